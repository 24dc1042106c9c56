"""What belongs to a config entry while it is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeassistant.config_entries import ConfigEntry

from .api import TawnyClient
from .coordinator import TawnyCoordinator
from .notifications.notifier import Notifier
from .problems import ProblemWatch
from .proxy.relay import Relays


@dataclass(slots=True)
class TawnyRuntime:
    """`entry.runtime_data`: one sidecar."""

    client: TawnyClient
    coordinator: TawnyCoordinator
    notifier: Notifier
    problems: ProblemWatch
    relays: Relays = field(default_factory=Relays)


type TawnyConfigEntry = ConfigEntry[TawnyRuntime]
