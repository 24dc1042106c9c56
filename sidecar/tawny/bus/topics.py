"""The names of all topics. They are promises: see docs/design/contracts.md."""

from __future__ import annotations

from dataclasses import dataclass

from tawny.config import Config

ONLINE, OFFLINE = "online", "offline"
ON, OFF = "ON", "OFF"
SET = "set"
ANY = "+"
"""Stands for every camera, or every zone, in a subscription."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one node."""

    node: str
    base: str
    prefix: str

    @classmethod
    def of(cls, config: Config) -> Topics:
        """The topics that `config` asks for."""
        return cls(config.node.id, config.mqtt.base_topic, config.mqtt.discovery_prefix)

    @property
    def announce(self) -> str:
        """Where Home Assistant's integration learns of this node."""
        return f"{self.base}/announce/{self.node}"

    @property
    def status(self) -> str:
        """Whether this node is there; the broker's last word on it, too."""
        return self.of_node("status")

    @property
    def birth(self) -> str:
        """Where Home Assistant says that it has started."""
        return f"{self.prefix}/status"

    @property
    def commands(self) -> str:
        """Every command to every camera."""
        return self.of_camera(ANY, f"{ANY}/{SET}")

    @property
    def devices(self) -> str:
        """The discovery of every device, whosoever it is."""
        return f"{self.prefix}/device/{ANY}/config"

    def of_node(self, leaf: str) -> str:
        """A topic of the node itself. Cameras' topics are a level deeper, so the two never meet."""
        return f"{self.base}/{self.node}/{leaf}"

    def of_camera(self, camera: str, leaf: str) -> str:
        """A topic of a camera."""
        return f"{self.base}/{self.node}/{camera}/{leaf}"

    def device_id(self, camera: str | None) -> str:
        """The id of a camera, or of the node itself, in Home Assistant."""
        return f"tawny_{self.node}" if camera is None else f"tawny_{self.node}_{camera}"

    def device(self, camera: str | None) -> str:
        """Where a camera, or the node itself, is discovered."""
        return f"{self.prefix}/device/{self.device_id(camera)}/config"

    def is_own(self, topic: str) -> bool:
        """Whether a topic belongs to this node or its cameras, discovery apart."""
        return topic == self.announce or topic.startswith(f"{self.base}/{self.node}/")

    def camera_of(self, topic: str) -> str | None:
        """The camera that a topic belongs to."""
        level = topic.removeprefix(f"{self.base}/{self.node}/").split("/")
        return level[0] if self.is_own(topic) and len(level) > 1 else None
