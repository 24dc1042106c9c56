"""What sidecars say of themselves: over MQTT, by zeroconf, and through the Supervisor when Tawny runs as an app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from homeassistant.util.json import json_loads_object
from yarl import URL

from .addresses import complete_url
from .const import DEFAULT_PORT


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sidecar somewhere. `node` is empty where it is not told: then it has to be asked."""

    url: str
    node: str = ""
    name: str = ""

    @classmethod
    def from_mqtt(cls, info: MqttServiceInfo) -> Self | None:
        """Of the topic `tawny/announce/<node>`; None when it is empty, or nothing that a sidecar says."""
        try:
            said = json_loads_object(info.payload)
        except ValueError:
            return None
        node, url = said.get("node"), said.get("url")
        if node != info.topic.rpartition("/")[2] or not isinstance(url, str):
            return None
        return cls._checked(url, node, said.get("name"))

    @classmethod
    def from_zeroconf(cls, info: ZeroconfServiceInfo) -> Self | None:
        """Of the service `_tawny._tcp`; the record may tell node, name and url, else the address is taken."""
        told = info.properties
        url = told.get("url") or _url(info.host, info.port)
        return cls._checked(url, told.get("node"), told.get("name"))

    @classmethod
    def from_app(cls, info: HassioServiceInfo) -> Self | None:
        """Of the app: its host in the Supervisor's network, and the port."""
        told = info.config
        if not isinstance(told.get("host"), str):
            return None
        return cls._checked(_url(told["host"], told.get("port")), told.get("node"), told.get("name") or info.name)

    @classmethod
    def _checked(cls, url: str, node: Any, name: Any) -> Self | None:
        try:
            complete = complete_url(url)
        except ValueError:
            return None
        node = node if isinstance(node, str) else ""
        return cls(complete, node, name if isinstance(name, str) and name else node)


def _url(host: str, port: object) -> str:
    number = int(port) if isinstance(port, int | str) and str(port).isdecimal() else DEFAULT_PORT
    return str(URL.build(scheme="http", host=host, port=number))
