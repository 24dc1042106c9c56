"""Going through config flows, and being discovered."""

from __future__ import annotations

import json
from ipaddress import ip_address
from typing import Any

from homeassistant.config_entries import SOURCE_HASSIO, SOURCE_MQTT, SOURCE_USER, SOURCE_ZEROCONF
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from yarl import URL

from custom_components.tawny.const import DOMAIN


async def begin(hass: HomeAssistant, url: str) -> dict[str, Any]:
    """The user's own flow, after the address."""
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "user")
    return await go_on(hass, flow, **{CONF_URL: url})


async def go_on(hass: HomeAssistant, flow: Any, **user_input: Any) -> dict[str, Any]:
    """The next step of a flow."""
    return await hass.config_entries.flow.async_configure(flow["flow_id"], user_input)


async def announce_mqtt(hass: HomeAssistant, url: str, node: str = "house", **more: Any) -> dict[str, Any]:
    """What `tawny/announce/<node>` starts."""
    told = {"node": node, "name": node.capitalize(), "url": url, "version": "0.1.0", "api": 1, **more}
    return await announce_payload(hass, json.dumps(told), node)


async def announce_payload(hass: HomeAssistant, payload: str, node: str = "house") -> dict[str, Any]:
    """The same with any payload."""
    topic = f"tawny/announce/{node}"
    info = MqttServiceInfo(topic, payload, 1, True, "tawny/announce/+", 0.0)
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_MQTT}, data=info)


async def announce_zeroconf(hass: HomeAssistant, at: str, **properties: str) -> dict[str, Any]:
    """What a record in the local network starts."""
    address = URL(at)
    host = ip_address(address.host or "")
    service = "_tawny._tcp.local."
    info = ZeroconfServiceInfo(host, [host], address.port, "house.local.", service, f"House.{service}", properties)
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_ZEROCONF}, data=info)


async def announce_app(hass: HomeAssistant, **config: Any) -> dict[str, Any]:
    """What the Supervisor starts for an app."""
    info = HassioServiceInfo(config, "Tawny", "local_tawny", "0123456789abcdef")
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_HASSIO}, data=info)
