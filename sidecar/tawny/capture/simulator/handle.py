"""The simulator for synchronous code: in a thread, or in a process of its own."""

from __future__ import annotations

import asyncio
import inspect
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any, cast

from tawny.capture.simulator.camera import MountStats, Sent, SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.server import ALL, Simulator
from tawny.core.errors import TawnyError

START_TIMEOUT_S = 60.0
_CALL_TIMEOUT_S = 30.0

type _Call = Callable[[str, tuple[object, ...], dict[str, object]], object]
"""Calls the method of that name in the simulator's event loop and returns (or raises) what it does."""


class SimulatorHandle:
    """The commands of `Simulator`, callable from anywhere but its own event loop. One call at a time."""

    def __init__(self, call: _Call, cameras: Sequence[SimulatedCamera], address: tuple[str, int]) -> None:
        self._call = call
        self._cameras = {camera.name: camera for camera in cameras}
        self.address = address

    def url(self, camera: str, stream: str = "main", *, credentials: bool = True) -> str:
        """The URL of a stream."""
        return self._cameras[camera].url(self.address, stream, credentials=credentials)

    def fault(self, target: str, fault: Fault, *, seconds: float | None = None, value: float | None = None) -> None:
        """See `Simulator.fault`."""
        self._call("fault", (target, fault), {"seconds": seconds, "value": value})

    def clear(self, target: str = ALL, fault: Fault | None = None) -> None:
        """See `Simulator.clear`."""
        self._call("clear", (target, fault), {})

    def switch(self, mount: str, path: Path) -> Sent:
        """See `Simulator.switch`."""
        return cast("Sent", self._call("switch", (mount, path), {}))

    def sent_at(self, mount: str, position_s: float, loop: int | None = None) -> Sent | None:
        """See `Simulator.sent_at`."""
        return cast("Sent | None", self._call("sent_at", (mount, position_s, loop), {}))

    def loop_starts(self, mount: str) -> list[Sent]:
        """See `Simulator.loop_starts`."""
        return cast("list[Sent]", self._call("loop_starts", (mount,), {}))

    def stats(self, mount: str) -> MountStats:
        """See `Simulator.stats`."""
        return cast("MountStats", self._call("stats", (mount,), {}))

    def wait_for_viewers(self, mount: str, count: int = 1, timeout_s: float = 10.0) -> None:
        """See `Simulator.wait_for_viewers`."""
        self._call("wait_for_viewers", (mount, count, timeout_s), {})


async def _invoke(simulator: Simulator, method: str, args: tuple[object, ...], options: dict[str, object]) -> object:
    result = getattr(simulator, method)(*args, **options)
    return await result if inspect.isawaitable(result) else result


@contextmanager
def run_in_thread(
    cameras: Sequence[SimulatedCamera], *, host: str = "127.0.0.1", port: int = 0, session_timeout_s: float = 60.0
) -> Iterator[SimulatorHandle]:
    """A simulator in an event loop of its own, in a thread of this process."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="camera-simulator", daemon=True)
    thread.start()
    simulator = Simulator(cameras, host=host, port=port, session_timeout_s=session_timeout_s)

    def call(method: str, args: tuple[object, ...], options: dict[str, object]) -> object:
        return asyncio.run_coroutine_threadsafe(_invoke(simulator, method, args, options), loop).result()

    try:
        call("start", (), {})
        yield SimulatorHandle(call, cameras, simulator.address)
    finally:
        call("stop", (), {})
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


@contextmanager
def run_in_process(
    cameras: Sequence[SimulatedCamera],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    session_timeout_s: float = 60.0,
    nice: int = 0,
) -> Iterator[SimulatorHandle]:
    """A simulator in a process of its own, which ends with the block and in any case with this process.

    Raises what starting it raised: UsageError for a bad file, PortInUseError.
    """
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    settings = {"host": host, "port": port, "session_timeout_s": session_timeout_s}
    process = context.Process(target=_serve, args=(theirs, tuple(cameras), settings, nice), name="camera-simulator")
    process.daemon = True
    process.start()
    theirs.close()
    lock = threading.Lock()

    def call(method: str, args: tuple[object, ...], options: dict[str, object]) -> object:
        with lock:
            mine.send((method, args, options))
            return _receive(mine, cast("float", options.get("timeout_s", _CALL_TIMEOUT_S)))

    try:
        address = cast("tuple[str, int]", _receive(mine, START_TIMEOUT_S))
        yield SimulatorHandle(call, cameras, address)
    finally:
        mine.close()  # which is what tells it to stop
        process.join(5)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _receive(pipe: Pipe[Any, Any], timeout_s: float) -> object:
    try:
        answered = pipe.poll(timeout_s)
        result = pipe.recv() if answered else TawnyError("the camera simulator does not answer", "restart it")
    except (EOFError, ConnectionError) as error:
        raise TawnyError("the camera simulator ended", "see its output above") from error
    if isinstance(result, Exception):
        raise result
    return cast("object", result)


def _serve(pipe: Pipe[Any, Any], cameras: Sequence[SimulatedCamera], settings: dict[str, Any], nice: int) -> None:
    """Main function of the process: commands come through the pipe, and its end ends the simulator."""
    import os  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole terminal; the parent decides
    if nice:
        os.nice(nice)
    asyncio.run(_serve_pipe(pipe, Simulator(cameras, **settings)))


async def _serve_pipe(pipe: Pipe[Any, Any], simulator: Simulator) -> None:
    try:
        await simulator.start()
    except TawnyError as error:
        pipe.send(error)
        return
    pipe.send(simulator.address)
    try:
        while True:
            method, args, options = await asyncio.to_thread(pipe.recv)
            try:
                result = await _invoke(simulator, method, args, options)
            except (TawnyError, TimeoutError) as error:
                result = error
            pipe.send(result)
    except (EOFError, ConnectionError):
        pass
    finally:
        await simulator.stop()
