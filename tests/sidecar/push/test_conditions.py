"""When a subscription wants to hear of something."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tawny.core.clock import SECOND_US
from tawny.eventlog import PushWishes, QuietHours
from tawny.push.conditions import is_paused, is_quiet, time_zone, wants_camera

NIGHT = QuietHours(22 * 60, 7 * 60 + 30, "Europe/Berlin")
NAP = QuietHours(13 * 60, 15 * 60, "America/New_York")


def at(clock: str, zone: str, day: str = "2026-07-01") -> int:
    moment = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))
    return int(moment.timestamp() * SECOND_US)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("21:59:59", False), ("22:00", True), ("23:59:59", True), ("00:00", True), ("07:29:59", True), ("07:30", False)],
)
def test_a_night_goes_past_midnight(clock: str, quiet: bool) -> None:
    assert is_quiet(NIGHT, at(clock, "Europe/Berlin")) is quiet


@pytest.mark.parametrize(("clock", "quiet"), [("12:59", False), ("13:00", True), ("14:59", True), ("15:00", False)])
def test_a_nap_does_not(clock: str, quiet: bool) -> None:
    assert is_quiet(NAP, at(clock, "America/New_York")) is quiet


def test_summer_time_is_followed() -> None:
    assert is_quiet(NIGHT, at("22:10", "Europe/Berlin", day="2026-07-01"))
    assert is_quiet(NIGHT, at("22:10", "Europe/Berlin", day="2026-12-01"))
    assert not is_quiet(NIGHT, at("21:10", "Europe/Berlin", day="2026-12-01"))


def test_no_hours_and_hours_of_no_length_are_never() -> None:
    assert not is_quiet(None, 0)
    assert not is_quiet(QuietHours(60, 60, "UTC"), 3600 * SECOND_US)


def test_a_pause_ends() -> None:
    assert not is_paused(PushWishes(), 5)
    assert is_paused(PushWishes(paused_until_us=10), 9)
    assert not is_paused(PushWishes(paused_until_us=10), 10)


def test_cameras_are_chosen() -> None:
    assert wants_camera(PushWishes(), "door")
    assert wants_camera(PushWishes(cameras=("door",)), "door")
    assert not wants_camera(PushWishes(cameras=("door",)), "yard")


@pytest.mark.parametrize("name", ["", "Nowhere/Atall", "../../etc/passwd", "/etc/localtime", "Europe", "UTC\0"])
def test_what_is_no_time_zone_is_said(name: str) -> None:
    with pytest.raises(ValueError, match="no such time zone"):
        time_zone(name)
