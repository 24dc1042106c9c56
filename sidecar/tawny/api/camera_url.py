"""Which camera addresses may come in through the API: those of network streams, and not into the machine."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from tawny.config.base import Invalid
from tawny.config.urls import normalize_source
from tawny.core.errors import UsageError

SCHEMES = ("rtsp", "rtsps", "http", "https")
"""Files are for whoever can write tawny.toml: through the API they would show what is on the machine."""

MAX_LENGTH = 2000
_METADATA = frozenset({ip_address("169.254.169.254"), ip_address("fd00:ec2::254")})
"""Where clouds tell their machines their passwords."""


def checked_camera_url(url: str) -> str:
    """`url`, if a camera may be reached by it. Raises UsageError, which quotes nothing of it: it may hold a password.

    Cameras are machines of the house, so private addresses are fine; what is refused is other schemes, files, and
    addresses that no camera has. Names are not resolved: only an admin gets as far as here.
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
        raise UsageError("no camera has this address", "write the camera's own name or IP address")
    return checked


def _is_elsewhere(host: str) -> bool:
    address = _address(host)
    if address is None:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address in _METADATA or address.is_multicast or address.is_unspecified or host == "255.255.255.255"


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))  # the forms that the system knows besides: 0x7f.1, 2130706433
    except (OSError, ValueError):
        return None
