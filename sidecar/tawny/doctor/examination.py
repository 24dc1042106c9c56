"""Runs checks beside each other, each for a bounded time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tawny.core.errors import TawnyError
from tawny.doctor.findings import Finding, failed, of_error

USUAL_LIMIT_S = 15.0


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at. `late` is the remedy when it takes longer than `limit_s`.

    A TawnyError that `look` raises is what was found.
    """

    name: str
    look: Callable[[], Awaitable[Sequence[Finding]]]
    late: str = "the machine is overloaded, or a disk or network share hangs: see `dmesg`"
    limit_s: float = USUAL_LIMIT_S


async def examine(checks: Sequence[Check]) -> AsyncGenerator[Finding]:
    """Run all checks at the same time; what they find, in the order of the checks. Leave it with `aclosing`."""
    tasks = [asyncio.create_task(_bounded(check), name=check.name) for check in checks]
    try:
        for task in tasks:
            for finding in await task:
                yield finding
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def apart[T](work: Callable[[], T]) -> T:
    """The result of `work`, which blocks, and which may do so for ever: its thread keeps nobody from leaving."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # nobody waits any more: the loop is closed
            loop.call_soon_threadsafe(lambda: None if future.done() else result())

    def run() -> None:
        try:
            value = work()
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            failure = error
            settle(lambda: future.set_exception(failure))
        else:
            settle(lambda: future.set_result(value))

    threading.Thread(target=run, daemon=True).start()
    return await future


def looking(work: Callable[[], Sequence[Finding]]) -> Callable[[], Awaitable[Sequence[Finding]]]:
    """A check's `look` of a function that blocks."""
    return lambda: apart(work)


async def _bounded(check: Check) -> Sequence[Finding]:
    try:
        async with asyncio.timeout(check.limit_s):
            return await check.look()
    except TimeoutError:
        return [failed(check.name, f"was not over within {check.limit_s:g} s", check.late)]
    except TawnyError as error:
        return [of_error(check.name, error)]
    except Exception as error:  # noqa: BLE001 - one check that breaks must not hide the others
        what = f"could not be checked ({type(error).__name__}: {error})"
        return [failed(check.name, what, "please report this as a fault of Tawny")]
