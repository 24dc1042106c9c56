"""What Home Assistant is told of cameras and node. Its own schemas check the same payloads in tests/integration."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tawny.bus.camera_components import CAMERA
from tawny.bus.discovery import Payload, Site, camera_device, encode, farewell, is_ours, node_device
from tawny.bus.node_components import NODE
from tawny.bus.states import state_filters
from tawny.bus.topics import Topics
from tawny.config import Config

from .conftest import with_cameras

TOPICS = Topics("house", "tawny", "homeassistant")
SITE = Site(TOPICS, "House", "0.1.0", "http://192.0.2.5:8420")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    base = Config.model_validate({"storage": {"path": tmp_path}})
    return with_cameras(base, {"front_door": {"zones": {"path": {}, "drive_way": {"name": "Einfahrt"}}}})


def device(config: Config, camera: str = "front_door") -> Payload:
    return camera_device(SITE, camera, config.cameras[camera])


def test_a_camera_has_every_entity(config: Config) -> None:
    components = device(config)["cmps"]
    by_platform: dict[str, list[str]] = {}
    for key, component in components.items():
        by_platform.setdefault(component["p"], []).append(key)
    assert by_platform == {
        "binary_sensor": ["motion", "connectivity", "recording_active", "problem", "zone_path", "zone_drive_way"],
        "switch": ["detection", "recording"],
        "number": ["sensitivity"],
        "select": ["recording_mode"],
        "button": ["snapshot", "record", "restart"],
        "event": ["event"],
        "image": ["last_event", "last_snapshot"],
        "sensor": ["fps", "bitrate", "last_motion", "footage", "storage_used"],
    }
    assert components["zone_path"]["name"] == "Path motion"
    assert components["zone_drive_way"]["name"] == "Einfahrt motion"
    assert components["zone_path"]["stat_t"] == "tawny/house/front_door/zone/path/motion"


def test_only_the_noisy_entities_are_off_by_default(config: Config) -> None:
    assert {key for key, each in device(config)["cmps"].items() if each.get("en") is False} == {"fps", "bitrate"}


def test_settings_can_be_changed_while_the_camera_is_away(config: Config) -> None:
    components = device(config)["cmps"]
    node, camera = {"t": "tawny/house/status"}, {"t": "tawny/house/front_door/status"}
    needs_camera = {key for key, component in components.items() if camera in component["avty"]}
    assert needs_camera == {"motion", "zone_path", "zone_drive_way", "snapshot", "record", "fps", "bitrate"}
    for component in components.values():
        assert node in component["avty"]
        assert component["avty_mode"] == "all"


def test_the_connectivity_of_the_node_is_always_known() -> None:
    components = node_device(SITE)["cmps"]
    assert {key for key, component in components.items() if "avty" not in component} == {"connectivity"}


def test_devices_know_each_other(config: Config) -> None:
    assert device(config)["dev"] == {
        "name": "Front door",
        "mdl": "Camera",
        "via_device": "tawny_house",
        "ids": ["tawny_house_front_door"],
        "mf": "Tawny",
        "sw": "0.1.0",
        "cu": "http://192.0.2.5:8420",
    }
    assert node_device(SITE)["dev"]["ids"] == ["tawny_house"]


def test_ids_are_unique_and_say_whose_they_are(config: Config) -> None:
    components = [*device(config)["cmps"].values(), *node_device(SITE)["cmps"].values()]
    for key in ("uniq_id", "def_ent_id"):
        values = [component[key] for component in components]
        assert len(set(values)) == len(values)
    assert device(config)["cmps"]["motion"]["uniq_id"] == "tawny_house_front_door_motion"
    assert device(config)["cmps"]["motion"]["def_ent_id"] == "binary_sensor.front_door_motion"


def test_payloads_are_the_same_every_time_and_hold_no_secret(config: Config) -> None:
    text = encode(device(config))
    assert text == encode(device(config.model_copy(deep=True)))
    assert "secret-word" not in text
    assert "192.0.2.1" not in text


def test_nothing_that_home_assistant_rejects_stands_outside_of_components(config: Config) -> None:
    for payload in (device(config), node_device(SITE)):
        assert set(payload) == {"dev", "o", "qos", "cmps"}
        assert payload["o"] == {"name": "Tawny", "sw": "0.1.0"}


def test_a_zone_that_went_away_is_removed_by_its_platform_first(config: Config) -> None:
    old = device(config)
    new = json.loads(json.dumps(old))
    del new["cmps"]["zone_path"]
    before = farewell(old, new)
    assert before is not None
    assert before["cmps"]["zone_path"] == {"p": "binary_sensor"}
    assert {key: value for key, value in before["cmps"].items() if key != "zone_path"} == new["cmps"]
    assert farewell(new, old) is None
    assert farewell(old, old) is None


def test_an_entity_of_another_platform_is_another_entity(config: Config) -> None:
    new = device(config)
    old = json.loads(json.dumps(new))
    old["cmps"]["sensitivity"]["p"] = "sensor"
    before = farewell(old, new)
    assert before is not None
    assert before["cmps"]["sensitivity"] == {"p": "sensor"}


@pytest.mark.parametrize("odd", [{}, {"cmps": 5}, {"cmps": {"a": 5, "b": {}, "c": {"p": 7}}}])
def test_oddities_of_others_are_nobodys(config: Config, odd: Any) -> None:
    assert not is_ours(odd, TOPICS)
    assert farewell(odd, device(config)) is None


def test_devices_of_other_nodes_are_not_ours(config: Config) -> None:
    assert is_ours(device(config), TOPICS)
    assert is_ours(node_device(SITE), TOPICS)
    for node in ("hous", "house_front", "house2"):
        assert not is_ours(device(config), Topics(node, "tawny", "homeassistant"))
    assert not is_ours(device(config), Topics("house", "other", "homeassistant"))


def test_topics_of_node_and_cameras_never_meet() -> None:
    leaves = [leaf for each in CAMERA for leaf in (each.state, each.command, each.attributes) if leaf]
    of_node = {each.state for each in NODE} | {each.attributes for each in NODE if each.attributes}
    assert all("/" not in leaf for leaf in of_node)
    assert all(re.fullmatch(r"[a-z_]+(/[a-z_]+){0,2}", leaf) for leaf in leaves)
    assert len(set(leaves)) == len(leaves)


def test_every_state_but_pictures_is_read_back() -> None:
    filters = state_filters(TOPICS)
    assert "tawny/house/+/status" in filters
    assert "tawny/house/+/zone/+/motion" in filters
    assert "tawny/house/+/zone/+/motion/attributes" in filters
    assert not any("image" in topic or topic.endswith(("/event", "/set")) for topic in filters)
