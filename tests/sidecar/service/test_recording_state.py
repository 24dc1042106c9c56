"""When a camera counts as being recorded."""

from __future__ import annotations

import asyncio

import pytest

from tawny.core.messages import SegmentKind, SegmentOpened
from tawny.service import recording_state
from tawny.service.recording_state import RecordingState


def opened(path: str) -> SegmentOpened:
    return SegmentOpened("door", "main", SegmentKind.CONTINUOUS, path, 0)


@pytest.fixture
def told() -> asyncio.Queue[None]:
    return asyncio.Queue()


@pytest.fixture
async def state(told: asyncio.Queue[None]) -> RecordingState:
    return RecordingState(lambda: told.put_nowait(None))


async def test_the_moment_between_two_segments_is_no_pause(state: RecordingState, told: asyncio.Queue[None]) -> None:
    state.opened(opened("a"))
    state.closed("a")
    assert state.active
    state.opened(opened("b"))
    assert told.qsize() == 1


async def test_a_pause_is_told_once(
    state: RecordingState, told: asyncio.Queue[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording_state, "BETWEEN_SEGMENTS_S", 0.01)
    state.opened(opened("a"))
    await told.get()
    state.closed("a")
    await asyncio.wait_for(told.get(), 5)
    assert not state.active
    assert told.empty()


async def test_a_worker_that_died_records_nothing(state: RecordingState, told: asyncio.Queue[None]) -> None:
    state.opened(opened("a"))
    state.stop()
    assert not state.active
    assert list(state.segments) == ["a"]
    state.closed("a")
    assert told.qsize() == 1
