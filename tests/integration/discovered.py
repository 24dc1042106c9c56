"""What the sidecar publishes over MQTT for Home Assistant to discover, asked of the sidecar's own code."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_mqtt_message

from support.service import VENV

DUMP = """
import json
from tawny.bus.component import CameraFacts, Figures, NodeFacts
from tawny.bus.discovery import Site, camera_device, farewell, node_device
from tawny.bus.states import camera_states, node_states
from tawny.bus.topics import Topics
from tawny.config import Config
from tawny.house import StorageStatus
from tawny.house.without_worker import without_worker

whole = [[0, 0], [1, 0], [1, 1]]
camera = {"streams": {"main": {"url": "rtsp://192.0.2.1/"}}, "motion": {"zones": {"drive": {"polygon": whole}}}}
config = Config.model_validate({"node": {"id": "house", "name": "House"}, "cameras": {"front_door": camera}})
topics = Topics.of(config)
site = Site(topics, config.node.name, "0.1.0", "http://192.0.2.5:8420")
door = config.cameras["front_door"]
with_zone = camera_device(site, "front_door", door)
motion = door.motion.model_copy(update={"zones": {}})
without_zone = camera_device(site, "front_door", door.model_copy(update={"motion": motion}))
facts = CameraFacts(without_worker("front_door", door), Figures(2_000_000_000, 1_000_000, 2_000_000), 86_401_000_000)
storage = StorageStatus("/data", 10**12, 5 * 10**11, 2 * 10**11)
states = [*camera_states(topics, "front_door", door, facts), *node_states(topics, NodeFacts(storage, "0.1.0"))]
print(json.dumps({
    "devices": {topics.device("front_door"): with_zone, topics.device(None): node_device(site)},
    "farewell": [farewell(with_zone, without_zone), without_zone],
    "states": {state.topic: state.payload for state in states},
}))
"""


def dump() -> dict[str, Any]:
    """What is published of a node with one camera and one zone."""
    command = [VENV / "bin" / "python", "-c", DUMP]
    dumped: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    return dumped


async def discover(hass: HomeAssistant, dumped: dict[str, Any]) -> None:
    """Home Assistant hears all that the sidecar publishes, with the camera online."""
    for topic, payload in dumped["devices"].items():
        async_fire_mqtt_message(hass, topic, json.dumps(payload))
    await hass.async_block_till_done()
    online = {"tawny/house/status": "online", "tawny/house/front_door/status": "online"}
    for topic, payload in (dumped["states"] | online).items():
        async_fire_mqtt_message(hass, topic, payload)
    await hass.async_block_till_done()
