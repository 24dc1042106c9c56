"""Which camera addresses may come from outside, through the API: those of network streams, and not into the machine."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from tawny.config.base import Invalid
from tawny.config.urls import normalize_source
from tawny.core.errors import UsageError

SCHEMES = ("rtsp", "rtsps", "http", "https")
"""Files are for whoever can write tawny.toml: through the API they would show what is on the machine."""

MAX_LENGTH = 2000
RESOLVE_S = 5.0
_METADATA = frozenset(
    map(
        ip_address,
        (
            "169.254.169.254",
            "169.254.170.2",
            "169.254.170.23",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "fd20:ce::254",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
        ),
    )
)
"""Where clouds (Amazon, Google, Microsoft, Alibaba, Oracle) tell their machines their passwords."""

_BROADCAST = IPv4Address("255.255.255.255")
_TRANSLATED = tuple(map(IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")))
"""Networks of IPv6 addresses that end in the IPv4 address they lead to (RFC 4291, 2765, 6052, 8215)."""


def checked_camera_url(url: str) -> str:
    """`url`, if a camera may be reached by it. Raises UsageError, which quotes nothing of it: it may hold a password.

    Cameras are machines of the house, so private addresses are fine; what is refused is other schemes, files, and
    addresses that no camera has. Names are not resolved here; `refuse_names_of_others` does that.
    """
    if len(url) > MAX_LENGTH:
        raise UsageError(f"the address is longer than {MAX_LENGTH} characters", "shorten it")
    if url.partition(":")[0].lower() not in SCHEMES:
        raise UsageError(
            "the address does not begin with rtsp://, rtsps://, http:// or https://",
            "files can be named in tawny.toml only",
        )
    try:
        checked = normalize_source(url, None)
    except Invalid as error:
        raise UsageError(f"the address {error.message}", error.remedy) from None
    if _is_elsewhere(urlsplit(checked).hostname or ""):
        raise _elsewhere()
    return checked


async def refuse_names_of_others(url: str) -> None:
    """Raise UsageError when the host of `url` is a name for an address that no camera has.

    A name may mean something else a moment later, and a web server may send whoever asks on to another one: only admins
    get as far as here, and what is not video is never shown to them.
    """
    found: list[Any] = []
    with suppress(OSError, UnicodeError):  # TimeoutError too; whoever connects says what is wrong
        async with asyncio.timeout(RESOLVE_S):
            found = await asyncio.get_running_loop().getaddrinfo(urlsplit(url).hostname, None)
    if any(_is_elsewhere(str(each[4][0]).partition("%")[0]) for each in found):
        raise _elsewhere()


def _elsewhere() -> UsageError:
    return UsageError("no camera has this address", "write the camera's own name or IP address")


def _is_elsewhere(host: str) -> bool:
    address = _address(host)
    if address is None:
        return False
    return any(
        each in _METADATA or each.is_multicast or each.is_unspecified or each == _BROADCAST
        for each in (address, *_within(address))
    )


def _within(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that the network may make of an IPv6 address."""
    if isinstance(address, IPv4Address):
        return
    if any(address in network for network in _TRANSLATED) and not address.is_loopback:
        yield IPv4Address(address.packed[-4:])
    yield from (found for found in (address.ipv4_mapped, address.sixtofour) if found is not None)
    yield from address.teredo or ()


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))  # the forms that the system knows besides: 0x7f.1, 2130706433
    except (OSError, ValueError):
        return None
