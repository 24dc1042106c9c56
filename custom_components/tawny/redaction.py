"""Leaves out what a stranger should not know: credentials, and where a house and its cameras are.

By key where there is one, and within texts as well: the reason why a stream is offline may well quote its address. The
sidecar masks what it knows to be secret, but neither an older one nor a camera's own words can be trusted to.
Rather too much is left out than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from ipaddress import IPv6Address
from typing import Any, Final

from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import CONF_TOKEN, CONF_URL
from yarl import URL

from .const import CONF_INSTANCE, CONF_TOKEN_ID

_SECRET: Final = {
    CONF_TOKEN,
    CONF_TOKEN_ID,
    CONF_INSTANCE,
    CONF_URL,
    "password",
    "password_file",
    "username",
    "host",
    "unique_id",
}
"""Keys whose values are left out: addresses too, for they may be those of a house in the internet."""

_SAID_NOWHERE: Final = {CONF_TOKEN, CONF_TOKEN_ID, CONF_INSTANCE, "password"}
"""Those whose values mean nothing else, wherever they are quoted."""

_URL = re.compile(r"(?P<kept>\b[a-zA-Z][a-zA-Z0-9+.-]{0,20}://)\S+")
_CREDENTIAL = re.compile(
    r"(?P<kept>\b(?:auth(?:orization)?|login|pass(?:word|wd|phrase)?|pwd|secret|sig|token|user(?:name)?)[\"']?\s*[=:]\s*)"
    r"(?:(?:basic|bearer|digest)\s+)?(?:\"[^\"]*\"|'[^']*'|[^\s&,;]+)",
    re.IGNORECASE,
)
_AT_HOST = re.compile(r"(?P<kept>)(?<!\S)\S+@\S+")
_IPV4 = re.compile(r"(?P<kept>)(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)")
_PATTERNS: Final = (_URL, _CREDENTIAL, _AT_HOST, _IPV4)
_PERHAPS_IPV6 = re.compile(r"(?<![\w:])[0-9a-f:.]{2,45}(?<![:.])(?![\w:])", re.IGNORECASE)

_SHORTEST_SECRET: Final = 4
"""Shorter ones would take pieces out of ordinary words."""


def redacted(data: Any) -> Any:
    """`data`, as JSON has it, without its secrets, also where one of them is quoted elsewhere in it."""
    secrets = sorted(_secrets(data), key=len, reverse=True)
    return _without(data, secrets)


def _without(data: Any, secrets: list[str]) -> Any:
    match data:
        case Mapping():
            return {
                key: REDACTED if key in _SECRET and value else _without(value, secrets) for key, value in data.items()
            }
        case list() | tuple():
            return [_without(value, secrets) for value in data]
        case str():
            return _clean(data, secrets)
    return data


def _clean(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<kept>{REDACTED}", text)
    return _PERHAPS_IPV6.sub(lambda match: REDACTED if _is_ipv6(match[0]) else match[0], text)


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:  # such as a time of day
        return False
    return True


def _secrets(data: Any) -> Iterator[str]:
    """What stands under the keys of secrets: passwords and tokens, and the names of hosts."""
    match data:
        case Mapping():
            for key, value in data.items():
                if key in _SECRET and isinstance(value, str):
                    yield from _parts(key, value)
                else:
                    yield from _secrets(value)
        case list() | tuple():
            for value in data:
                yield from _secrets(value)


def _parts(key: str, value: str) -> Iterator[str]:
    """What of a secret is one in other texts, too: no name that people use for many things, such as `admin`."""
    host, password = value if key == "host" else "", value if key in _SAID_NOWHERE else ""
    if key == CONF_URL:
        with suppress(ValueError):
            address = URL(value)
            host, password = address.host or "", address.password or ""
    yield from (part for part in (password, host if "." in host else "") if len(part) >= _SHORTEST_SECRET)
