"""The simulator: an RTSP server whose streams are files that run for ever, with faults on command.

It lives in one event loop: entering it loads the files (in a thread), binds the sockets and starts the streams; leaving
it closes everything.
"""

from __future__ import annotations

import asyncio
import errno
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from tawny.capture.simulator.audio import Audio
from tawny.capture.simulator.camera import MountStats, Sent, SimulatedCamera
from tawny.capture.simulator.connection import Connection, Shared
from tawny.capture.simulator.faults import MOMENTARY, Fault, check
from tawny.capture.simulator.mount import Mount
from tawny.capture.simulator.pacer import Pacer
from tawny.capture.simulator.source import Source, load_source
from tawny.capture.simulator.viewer import UdpPair
from tawny.core.errors import NotFoundError, TawnyError

ALL = "*"
"""The target of a fault that acts on every mount."""

_EXPIRY_CHECK_S = 0.5
_PORT_ATTEMPTS = 50


class PortInUseError(TawnyError):
    """Another program listens there."""

    code = "port_in_use"


class Simulator:
    """Cameras on one RTSP port. `port` 0 takes a free one.

    Cameras start up to a second apart, so that their keyframes do not come all at once; the streams of one camera
    start together. What is random (SSRC, garbage) comes from `seed`. Raises UsageError for a bad file, PortInUseError.
    """

    def __init__(
        self,
        cameras: Sequence[SimulatedCamera],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        session_timeout_s: float = 60.0,
        seed: int = 0,
    ) -> None:
        self._cameras = {camera.name: camera for camera in cameras}
        self._host = host
        self._port = port
        self._timeout = session_timeout_s
        self._seed = seed
        self._sources: dict[tuple[Path, Audio], Source] = {}
        self._reopening: asyncio.Task[None] | None = None
        self._waiters: set[asyncio.Event] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # life

    async def start(self) -> None:
        """Load, bind, and let the streams run."""
        self._loop = asyncio.get_running_loop()
        self._pacer = Pacer(self._loop)
        plan = [
            (camera, stream, await self._load(path, camera.audio if index == 0 else Audio.NONE))
            for camera in self._cameras.values()
            for index, (stream, path) in enumerate(camera.streams.items())
        ]
        self._shared = Shared({}, await self._open_udp(), self._timeout, self._wake)
        try:
            await self._listen()
        except PortInUseError:
            self._close_udp()
            raise
        self._run(plan)
        self._expire()

    def _run(self, plan: list[tuple[SimulatedCamera, str, Source]]) -> None:
        phases = {name: index * 0.618 % 1 for index, name in enumerate(self._cameras)}
        begin = self._loop.time()
        for index, (camera, stream, source) in enumerate(plan):
            mount = Mount(camera, stream, source, begin + phases[camera.name], self._seed * 1000 + index)
            self._shared.mounts[mount.name] = mount
            self._pacer.add(begin + phases[camera.name], mount.step_video)
            if source.audio is not None:
                self._pacer.add(begin + phases[camera.name], mount.step_audio)
        self._pacer.start()

    async def stop(self) -> None:
        """Close all connections and sockets."""
        if self._server is None:
            return
        self._pacer.stop()
        if self._reopening is not None:
            await asyncio.wait([self._reopening])
        for connection in list(self._shared.connections):
            connection.abort()
        self._server.close()
        self._close_udp()
        await self._server.wait_closed()
        await asyncio.sleep(0)  # datagram transports close their sockets in the loop's next round

    # addresses

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of the server."""
        return self._host, self._port

    @property
    def mounts(self) -> list[str]:
        """The names of all streams: `front_door/main`."""
        return [f"{camera.name}/{stream}" for camera in self._cameras.values() for stream in camera.streams]

    def url(self, camera: str, stream: str = "main", *, credentials: bool = True) -> str:
        """The URL of a stream. Raises NotFoundError when there is no such camera."""
        if camera not in self._cameras:
            raise NotFoundError(f"no camera {camera}", f"there are {', '.join(self._cameras)}")
        return self._cameras[camera].url(self.address, stream, credentials=credentials)

    # commands

    def fault(self, target: str, fault: Fault, *, seconds: float | None = None, value: float | None = None) -> None:
        """Let `fault` act on a mount (`front_door/main`), on all streams of a camera (`front_door`), or on all (`*`).

        See `Fault` for what `seconds` and `value` mean. `CUT` on `*` closes the port as well. Raises UsageError and
        NotFoundError.
        """
        check(fault, seconds, value)
        mounts = self._targets(target)
        if target == ALL and fault is Fault.CUT and seconds:
            self._stop_listening(seconds)
        for mount in mounts:
            if fault in MOMENTARY:
                self._happen(mount, fault, seconds or 0.0)
            else:
                mount.faults.begin(fault, self._loop.time(), seconds=seconds, value=value)

    def clear(self, target: str = ALL, fault: Fault | None = None) -> None:
        """End one fault, or all, of the target."""
        for mount in self._targets(target):
            mount.faults.clear(fault)

    async def switch(self, mount: str, path: Path) -> Sent:
        """Let a mount go on with another file, from its first keyframe; returns when that was sent.

        The codec has to stay; size, frame rate and GOP may change. Raises UsageError and NotFoundError.
        """
        (target,) = self._targets(mount, one=True)
        source = await self._load(path, target.camera.audio if target.source.audio is not None else Audio.NONE)
        done: asyncio.Future[Sent] = self._loop.create_future()
        target.switch(source, lambda sent: None if done.done() else done.set_result(sent))
        return await done

    # observations

    def sent_at(self, mount: str, position_s: float, loop: int | None = None) -> Sent | None:
        """When the first picture at or after `position_s` of the file was sent, in that loop or the last that had it.

        None when that is still to come (or longer ago than 64 loops).
        """
        return self._targets(mount, one=True)[0].sent_at(position_s, loop)

    def loop_starts(self, mount: str) -> list[Sent]:
        """When each of the last loops of a mount began."""
        return self._targets(mount, one=True)[0].loop_starts()

    def source(self, mount: str) -> Source:
        """What a mount serves at present."""
        return self._targets(mount, one=True)[0].source

    def stats(self, mount: str) -> MountStats:
        """What clients did at a mount."""
        return self._targets(mount, one=True)[0].stats()

    @property
    def accepted(self) -> int:
        """TCP connections accepted since the start, over all mounts."""
        return self._shared.accepted

    async def wait_for(self, condition: Callable[[Self], bool], timeout_s: float = 10.0) -> None:
        """Wait until `condition` holds; it is looked at whenever a client connects, asks or leaves.

        Raises TimeoutError.
        """
        event = asyncio.Event()
        self._waiters.add(event)
        try:
            async with asyncio.timeout(timeout_s):
                while not condition(self):
                    event.clear()
                    await event.wait()
        finally:
            self._waiters.discard(event)

    async def wait_for_viewers(self, mount: str, count: int = 1, timeout_s: float = 10.0) -> None:
        """Wait until exactly `count` clients play a mount. Raises TimeoutError."""
        await self.wait_for(lambda simulator: simulator.stats(mount).viewers == count, timeout_s)

    def _expire(self) -> None:
        now = time.monotonic()
        for connection in list(self._shared.connections):
            connection.expire(now)
        self._pacer.later(min(_EXPIRY_CHECK_S, self._timeout / 4), self._expire)

    def _wake(self) -> None:
        for event in self._waiters:
            event.set()

    # faults that happen in one moment

    def _happen(self, mount: Mount, fault: Fault, seconds: float) -> None:
        match fault:
            case Fault.JUMP:
                mount.shift_timestamps(seconds)
            case Fault.BACK:
                mount.shift_timestamps(-seconds)
            case Fault.END:
                self._pacer.later(seconds, mount.say_goodbye)
            case Fault.CUT:
                if seconds:
                    mount.faults.begin(Fault.CUT, self._loop.time(), seconds=seconds, value=None)
                for connection in list(self._shared.connections):
                    if connection.mount is mount:
                        connection.reset()

    # sockets

    async def _listen(self) -> None:
        try:
            self._server = await self._loop.create_server(
                lambda: Connection(self._shared), self._host, self._port, reuse_address=True, backlog=200
            )
        except OSError as error:
            reason = "in use" if error.errno == errno.EADDRINUSE else f"not available ({error.strerror})"
            raise PortInUseError(f"port {self._port} of {self._host} is {reason}", "choose another") from error
        self._port = self._server.sockets[0].getsockname()[1]

    def _stop_listening(self, seconds: float) -> None:
        assert self._server is not None
        self._server.close()
        self._pacer.later(seconds, self._listen_again)

    def _listen_again(self) -> None:
        self._reopening = self._loop.create_task(self._listen())

    async def _open_udp(self) -> UdpPair:
        """An even port for RTP and the next one for RTCP."""
        for _ in range(_PORT_ATTEMPTS):
            rtp, _ = await self._datagrams(0)
            port = rtp.get_extra_info("sockname")[1]
            other = port + 1 if port % 2 == 0 else port - 1
            with suppress(OSError, OverflowError):
                rtcp, _ = await self._datagrams(other)
                return UdpPair(rtp, rtcp) if port % 2 == 0 else UdpPair(rtcp, rtp)
            rtp.close()
        raise PortInUseError("found no pair of free UDP ports", "close programs that hold many sockets")

    async def _datagrams(self, port: int) -> tuple[asyncio.DatagramTransport, asyncio.DatagramProtocol]:
        return await self._loop.create_datagram_endpoint(
            lambda: _Datagrams(self._on_rtcp), local_addr=(self._host, port)
        )

    def _on_rtcp(self, address: tuple[str, int]) -> None:
        for connection in self._shared.connections:
            connection.sign_of_life(address)

    def _close_udp(self) -> None:
        self._shared.udp.rtp.close()
        self._shared.udp.rtcp.close()

    # helpers

    async def _load(self, path: Path, audio: Audio) -> Source:
        if (path, audio) not in self._sources:
            self._sources[path, audio] = await asyncio.to_thread(load_source, path, audio)
        return self._sources[path, audio]

    def _targets(self, target: str, *, one: bool = False) -> list[Mount]:
        mounts = self._shared.mounts
        found = [mounts[target]] if target in mounts else []
        if not found and not one:
            found = [mount for mount in mounts.values() if target in {ALL, mount.camera.name}]
        if not found:
            raise NotFoundError(f"no stream {target}", f"there are {', '.join(mounts)}")
        return found


class _Datagrams(asyncio.DatagramProtocol):
    """Takes what clients send to the UDP ports: receiver reports, and empty packets that open firewalls."""

    def __init__(self, received: Callable[[tuple[str, int]], None]) -> None:
        self._received = received

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:  # noqa: ARG002
        """Something came; only the sender matters."""
        self._received(addr)
