"""A bounded queue of packets to a decoder that may lag: the sender never waits, and losses are whole GOPs."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from threading import Condition

from tawny.media.packets import VideoPacket, VideoParameters

MAX_PACKETS = 100


class PacketMailbox:
    """Packets with their wall times, from one thread to another. `skipped` counts the pictures that were dropped.

    None instead of a packet says that no more are to be expected for now. Parameters are never dropped: they travel on
    with the next keyframe.
    """

    def __init__(self, limit: int = MAX_PACKETS) -> None:
        self.skipped = 0
        self._limit = limit
        self._packets: deque[tuple[VideoPacket | None, int]] = deque()
        self._parameters: VideoParameters | None = None
        """The newest parameters that were dropped."""
        self._ready = Condition()
        self._closed = False
        self._need_keyframe = True

    def put(self, packet: VideoPacket, wall_us: int) -> None:
        """Leave a packet. When there are too many, all go, and the next keyframe is waited for."""
        with self._ready:
            if len(self._packets) >= self._limit:
                for dropped, _ in self._packets:
                    self._drop(dropped)
                self._packets.clear()
                self._need_keyframe = True
            if self._need_keyframe and not packet.keyframe:
                self._drop(packet)
                return
            if self._parameters is not None and packet.parameters is None:
                packet = replace(packet, parameters=self._parameters)
            self._parameters = None
            self._need_keyframe = False
            self._packets.append((packet, wall_us))
            self._ready.notify()

    def put_end(self, wall_us: int) -> None:
        """Say that the pictures stopped."""
        with self._ready:
            self._packets.append((None, wall_us))
            self._ready.notify()

    def get(self) -> tuple[VideoPacket | None, int] | None:
        """Wait for the next packet; None when the mailbox was closed."""
        with self._ready:
            while not self._packets and not self._closed:
                self._ready.wait()
            return None if self._closed else self._packets.popleft()

    def _drop(self, packet: VideoPacket | None) -> None:
        if packet is not None:
            self.skipped += 1
            self._parameters = packet.parameters or self._parameters

    def close(self) -> None:
        """Let `get` return None from now on."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
