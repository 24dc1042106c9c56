"""A service with one camera and ten seconds of its footage, and commands that are started beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.footage import Footage, read_footage
from support.house import FakeHouse, Site, make_house
from support.video import make_clip
from tawny.cli.main import cli
from tawny.core.errors import TawnyError


@pytest.fixture(scope="module")
def footage_10s(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    return read_footage(make_clip(tmp_path_factory.mktemp("cli") / "a.mp4", seconds=10, fps=10, gop=10))


@pytest.fixture
async def site(tmp_path: Path, footage_10s: Footage) -> AsyncIterator[Site]:
    house = make_house(tmp_path)
    house.add_camera("door")
    house.record(footage_10s)
    opened = await Site.open(house)
    yield opened
    await opened.close()
    house.close()


class Commands:
    """Runs commands beside the service, which they find by its storage."""

    def __init__(self, house: FakeHouse) -> None:
        self._house = house

    def run(self, *arguments: str) -> Result:
        """Run one, and wait for its end."""
        storage = ("--data", str(self._house.storage_root))
        return CliRunner().invoke(cli, [*arguments, *storage], catch_exceptions=True)

    async def output(self, *arguments: str) -> str:
        """What one that succeeds prints."""
        result = await asyncio.to_thread(self.run, *arguments)
        assert result.exit_code == 0, result.exception
        return result.stdout

    async def refusal(self, *arguments: str) -> str:
        """The line with which one fails."""
        result = await asyncio.to_thread(self.run, *arguments)
        assert isinstance(result.exception, TawnyError), result.output
        return str(result.exception)


@pytest.fixture
def commands(site: Site) -> Commands:
    return Commands(site.house)
