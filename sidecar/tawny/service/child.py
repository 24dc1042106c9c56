"""One child process of the service: started from the fork server, listened to, and made to go at last."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, Self

KILL_LIMIT_S = 5.0


class ChildProcess:
    """A running child and the pipe to it. `gone` is set when it has ended. For the event loop's thread."""

    def __init__(self, process: ForkServerProcess, pipe: Connection, on_message: Callable[[Any], None]) -> None:
        self.gone = asyncio.Event()
        self._process = process
        self._pipe: Connection | None = pipe
        self._on_message = on_message
        self._exit_fd = _exit_descriptor(process)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._sentinel, self.gone.set)
        self._loop.add_reader(pipe.fileno(), self._receive)

    @classmethod
    async def start(
        cls,
        context: ForkServerContext,
        target: Callable[[Any, Connection], None],
        spec: object,
        *,
        name: str,
        on_message: Callable[[Any], None],
    ) -> Self:
        """Run `target(spec, pipe)` in a new process. `on_message` gets everything it says.

        Raises OSError or EOFError when it can't be started.
        """
        ours, theirs = context.Pipe()
        process = context.Process(target=target, args=(spec, theirs), name=name)
        try:
            await asyncio.to_thread(process.start)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return cls(process, ours, on_message)

    @property
    def pid(self) -> int | None:
        """Its process id."""
        return self._process.pid

    def send(self, command: object) -> bool:
        """Tell it something; False when it can't be told any more."""
        if self._pipe is None:
            return False
        try:
            self._pipe.send(command)
        except OSError:
            return False
        return True

    async def wait_gone(self, timeout_s: float) -> bool:
        """Wait until it has ended; False when it did not in time."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.gone.wait(), timeout_s)
        return self.gone.is_set()

    def exit_reason(self) -> str:
        """How it ended, for people."""
        self._process.join(1)
        code = self._process.exitcode
        return f"was ended by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"

    async def reap(self) -> None:
        """Make sure that it is gone, after everything that it had said was heard."""
        if self._pipe is None:
            return
        if not self.gone.is_set():
            self._kill()
            await self.wait_gone(KILL_LIMIT_S)
        self._loop.remove_reader(self._sentinel)
        self._loop.remove_reader(self._pipe.fileno())
        await asyncio.to_thread(self._process.join, KILL_LIMIT_S)
        self._receive()
        self._pipe.close()
        self._pipe = None
        with contextlib.suppress(ValueError):  # not even killing helped: it waits for a disk
            self._process.close()
        if self._exit_fd is not None:
            os.close(self._exit_fd)

    @property
    def _sentinel(self) -> int:
        return self._process.sentinel if self._exit_fd is None else self._exit_fd

    def _kill(self) -> None:
        if self._exit_fd is None:
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._exit_fd, signal.SIGKILL)

    def _receive(self) -> None:
        assert self._pipe is not None
        try:
            while self._pipe.poll():
                self._on_message(self._pipe.recv())
        except (EOFError, OSError):
            self._loop.remove_reader(self._pipe.fileno())


def _exit_descriptor(process: ForkServerProcess) -> int | None:
    """What becomes readable when the process itself ends; its sentinel also does when only the fork server ends.

    None where the system has no such thing, or when the process has ended already.
    """
    assert process.pid is not None
    if not hasattr(os, "pidfd_open"):
        return None
    with contextlib.suppress(OSError):
        return os.pidfd_open(process.pid)
    return None
