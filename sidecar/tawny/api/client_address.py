"""Who really asks, and how he wrote our address, when reverse proxies stand in between.

What a proxy says is believed only if its own address is in `server.trusted_proxies`: everybody can send the headers.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp import web

from tawny.api.context import house

_AT_HOME = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "::1/128",
        "fe80::/10",
        "fc00::/7",
    )
)
"""What homes use inside. Of private tunnels (some in 100.64.0.0/10) nobody can tell from where they are used."""

_NEIGHBOURS = 64
"""Length of the prefix that the public IPv6 addresses of a home network share."""

_INGRESS_PATH = re.compile(r"(/[A-Za-z0-9_-]+){1,8}")


def client_address(request: web.Request) -> str:
    """The address of the nearest machine that is no trusted proxy."""
    address = request.remote or ""
    if not _is_trusted(request, address):
        return address
    for text in reversed(",".join(request.headers.getall("X-Forwarded-For", ())).split(",")):
        parsed = _parse(text.strip())
        if parsed is None:
            break
        address = str(parsed)
        if not _is_trusted(request, address):
            break
    return address


def is_outside(request: web.Request) -> bool:
    """Whether the asker seems to be in another network than we are: what he watches goes through the house's uplink."""
    asker = _parse(client_address(request))
    if asker is None or any(asker in network for network in _AT_HOME):
        return False
    own = request.transport.get_extra_info("sockname") if request.transport else None
    met = _parse(own[0]) if own else None
    # At home public addresses of IPv6 are usual, too.
    return asker.version == 4 or met is None or met not in ip_network((asker, _NEIGHBOURS), strict=False)


def is_secure(request: web.Request) -> bool:
    """Whether the asker speaks TLS, to us or to a trusted proxy."""
    return request.secure or _said(request, "X-Forwarded-Proto").lower() == "https"


def own_host(request: web.Request) -> str:
    """Host and port as the asker wrote them."""
    # Not request.host: without the header it asks the name service, and waits for it.
    return _said(request, "X-Forwarded-Host") or request.headers.get("Host", "")


def ingress_path(request: web.Request) -> str:
    """Under which path Home Assistant's ingress shows our page; empty when the request did not come that way."""
    said = _said(request, "X-Ingress-Path")
    return said if len(said) <= 200 and _INGRESS_PATH.fullmatch(said) else ""


def _said(request: web.Request, name: str) -> str:
    if not _is_trusted(request, request.remote or ""):
        return ""
    return request.headers.get(name, "").rpartition(",")[2].strip()


def _is_trusted(request: web.Request, address: str) -> bool:
    networks = house(request).config.server.trusted_proxies
    parsed = _parse(address) if networks else None
    return parsed is not None and any(parsed in network for network in networks)


def _parse(address: str) -> IPv4Address | IPv6Address | None:
    """The IP address, which proxies may write with a port."""
    text = address.partition("]")[0].removeprefix("[") if address.startswith("[") else address
    if text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
