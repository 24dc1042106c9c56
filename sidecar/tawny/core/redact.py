"""Keeps secrets out of everything that people read: logs, errors, API answers, process titles."""

from __future__ import annotations

import logging
import re
from urllib.parse import quote

MASK = "***"

_USERINFO = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)[^/\s?#]*@")
_QUERY = re.compile(
    r"(?P<key>[?&](?:auth|key|pass(?:word|wd)?|pwd|secret|sig|token|user(?:name)?)=)[^&\s\"']*",
    re.IGNORECASE,
)
_secrets: set[str] = set()


def register_secret(secret: str) -> None:
    """Mask `secret` (and its URL-escaped form) wherever `redact` sees it. Short strings would mask ordinary words."""
    if len(secret) >= 4:
        _secrets.update({secret, quote(secret, safe="")})


def redact(text: str) -> str:
    """`text` without credentials in URLs, credential-like query values and registered secrets."""
    text = _USERINFO.sub(rf"\g<scheme>{MASK}@", text)
    text = _QUERY.sub(rf"\g<key>{MASK}", text)
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


class RedactingFormatter(logging.Formatter):
    """A formatter whose whole output, traceback included, is redacted."""

    def format(self, record: logging.LogRecord) -> str:
        """The formatted record without secrets."""
        return redact(super().format(record))
