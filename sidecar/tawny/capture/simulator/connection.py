"""One RTSP connection: requests in, answers out, and the session of the client that plays."""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

from tawny.capture.simulator import auth, sdp
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.mount import Mount
from tawny.capture.simulator.rtsp import Request, RequestReader, response
from tawny.capture.simulator.viewer import Route, TcpRoute, UdpPair, UdpRoute, Viewer

PUBLIC = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN"
_PORTS = re.compile(r"(?:interleaved|client_port)=(\d+)(?:-(\d+))?")
_UNGUARDED = frozenset({"OPTIONS", "TEARDOWN"})


@dataclass(slots=True)
class Shared:
    """What all connections of a server share. `changed` is called when a counter of a mount has changed."""

    mounts: dict[str, Mount]
    udp: UdpPair
    session_timeout_s: float
    changed: Callable[[], None]
    connections: set[Connection] = field(default_factory=set)
    accepted: int = 0


class Connection(asyncio.Protocol):
    """Serves one client. Never waits: every request is answered at once."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._reader = RequestReader()
        self._nonce = secrets.token_hex(16)
        self._session = secrets.token_hex(8)
        self._routes: dict[int, Route] = {}
        self._viewer: Viewer | None = None
        self._last_sign = time.monotonic()
        self.mount: Mount | None = None
        self._handlers: dict[str, Callable[[Request, Mount], bytes]] = {
            "DESCRIBE": self._describe,
            "SETUP": self._setup,
            "PLAY": self._play,
            "PAUSE": self._pause,
            "GET_PARAMETER": self._alive,
            "SET_PARAMETER": self._alive,
            "TEARDOWN": self._teardown,
        }

    # the transport's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client connected."""
        self._transport = cast("asyncio.Transport", transport)
        self._peer: tuple[str, int] = transport.get_extra_info("peername")
        sock: socket.socket = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._shared.connections.add(self)
        self._shared.accepted += 1

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """The client left, or was thrown out."""
        self._stop_playing()
        self._shared.connections.discard(self)
        self._shared.changed()

    def data_received(self, data: bytes) -> None:
        """Requests, and RTCP from a client that plays over TCP."""
        self._last_sign = time.monotonic()
        try:
            for item in self._reader.feed(data):
                if isinstance(item, Request):
                    self._request(item)
        except ValueError:
            self._transport.abort()

    # the server's side

    def reset(self) -> None:
        """Cut the connection at once, as when a camera loses power behind a switch that does not (TCP reset)."""
        sock: socket.socket = self._transport.get_extra_info("socket")
        with suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def close(self) -> None:
        """Close after what waits has been sent."""
        self._stop_playing()
        self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()

    def sign_of_life(self, address: tuple[str, int]) -> None:
        """RTCP came from `address`: counts when it is this session's."""
        routes = self._routes.values()
        if any(isinstance(route, UdpRoute) and address in {route.rtcp, route.rtp} for route in routes):
            self._last_sign = time.monotonic()

    def expire(self, now: float) -> None:
        """Close when the client gave no sign of life for the session's time-out."""
        if now - self._last_sign > self._shared.session_timeout_s:
            self._transport.abort()

    # requests

    def _request(self, request: Request) -> None:
        mount = self._find(request)
        if mount is not None and self._is_silent(mount):
            return
        answer = self._answer(request, mount)
        if not self._transport.is_closing():
            self._transport.write(answer)
        if request.method == "TEARDOWN":
            self.close()
        self._shared.changed()

    def _find(self, request: Request) -> Mount | None:
        mount = self._shared.mounts.get(request.mount) or self._shared.mounts.get(f"{request.mount}/main")
        if mount is not None and self.mount is None:
            self.mount = mount
            mount.counters.connections += 1
            mount.counters.attempts_us.append(time.monotonic_ns() // 1000)
        return mount

    def _is_silent(self, mount: Mount) -> bool:
        now = time.monotonic()
        if mount.faults.acts(Fault.CUT, now):
            self.reset()
            return True
        return mount.faults.acts(Fault.HANG, now)

    def _answer(self, request: Request, mount: Mount | None) -> bytes:
        if request.method == "OPTIONS":
            return response(200, request, {"Public": PUBLIC})
        handler = self._handlers.get(request.method)
        if handler is None:
            return response(501, request)
        if mount is None or mount.faults.acts(Fault.MISSING, time.monotonic()):
            return response(404, request)
        if request.method not in _UNGUARDED and not self._authorise(request, mount):
            return response(401, request, {"WWW-Authenticate": auth.challenge(self._nonce)})
        return handler(request, mount)

    def _authorise(self, request: Request, mount: Mount) -> bool:
        denies = mount.faults.acts(Fault.DENY, time.monotonic())
        if not mount.camera.username and not denies:
            return True
        header = request.headers.get("authorization")
        if header is None:
            return False
        mount.counters.logins += 1
        camera = mount.camera
        if not denies and auth.is_authorised(header, request.method, self._nonce, camera.username, camera.password):
            return True
        mount.counters.denied += 1
        return False

    def _describe(self, request: Request, mount: Mount) -> bytes:
        mount.counters.describes += 1
        host: str = self._transport.get_extra_info("sockname")[0]
        with_video = not mount.faults.acts(Fault.AUDIO_ONLY, time.monotonic())
        body = sdp.describe(mount.source, host, with_video=with_video)
        base = request.url.rstrip("/") + "/"
        return response(200, request, {"Content-Base": base, "Content-Type": "application/sdp"}, body)

    def _setup(self, request: Request, mount: Mount) -> bytes:
        track = sdp.VIDEO_TRACK if request.track is None else request.track
        if not mount.has_track(track):
            return response(404, request)
        if mount is not self.mount or self._viewer is not None:
            return response(455, request)
        for offer in request.headers.get("transport", "").split(","):
            chosen = self._choose(offer.strip(), mount)
            if chosen is not None:
                self._routes[track], transport = chosen
                return response(200, request, {"Transport": transport, "Session": self._session_header()})
        return response(461, request)

    def _choose(self, offer: str, mount: Mount) -> tuple[Route, str] | None:
        ports = _PORTS.search(offer)
        protocol = offer.partition(";")[0]
        if protocol == "RTP/AVP/TCP":
            first = int(ports[1]) if ports else 2 * len(self._routes)
            second = int(ports[2] or first + 1) if ports else first + 1
            return TcpRoute(first & 0xFF, second & 0xFF), f"{protocol};unicast;interleaved={first}-{second}"
        if protocol not in {"RTP/AVP", "RTP/AVP/UDP"} or not ports or "multicast" in offer or not mount.camera.udp:
            return None
        first, second = int(ports[1]), int(ports[2] or int(ports[1]) + 1)
        mine = [udp.get_extra_info("sockname")[1] for udp in (self._shared.udp.rtp, self._shared.udp.rtcp)]
        host = self._peer[0]
        header = f"{protocol};unicast;client_port={first}-{second};server_port={mine[0]}-{mine[1]}"
        return UdpRoute((host, first), (host, second)), header

    def _play(self, request: Request, mount: Mount) -> bytes:
        if not self._routes or mount is not self.mount:
            return response(455, request)
        if request.headers.get("session", "").partition(";")[0] != self._session:
            return response(454, request)
        if self._viewer is None:
            self._viewer = Viewer(self._transport, self._shared.udp, self._routes, self.close)
            # The answer has to be on the wire before the first packet is.
            asyncio.get_running_loop().call_soon(self._start_playing, mount, self._viewer)
            mount.counters.plays += 1
        base = request.url.rstrip("/")
        info = ",".join(
            f"url={base}/trackID={track};seq={sequence};rtptime={timestamp}"
            for track, (sequence, timestamp) in mount.next_start().items()
            if track in self._routes
        )
        return response(200, request, {"Session": self._session_header(), "Range": "npt=now-", "RTP-Info": info})

    def _start_playing(self, mount: Mount, viewer: Viewer) -> None:
        if viewer is self._viewer and not self._transport.is_closing():
            mount.viewers.add(viewer)
            self._shared.changed()

    def _stop_playing(self) -> None:
        if self._viewer is not None and self.mount is not None:
            self.mount.remove(self._viewer)
        self._viewer = None

    def _pause(self, request: Request, _mount: Mount) -> bytes:
        self._stop_playing()
        return response(200, request, {"Session": self._session_header()})

    def _alive(self, request: Request, _mount: Mount) -> bytes:
        return response(200, request, {"Session": self._session_header()})

    def _teardown(self, request: Request, _mount: Mount) -> bytes:
        self._stop_playing()
        return response(200, request, {"Session": self._session_header()})

    def _session_header(self) -> str:
        return f"{self._session};timeout={max(1, round(self._shared.session_timeout_s))}"
