"""Base64 with the letters of addresses and nothing at its end, as everything in Web Push has it (RFC 4648, 5)."""

from __future__ import annotations

import base64
import binascii


def encoded(data: bytes) -> str:
    """`data` as text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """What `text` says; some browsers' libraries leave `=` at its end. Raises ValueError."""
    text = text.rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
