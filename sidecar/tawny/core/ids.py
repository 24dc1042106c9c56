"""Identifiers: names that users choose, and sortable ones that Tawny makes."""

from __future__ import annotations

import re
import secrets

USER_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,62}")
ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def is_user_id(text: str) -> bool:
    """Whether `text` can name a camera or zone: it ends up in paths, topics, URLs and entity ids."""
    return USER_ID.fullmatch(text) is not None


def is_ulid(text: str) -> bool:
    """Whether `text` is an id made by `new_ulid`."""
    return ULID.fullmatch(text) is not None


def new_ulid(wall_us: int) -> str:
    """A ULID (26 characters of Crockford's base 32): 48 bits of milliseconds, then 80 random bits. Sorts by time."""
    number = (wall_us // 1000) << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def ulid_us(ulid: str) -> int:
    """The time in a ULID, to the millisecond."""
    milliseconds = 0
    for letter in ulid[:10]:
        milliseconds = milliseconds << 5 | _CROCKFORD.index(letter)
    return milliseconds * 1000
