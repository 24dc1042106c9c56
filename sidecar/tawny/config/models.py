"""The whole configuration: what `tawny.toml` says."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from tawny.config.base import ConfigModel, UserId
from tawny.config.camera import CameraConfig
from tawny.config.offload import OffloadConfig
from tawny.config.service import (
    DatabaseConfig,
    MqttConfig,
    NodeConfig,
    PushConfig,
    ServerConfig,
    SpoolConfig,
    StorageConfig,
)


class Config(ConfigModel):
    """The configuration of one Tawny service. Empty is valid: cameras can be added later."""

    node: NodeConfig = Field(
        default_factory=NodeConfig,
        title="Node",
        description="Who this service is among others.",
    )
    server: ServerConfig = Field(
        default_factory=ServerConfig,
        title="Server",
        description="Where the HTTP server listens.",
    )
    storage: StorageConfig = Field(
        default_factory=StorageConfig,
        title="Storage",
        description="Where recordings and the event log are stored, and how much room they may take.",
    )
    spool: SpoolConfig = Field(
        default_factory=SpoolConfig,
        title="Spool",
        description="The newest seconds of each stream, kept in memory for pre-roll and live view.",
    )
    mqtt: MqttConfig = Field(
        default_factory=MqttConfig,
        title="MQTT",
        description="The MQTT broker through which Home Assistant learns of cameras, motion and events.",
    )
    push: PushConfig = Field(
        default_factory=PushConfig,
        title="Push",
        description="Notifications that browsers and phones get without Home Assistant.",
    )
    offload: OffloadConfig = Field(
        default_factory=OffloadConfig,
        title="Copies outside",
        description="Copies of recordings in an S3-compatible bucket, where theft, fire and a dead disk do not reach "
        "them.",
    )
    database: DatabaseConfig = Field(
        default_factory=DatabaseConfig,
        title="Database",
        description="Where the event log is kept.",
    )
    cameras: dict[UserId, CameraConfig] = Field(
        default_factory=dict,
        title="Cameras",
        description="The cameras, by id: lower-case letters, digits and underscores. The id names folders, topics and "
        "entities, so keep it; the name can change at any time.",
    )

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        """Give cameras and zones without a name one made from their id; resolve the default storage directory, too."""
        if not isinstance(data, dict):
            return data
        data = {"storage": {}} | data
        if isinstance(data.get("cameras"), dict):
            data["cameras"] = {key: _with_names(key, camera) for key, camera in data["cameras"].items()}
        return data


def title_from_id(key: str) -> str:
    """`front_door` as people would write it: `Front door`."""
    words = str(key).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _with_names(key: str, camera: Any) -> Any:
    if isinstance(camera, CameraConfig):
        return _named_camera(key, camera)
    if not isinstance(camera, dict):
        return camera
    named = _named_table(key, camera)
    motion = camera.get("motion")
    if isinstance(motion, dict) and isinstance(motion.get("zones"), dict):
        zones = {zone: _named_table(zone, table) for zone, table in motion["zones"].items()}
        named["motion"] = {**motion, "zones": zones}
    return named


def _named_table(key: str, table: Any) -> Any:
    if isinstance(table, dict) and table.get("name", "") == "":
        return {**table, "name": title_from_id(key)}
    return table


def _named_camera(key: str, camera: CameraConfig) -> CameraConfig:
    return camera if camera.name else camera.model_copy(update={"name": title_from_id(key)})
