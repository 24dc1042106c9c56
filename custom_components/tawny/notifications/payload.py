"""What a phone is sent, in the words of the companion app for its system.

Pictures and clips are paths of Home Assistant, which the app asks for with its own authentication.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from .phases import Phase
from .profile import Level

HLS: Final = "application/vnd.apple.mpegurl"
ANDROID_MOST_VIDEO_BYTES: Final = 50_000_000
"""The app loads no larger videos."""

_INTERRUPTION = {
    Level.SILENT: "passive",
    Level.NORMAL: "active",
    Level.TIME_SENSITIVE: "time-sensitive",
    Level.CRITICAL: "critical",
}
_IMPORTANCE = {Level.SILENT: "low", Level.NORMAL: "default", Level.TIME_SENSITIVE: "high", Level.CRITICAL: "max"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a notification; with `path` it opens that, else Home Assistant hears of `action`."""

    title: str
    action: str = ""
    path: str = ""
    icon: str = ""
    """An SF symbol."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The recording of an event that is over: as MP4 of so many bytes, and as HLS."""

    mp4: str
    hls: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Content:
    """A notification, whatever phone it is for. One with the same `tag` replaces it."""

    phase: Phase
    level: Level
    title: str
    message: str
    tag: str
    group: str
    channel: str
    """Android's name for notifications that sound the same, which their owner can change there."""
    tap: str
    sound: str = ""
    picture: str | None = None
    clip: Clip | None = None
    buttons: tuple[Button, ...] = ()


def service_data(content: Content, *, apple: bool) -> dict[str, Any] | None:
    """The data of a call of a phone's notify action; None when this phone can't show the push in place.

    On Apple's systems a critical notification can't be replaced, so a better picture would be another alarm there.
    """
    critical_update = content.level is Level.CRITICAL and content.phase is not Phase.FIRST
    if apple and critical_update and content.phase is Phase.PICTURE:
        return None
    data = _apple(content) if apple else _android(content)
    data |= {"tag": content.tag, "group": content.group}
    data["actions"] = [_button(button) for button in content.buttons]
    return {"title": content.title, "message": content.message, "data": data}


def counts(content: Content, *, apple: bool) -> bool:
    """Whether the push counts against the daily limit: Apple's critical alerts don't."""
    return not (apple and content.level is Level.CRITICAL and content.phase is Phase.FIRST)


def _apple(content: Content) -> dict[str, Any]:
    data: dict[str, Any] = {"url": content.tap, "push": _apple_push(content)}
    if content.clip is not None:
        data["attachment"] = {"url": content.clip.hls, "content-type": HLS}
    elif content.picture is not None:
        data["attachment"] = {"url": content.picture, "content-type": "jpeg"}
    return data


def _apple_push(content: Content) -> dict[str, Any]:
    if content.phase is not Phase.FIRST or content.level is Level.SILENT:
        return {"interruption-level": "passive", "sound": "none"}
    sound: str | dict[str, Any] = content.sound or "default"
    if content.level is Level.CRITICAL:
        sound = {"name": sound, "critical": 1, "volume": 1.0}
    return {"interruption-level": _INTERRUPTION[content.level], "sound": sound}


def _android(content: Content) -> dict[str, Any]:
    data: dict[str, Any] = {
        "clickAction": content.tap,
        "channel": content.channel,
        "importance": _IMPORTANCE[content.level],
        "notification_icon": "mdi:cctv",
        # At once, even when the phone sleeps: what comes later must not be overtaken by what came before.
        "ttl": 0,
        "priority": "high",
    }
    if content.level is Level.CRITICAL:
        data["channel"] = data["media_stream"] = "alarm_stream"
    if content.phase is not Phase.FIRST:
        data["alert_once"] = True
    if content.picture is not None:
        data["image"] = content.picture
    if content.clip is not None and content.clip.size_bytes <= ANDROID_MOST_VIDEO_BYTES:
        data["video"] = content.clip.mp4
    return data


def _button(button: Button) -> dict[str, str]:
    if button.path:
        data = {"action": "URI", "title": button.title, "uri": button.path}
    else:
        data = {"action": button.action, "title": button.title}
    return data | ({"icon": f"sfsymbols:{button.icon}"} if button.icon else {})
