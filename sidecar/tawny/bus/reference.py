"""The page docs/reference/mqtt.md, made from the tables of components: `python -m tawny.bus.reference` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tawny.bus.camera_components import CAMERA, EVENT_IMAGE, EVENT_TYPES, SNAPSHOT_IMAGE, zone_component
from tawny.bus.commands import PRESS
from tawny.bus.component import Component
from tawny.bus.node_components import NODE
from tawny.bus.topics import OFF, OFFLINE, ON, ONLINE
from tawny.config import ZoneConfig

_NODE, _CAMERA, _ZONE = "NODE", "CAMERA", "ZONE"
_INTRODUCTION = f"""\
# MQTT: all topics and entities

<!-- Made by `python -m tawny.bus.reference`; change the tables in sidecar/tawny/bus instead. -->

Words in capitals are ids of your configuration: `{_NODE}` is `node.id`, `{_CAMERA}` a camera's, `{_ZONE}` a zone's.
`tawny` is `mqtt.base_topic`, `homeassistant` is `mqtt.discovery_prefix`. Everything is published with QoS 1 and
retained, unless it says otherwise. [The guide](../guide/mqtt.md) says how to set it up, and
[Configuration](configuration.md#mqtt) lists the settings.

## The service itself

| topic | payload |
|---|---|
| `tawny/announce/{_NODE}` | JSON: `node`, `name`, `url` and version (`api`) of the HTTP API, `version`, \
and `instance`, the id of the storage. Home Assistant's integration of Tawny begins with it. |
| `tawny/{_NODE}/status` | `{ONLINE}` or `{OFFLINE}`; also what the broker says for Tawny when the connection breaks. |
"""
_EVENT = f"""\
## Events

`tawny/{_NODE}/{_CAMERA}/event`, not retained, is JSON:

| key | |
|---|---|
| `event_type` | {", ".join(f"`{kind}`" for kind in EVENT_TYPES)} |
| `id` | the event's id; ids sort by time |
| `camera` | the camera's id |
| `label` | `motion`, or `manual` for an event by hand |
| `start`, `end` | ISO 8601, UTC; `end` is null while it goes on |
| `zones` | ids of the zones that it touched, in their order |
| `score` | 0 to 1: how much moved at most |
| `snapshot`, `thumbnail`, `clip` | paths of the HTTP API, below `url` of the announcement. \
They need a token. A clip is whole once the event has ended. |

Events that can't be delivered wait for five minutes and are then forgotten, at most 500 of them.

`tawny/{_NODE}/{_CAMERA}/{EVENT_IMAGE}` holds the JPEG of the last event, and
`tawny/{_NODE}/{_CAMERA}/{SNAPSHOT_IMAGE}` that of the last snapshot that was asked for.
"""
_COMMANDS = f"""\
## Commands

Commands must not be retained: retained ones are ignored. A command that makes no sense is answered with one line in
Tawny's log. Changes are stored in `tawny.toml`.

| topic | payload |
|---|---|
| `tawny/{_NODE}/{_CAMERA}/detection/set` | `{ON}` or `{OFF}` |
| `tawny/{_NODE}/{_CAMERA}/recording/set` | `{OFF}`: recording mode `off`. \
`{ON}`: the mode it had before, `adaptive` if there was none. |
| `tawny/{_NODE}/{_CAMERA}/recording_mode/set` | `off`, `motion`, `adaptive` or `continuous` |
| `tawny/{_NODE}/{_CAMERA}/sensitivity/set` | 0 to 100 |
| `tawny/{_NODE}/{_CAMERA}/snapshot/set` | `{PRESS}`: take a picture |
| `tawny/{_NODE}/{_CAMERA}/record/set` | `{PRESS}`: begin an event by hand; not of a camera that is offline |
| `tawny/{_NODE}/{_CAMERA}/restart/set` | `{PRESS}`: start the camera's process anew |
"""


def reference_page() -> str:
    """The page as Markdown."""
    zone = zone_component(_ZONE, ZoneConfig(name="Zone", polygon=((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))))
    return "\n".join(
        [
            _INTRODUCTION,
            f"Discovered at `homeassistant/device/tawny_{_NODE}/config`, below `tawny/{_NODE}/`:\n",
            *_table(NODE),
            "\n## A camera\n",
            f"Discovered at `homeassistant/device/tawny_{_NODE}_{_CAMERA}/config`, below `tawny/{_NODE}/{_CAMERA}/`:\n",
            *_table((*CAMERA, zone)),
            "\nEntities are available while the service is; those with ✓ only while the camera is, too.\n",
            _EVENT,
            _COMMANDS,
        ]
    )


def _table(components: Iterable[Component[Any]]) -> Iterator[str]:
    yield "| entity | name | state | attributes | | what it says |"
    yield "|---|---|---|---|---|---|"
    for each in components:
        kind = f"{each.platform} {each.options['dev_cla']}" if "dev_cla" in each.options else each.platform
        cells = [
            kind.replace("_", " "),
            each.name or "that of its class",
            _topic(each.state) or _topic(each.command),
            _topic(each.attributes),
            "✓" if each.needs_camera else "",
            f"{each.about}{_notes(each)}",
        ]
        yield f"| {' | '.join(cells)} |"


def _topic(leaf: str) -> str:
    return f"`{leaf}`" if leaf else ""


def _notes(component: Component[Any]) -> str:
    notes = []
    if "unit_of_meas" in component.options:
        notes.append(f"in {component.options['unit_of_meas']}")
    if component.options.get("en") is False:
        notes.append("disabled by default")
    return f" ({'; '.join(notes)})" if notes else ""


if __name__ == "__main__":
    sys.stdout.write(reference_page())
