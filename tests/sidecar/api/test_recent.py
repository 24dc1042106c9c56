"""What anybody may ask for as often as he likes is looked up once, and a disk that hangs holds up nobody else."""

from __future__ import annotations

import asyncio
import threading

import pytest

from support.house import FakeHouse, Site
from tawny.api import recent
from tawny.api.context import CONTEXT
from tawny.api.recent import Recent
from tawny.core.errors import StorageError


async def test_what_was_looked_up_a_moment_ago_is_not_looked_up_again() -> None:
    now, looks = [0.0], []
    wanted = Recent(lambda: looks.append(1) or len(looks), lambda: now[0])
    assert await asyncio.gather(*(wanted.get() for _ in range(100))) == [1] * 100
    now[0] = 0.9
    assert await wanted.get() == 1
    now[0] = 1.0
    assert await wanted.get() == 2


async def test_a_failure_is_not_remembered() -> None:
    failures = [StorageError("the log can't be read", "look at the disk")]

    def look() -> str:
        if failures:
            raise failures.pop()
        return "found"

    wanted = Recent(look, lambda: 0.0)
    with pytest.raises(StorageError):
        await wanted.get()
    assert await wanted.get() == "found"


async def test_a_disk_that_hangs_is_told_and_holds_up_nobody(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "PATIENCE_S", 0.1)
    go_on, looks = threading.Event(), []
    seen = house.storage()

    def hang() -> object:
        looks.append(1)
        assert go_on.wait(20)
        return seen

    site.server.runner.app[CONTEXT].storage = Recent(hang)
    async with site.new_client(100) as client:

        async def ask() -> str:
            async with client.get(f"{site.api}/health") as response:
                return (await response.json())["status"]

        assert await asyncio.gather(*(ask() for _ in range(50))) == ["degraded"] * 50
        async with client.get(f"{site.api}/status") as response:
            assert (await response.json())["storage"]["trouble"] == "the disk does not answer"
        async with client.get(f"{site.api}/events") as response:
            assert response.status == 200
        assert len(looks) == 1
        go_on.set()
