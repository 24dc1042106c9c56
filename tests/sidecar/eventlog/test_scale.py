"""100,000 events and 60,000 segments: every list is quick, and none scans a table."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, event

from support.eventlog import NOON
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.ids import new_ulid
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog

EVENTS, SEGMENTS = 100_000, 60_000
CAMERAS = [f"camera_{number}" for number in range(8)]
MINUTE = 60 * SECOND_US
END = NOON + EVENTS * MINUTE


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EventLog]:
    chance = random.Random(20_261_122)
    with EventLog.open(tmp_path_factory.mktemp("big") / "tawny.db", ManualClock(END)) as log:
        for camera in CAMERAS:
            log.upsert_camera(camera, camera, ["main"])
        with log._database.write() as connection:
            insert(connection, "zones", ((camera, "drive", "[]", None) for camera in CAMERAS))
            events = [event_row(number, chance) for number in range(EVENTS)]
            insert(connection, "events", events)
            insert(connection, "event_zones", ((row[0], "drive", row[1], row[3], row[9]) for row in events[::5]))
            insert(connection, "segments", (segment_row(number) for number in range(SEGMENTS)))
        yield log


def event_row(number: int, chance: random.Random) -> tuple[object, ...]:
    start = NOON + number * MINUTE
    end = None if number == EVENTS - 1 else start + chance.randrange(1, 50) * SECOND_US
    label = "parcel" if number % 1_000 == 0 else "motion"
    reviewed, protected = int(number < EVENTS - 100), int(number % 5_000 == 0)
    return (
        new_ulid(start), chance.choice(CAMERAS), label, start, end, start, end, start, 0.5, reviewed, protected,
    )  # fmt: skip


def segment_row(number: int) -> tuple[object, ...]:
    camera, start = CAMERAS[number % 8], NOON + number // 8 * MINUTE
    kind = "event" if number % 10 == 0 else "idle"
    path = f"media/{camera}/main/{start}.mp4"
    return (number + 1, camera, "main", kind, path, start, start + MINUTE, 1, "avc1", 1, 1, "run", number)


def insert(connection: Connection, table: str, rows: Iterator[tuple[object, ...]] | list[tuple[object, ...]]) -> None:
    rows = list(rows)
    connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


@pytest.fixture
def plans(big: EventLog) -> Iterator[list[str]]:
    """The plan of every statement that readers of `big` execute from now on."""
    seen: list[str] = []
    explained: set[str] = set()

    def explain(
        connection: Connection, cursor: object, statement: str, parameters: tuple[object, ...], *_: object
    ) -> None:
        if statement.startswith("SELECT") and statement not in explained:
            explained.add(statement)
            raw = connection.connection.driver_connection
            assert raw is not None
            seen.extend(row[3] for row in raw.execute("EXPLAIN QUERY PLAN " + statement, parameters))

    engine = big._database._readers
    event.listen(engine, "before_cursor_execute", explain)
    yield seen
    event.remove(engine, "before_cursor_execute", explain)


def work(log: EventLog) -> None:
    """Every question that the service, the API and the command line ask."""
    day = {"since_us": NOON + EVENTS // 2 * MINUTE, "until_us": NOON + EVENTS // 2 * MINUTE + 1_440 * MINUTE}
    for camera in (None, CAMERAS[3], CAMERAS[:3]):
        for wanted in (
            {},
            {"reviewed": False},
            {"label": "parcel"},
            {"zone": "drive"},
            {"zone": "drive", "reviewed": True},
            day,
            {**day, "zone": "drive"},
        ):
            page = log.events(camera, **wanted)  # type: ignore[arg-type]
            assert len(page.events) >= (5 if camera else 50)
            log.events(camera, cursor=page.next_cursor, **wanted)  # type: ignore[arg-type]
    assert log.open_events()
    middle = NOON + SEGMENTS // 16 * MINUTE
    assert len(log.segments(CAMERAS[0], None, middle, middle + 1_440 * MINUTE)) == 1_440
    assert log.ranges(CAMERAS[0], NOON, END)
    assert len(log.oldest_segments(None, END, 500)) == 500
    assert len(log.oldest_segments(SegmentKind.IDLE, END, 500)) == 500
    assert len(log.expired_events(END, 500)) == 500
    assert log.segments_by_path([str(segment_row(5)[4])])
    assert log.segment(7).id == 7
    log.usage()
    log.system_events(NOON)
    log.system_events(camera=CAMERAS[0])


def test_lists_are_quick(big: EventLog) -> None:
    began = time.process_time()
    work(big)
    assert time.process_time() - began < 3


def test_no_list_scans_or_sorts_a_table(big: EventLog, plans: list[str]) -> None:
    work(big)
    large = ("events", "event_zones", "segments", "segment_index", "snapshots", "system_events")
    scans = [plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in large]
    assert all("USING" in plan for plan in scans), scans
    assert any("events_long" in plan for plan in plans)
    assert any("segments_long" in plan for plan in plans)
    assert any("events_open" in plan for plan in plans)
    assert any("USING COVERING INDEX events_by_camera (camera=?" in plan for plan in plans)
    assert any("events_by_review (reviewed=?" in plan for plan in plans)
    assert any("events_by_camera_review (camera=? AND reviewed=?" in plan for plan in plans)
    assert any("event_zones_by_review (camera=? AND zone=? AND reviewed=?" in plan for plan in plans)
    assert any("USING COVERING INDEX event_zones_by_time (camera=? AND zone=?" in plan for plan in plans)
    assert any(
        "USING COVERING INDEX segments_by_time (camera=? AND start_us>? AND start_us<?)" in plan for plan in plans
    )
    assert any("segments_by_age (kind=? AND start_us<?)" in plan for plan in plans)


def steps(log: EventLog, ask: Callable[[], object]) -> int:
    """How many of SQLite's own steps `ask` takes, in tens: the same on every machine."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with log._database.read() as connection:  # there is one reader, so that the pool has one connection
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(count, 10)
    try:
        ask()
    finally:
        raw.set_progress_handler(None, 0)
    return counted


def test_a_page_costs_the_same_wherever_it_is(big: EventLog) -> None:
    deep = big.events(CAMERAS[:4], until_us=NOON + EVENTS // 2 * MINUTE).next_cursor
    first = steps(big, lambda: big.events(CAMERAS[:4]))
    assert 0 < steps(big, lambda: big.events(CAMERAS[:4], cursor=deep)) < first * 1.5


MIDDLE = NOON + EVENTS // 2 * MINUTE
HOUR = {"since_us": MIDDLE, "until_us": MIDDLE + 60 * MINUTE}


@pytest.mark.parametrize(
    "ask",
    [
        lambda log: log.events(),
        lambda log: log.events(CAMERAS),
        lambda log: log.events(reviewed=False),
        lambda log: log.events(CAMERAS[3], reviewed=False),
        lambda log: log.events(label="parcel"),
        lambda log: log.events(zone="drive"),
        lambda log: log.events(reviewed=True),
        lambda log: log.events(zone="drive", reviewed=True),
        lambda log: log.events(zone="drive", reviewed=False),
        lambda log: log.events(CAMERAS[3], zone="drive", reviewed=False),
        lambda log: log.events(**HOUR),
        lambda log: log.events(CAMERAS[3], **HOUR),
        lambda log: log.events(zone="drive", **HOUR),
        lambda log: log.count_events(**HOUR),
        lambda log: log.count_events(reviewed=False),
        lambda log: log.open_events(CAMERAS[3]),
        lambda log: log.segments(CAMERAS[0], None, NOON + 60 * MINUTE, NOON + 120 * MINUTE),
        lambda log: log.ranges(CAMERAS[0], NOON + 60 * MINUTE, NOON + 120 * MINUTE),
        lambda log: log.oldest_segments(None, END, 50),
        lambda log: log.expired_events(END, 50),
        lambda log: log.usage(),
    ],
)
def test_no_question_costs_more_than_its_answer(big: EventLog, ask: Callable[[EventLog], object]) -> None:
    """Going through 100,000 rows takes at least 30,000 tens of steps."""
    assert 0 < steps(big, lambda: ask(big)) < 2_500
