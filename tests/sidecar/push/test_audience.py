"""Who is told of what, one rule each."""

from __future__ import annotations

from typing import Any

from tawny.core.clock import SECOND_US
from tawny.eventlog import PushSubscription, PushWishes, QuietHours
from tawny.push.audience import Audience
from tawny.push.story import Event, News, Phase

NOON_US = 43_200 * SECOND_US


def subscription(name: str = "phone", **wishes: Any) -> PushSubscription:
    return PushSubscription(name, "token", "", "", "", 0, PushWishes(**{"cooldown_s": 60, **wishes}))


def news(event: str = "A", phase: Phase = Phase.FIRST, camera: str = "door") -> News:
    return News(phase, Event(event, camera, "motion", 0, ()))


def test_updates_go_to_whom_the_first_push_went() -> None:
    audience, phone, tablet = Audience(), subscription(), subscription("tablet", cameras=("yard",))
    assert audience.wants(phone, news(), 0, 0)
    assert not audience.wants(tablet, news(), 0, 0)
    for phase in (Phase.PICTURE, Phase.END):
        assert audience.wants(phone, news(phase=phase), 1, 0)
        assert not audience.wants(tablet, news(phase=phase), 1, 0)


def test_who_wants_none_gets_none() -> None:
    audience, phone = Audience(), subscription(updates=False)
    assert audience.wants(phone, news(), 0, 0)
    assert not audience.wants(phone, news(phase=Phase.END), 1, 0)


def test_the_cooldown_is_for_one_camera_and_ends() -> None:
    audience, phone = Audience(), subscription()
    assert audience.wants(phone, news("A"), 0, 0)
    assert not audience.wants(phone, news("B"), 59, 0)
    assert audience.wants(phone, news("C", camera="yard"), 59, 0)
    assert audience.wants(phone, news("D"), 60, 0)


def test_what_was_not_told_begins_no_cooldown() -> None:
    audience, phone = Audience(), subscription(paused_until_us=10)
    assert not audience.wants(phone, news("A"), 0, 9)
    assert audience.wants(phone, news("B"), 1, 10)


def test_the_cooldown_of_one_is_not_that_of_another() -> None:
    audience = Audience()
    assert audience.wants(subscription(), news("A"), 0, 0)
    assert audience.wants(subscription("tablet"), news("B"), 1, 0)


def test_quiet_hours_hold_back_first_pushes_alone() -> None:
    audience, quiet = Audience(), QuietHours(12 * 60, 13 * 60, "UTC")
    assert audience.wants(subscription(quiet=quiet), news(), 0, NOON_US - 1)
    assert audience.wants(subscription(quiet=quiet), news(phase=Phase.END), 1, NOON_US)
    assert not audience.wants(subscription(quiet=quiet), news("B", camera="yard"), 1, NOON_US)


def test_little_is_remembered() -> None:
    audience, phone = Audience(), subscription(cooldown_s=0)
    for number in range(1000):
        assert audience.wants(phone, news(str(number)), number, 0)
    assert len(audience._told) == 200
    audience.forget(phone.id)
    assert audience._last_first == {}
