"""Who really asks, and how he wrote our address, when reverse proxies stand in between.

What a proxy says is believed only if its own address is in `server.trusted_proxies`: everybody can send the headers.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp import web

from tawny.api.context import house

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
