"""What is wrong and should be mended by somebody: becomes a repair by itself, and goes by itself when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .api import Camera, RecordingMode
from .const import DOMAIN
from .coordinator import TawnyCoordinator, TawnyData
from .options import offline_minutes

CAMERA_OFFLINE: Final = "camera_offline"
NOT_RECORDING: Final = "not_recording"
STORAGE: Final = "storage"
MQTT_MISSING: Final = "mqtt_missing"
MQTT_UNREACHABLE: Final = "mqtt_unreachable"
_ALL = (CAMERA_OFFLINE, NOT_RECORDING, STORAGE, MQTT_MISSING, MQTT_UNREACHABLE)

NOT_RECORDING_AFTER: Final = timedelta(minutes=5)
"""A worker that starts anew, or a camera that changes its picture, needs some time before recording goes on."""

MQTT_UNREACHABLE_AFTER: Final = timedelta(minutes=5)
"""A broker that is restarted is no problem."""

_ALWAYS_RECORDS = {RecordingMode.ADAPTIVE, RecordingMode.CONTINUOUS}
_FIXABLE = {CAMERA_OFFLINE, NOT_RECORDING, MQTT_MISSING}
_ERRORS = {NOT_RECORDING, STORAGE}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong since `since`, and worth a repair after `patience`. `camera` is the id of the one."""

    kind: str
    camera: str = ""
    since: datetime | None = None
    """None: since it is noticed."""
    patience: timedelta = timedelta()
    placeholders: dict[str, str] = field(default_factory=dict, hash=False, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """What it is about, whatever is said of it."""
        return (self.kind, self.camera)


def find_problems(entry: ConfigEntry, data: TawnyData, *, has_mqtt: bool) -> Iterator[Problem]:
    """Everything that is wrong with a sidecar, be it worth a repair yet or not."""
    storage = data.status.storage
    if storage.trouble:
        yield Problem(STORAGE, placeholders={"path": storage.path, "reason": storage.trouble})
    mqtt = data.status.mqtt
    if mqtt.enabled and not has_mqtt:
        yield Problem(MQTT_MISSING)
    if mqtt.enabled and not mqtt.connected:
        yield Problem(MQTT_UNREACHABLE, patience=MQTT_UNREACHABLE_AFTER, placeholders={"reason": mqtt.trouble or "–"})
    for camera in data.cameras.values():
        if camera.enabled:
            yield from _camera_problems(entry, camera, can_write=not storage.trouble)


def _camera_problems(entry: ConfigEntry, camera: Camera, *, can_write: bool) -> Iterator[Problem]:
    minutes = offline_minutes(entry)
    if not camera.online:
        if minutes:
            reason = next((stream.reason for stream in camera.streams if stream.reason), "")
            texts = {"camera": camera.name, "minutes": str(minutes), "reason": reason or "–"}
            yield Problem(CAMERA_OFFLINE, camera.id, camera.offline_since, timedelta(minutes=minutes), texts)
    elif can_write and (camera.trouble or (camera.recording_mode in _ALWAYS_RECORDS and not camera.recording)):
        texts = {"camera": camera.name, "reason": camera.trouble or "–"}
        yield Problem(NOT_RECORDING, camera.id, None, NOT_RECORDING_AFTER, texts)


class ProblemWatch:
    """Keeps the repairs of one sidecar true, as long as its entry is loaded. `start` it once."""

    def __init__(self, hass: HomeAssistant, coordinator: TawnyCoordinator) -> None:
        self._hass = hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._since: dict[tuple[str, str], datetime] = {}
        self._given_time: dict[tuple[str, str], datetime] = {}
        self._later: CALLBACK_TYPE | None = None

    @callback
    def start(self) -> None:
        """Look now, and whenever something may have changed."""
        self._entry.async_on_unload(self._coordinator.async_add_listener(self.look))
        self._entry.async_on_unload(
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._mqtt_changed)
        )
        self._entry.async_on_unload(self._cancel)
        self.look()

    @callback
    def look(self, _now: datetime | None = None) -> None:
        """Make the repairs what they should be. While the sidecar is away, nothing is known that could change them."""
        if not self._coordinator.last_update_success:
            return
        self._cancel()
        now = dt_util.utcnow()
        found = list(find_problems(self._entry, self._coordinator.data, has_mqtt=self._has_mqtt()))
        self._given_time = {key: at for key, at in self._given_time.items() if any(key == each.key for each in found)}
        self._since = {problem.key: self._began(problem, now) for problem in found}
        due = {problem: self._since[problem.key] + problem.patience for problem in found}
        pattern = f"({'|'.join(_ALL)})_"
        with ir.async_refresh_issues(
            self._hass, DOMAIN, issue_id_pattern=pattern, config_entry_id=self._entry.entry_id
        ):
            for problem in found:
                if due[problem] <= now:
                    self._report(problem)
        if later := [when for when in due.values() if when > now]:
            self._later = async_track_point_in_utc_time(self._hass, self.look, min(later))

    @callback
    def give_time(self, kind: str, camera: str) -> None:
        """Somebody has just done something about it: report it anew only if it stays after all."""
        self._given_time[kind, camera] = dt_util.utcnow()

    def _began(self, problem: Problem, now: datetime) -> datetime:
        began = problem.since or self._since.get(problem.key, now)
        return max(began, self._given_time.get(problem.key, began))

    def _report(self, problem: Problem) -> None:
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            "_".join(filter(None, (problem.kind, self._entry.entry_id, problem.camera))),
            config_entry_id=self._entry.entry_id,
            data={"entry_id": self._entry.entry_id, "kind": problem.kind, "camera": problem.camera},
            is_fixable=problem.kind in _FIXABLE,
            severity=ir.IssueSeverity.ERROR if problem.kind in _ERRORS else ir.IssueSeverity.WARNING,
            translation_key=problem.kind,
            translation_placeholders={"name": self._entry.title, **problem.placeholders},
        )

    @callback
    def _mqtt_changed(self, _change: object, entry: ConfigEntry) -> None:
        if entry.domain == "mqtt":
            self.look()

    @callback
    def _cancel(self) -> None:
        if self._later is not None:
            self._later()
            self._later = None

    def _has_mqtt(self) -> bool:
        return bool(self._hass.config_entries.async_entries("mqtt", include_ignore=False, include_disabled=False))
