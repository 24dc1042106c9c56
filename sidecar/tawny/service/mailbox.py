"""A bounded queue of packets to a decoder that may lag: the sender never waits, and losses are whole GOPs."""

from __future__ import annotations

from collections import deque
from threading import Condition

from tawny.media.packets import VideoPacket

MAX_PACKETS = 100


class PacketMailbox:
    """Packets with their wall times, from one thread to another. `skipped` counts the pictures that were dropped."""

    def __init__(self, limit: int = MAX_PACKETS) -> None:
        self.skipped = 0
        self._limit = limit
        self._packets: deque[tuple[VideoPacket, int]] = deque()
        self._ready = Condition()
        self._closed = False
        self._need_keyframe = True

    def put(self, packet: VideoPacket, wall_us: int) -> None:
        """Leave a packet. When there are too many, all go, and the next keyframe is waited for."""
        with self._ready:
            if len(self._packets) >= self._limit:
                self.skipped += len(self._packets)
                self._packets.clear()
                self._need_keyframe = True
            if self._need_keyframe and not packet.keyframe:
                self.skipped += 1
                return
            self._need_keyframe = False
            self._packets.append((packet, wall_us))
            self._ready.notify()

    def get(self) -> tuple[VideoPacket, int] | None:
        """Wait for the next packet; None when the mailbox was closed."""
        with self._ready:
            while not self._packets and not self._closed:
                self._ready.wait()
            return None if self._closed else self._packets.popleft()

    def close(self) -> None:
        """Let `get` return None from now on."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
