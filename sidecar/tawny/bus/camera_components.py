"""What Home Assistant gets of a camera: one row per entity, with its topics and how its state is made.

Discovery, the states that are published and the page docs/reference/mqtt.md are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawny.bus.component import GB, UNKNOWN, CameraFacts, Component, switch
from tawny.bus.topics import OFFLINE, ONLINE
from tawny.config import CameraConfig, ZoneConfig
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import RecordingMode, StreamHealth, StreamState
from tawny.core.streams import MAIN
from tawny.house import CameraStatus

EVENT_TYPES = ("motion_started", "motion_updated", "motion_ended")
EVENT, EVENT_IMAGE, SNAPSHOT_IMAGE = "event", "event/image", "snapshot/image"
_DAY_US = 86_400 * SECOND_US


def zone_component(zone: str, config: ZoneConfig) -> Component[CameraFacts]:
    """The motion of one zone."""
    return Component(
        key=f"zone_{zone}",
        platform="binary_sensor",
        name=f"{config.name} motion",
        entity=f"{zone}_motion",
        about="Something moves in the zone. Attribute: `event`, the id of the event that goes on.",
        state=f"zone/{zone}/motion",
        attributes=f"zone/{zone}/motion/attributes",
        value=lambda facts: switch(zone in facts.status.motion_zones),
        details=lambda facts: {"event": facts.status.open_event if zone in facts.status.motion_zones else None},
        needs_camera=True,
        options={"dev_cla": "motion"},
    )


def problems(status: CameraStatus) -> list[str]:
    """What is wrong with a camera, for people; empty when nothing is, or when it is switched off."""
    if not status.enabled:
        return []
    streams = [
        f"{stream.name}: {stream.reason}"
        for stream in status.streams
        if stream.state is not StreamState.ONLINE and stream.reason
    ]
    return [*([status.trouble] if status.trouble else []), *streams]


def _main_health(facts: CameraFacts) -> StreamHealth | None:
    heartbeat = facts.status.heartbeat
    if heartbeat is None:
        return None
    return next((stream for stream in heartbeat.streams if stream.stream == MAIN), None)


def _fps(facts: CameraFacts) -> str:
    health = _main_health(facts)
    return UNKNOWN if health is None else f"{health.fps:.1f}"


def _bitrate(facts: CameraFacts) -> str:
    health = _main_health(facts)
    return UNKNOWN if health is None else f"{health.bitrate / 1000:.0f}"


def _last_motion(facts: CameraFacts) -> str:
    at_us = None if facts.figures is None else facts.figures.last_motion_us
    return UNKNOWN if at_us is None else iso(at_us)


def _footage_days(facts: CameraFacts) -> str:
    if facts.figures is None:
        return UNKNOWN
    since_us = facts.figures.footage_since_us
    return "0.0" if since_us is None else f"{max(0, facts.now_us - since_us) / _DAY_US:.1f}"


def _storage_used(facts: CameraFacts) -> str:
    return UNKNOWN if facts.figures is None else f"{facts.figures.used_bytes / GB:.2f}"


def _motion_details(facts: CameraFacts) -> dict[str, Any]:
    return {"zones": list(facts.status.motion_zones), "event": facts.status.open_event}


CAMERA: tuple[Component[CameraFacts], ...] = (
    Component(
        key="motion",
        platform="binary_sensor",
        about="Something moves. Attributes: `zones` in which it does, and `event`, the id of the event that goes on.",
        state="motion",
        attributes="motion/attributes",
        value=lambda facts: switch(facts.status.motion),
        details=_motion_details,
        needs_camera=True,
        options={"dev_cla": "motion"},
    ),
    Component(
        key="connectivity",
        platform="binary_sensor",
        about="The camera delivers pictures.",
        state="status",
        value=lambda facts: ONLINE if facts.status.online else OFFLINE,
        options={"dev_cla": "connectivity", "ent_cat": "diagnostic", "pl_on": ONLINE, "pl_off": OFFLINE},
    ),
    Component(
        key="recording_active",
        platform="binary_sensor",
        name="Recording in progress",
        entity="recording",
        about="Footage is being written now.",
        state="recording/active",
        value=lambda facts: switch(facts.status.recording),
        options={"dev_cla": "running"},
    ),
    Component(
        key="problem",
        platform="binary_sensor",
        about="Something is wrong with the camera or its recording. Attribute: `reasons`, a list of texts.",
        state="problem",
        attributes="problem/attributes",
        value=lambda facts: switch(bool(problems(facts.status))),
        details=lambda facts: {"reasons": problems(facts.status)},
        options={"dev_cla": "problem", "ent_cat": "diagnostic"},
    ),
    Component(
        key="detection",
        platform="switch",
        name="Motion detection",
        entity="motion_detection",
        about="Whether motion is looked for.",
        state="detection/state",
        command="detection/set",
        value=lambda facts: switch(facts.status.detection),
        options={"ent_cat": "config", "ic": "mdi:motion-sensor"},
    ),
    Component(
        key="recording",
        platform="switch",
        name="Recording",
        about="Whether anything is kept. Off is the recording mode `off`; on goes back to the mode before that.",
        state="recording/state",
        command="recording/set",
        value=lambda facts: switch(facts.status.recording_mode is not RecordingMode.OFF),
        options={"ent_cat": "config", "ic": "mdi:record-rec"},
    ),
    Component(
        key="sensitivity",
        platform="number",
        name="Sensitivity",
        about="How little has to move to count, 0 to 100.",
        state="sensitivity/state",
        command="sensitivity/set",
        value=lambda facts: str(facts.status.sensitivity),
        options={"min": 0, "max": 100, "step": 1, "mode": "slider", "ent_cat": "config", "ic": "mdi:tune-variant"},
    ),
    Component(
        key="recording_mode",
        platform="select",
        name="Recording mode",
        about="What is kept: `off`, `motion`, `adaptive` or `continuous`.",
        state="recording_mode/state",
        command="recording_mode/set",
        value=lambda facts: facts.status.recording_mode.value,
        options={"ops": [mode.value for mode in RecordingMode], "ent_cat": "config", "ic": "mdi:filmstrip"},
    ),
    Component(
        key="snapshot",
        platform="button",
        name="Take snapshot",
        entity="take_snapshot",
        about="Takes a picture now and publishes it on `snapshot/image`.",
        command="snapshot/set",
        needs_camera=True,
        options={"ic": "mdi:camera"},
    ),
    Component(
        key="record",
        platform="button",
        name="Record now",
        entity="record_now",
        about="Begins an event by hand, 30 seconds long, or prolongs the one that goes on.",
        command="record/set",
        needs_camera=True,
        options={"ic": "mdi:record-circle-outline"},
    ),
    Component(
        key="restart",
        platform="button",
        about="Finishes the camera's recordings and starts its process anew.",
        command="restart/set",
        options={"dev_cla": "restart", "ent_cat": "config"},
    ),
    Component(
        key="event",
        platform="event",
        name="Motion event",
        entity="motion",
        about="An event began, changed or ended. Attributes: all of the message.",
        state=EVENT,
        options={"dev_cla": "motion", "evt_typ": list(EVENT_TYPES)},
    ),
    Component(
        key="last_event",
        platform="image",
        name="Last event",
        about="The picture of the last event: first the one that started it, then its best.",
        state=EVENT_IMAGE,
        options={"cont_type": "image/jpeg"},
    ),
    Component(
        key="last_snapshot",
        platform="image",
        name="Snapshot",
        entity="snapshot",
        about="The picture that was asked for last, by button or command.",
        state=SNAPSHOT_IMAGE,
        options={"cont_type": "image/jpeg"},
    ),
    Component(
        key="fps",
        platform="sensor",
        name="Frame rate",
        entity="frame_rate",
        about="Pictures per second of the main stream.",
        state="fps",
        value=_fps,
        needs_camera=True,
        noisy=True,
        options={
            "unit_of_meas": "fps",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 1,
            "ic": "mdi:filmstrip",
            "en": False,
        },
    ),
    Component(
        key="bitrate",
        platform="sensor",
        name="Bit rate",
        entity="bit_rate",
        about="Data rate of the main stream.",
        state="bitrate",
        value=_bitrate,
        needs_camera=True,
        noisy=True,
        options={
            "dev_cla": "data_rate",
            "unit_of_meas": "kbit/s",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 0,
            "en": False,
        },
    ),
    Component(
        key="last_motion",
        platform="sensor",
        name="Last motion",
        about="When something moved last.",
        state="last_motion",
        value=_last_motion,
        options={"dev_cla": "timestamp"},
    ),
    Component(
        key="footage",
        platform="sensor",
        name="Footage kept",
        entity="footage_kept",
        about="How far back the recordings reach.",
        state="footage_days",
        value=_footage_days,
        options={
            "dev_cla": "duration",
            "unit_of_meas": "d",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 1,
        },
    ),
    Component(
        key="storage_used",
        platform="sensor",
        name="Storage used",
        about="What the camera's recordings take.",
        state="storage_used",
        value=_storage_used,
        noisy=True,
        options={
            "dev_cla": "data_size",
            "unit_of_meas": "GB",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 1,
        },
    ),
)


def camera_components(config: CameraConfig) -> Iterator[Component[CameraFacts]]:
    """All entities of a camera."""
    yield from CAMERA
    for zone, settings in config.motion.zones.items():
        yield zone_component(zone, settings)
