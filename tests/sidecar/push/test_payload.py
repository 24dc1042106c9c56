"""What a push says: all fields, in all languages, never too large."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawny.core.clock import SECOND_US, iso
from tawny.eventlog import PushSubscription, PushWishes
from tawny.push.payload import LARGEST, event_payload, trial_payload
from tawny.push.story import Event, News, Phase
from tawny.push.texts import LANGUAGES, TEXTS, length

START_US = 1_700_000_000 * SECOND_US
ID = "01HF7YAT00AAAAAAAAAAAAAAAA"
TRANSLATIONS = Path(__file__).parents[3] / "custom_components/tawny/translations"


def subscription(language: str = "en") -> PushSubscription:
    return PushSubscription("01SUB", "01TOKEN", "https://push.example/1", "", "", 0, PushWishes(language=language))


def event(**changes: Any) -> Event:
    values = {"id": ID, "camera": "door", "label": "motion", "start_us": START_US, "zones": ()}
    return Event(**{**values, **changes})


def payload(news: News, language: str = "en", **changes: Any) -> dict[str, Any]:
    options: dict[str, Any] = {"name": "Front door", "zones": {}, "image": "", "silent": False, "may_review": True}
    packed = event_payload(news, subscription(language), **{**options, **changes})
    assert len(packed) <= LARGEST
    said: dict[str, Any] = json.loads(packed)
    return said


def test_a_first_push_says_everything() -> None:
    assert payload(News(Phase.FIRST, event()), image="/start.jpg?token=x") == {
        "tag": ID,
        "phase": "first",
        "title": "Front door",
        "body": "Motion",
        "image": "/start.jpg?token=x",
        "url": f"/#/events/{ID}",
        "at": iso(START_US),
        "silent": False,
        "camera": "door",
        "subscription": "01SUB",
        "actions": [
            {"action": "reviewed", "title": "Mark as reviewed"},
            {"action": "silence", "title": "Silence for 30 min"},
        ],
    }


def test_zones_are_called_by_their_names() -> None:
    news = News(Phase.FIRST, event(zones=("path", "lawn")))
    assert payload(news, zones={"path": "Garden path"})["body"] == "Motion in Garden path, lawn"


def test_the_end_says_how_long_it_was() -> None:
    news = News(Phase.END, event(end_us=START_US + 24 * SECOND_US))
    assert payload(news, silent=True)["body"] == "Motion · 24 s"


def test_an_event_by_hand_is_called_by_its_label() -> None:
    assert payload(News(Phase.FIRST, event(label="doorbell")))["body"] == "doorbell"


def test_who_may_not_review_is_not_offered_it() -> None:
    actions = payload(News(Phase.FIRST, event()), may_review=False)["actions"]
    assert [action["action"] for action in actions] == ["silence"]


def test_without_a_picture_there_is_none() -> None:
    assert payload(News(Phase.FIRST, event()))["image"] is None


@pytest.mark.parametrize("letter", ["x", "é", "中", "🐈", "\x01", "\ud800"])
def test_long_names_are_cut(letter: str) -> None:
    zones = {str(number): letter * 80 for number in range(20)}
    said = payload(News(Phase.FIRST, event(zones=tuple(zones))), name=letter * 500, zones=zones, image="/" + "x" * 300)
    assert said["title"].endswith("…")
    assert len(said["title"]) == 100
    assert len(said["body"]) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_the_integration(language: str) -> None:
    words = json.loads((TRANSLATIONS / f"{language}.json").read_text("utf-8"))["common"]
    ours = TEXTS[language]
    assert (ours.motion, ours.motion_in, ours.reviewed, ours.silence) == tuple(
        words[key] for key in ("push_motion", "push_motion_in", "push_reviewed", "push_silence")
    )
    assert payload(News(Phase.FIRST, event(zones=("a",))), language)["body"] == ours.motion_in.replace("{zones}", "a")
    assert json.loads(trial_payload(subscription(language), START_US))["body"] == ours.test


def test_the_languages_are_those_of_the_integration() -> None:
    assert sorted(path.stem for path in TRANSLATIONS.glob("*.json")) == sorted(LANGUAGES) == sorted(TEXTS)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.1, "1 s"), (24.4, "24 s"), (59.4, "59 s"), (60, "1 min"), (150, "2 min"), (3600, "1 h"), (3900, "1 h 5 min")],
)
def test_lengths_read_the_same_everywhere(seconds: float, text: str) -> None:
    assert length(seconds) == text
