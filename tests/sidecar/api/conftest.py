"""A house with one camera that is recorded and live, and its API on a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from support.footage import Footage, read_footage
from support.house import FakeHouse, Site, make_house
from support.video import make_clip


@pytest.fixture(autouse=True)
def no_traceback(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever is sent to the service: its log never has a traceback."""
    yield
    assert [record.getMessage() for record in caplog.get_records("call") if record.exc_info] == []


@pytest.fixture(scope="session")
def footage_10s(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """10 s with sound, a keyframe a second."""
    return read_footage(make_clip(tmp_path_factory.mktemp("api") / "a.mp4", seconds=10, fps=10, gop=10, audio=True))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[FakeHouse]:
    fake = make_house(tmp_path)
    fake.add_camera("door")
    yield fake
    fake.close()


@pytest.fixture
async def site(house: FakeHouse) -> AsyncIterator[Site]:
    opened = await Site.open(house)
    yield opened
    await opened.close()


@pytest.fixture
def event(house: FakeHouse, footage_10s: Footage) -> str:
    """An event with its footage and a picture."""
    house.record(footage_10s, segments=2)
    found = house.add_event()
    house.add_picture(found)
    return found
