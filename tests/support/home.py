"""A whole house for the end-to-end tests, and what its owner does in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from support.hass import SOON_S, Hass
from support.mqtt import Broker
from support.service import Tawny, until

CAMERA = "camera.door"
MOTION = "binary_sensor.door_motion"


@dataclass(frozen=True, slots=True)
class Home:
    """The broker, the sidecar and Home Assistant."""

    broker: Broker
    sidecar: Tawny
    hass: Hass

    def add_mqtt(self) -> None:
        """Tell Home Assistant where the broker is, as its owner does in the browser."""
        flow = self.hass.flow("mqtt")
        other = {"set_client_cert": False, "set_ca_cert": "off", "transport": "tcp"}
        made = self.hass.step(
            flow["flow_id"],
            broker=self.broker.host,
            port=self.broker.port,
            protocol="5",
            other_settings=other,
        )
        assert made["type"] == "create_entry", made

    def pair(self) -> dict[str, Any]:
        """Add the sidecar that Home Assistant found by itself: nothing is typed in but the code."""
        found = until(lambda: self.hass.discovered("tawny"), SOON_S)
        code = self.sidecar.send("POST", "/pair/code", {"scope": "admin"})["code"]
        step = self.hass.get(f"/api/config/config_entries/flow/{found['flow_id']}")
        while step["type"] == "form":
            asked = {field["name"] for field in step["data_schema"] or []}
            assert asked <= {"code"}, f"more than the code is asked for: {asked}"
            assert not step["errors"], step
            step = self.hass.step(found["flow_id"], **({"code": code} if asked else {}))
        assert step["type"] == "create_entry", step
        return dict(step)

    @property
    def entry(self) -> str:
        """Id of the sidecar's config entry."""
        return entry_of(self.hass)

    def add_profile(self, name: str, how: Mapping[str, Any] | None = None) -> None:
        """Add a notification profile for all phones."""
        add_profile(self.hass, name, how)

    def recovered(self, within: float = 90.0) -> None:
        """Wait until the camera is there again, and until motion comes through again."""
        self.hass.wait_state(CAMERA, lambda state: state not in {"unavailable", "unknown"}, within)
        self.hass.wait_state(MOTION, "off", within)
        self.hass.wait_state(MOTION, "on", within)


def entry_of(hass: Hass) -> str:
    """Id of the config entry of the one sidecar."""
    (entry,) = hass.entries("tawny")
    return str(entry["entry_id"])


def add_profile(hass: Hass, name: str, how: Mapping[str, Any] | None = None) -> None:
    """Add a notification profile for all phones, as three clicks do; `how` is what is set in that section."""
    flows = "/api/config/config_entries/subentries/flow"
    form = hass.post(flows, {"handler": [entry_of(hass), "notification"]})
    phones = next(field for field in form["data_schema"] if field["name"] == "phones")
    chosen = phones["description"]["suggested_value"]
    assert chosen, phones
    answers = {"name": name, "phones": chosen, "what": {}, "when": {}, "how": dict(how or {})}
    made = hass.post(f"{flows}/{form['flow_id']}", answers)
    assert made["type"] == "create_entry", made
