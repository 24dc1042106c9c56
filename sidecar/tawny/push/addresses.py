"""Which machines may be pushed to: those of the internet, and not those of the house, whatever a name resolves to.

A subscription's address comes from whoever has a token for looking, and the service connects to it.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from tawny.core.errors import UsageError

MAX_ENDPOINT = 1000
_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out to the internet (RFC 4291, 2.5.4)."""

_HINT = "send what the browser's PushManager says"


def checked_endpoint(text: str, *, allow_local: bool) -> str:
    """`text`, if it may be the address of a subscription. Raises UsageError, which does not quote it.

    Names are not resolved here: they may mean something else later. `open_socket` looks where they lead.
    """
    if len(text) > MAX_ENDPOINT:
        raise UsageError(f"the endpoint is longer than {MAX_ENDPOINT} characters", _HINT)
    if not text.isascii() or not text.isprintable() or " " in text:
        raise UsageError("the endpoint is no address", _HINT)
    try:
        url = URL(text)
        port = url.port
    except ValueError:
        raise UsageError("the endpoint is no address", _HINT) from None
    if url.scheme != "https":
        raise UsageError("the endpoint does not begin with https://", _HINT)
    if not url.host or not port or url.user is not None or url.password is not None or url.fragment:
        raise UsageError("the endpoint is no address of a push service", _HINT)
    if not allow_local and _is_address(url.host) and not is_public(url.host):
        raise UsageError("the endpoint is no machine of the internet", _HINT)
    return text


def is_public(text: str) -> bool:
    """Whether `text` is an IP address of the internet, by all readings of it."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_global, _readings(address)))


def open_socket(info: tuple[Any, ...]) -> socket.socket:
    """A socket for the address in `info`, as of getaddrinfo. Raises OSError when it is none of the internet."""
    if not is_public(str(info[4][0])):
        raise OSError("this is no machine of the internet")
    return open_any_socket(info)


def open_any_socket(info: tuple[Any, ...]) -> socket.socket:
    """A socket for the address in `info`, wherever that is."""
    family, kind, protocol = info[:3]
    made = socket.socket(family, kind, protocol)
    made.setblocking(False)
    return made


class Resolver(AbstractResolver):
    """Looks names up, each in a thread of its own: those of the event loop are few, and some names take a minute."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of `host`. Raises OSError."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[Any]] = loop.create_future()

        def deliver(addresses: list[Any], error: OSError | None) -> None:
            if found.done():  # nobody waits any more
                return
            if error is None:
                found.set_result(addresses)
            else:
                found.set_exception(error)

        def work() -> None:
            addresses: list[Any] = []
            error: OSError | None = None
            try:
                addresses = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
            except OSError as failed:
                error = failed
            except UnicodeError:
                error = socket.gaierror("this name can't be looked up")
            try:
                loop.call_soon_threadsafe(deliver, addresses, error)
            except RuntimeError:  # the service has ended
                return

        threading.Thread(target=work, name="push name lookup", daemon=True).start()
        return [_result(host, port, info) for info in await found]

    async def close(self) -> None:
        """Nothing to close."""


def _result(host: str, port: int, info: tuple[Any, ...]) -> ResolveResult:
    family, _, protocol, _, address = info
    return ResolveResult(
        hostname=host, host=address[0], port=port, family=family, proto=protocol, flags=socket.AI_NUMERICHOST
    )


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        known = address in _UNICAST or address in _NAT64 or address.ipv4_mapped is not None
        return known and address.is_global
    return address.is_global and not address.is_multicast


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _readings(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and those within it that a network may take it for."""
    yield address
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
        if address.sixtofour is not None:
            yield address.sixtofour
        if address.teredo is not None:
            yield from address.teredo
        if address in _NAT64:
            yield IPv4Address(int(address) & 0xFFFFFFFF)
