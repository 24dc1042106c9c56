"""One client that plays a mount: where its packets go, and what is dropped when it is too slow to take them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from tawny.capture.simulator import rtp

MAX_BUFFER = 1 << 20
MAX_SLOW_BUFFER = 256 << 10
"""Bytes that may wait for a client before whole frames are dropped; less on a link that is slowed on purpose."""
_MAX_DATAGRAM = 1500.0


@dataclass(frozen=True, slots=True)
class TcpRoute:
    """Interleaved in the RTSP connection: RTP on `channel`, RTCP on `rtcp_channel`."""

    channel: int
    rtcp_channel: int


@dataclass(frozen=True, slots=True)
class UdpRoute:
    """Datagrams to the client's ports."""

    rtp: tuple[str, int]
    rtcp: tuple[str, int]


type Route = TcpRoute | UdpRoute


@dataclass(frozen=True, slots=True)
class UdpPair:
    """The server's two UDP ports."""

    rtp: asyncio.DatagramTransport
    rtcp: asyncio.DatagramTransport


class Viewer:
    """Delivers frames to one client. Never blocks and never buffers more than `max_buffer` bytes plus one frame."""

    def __init__(
        self, connection: asyncio.WriteTransport, udp: UdpPair, routes: dict[int, Route], close: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._udp = udp
        self._backlog: deque[memoryview] = deque()
        self._backlog_bytes = 0
        self._rate: float | None = None
        self._budget = 0.0
        self._refilled = 0.0
        self.routes = routes
        self.close = close
        self.started = False
        self.waiting = True
        """Until the next keyframe."""
        self.next_report = 0.0
        self.frames_dropped = 0

    @property
    def is_limited(self) -> bool:
        """Whether the link is slowed down on purpose."""
        return self._rate is not None

    def is_congested(self) -> bool:
        """Whether so much waits for the client already that the next frame has to be dropped."""
        limit = MAX_BUFFER if self._rate is None else MAX_SLOW_BUFFER
        return self._connection.get_write_buffer_size() + self._backlog_bytes > limit

    def send(self, track: int, wire: rtp.Wire, garbage: bytes = b"") -> None:
        """Send a frame of `track`, if the client set that track up."""
        route = self.routes.get(track)
        if isinstance(route, TcpRoute):
            self._write(garbage + rtp.on_channel(wire, route.channel).data if garbage or route.channel else wire.data)
        elif isinstance(route, UdpRoute):
            if garbage:
                self._udp.rtp.sendto(garbage, route.rtp)
            for packet in wire.packets():
                if self._affords(len(packet)):
                    self._udp.rtp.sendto(packet[rtp.INTERLEAVED_HEADER :], route.rtp)

    def send_rtcp(self, track: int, packet: bytes) -> None:
        """Send an RTCP packet of `track`."""
        route = self.routes.get(track)
        if isinstance(route, TcpRoute):
            self._write(rtp.interleave(route.rtcp_channel, packet))
        elif isinstance(route, UdpRoute):
            self._udp.rtcp.sendto(packet, route.rtcp)

    def limit(self, bytes_per_s: float | None, now: float) -> None:
        """Slow the link down, or (None) let everything through again; then pass on what may pass by now."""
        if bytes_per_s is None:
            self._rate = None
            while self._backlog:
                self._connection.write(self._backlog.popleft())
            self._backlog_bytes = 0
            return
        if self._rate is None:
            self._budget, self._refilled = 0.0, now
        self._rate = bytes_per_s
        # At most a quarter of a second may come at once, but a datagram has to fit.
        self._budget = min(self._budget + (now - self._refilled) * bytes_per_s, max(bytes_per_s / 4, _MAX_DATAGRAM))
        self._refilled = now
        self._pass_on()

    def _pass_on(self) -> None:
        while self._backlog and self._budget >= 1:
            chunk = self._backlog.popleft()
            now, later = chunk[: int(self._budget)], chunk[int(self._budget) :]
            self._connection.write(now)
            self._budget -= len(now)
            self._backlog_bytes -= len(now)
            if later:
                self._backlog.appendleft(later)

    def _write(self, data: bytes | bytearray) -> None:
        if self._rate is None:
            self._connection.write(data)
        else:
            self._backlog.append(memoryview(data))
            self._backlog_bytes += len(data)

    def _affords(self, size: int) -> bool:
        if self._rate is None:
            return True
        if self._budget < size:
            return False
        self._budget -= size
        return True
