"""Opaque cursors: where a page ended, in the order of its list, so that rows added meanwhile shift nothing."""

from __future__ import annotations

import base64
import binascii

from tawny.core.errors import UsageError
from tawny.core.ids import is_ulid

_VERSION = "1"


class CursorError(UsageError):
    """The cursor was not made by this event log."""

    code = "invalid_cursor"


def pack_cursor(start_us: int, event_id: str) -> str:
    """The cursor of a page whose last event is `event_id`."""
    return base64.urlsafe_b64encode(f"{_VERSION}.{start_us}.{event_id}".encode()).decode().rstrip("=")


def unpack_cursor(cursor: str) -> tuple[int, str]:
    """(start_us, event id) of the last event that was seen. Raises CursorError when `cursor` is nonsense."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
        version, start, event_id = text.split(".")
        start_us = int(start)
    except (binascii.Error, UnicodeError, ValueError):
        version, start_us, event_id = "", 0, ""
    if version != _VERSION or not is_ulid(event_id) or not -(2**63) <= start_us < 2**63:
        raise CursorError("the cursor is not valid", "use next_cursor of the page before, or leave the cursor out")
    return start_us, event_id
