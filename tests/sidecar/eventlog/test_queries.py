from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.eventlog import NOON, add_event, start_event
from tawny.core.clock import SECOND_US
from tawny.core.errors import UsageError
from tawny.eventlog import CursorError, Event, EventLog
from tawny.eventlog.cursors import pack_cursor

LABELS = ("motion", "parcel")
CAMERAS = ("front", "back", "side")
ZONES = ("drive", "porch")


def ids(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]


def pages(log: EventLog, limit: int, **wanted: object) -> Iterator[tuple[Event, ...]]:
    cursor = None
    while True:
        page = log.events(limit=limit, cursor=cursor, **wanted)  # type: ignore[arg-type]
        yield page.events
        cursor = page.next_cursor
        if cursor is None:
            return


def test_an_empty_log_has_an_empty_page(log: EventLog) -> None:
    page = log.events()
    assert (page.events, page.next_cursor) == ((), None)
    assert log.events("front", zone="drive").events == ()
    assert log.events([]).events == ()


def test_events_come_newest_first(log: EventLog) -> None:
    made = [add_event(log, start) for start in (20, 0, 10)]
    assert ids(log.events().events) == [made[0], made[2], made[1]]


def test_the_last_page_has_no_cursor_even_when_it_is_full(log: EventLog) -> None:
    for start in range(4):
        add_event(log, start)
    assert [len(page) for page in pages(log, 2)] == [2, 2]


def test_events_that_start_at_once_are_neither_lost_nor_repeated(log: EventLog) -> None:
    made = {add_event(log, 0) for _ in range(7)}
    seen = [event_id for page in pages(log, 2) for event_id in ids(page)]
    assert len(seen) == 7
    assert set(seen) == made


def test_pages_do_not_shift_when_events_start_or_go_meanwhile(log: EventLog) -> None:
    made = [add_event(log, start) for start in range(10)]
    first = log.events(limit=4)
    add_event(log, 100)
    log.delete_events([made[6], first.events[-1].id])
    rest = log.events(limit=10, cursor=first.next_cursor)
    assert ids(rest.events) == made[5::-1]


def test_since_and_until_select_by_overlap(log: EventLog) -> None:
    made = {start: add_event(log, start, 10) for start in (0, 20, 40, 60)}
    found = log.events(since_us=NOON + 30 * SECOND_US, until_us=NOON + 60 * SECOND_US).events
    assert ids(found) == [made[40], made[20]]


def test_an_event_is_found_however_long_ago_it_began(log: EventLog) -> None:
    long = add_event(log, 0, 100_000)
    add_event(log, 50_000)
    assert ids(log.events(since_us=NOON + 99_000 * SECOND_US).events) == [long]


def test_an_open_event_overlaps_everything_after_its_start(log: EventLog) -> None:
    event_id = start_event(log, 0, zones=("drive",))
    late = NOON + 10**6 * SECOND_US
    assert ids(log.events(since_us=late).events) == [event_id]
    assert ids(log.events(since_us=late, zone="drive").events) == [event_id]
    assert log.events(until_us=NOON).events == ()


@pytest.mark.parametrize(
    "cursor", ["", "nonsense", "ÄÖ", "MS4x", pack_cursor(1, "no ulid"), pack_cursor(2**63, "0" * 26), "A" * 10_000]
)
def test_a_cursor_that_is_none_is_a_clear_error(log: EventLog, cursor: str) -> None:
    with pytest.raises(CursorError, match="cursor is not valid: use next_cursor"):
        log.events(cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 1_001])
def test_a_limit_out_of_bounds_is_a_clear_error(log: EventLog, limit: int) -> None:
    with pytest.raises(UsageError, match="limit"):
        log.events(limit=limit)


def test_more_cameras_than_branches_are_listed_too(log: EventLog) -> None:
    made = [add_event(log, i, camera=f"camera_{i}") for i in range(70)]
    found = log.events([f"camera_{i}" for i in range(1, 70)], limit=100).events
    assert ids(found) == made[:0:-1]


@pytest.fixture
def history(log: EventLog) -> list[Event]:
    """Events of all sorts, a few of them long, open or at the same moment; fewer where each question is a journey."""
    chance = random.Random(20_261_122)
    for _ in range(300 if log.path is not None else 60):
        wanted = {
            "camera": chance.choice(CAMERAS),
            "zones": tuple(zone for zone in ZONES if chance.random() < 0.4),
            "label": chance.choice(LABELS),
        }
        start = chance.randrange(100_000)
        if chance.random() < 0.01:
            event_id = start_event(log, start, **wanted)
        else:
            event_id = add_event(log, start, chance.choice([1, 30, 300, 5_000]), **wanted)
        if chance.random() < 0.5:
            log.set_reviewed(event_id, True, "maria")
    return [event for page in pages(log, 1_000) for event in page]


FILTERS = st.fixed_dictionaries(
    {
        "camera": st.none() | st.sampled_from(CAMERAS) | st.sets(st.sampled_from((*CAMERAS, "none"))),
        "zone": st.none() | st.sampled_from((*ZONES, "none")),
        "since_us": st.none() | st.integers(0, 100_000).map(lambda s: NOON + s * SECOND_US),
        "until_us": st.none() | st.integers(0, 100_000).map(lambda s: NOON + s * SECOND_US),
        "reviewed": st.none() | st.booleans(),
        "label": st.none() | st.sampled_from(LABELS),
    }
)


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=FILTERS, limit=st.sampled_from([7, 100, 1_000]), most=st.sampled_from([1, 64]))
def test_every_filter_gives_what_a_plain_loop_gives(
    log: EventLog, history: list[Event], wanted: dict[str, object], limit: int, most: int
) -> None:
    expected = [event for event in history if fits(event, **wanted)]  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tawny.eventlog.queries._MAX_BRANCHES", most)  # decides how several cameras are looked up
        assert [event for page in pages(log, limit, **wanted) for event in page] == expected
        assert log.count_events(**wanted) == len(expected)  # type: ignore[arg-type]


def fits(
    event: Event,
    *,
    camera: str | set[str] | None,
    zone: str | None,
    since_us: int | None,
    until_us: int | None,
    reviewed: bool | None,
    label: str | None,
) -> bool:
    cameras = {camera} if isinstance(camera, str) else camera
    return (
        (cameras is None or event.camera in cameras)
        and (zone is None or zone in event.zones)
        and (since_us is None or event.end_us is None or event.end_us >= since_us)
        and (until_us is None or event.start_us < until_us)
        and (reviewed is None or event.reviewed == reviewed)
        and (label is None or event.label == label)
    )
