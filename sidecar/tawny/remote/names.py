"""What may be a name in the internet, and what an address."""

from __future__ import annotations

import re
from ipaddress import ip_address

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_TOP = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_AT_HOME = frozenset({"local", "localhost", "lan", "home", "internal", "localdomain", "invalid", "test", "arpa"})


def is_domain(name: str) -> bool:
    """Whether `name` can be a name that everybody resolves, in small letters, of at least two parts."""
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or labels[-1] in _AT_HOME:
        return False
    return all(map(_LABEL.fullmatch, labels)) and _TOP.fullmatch(labels[-1]) is not None


def is_address(text: str) -> bool:
    """Whether `text` is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def as_domain(text: str) -> str:
    """A domain as people write it: with capitals, a dot at its end, letters of their language, or a whole address."""
    name = text.strip().removeprefix("https://").removeprefix("http://").rstrip("/.").lower()
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name
