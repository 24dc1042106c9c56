"""Opaque cursors: where a page ended, in the order of its list, so that rows added meanwhile shift nothing."""

from __future__ import annotations

import base64
import binascii

from tawny.core.errors import UsageError
from tawny.core.ids import is_ulid

_VERSION = "1"
_MOST_DIGITS = 18


class CursorError(UsageError):
    """The cursor was not made by this event log."""

    code = "invalid_cursor"


def pack_cursor(start_us: int, event_id: str) -> str:
    """The cursor of a page whose last event is `event_id`."""
    return base64.urlsafe_b64encode(f"{_VERSION}.{start_us}.{event_id}".encode()).decode().rstrip("=")


def unpack_cursor(cursor: str) -> tuple[int, str]:
    """(start_us, event id) of the last event that was seen. Raises CursorError when `cursor` is nonsense."""
    start_us, event_id = _unpack(cursor)
    if not is_ulid(event_id):
        raise _nonsense()
    return start_us, event_id


def pack_row_cursor(at_us: int, row_id: int) -> str:
    """The cursor of a page whose last row is `row_id`, of a table whose rows are numbered."""
    return pack_cursor(at_us, str(row_id))


def unpack_row_cursor(cursor: str) -> tuple[int, int]:
    """(at_us, row id) of the last row that was seen. Raises CursorError when `cursor` is nonsense."""
    at_us, row_id = _unpack(cursor)
    if not row_id.isdecimal() or not row_id.isascii() or len(row_id) > _MOST_DIGITS:
        raise _nonsense()
    return at_us, int(row_id)


def _unpack(cursor: str) -> tuple[int, str]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
        version, at, key = text.split(".")
        at_us = int(at)
    except (binascii.Error, UnicodeError, ValueError):
        version, at_us, key = "", 0, ""
    if version != _VERSION or not -(2**63) <= at_us < 2**63:
        raise _nonsense()
    return at_us, key


def _nonsense() -> CursorError:
    return CursorError("the cursor is not valid", "use next_cursor of the page before, or leave the cursor out")
