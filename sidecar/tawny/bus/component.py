"""What a row of the tables of components says, and what the states in it are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tawny.bus.topics import OFF, ON
from tawny.house import CameraStatus, StorageStatus

UNKNOWN = "None"
"""What Home Assistant takes for: there is no value."""

GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What has to be looked up of a camera: bytes on the disk, since when there is footage, and the last motion."""

    used_bytes: int
    footage_since_us: int | None
    last_motion_us: int | None


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """All that a camera's states are made of. `figures` is None while they are not known."""

    status: CameraStatus
    figures: Figures | None
    now_us: int


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """All that the node's states are made of. `offload_trouble`: why nothing can be copied to the bucket, or empty."""

    storage: StorageStatus
    version: str
    offload_trouble: str = ""

    @property
    def troubles(self) -> list[str]:
        """What is wrong, for people."""
        return [trouble for trouble in (self.storage.trouble, self.offload_trouble) if trouble]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component[Facts]:
    """One entity. Topics are given by their end: what follows the camera's, or the node's, level.

    `name` None leaves it to Home Assistant, which names the device class in the user's language. `options` are further
    options of discovery, by Home Assistant's short names. `value` makes the payload of `state` and `details` that of
    `attributes`; without them something else publishes there. `noisy` states are published every half minute at most.
    """

    key: str
    platform: str
    about: str
    name: str | None = None
    entity: str = ""
    state: str = ""
    command: str = ""
    attributes: str = ""
    value: Callable[[Facts], str] | None = None
    details: Callable[[Facts], dict[str, Any]] | None = None
    needs_node: bool = True
    needs_camera: bool = False
    noisy: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def object_id(self) -> str:
        """How its entity id ends."""
        return self.entity or self.key


def switch(value: bool) -> str:
    """ON or OFF."""
    return ON if value else OFF
