"""Home Assistant's device discovery: payloads from the tables of components, pure functions of what is configured.

Beyond the obvious, Home Assistant wants: an origin and a unique id; no unknown key outside of components, or it rejects
everything; and a component that goes away first published with nothing but its platform, then left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tawny.bus.camera_components import camera_components
from tawny.bus.component import Component
from tawny.bus.node_components import NODE
from tawny.bus.topics import Topics
from tawny.config import CameraConfig

type Payload = dict[str, Any]

ORIGIN = "Tawny"
_STATE_KEYS = {"image": "img_t"}


@dataclass(frozen=True, slots=True)
class Site:
    """What every device tells of the service: its topics, name and version, and the address of its web page."""

    topics: Topics
    name: str
    version: str
    url: str


def camera_device(site: Site, camera: str, config: CameraConfig) -> Payload:
    """The discovery payload of a camera."""
    device = {"name": config.name, "mdl": "Camera", "via_device": site.topics.device_id(None)}
    found = {each.key: _component(site, camera, each) for each in camera_components(config)}
    return _payload(site, camera, device, found)


def node_device(site: Site) -> Payload:
    """The discovery payload of the service itself."""
    found = {each.key: _component(site, None, each) for each in NODE}
    return _payload(site, None, {"name": site.name, "mdl": "Recorder"}, found)


def encode(payload: Payload) -> str:
    """The text that is published; the same payload is always the same text."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False)


def farewell(old: Payload, new: Payload) -> Payload | None:
    """`new` with every component of `old` that it lacks marked as removed; None when there is none.

    To be published before `new`.
    """
    present = new["cmps"]
    gone = {
        key: {"p": platform} for key, platform in _platforms(old) if key not in present or present[key]["p"] != platform
    }
    return {**new, "cmps": {**present, **gone}} if gone else None


def is_ours(payload: Payload, topics: Topics) -> bool:
    """Whether a discovery payload that somebody published came from this node: its topics say so."""
    components = payload.get("cmps")
    if not isinstance(components, dict):
        return False
    return any(topics.is_own(topic) for each in components.values() for topic in _topics_in(each))


def _platforms(payload: Payload) -> Iterator[tuple[str, str]]:
    components = payload.get("cmps")
    for key, component in components.items() if isinstance(components, dict) else ():
        if isinstance(component, dict) and isinstance(component.get("p"), str):
            yield key, component["p"]


def _topics_in(component: Any) -> Iterator[str]:
    if isinstance(component, dict):
        for key in ("stat_t", "cmd_t", "img_t"):
            if isinstance(component.get(key), str):
                yield component[key]


def _payload(site: Site, camera: str | None, device: Mapping[str, Any], components: Payload) -> Payload:
    common = {"ids": [site.topics.device_id(camera)], "mf": ORIGIN, "sw": site.version, "cu": site.url}
    return {
        "dev": {**device, **common},
        "o": {"name": ORIGIN, "sw": site.version},
        "qos": 1,
        "cmps": components,
    }


def _component[Facts](site: Site, camera: str | None, component: Component[Facts]) -> Payload:
    topics = site.topics

    def full(leaf: str) -> str:
        return topics.of_node(leaf) if camera is None else topics.of_camera(camera, leaf)

    owner = camera or topics.device_id(None)
    found: Payload = {
        "p": component.platform,
        "uniq_id": f"{topics.device_id(camera)}_{component.key}",
        "def_ent_id": f"{component.platform}.{owner}_{component.object_id}",
    }
    if component.name is not None:
        found["name"] = component.name
    if component.state:
        found[_STATE_KEYS.get(component.platform, "stat_t")] = full(component.state)
    if component.command:
        found["cmd_t"] = full(component.command)
    if component.attributes:
        found["json_attr_t"] = full(component.attributes)
    needed = [topics.status] if component.needs_node else []
    if component.needs_camera:
        needed.append(full("status"))
    return {**found, **_availability(needed), **component.options}


def _availability(needed: Iterable[str]) -> Payload:
    topics = [{"t": topic} for topic in needed]
    return {"avty": topics, "avty_mode": "all"} if topics else {}
