"""Checks beside each other: none may hold up, hide or outlive the others."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import aclosing

from tawny.core.errors import StorageError
from tawny.core.redact import register_secret
from tawny.doctor import Finding, Outcome
from tawny.doctor.examination import Check, apart, examine, looking
from tawny.doctor.findings import of_error, ok

STUCK = """
import asyncio, threading
from tawny.doctor.examination import Check, apart, examine

async def main():
    check = Check("disk", lambda: apart(threading.Event().wait), limit_s=0.1)
    async for finding in examine([check]):
        print(finding.outcome, flush=True)

asyncio.run(main())
"""


async def results(checks: Sequence[Check]) -> list[Finding]:
    async with aclosing(examine(checks)) as findings:
        return [finding async for finding in findings]


async def test_they_run_beside_each_other_and_are_told_in_order() -> None:
    together = threading.Barrier(3, timeout=10)

    def check(name: str) -> Check:
        def look() -> list[Finding]:
            together.wait()  # none comes through alone
            return [ok(name, "well")]

        return Check(name, looking(look))

    assert [finding.check for finding in await results([check(name) for name in "abc"])] == ["a", "b", "c"]


async def test_one_that_never_ends_is_told_as_such_and_holds_up_nobody() -> None:
    never = threading.Event()
    stuck = Check("disk", lambda: apart(never.wait), "see dmesg", limit_s=0.2)
    quick = Check("quick", looking(lambda: [ok("quick", "well")]))
    begin = time.monotonic()
    late, well = await results([stuck, quick])
    assert time.monotonic() - begin < 5
    assert (late.outcome, late.remedy) == (Outcome.FAILED, "see dmesg")
    assert "0.2 s" in late.found
    assert well.outcome is Outcome.OK
    never.set()


def test_a_disk_that_hangs_for_ever_does_not_keep_the_program_from_ending() -> None:
    done = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("failed\n", "")


async def test_what_a_check_raises_is_what_was_found() -> None:
    def refuse() -> list[Finding]:
        raise StorageError("the disk is not there", "mount it")

    def stumble() -> list[Finding]:
        raise KeyError("a mistake of ours")

    known, fault, well = await results(
        [Check("known", looking(refuse)), Check("fault", looking(stumble)), Check("c", looking(lambda: [ok("c", "")]))]
    )
    assert known == of_error("known", StorageError("the disk is not there", "mount it"))
    assert fault.outcome is Outcome.FAILED
    assert "a mistake of ours" in fault.found
    assert well.outcome is Outcome.OK


async def test_whoever_leaves_early_leaves_nothing_running() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def look() -> list[Finding]:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return []

    async with aclosing(examine([Check("a", looking(lambda: [ok("a", "")])), Check("b", look)])) as findings:
        assert (await anext(findings)).check == "a"
        await begun.wait()
    assert ended.is_set()


def test_a_finding_is_one_line_without_secrets() -> None:
    register_secret("open-sesame")
    found = ok("door", "rtsp://me:pa55word@door/\nsays open-sesame").found
    assert found == "rtsp://***@door/ says ***"
