"""Cameras that are configured and have no worker: they are shown all the same, or clients would forget them."""

from __future__ import annotations

from tawny.config import CameraConfig
from tawny.core.messages import StreamState
from tawny.house.protocol import CameraStatus, StreamStatus


def without_worker(camera: str, config: CameraConfig) -> CameraStatus:
    """What is to be said of a camera that is switched off, or is being started anew with other settings."""
    stream = (
        StreamStatus("main", StreamState.CONNECTING)
        if config.enabled
        else StreamStatus("main", StreamState.OFFLINE, "switched off")
    )
    return CameraStatus(
        id=camera,
        name=config.name,
        online=False,
        streams=(stream,),
        detection=config.motion.enabled,
        sensitivity=config.motion.sensitivity,
        recording_mode=config.recording.mode,
        recording=False,
        motion=False,
        enabled=config.enabled,
        zones=config.motion.zone_names,
    )
