"""Events as they are told by MQTT."""

from __future__ import annotations

import json

from tawny.bus.news import EventNews
from tawny.core.messages import EventEnded, EventStarted, EventUpdated, MotionChanged
from tawny.service.feed import describe

START_US = 1_800_000_000_000_000


def test_an_event_from_start_to_end() -> None:
    news = EventNews()
    told = [
        news.tell(describe(message))
        for message in (
            EventStarted("door", "E1", START_US, ("path",), 0.25, "motion"),
            EventUpdated("door", "E1", START_US + 1_000_000, ("path", "lawn"), 0.5),
            EventEnded("door", "E1", START_US, START_US + 4_000_000, ("path", "lawn"), 0.5),
        )
    ]
    started, updated, ended = (json.loads(payload or "") for payload in told)
    assert started == {
        "event_type": "motion_started",
        "id": "E1",
        "camera": "door",
        "label": "motion",
        "start": "2027-01-15T08:00:00.000Z",
        "end": None,
        "zones": ["path"],
        "score": 0.25,
        "snapshot": "/api/v1/events/E1/snapshot.jpg",
        "thumbnail": "/api/v1/events/E1/thumbnail.jpg",
        "clip": "/api/v1/events/E1/clip.mp4",
    }
    assert updated == started | {"event_type": "motion_updated", "zones": ["path", "lawn"], "score": 0.5}
    assert ended == updated | {"event_type": "motion_ended", "end": "2027-01-15T08:00:04.000Z"}


def test_the_label_of_an_event_by_hand_is_remembered() -> None:
    news = EventNews()
    news.tell(describe(EventStarted("door", "E1", START_US, (), 0.0, "manual")))
    ended = news.tell(describe(EventEnded("door", "E1", START_US, START_US, (), 0.0)))
    assert json.loads(ended or "")["label"] == "manual"


def test_an_event_whose_start_was_missed() -> None:
    news = EventNews()
    news.tell(describe(EventStarted("door", "E0", START_US, (), 0.0, "manual")))
    updated = json.loads(news.tell(describe(EventUpdated("door", "E1", START_US, (), 0.5))) or "")
    assert (updated["id"], updated["start"], updated["label"]) == ("E1", None, "motion")


def test_other_things_are_no_events() -> None:
    assert EventNews().tell(describe(MotionChanged("door", "", active=True, at_us=START_US))) is None
