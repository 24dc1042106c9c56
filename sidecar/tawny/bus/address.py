"""Under which address Home Assistant reaches the API, when nobody said."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address

from tawny.config.service import ServerConfig

_ELSEWHERE = (("192.0.2.1", socket.AF_INET), ("2001:db8::1", socket.AF_INET6))
"""Addresses for documentation, which stand for: any other network. Nothing is sent to them."""


def own_url(server: ServerConfig, port: int, towards_broker: str) -> str:
    """The address of the API: the one that is configured; else where the server listens.

    Where it listens everywhere, it is the address of this machine that the broker sees, for Home Assistant is as a rule
    where the broker is; and where that is this very machine, its address in the network.
    """
    if server.url is not None:
        return server.url
    host = server.host
    if _is_any(host):
        host = towards_broker if _is_useful(towards_broker) else _outward() or towards_broker
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_any(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_unspecified
    return not host


def _is_useful(address: str) -> bool:
    """Whether others reach this machine there. With a zone (`fe80::1%eth0`) only this machine knows what is meant."""
    with suppress(ValueError):
        found = ip_address(address)
        return "%" not in address and not found.is_loopback and not found.is_unspecified
    return False


def _outward() -> str | None:
    """The address of this machine towards other networks."""
    for elsewhere, family in _ELSEWHERE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((elsewhere, 9))
            address = str(probe.getsockname()[0])
            if _is_useful(address):
                return address
    return None
