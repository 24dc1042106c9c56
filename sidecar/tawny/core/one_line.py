"""What a name may hold: it is shown in terminals, logs and lists, which obey control characters and break at lines."""

from __future__ import annotations

import re

ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"
"""A text in one line without control characters, as a pattern for Python, JSON Schema and Pydantic alike."""

_ONE_LINE = re.compile(ONE_LINE.replace("$", r"\Z"))


def is_one_line(text: str) -> bool:
    """Whether `text` is one line without control characters."""
    return _ONE_LINE.match(text) is not None
