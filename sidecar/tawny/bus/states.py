"""What is published of a camera and of the node: topics with the payloads that they should have now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawny.bus.camera_components import CAMERA, EVENT_IMAGE, SNAPSHOT_IMAGE, camera_components, zone_component
from tawny.bus.component import CameraFacts, Component, NodeFacts
from tawny.bus.node_components import NODE
from tawny.bus.topics import ANY, Topics
from tawny.config import CameraConfig, ZoneConfig


@dataclass(frozen=True, slots=True)
class StateValue:
    """The payload that a topic should have. `noisy` ones need not be told at once."""

    topic: str
    payload: str
    noisy: bool


def camera_states(topics: Topics, camera: str, config: CameraConfig, facts: CameraFacts) -> Iterator[StateValue]:
    """All states of a camera."""
    for component in camera_components(config):
        for leaf, payload in _values(component, facts):
            yield StateValue(topics.of_camera(camera, leaf), payload, component.noisy)


def node_states(topics: Topics, facts: NodeFacts) -> Iterator[StateValue]:
    """All states of the node but its status, which is that of the connection."""
    for component in NODE:
        for leaf, payload in _values(component, facts):
            yield StateValue(topics.of_node(leaf), payload, component.noisy)


def image_topics(topics: Topics, camera: str) -> tuple[str, ...]:
    """The topics of a camera that hold pictures."""
    return topics.of_camera(camera, EVENT_IMAGE), topics.of_camera(camera, SNAPSHOT_IMAGE)


def state_filters(topics: Topics) -> list[str]:
    """What to subscribe to for all retained states of all cameras, pictures apart."""
    zone = zone_component(ANY, _SOME_ZONE)
    return [topics.of_camera(ANY, leaf) for component in (*CAMERA, zone) for leaf in _leaves(component)]


def _leaves(component: Component[CameraFacts]) -> Iterable[str]:
    return [leaf for leaf in (component.state if component.value else "", component.attributes) if leaf]


def _values[Facts](component: Component[Facts], facts: Facts) -> Iterator[tuple[str, str]]:
    if component.value is not None:
        yield component.state, component.value(facts)
    if component.details is not None:
        yield component.attributes, json.dumps(component.details(facts), ensure_ascii=False)


_SOME_ZONE = ZoneConfig(polygon=((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)))
