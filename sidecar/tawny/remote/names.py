"""What may be a name in the internet, and what an address."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_TOP = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_AT_HOME = frozenset({"local", "localhost", "lan", "home", "internal", "localdomain", "invalid", "test", "arpa"})

_PLACE = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})")
_HOST_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
_NOT_OUTSIDE = tuple(
    map(ip_network, ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)


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


def is_public(address: str) -> bool:
    """Whether an IP address can be one of a server in the internet; those of examples in books may be."""
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return not (
        found.is_unspecified
        or found.is_loopback
        or found.is_link_local
        or found.is_multicast
        or (found.is_reserved and isinstance(found, IPv4Address))
        or any(found in network for network in _NOT_OUTSIDE if network.version == found.version)
    )


def is_place(text: str) -> bool:
    """Whether `text` is HOST:PORT, an IPv6 address in brackets."""
    match = _PLACE.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 65535:
        return False
    host = match[1]
    if host.startswith("["):
        return is_address(host[1:-1])
    # What is only digits and dots is meant as an address.
    return is_address(host) if not host.strip("0123456789.") else all(map(_HOST_LABEL.fullmatch, host.split(".")))


def as_place(text: str) -> str:
    """HOST:PORT as people write it: also as the address of a page."""
    return text.strip().removeprefix("http://").removeprefix("https://").rstrip("/")
