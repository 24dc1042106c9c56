"""What a timeline says of ranges, gaps, motion and events; and that it is not told yesterday's news."""

from __future__ import annotations

import pytest

from support.eventlog import NOON, add_event, closed_segment, start_event
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.messages import SegmentKind
from tawny.eventlog import CameraUse, EventLog, RecordedRange, Timeline
from tawny.eventlog.reasons import Notice, explain

HOUR = 3600


def ask(log: EventLog, start_s: float, end_s: float, *, buckets: int = 60, now_s: float = 1e6) -> Timeline:
    start_us, end_us, now_us = (NOON + round(at * SECOND_US) for at in (start_s, end_s, now_s))
    return log.timeline("front", start_us, end_us, buckets=buckets, now_us=now_us)


def seconds(us: int) -> float:
    return (us - NOON) / SECOND_US


def test_segments_that_follow_on_are_one_range_cut_to_what_was_asked_for(log: EventLog) -> None:
    for start in (0, 60, 120.3):
        log.segment_closed(closed_segment(start))
    (one,) = ask(log, 30, 150).ranges
    assert (one.stream, one.kind, seconds(one.start_us), seconds(one.end_us)) == ("main", "event", 30, 150)


def test_kinds_are_ranges_of_their_own(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    log.segment_closed(closed_segment(60, stream="idle", kind=SegmentKind.IDLE))
    found = ask(log, 0, 120)
    assert [(one.stream, one.kind) for one in found.ranges] == [("main", "event"), ("idle", "idle")]
    assert found.gaps == ()


def test_what_changes_is_seen_in_the_next_answer(log: EventLog) -> None:
    number = log.segment_closed(closed_segment(0))
    assert len(ask(log, 0, 600).ranges) == 1
    log.segment_closed(closed_segment(300))
    assert len(ask(log, 0, 600).ranges) == 2
    log.condemn_segments([number])
    assert [seconds(one.start_us) for one in ask(log, 0, 600).ranges] == [300]


def test_a_segment_that_began_the_day_before_is_seen(log: EventLog) -> None:
    midnight = 86_400 - NOON // SECOND_US % 86_400
    log.segment_closed(closed_segment(midnight - 30))
    assert len(ask(log, midnight + 10, midnight + 20).ranges) == 1


def test_what_is_being_written_counts(log: EventLog) -> None:
    growing = [RecordedRange("main", SegmentKind.EVENT, NOON, NOON + 60 * SECOND_US)]
    found = log.timeline("front", NOON, NOON + 60 * SECOND_US, buckets=1, now_us=NOON + 90 * SECOND_US, growing=growing)
    assert (len(found.ranges), found.gaps) == (1, ())


def test_the_future_is_no_gap(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    assert [seconds(gap.end_us) for gap in ask(log, 0, HOUR, now_s=120).gaps] == [120]
    assert ask(log, HOUR, 2 * HOUR, now_s=120).gaps == ()


def tell(log: EventLog, at_s: float, kind: str, camera: str | None = "front", text: str = "", **data: object) -> None:
    log.add_system_event(kind, camera, text, NOON + round(at_s * SECOND_US), data)


def gaps(found: Timeline) -> list[tuple[float, float, str]]:
    return [(seconds(gap.start_us), seconds(gap.end_us), gap.reason) for gap in found.gaps]


def test_gaps_say_why(log: EventLog, clock: ManualClock) -> None:
    clock.step_wall(NOON - 10 * SECOND_US - clock.wall_us())
    log.upsert_camera("front", "Front", ["main"])
    tell(log, 0, "service_started", None)
    tell(log, 10, "camera_online")
    tell(log, 10, "recording_mode", mode="continuous")
    tell(log, 100, "camera_offline", text="no answer")
    tell(log, 200, "camera_online")
    tell(log, 300, "recording_mode", mode="off")
    tell(log, 400, "recording_mode", mode="motion")
    tell(log, 500, "recording_paused", text="the disk is full")
    tell(log, 550, "recording_resumed")
    tell(log, 600, "service_stopped", None, "Tawny stopped")
    tell(log, 700, "service_started", None)
    found = ask(log, -60, 800, now_s=800)
    assert gaps(found) == [
        (-60, -10, "not_set_up"),
        (-10, 100, "unknown"),
        (100, 200, "camera_offline"),
        (200, 300, "unknown"),
        (300, 400, "recording_off"),
        (400, 500, "no_motion"),
        (500, 550, "storage"),
        (550, 600, "no_motion"),
        (600, 715, "service_down"),
        (715, 800, "camera_offline"),
    ]
    assert [gap.message for gap in found.gaps if gap.reason == "storage"] == ["the disk is full"]
    assert gaps(ask(log, 120, 150)) == [(120, 150, "camera_offline")]
    assert gaps(ask(log, 640, 660)) == [(640, 660, "service_down")]


def test_a_camera_that_is_not_used_says_so_whatever_else_is_told(log: EventLog) -> None:
    tell(log, 0, "service_started", None)
    tell(log, 1, "camera_online")
    log.note_camera_use("front", CameraUse.ENABLED, NOON + SECOND_US)  # nothing new
    log.note_camera_use("front", CameraUse.DISABLED, NOON + 100 * SECOND_US)
    tell(log, 101, "camera_offline", text="disconnected")
    log.note_camera_use("front", CameraUse.ENABLED, NOON + 200 * SECOND_US)
    tell(log, 205, "camera_online")
    log.note_camera_use("front", CameraUse.REMOVED, NOON + 300 * SECOND_US)
    log.note_camera_use("front", CameraUse.REMOVED, NOON + 310 * SECOND_US)
    tell(log, 400, "service_started", None)
    assert gaps(ask(log, 50, 500))[1:] == [
        (100, 205, "camera_disabled"),
        (205, 300, "unknown"),
        (300, 500, "camera_removed"),
    ]
    assert gaps(ask(log, 420, 500)) == [(420, 500, "camera_removed")]


def test_a_camera_that_takes_a_moment_to_connect_was_not_offline() -> None:
    def why(*words: Notice) -> list[tuple[int, str]]:
        stopped, started = Notice(0, "service_stopped", "", {}), Notice(10 * SECOND_US, "service_started", "", {})
        pieces = explain([(SECOND_US, 60 * SECOND_US)], [stopped, started, *words], -1)
        return [(until // SECOND_US, reason) for _, until, reason, _ in pieces]

    assert why(Notice(22 * SECOND_US, "camera_online", "", {})) == [(22, "service_down"), (60, "unknown")]
    assert why(Notice(13 * SECOND_US, "camera_offline", "", {})) == [(13, "service_down"), (60, "camera_offline")]
    assert why() == [(25, "service_down"), (60, "camera_offline")]


def test_the_moment_before_the_notice_is_part_of_what_it_is_about() -> None:
    off = Notice(10 * SECOND_US, "recording_mode", "", {"mode": "off"})
    on = Notice(60 * SECOND_US, "recording_mode", "", {"mode": "continuous"})
    hole = (10 * SECOND_US - 340_000, 60 * SECOND_US + 20_000)
    assert [piece[:3] for piece in explain([hole], [off, on], 0)] == [(*hole, "recording_off")]
    assert [piece[2] for piece in explain([(0, hole[1])], [off, on], 0)] == ["unknown", "recording_off"]
    assert [piece[2] for piece in explain([(0, SECOND_US)], [], 0)] == ["unknown"]


def test_other_cameras_and_kinds_explain_nothing() -> None:
    assert explain([(0, 10)], [], 0) == [(0, 10, "unknown", "")]
    assert explain([(0, 10)], [Notice(-5, "camera_online", "", {})], 0) == [(0, 10, "unknown", "")]
    assert explain([], [], 0) == []


def test_recording_modes_are_noted_when_they_change(log: EventLog) -> None:
    for mode in ("adaptive", "adaptive", "off", "off", "adaptive"):
        log.note_recording_mode("front", mode)
    assert [event.data["mode"] for event in log.system_events()] == ["adaptive", "off", "adaptive"]


def test_a_service_that_was_killed_has_stopped_with_its_last_sign_of_life(log: EventLog, clock: ManualClock) -> None:
    log.note_service_started("1.0")
    log.segment_closed(closed_segment(0))
    clock.advance(3600 * SECOND_US)
    log.note_service_started("1.1")
    stopped = [event for event in log.system_events() if event.kind == "service_stopped"]
    assert [(seconds(event.at_us), event.data) for event in stopped] == [(60, {"clean": False})]


def test_a_service_that_said_that_it_stopped_has(log: EventLog) -> None:
    log.note_service_started("1.0")
    log.add_system_event("service_stopped", None, "Tawny stopped")
    log.note_service_started("1.1")
    kinds = [event.kind for event in log.system_events()]
    assert kinds == ["service_started", "service_stopped", "service_started"]


MINUTE = NOON // SECOND_US % 60
"""NOON is this far in its minute."""


def test_motion_is_summed_up_by_the_minute(log: EventLog) -> None:
    first = NOON - MINUTE * SECOND_US
    for start, end, peak in ((50, 130, 0.4), (125, 130, 0.9), (0, 60, 0.1)):
        log.add_motion("front", first + start * SECOND_US, first + end * SECOND_US, peak)
    end = first + 300 * SECOND_US
    found = log.timeline("front", first, end, buckets=5, now_us=end).motion
    assert [(one.start_us - first) // SECOND_US for one in found] == [0, 60, 120]
    assert [one.moving * 60 for one in found] == pytest.approx([60, 60, 15])
    assert [one.peak for one in found] == [0.4, 0.4, 0.9]
    (coarse,) = log.timeline("front", first, end, buckets=1, now_us=end).motion
    assert coarse.moving == pytest.approx(135 / 300)
    assert log.forget_motion(first + 60 * SECOND_US) == 1


def test_events_come_newest_first_also_those_that_go_on(log: EventLog) -> None:
    names = [add_event(log, 10), add_event(log, 100), start_event(log, 200)]
    add_event(log, 10, camera="back")
    found = ask(log, 0, 300).events
    assert [event.id for event in found] == names[::-1]
    assert found[0].end_us is None
    assert [event.id for event in ask(log, 50, 150).events] == [names[1]]
