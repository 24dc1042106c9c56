"""What a push says: a JSON object for the page's service worker. docs/design/push.md promises its fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tawny.core.clock import SECOND_US, iso
from tawny.eventlog import PushSubscription
from tawny.push.story import News, Phase
from tawny.push.texts import Texts, length, texts

LARGEST = 3000
"""Bytes. Less than push services take, so that there is room for what they add."""

_MOST_TITLE, _MOST_BODY = 100, 200
_MOTION = "motion"


def event_payload(
    news: News,
    subscription: PushSubscription,
    *,
    name: str,
    zones: Mapping[str, str],
    image: str,
    silent: bool,
    may_review: bool,
) -> bytes:
    """The payload for a phase of an event. `name` is the camera's, `zones` are names by id, `image` a path or empty."""
    event, words = news.event, texts(subscription.wishes.language)
    body = _what(event.label, [zones.get(zone, zone) for zone in event.zones], words)
    if news.phase is Phase.END and event.end_us is not None:
        body += f" · {length((event.end_us - event.start_us) / SECOND_US)}"
    actions = [{"action": "silence", "title": words.silence}]
    if may_review:
        actions.insert(0, {"action": "reviewed", "title": words.reviewed})
    return _packed(
        {
            "tag": event.id,
            "phase": news.phase,
            "title": _short(name, _MOST_TITLE),
            "body": _short(body, _MOST_BODY),
            "image": image or None,
            "url": f"/#/events/{event.id}",
            "at": iso(event.start_us),
            "silent": silent,
            "camera": event.camera,
            "subscription": subscription.id,
            "actions": actions,
        }
    )


def trial_payload(subscription: PushSubscription, at_us: int) -> bytes:
    """The payload of a push that somebody asked for, to see whether they arrive."""
    return _packed(
        {
            "tag": "test",
            "phase": "test",
            "title": "Tawny",
            "body": texts(subscription.wishes.language).test,
            "image": None,
            "url": "/",
            "at": iso(at_us),
            "silent": False,
            "camera": None,
            "subscription": subscription.id,
            "actions": [],
        }
    )


def _what(label: str, zones: list[str], words: Texts) -> str:
    if label != _MOTION:
        return label
    return words.motion_in.replace("{zones}", ", ".join(zones)) if zones else words.motion


def _packed(fields: dict[str, Any]) -> bytes:
    packed = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    assert len(packed) <= LARGEST
    return packed


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
