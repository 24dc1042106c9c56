"""Searching events by words: cameras, days, and whatever else an event is called or touched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from homeassistant.components.media_source import BrowseMediaSource

from ..api import Event
from ..event_pages import event_page
from .days import day_start
from .items import EVERY
from .shelf import Shelf
from .wording import Wording

MOST_FOUND: Final = 100
MOST_LOOKED_AT: Final = 2000
"""Words that a sidecar does not know, such as a part of a zone's name, are looked for in so many of the newest."""

_PAGE = 200
_SHORT = 2
"""Words of so many letters are fillers: in, at, am, le."""

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: cameras (none: all), local days from `first` to `last`, and words that all have to fit."""

    cameras: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """An event that fits."""

    start: datetime
    item: BrowseMediaSource


def understand(text: str, shelf: Shelf, within: tuple[str, ...]) -> Wanted:
    """What `text` asks for, below an item of the media browser whose id ends with `within`."""
    rest = plain(text)
    cameras, rest = _cameras(rest, shelf)
    if within[:1] == ("events",) and len(within) > 1 and within[1] != EVERY:
        cameras = (within[1],)
    days, rest = _days(rest, shelf.wording)
    words = tuple(word for word in rest.split() if len(word) > _SHORT)
    return Wanted(cameras, *days, words)


async def search(shelf: Shelf, wanted: Wanted) -> list[Finding]:
    """The newest events that fit. Raises TawnyApiError."""
    zone = shelf.wording.zone
    since = day_start(wanted.first, zone) if wanted.first else None
    found: list[Finding] = []
    cursor: str | None = None
    for _ in range(MOST_LOOKED_AT // _PAGE):
        page = await event_page(
            shelf.hass,
            shelf.coordinator,
            shelf.user,
            cameras=wanted.cameras,
            since=since,
            until=day_start(wanted.last + timedelta(days=1), zone) if wanted.last else None,
            limit=_PAGE,
            cursor=cursor,
        )
        begun = [event for event in page.events if since is None or event.start >= since]
        fitting = [event for event in begun if _fits(event, wanted.words, shelf)]
        found += [Finding(one.start, shelf.event(one, name_day=True)) for one in fitting]
        cursor = page.next_cursor
        if cursor is None or len(found) >= MOST_FOUND:
            break
    return found[:MOST_FOUND]


def plain(text: str) -> str:
    """Small letters without accents, words with single blanks between them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w-]+|_", " ", kept).split())


def _fits(event: Event, words: tuple[str, ...], shelf: Shelf) -> bool:
    if not words:
        return True
    wording, camera = shelf.wording, shelf.coordinator.camera(event.camera)
    said = (event.label, wording.label(event.label), *event.zones, *wording.zones(event, camera), event.camera)
    text = plain(" ".join((*said, shelf.name_of(event.camera))))
    return all(word in text for word in words)


def _cameras(text: str, shelf: Shelf) -> tuple[tuple[str, ...], str]:
    """Which cameras are named, and the text without them. The longest names first: "front door", then "door"."""
    names: dict[str, set[str]] = {}
    for camera in shelf.coordinator.data.cameras:
        for name in (plain(camera), plain(shelf.name_of(camera))):
            names.setdefault(name, set()).add(camera)
    found: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        text, hit = _without(text, name)
        if hit:
            found |= names[name]
    return tuple(camera for camera in shelf.coordinator.data.cameras if camera in found), text


def _without(text: str, phrase: str) -> tuple[str, bool]:
    """The text without a phrase of whole words, and whether it was in there."""
    less = f" {text} ".replace(f" {phrase} ", " ") if phrase else f" {text} "
    return " ".join(less.split()), less != f" {text} "


type _Days = tuple[date | None, date | None]


def _days(text: str, wording: Wording) -> tuple[_Days, str]:
    """The days that are named, and the text without them."""
    if match := _ISO_DAY.search(text):
        day = date(*map(int, match.groups()))
        return (day, day), text.replace(match[0], " ")
    for name, day in _named_days(wording):
        rest, hit = _without(text, name)
        if hit:
            return (day, day), rest
    return _month(text, wording)


def _named_days(wording: Wording) -> Iterator[tuple[str, date]]:
    today = wording.today
    for key, ago in (("today", 0), ("yesterday", 1)):
        for name in (wording.word(key), key):
            yield plain(name), today - timedelta(days=ago)
    for number, english in enumerate(_ENGLISH_DAYS, 1):
        day = today - timedelta(days=(today.isoweekday() - number) % 7)
        for name in (wording.word(f"weekday_{number}"), english):
            yield plain(name), day


def _month(text: str, wording: Wording) -> tuple[_Days, str]:
    """A month, with a day before or behind it and perhaps a year; the last one that has begun where there is none."""
    words = text.split()
    for number in range(1, 13):
        name = plain(wording.word(f"month_{number}"))
        if name not in words:
            continue
        at = words.index(name)
        near = [index for index in (at - 1, at + 1, at + 2) if 0 <= index < len(words) and words[index].isdigit()]
        day = next((int(words[index]) for index in near if 1 <= int(words[index]) <= 31), None)
        year = next((int(words[index]) for index in near if 1970 <= int(words[index]) <= 9999), None)
        rest = " ".join(word for index, word in enumerate(words) if index != at and index not in near)
        return _span(number, day, year, wording.today), rest
    return (None, None), text


def _span(month: int, day: int | None, year: int | None, today: date) -> _Days:
    if year is None:
        year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    if day is not None:
        only = date(year, month, day)
        return only, only
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
