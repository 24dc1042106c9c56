"""Which pictures there are: those of the guide, by the place that they show; and the looks at all places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.app import SIZES

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "pictures"
MOST_BYTES = 2_000_000
"""All pictures of the guide together: everybody who clones the project loads them."""

PAGE: dict[str, dict[str, str]] = {
    "desktop": {
        "live": "live.webp",
        "kiosk": "kiosk.webp",
        "events": "events.webp",
        "event": "event.webp",
        "recordings": "recordings.webp",
        "recordings-two": "recordings-in-step.webp",
        "sensors-camera": "sensors.webp",
        "settings-zones": "zones.webp",
        "settings-dry-run": "dry-run.webp",
        "settings-storage": "storage.webp",
        "add-camera": "add-camera.webp",
    },
    "phone": {
        "live": "live-phone.webp",
        "events": "events-phone.webp",
        "recordings": "recordings-phone.webp",
        "device": "device-phone.webp",
    },
}
"""Of the sidecar's page: the place in the gallery, and the file."""

HOME_ASSISTANT = {
    "hass-live": "home-assistant-live.webp",
    "hass-cards": "home-assistant-cards.webp",
    "hass-kiosk": "home-assistant-kiosk.webp",
    "hass-editor-camera": "home-assistant-camera-editor.webp",
    "hass-editor-kiosk": "home-assistant-kiosk-editor.webp",
}
"""Of Home Assistant."""

NAMES = {*HOME_ASSISTANT.values(), *(name for names in PAGE.values() for name in names.values())}

_SCREENS: dict[str, dict[str, Any]] = {
    **SIZES,
    "small": {"viewport": {"width": 320, "height": 640}, "hasTouch": True, "isMobile": True, "deviceScaleFactor": 2},
    "4k": {"viewport": {"width": 3840, "height": 2160}},
}


@dataclass(frozen=True)
class Look:
    """Who looks at all places: how large a screen, in which light, in which language."""

    size: str
    scheme: str
    locale: str

    def __str__(self) -> str:
        return f"{self.size}-{self.scheme}-{self.locale}"

    @property
    def context(self) -> dict[str, Any]:
        """What the browser is to be."""
        return {
            **_SCREENS[self.size],
            "locale": self.locale,
            "colorScheme": self.scheme,
            "timezoneId": "Europe/Berlin",
        }


LOOKS = (
    Look("desktop", "dark", "en-GB"),
    Look("desktop", "light", "de-DE"),
    Look("tablet", "light", "en-GB"),
    Look("tablet", "dark", "de-DE"),
    Look("phone", "dark", "de-DE"),
    Look("phone", "light", "en-GB"),
    Look("small", "light", "de-DE"),
    Look("small", "dark", "en-GB"),
    Look("4k", "dark", "en-GB"),
)

HOME_ASSISTANT_LOOKS = (
    Look("desktop", "light", "en-GB"),
    Look("desktop", "dark", "de-DE"),
    Look("tablet", "light", "de-DE"),
    Look("phone", "light", "de-DE"),
    Look("phone", "dark", "en-GB"),
    Look("small", "dark", "de-DE"),
)
