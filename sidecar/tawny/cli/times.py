"""Times as people type them, in the zone of their machine: `10:30`, `yesterday 18:00`, `-1h`, ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import click

from tawny.core.clock import SECOND_US, iso

EXAMPLES = "10:30, yesterday 18:00, -90m, 2026-11-22T21:28"
_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_AGO = re.compile(r"-?((?:\d+(?:\.\d+)?[smhdw])+)(?: ago)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_DAYS = {"today": 0, "yesterday": 1}


def parse_time(text: str, now: datetime) -> int:
    """`text` as microseconds since the epoch; `now` is the present with the zone that times without one are in.

    A bare clock time is the last one that has passed. Raises ValueError when `text` is no time.
    """
    words = text.strip().lower()
    if words == "now":
        return _us(now)
    ago = _AGO.fullmatch(words)
    if ago is not None and (words.startswith("-") or words.endswith("ago")):
        seconds = sum(float(amount) * _UNITS_S[unit] for amount, unit in _AMOUNT.findall(ago[1]))
        return _us(now) - round(seconds * SECOND_US)
    day, _, clock = words.partition(" ")
    if day in _DAYS:
        date = (now - timedelta(days=_DAYS[day])).date()
        return _us(_local(datetime.combine(date, _clock(clock) if clock else time()), now))
    if _CLOCK.fullmatch(words):
        moment = _local(datetime.combine(now.date(), _clock(words)), now)
        return _us(moment if moment <= now else _local(moment.replace(tzinfo=None) - timedelta(days=1), now))
    moment = datetime.fromisoformat(text.strip())
    return _us(moment if moment.tzinfo is not None else _local(moment, now))


def show_time(iso_text: str | None, *, seconds: bool = True) -> str:
    """A time from the API in the machine's zone; a dash for none."""
    if iso_text is None:
        return "–"
    moment = datetime.fromisoformat(iso_text).astimezone()
    return f"{moment:%Y-%m-%d %H:%M:%S}" if seconds else f"{moment:%Y-%m-%d %H:%M}"


def show_duration(seconds: float) -> str:
    """Seconds for people: `12 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`."""
    whole = max(0, round(seconds))
    for big, small, name, part in ((86_400, 3600, "d", "h"), (3600, 60, "h", "min"), (60, 1, "min", "s")):
        if whole >= big:
            rest = whole % big // small
            return f"{whole // big} {name} {rest} {part}" if rest else f"{whole // big} {name}"
    return f"{whole} s"


class Moment(click.ParamType[str]):
    """A point in time; its value is ISO 8601 in UTC, as the API wants it."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time as ISO 8601."""
        try:
            return iso(parse_time(str(value), datetime.now().astimezone()))
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time: write one like {EXAMPLES}", param, ctx)


class Earlier(Moment):
    """A point in time that may also be a span until now, such as `24h`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time as ISO 8601."""
        text = str(value).strip().lower()
        return super().convert(f"-{text}" if _AGO.fullmatch(text) and text[0].isdigit() else value, param, ctx)


class Later(click.ParamType[str]):
    """A time that is still to come, for the API: a span such as `30d` from now on, or any time that `Moment` knows."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time as ISO 8601."""
        now = datetime.now(UTC).astimezone()
        text = str(value).strip().lower()
        try:
            if _AGO.fullmatch(text) and not text.startswith("-") and not text.endswith("ago"):
                seconds = sum(float(amount) * _UNITS_S[unit] for amount, unit in _AMOUNT.findall(text))
                return iso(_us(now) + round(seconds * SECOND_US))
            us = parse_time(str(value), now)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time: write 12h, 30d or 2026-12-24T18:00", param, ctx)
        if us <= _us(now):
            self.fail(f"{value!r} has passed already", param, ctx)
        return iso(us)


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is no time of day")
    return time(int(match[1]), int(match[2]), int(match[3] or 0))


def _local(moment: datetime, now: datetime) -> datetime:
    """`moment` in the zone of `now`; the machine's own zone knows when its summer time begins."""
    offset = now.astimezone().utcoffset()
    return moment.astimezone() if now.utcoffset() == offset else moment.replace(tzinfo=now.tzinfo)


def _us(moment: datetime) -> int:
    return round((moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))
