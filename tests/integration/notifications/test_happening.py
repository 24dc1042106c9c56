"""What is known of an event, from the feed and from answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.tawny.api import Event, FeedMessage
from custom_components.tawny.notifications.happening import FORGET_S, Happening, Happenings, Picture

START, END = "2026-11-22T12:00:00Z", "2026-11-22T12:00:09Z"
T0 = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


def hear(happenings: Happenings, kind: str, /, **data: Any) -> Happening | None:
    return happenings.hear(FeedMessage(kind, {"id": "e1", "camera": "door", **data}))


def started(happenings: Happenings, **data: Any) -> Happening | None:
    return hear(happenings, "event_started", **{"start": START, "zones": [], "score": 0.1, "label": "motion", **data})


def event(**changes: Any) -> Event:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    known = {
        "id": "e1",
        "camera": "door",
        "label": "motion",
        "start": at,
        "end": None,
        "clip_start": at,
        "clip_end": None,
        "zones": ("porch",),
        "score": 0.1,
        "reviewed": False,
        "protected": False,
        "clip": "/api/v1/events/e1/clip.mp4",
    }
    return Event(**{**known, **changes})


def test_an_event_from_its_start_to_its_end() -> None:
    happenings = Happenings()
    assert started(happenings) == Happening("e1", "door", T0)
    assert hear(happenings, "snapshot", kind="thumbnail").picture is Picture.NONE
    assert hear(happenings, "snapshot", kind="start").picture is Picture.START
    assert hear(happenings, "event_updated", zones=["porch"], at=START).zones == {"porch"}
    assert hear(happenings, "snapshot", kind="best").picture is Picture.BEST
    assert hear(happenings, "snapshot", kind="start").picture is Picture.BEST
    ended = hear(happenings, "event_ended", start=START, end=END, zones=["porch", "street"])
    assert (ended.end, ended.zones, ended.clip_end) == (T0 + 9, {"porch", "street"}, None)


def test_an_answer_adds_what_the_feed_does_not_tell() -> None:
    happenings = Happenings()
    started(happenings)
    hear(happenings, "snapshot", kind="best")
    at = datetime(2026, 11, 22, 12, 0, 9, tzinfo=UTC)
    told = happenings.tell(event(end=at, clip_end=at, reviewed=True, snapshot="/s"))
    assert (told.clip_end, told.reviewed, told.picture) == (T0 + 9, True, Picture.BEST)
    assert happenings.get("e1") == told


def test_an_event_that_was_never_heard_of_is_known_by_an_answer() -> None:
    assert Happenings().tell(event(snapshot="/s")).picture is Picture.START
    assert Happenings().tell(event()).picture is Picture.NONE


@pytest.mark.parametrize("kind", ["event_updated", "event_ended", "snapshot"])
def test_what_follows_an_event_that_is_not_known_is_not_guessed_at(kind: str) -> None:
    assert hear(Happenings(), kind, zones=[], kind_="x", end=END) is None


def test_other_messages_are_about_no_event() -> None:
    happenings = Happenings()
    started(happenings)
    assert happenings.hear(FeedMessage("motion", {"camera": "door", "active": True})) is None
    assert hear(happenings, "stream") is None


def test_what_is_not_understood_is_left_out() -> None:
    happenings = Happenings()
    assert started(happenings, start="soon") is None
    started(happenings)
    assert hear(happenings, "event_updated") is None


def test_what_is_long_over_is_forgotten() -> None:
    happenings = Happenings()
    started(happenings)
    happenings.forget(T0 + FORGET_S * 2)
    assert happenings.get("e1") is not None
    hear(happenings, "event_ended", start=START, end=END, zones=[])
    happenings.forget(T0 + 10)
    assert happenings.get("e1") is not None
    happenings.forget(T0 + 9 + FORGET_S)
    assert happenings.get("e1") is None
