"""Whether whoever asks is at home: what he watches from outside goes through the house's uplink."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from homeassistant.components.http import current_request
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import is_cloud_connection
from homeassistant.util.network import is_local

_TUNNELS: Final = ip_network("100.64.0.0/10")
"""Of private tunnels nobody can tell from where they are used."""

_NEIGHBOURS: Final = 64
"""Length of the prefix that the public IPv6 addresses of a home network share."""


def is_outside(hass: HomeAssistant) -> bool:
    """Whether the request that is answered came through Home Assistant's cloud, or from an address elsewhere."""
    if is_cloud_connection(hass):
        return True
    request = current_request.get()
    asker = _parse(request.remote) if request else None
    if request is None or asker is None or is_local(asker) or asker in _TUNNELS:
        return False
    own = request.transport.get_extra_info("sockname") if request.transport else None
    met = _parse(own[0]) if own else None
    # At home public addresses of IPv6 are usual, too.
    return asker.version == 4 or met is None or met not in ip_network((asker, _NEIGHBOURS), strict=False)


def _parse(text: str | None) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address((text or "").partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
