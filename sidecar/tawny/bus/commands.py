"""Commands that come by MQTT: checked, and done the way the API does them, so that a change is stored and stays.

What is unknown or makes no sense is answered with one line in the log and nothing else; so is what is retained, for it
may be years old.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from tawny.bus.session import Incoming
from tawny.bus.topics import OFF, ON, SET, Topics
from tawny.core.errors import TawnyError, UsageError
from tawny.core.messages import RecordingMode
from tawny.eventlog import EventLog
from tawny.eventlog.reasons import RECORDING_MODE
from tawny.house import House
from tawny.house.settings import Settings

MOST_WAITING = 64
RECORD_S = 30.0
SNAPSHOT_WIDTH = 1280
PRESS = "PRESS"
MANUAL = "manual"

_LONGEST_SHOWN = 60
_LOGGER = logging.getLogger(__name__)


class Commands:
    """Does one command after the other. `show` publishes a snapshot that was asked for."""

    def __init__(
        self, house: House, settings: Settings, topics: Topics, show: Callable[[str, bytes], Awaitable[None]]
    ) -> None:
        self._house = house
        self._settings = settings
        self._topics = topics
        self._show = show
        self._waiting: asyncio.Queue[Incoming] = asyncio.Queue(MOST_WAITING)
        self._do: dict[str, Callable[[str, str], Awaitable[None]]] = {
            "detection": self._set_detection,
            "recording": self._set_recording,
            "sensitivity": self._set_sensitivity,
            "recording_mode": self._set_recording_mode,
            "snapshot": self._take_snapshot,
            "record": self._record,
            "restart": self._restart,
        }

    @property
    def names(self) -> list[str]:
        """What can be commanded."""
        return list(self._do)

    def hear(self, message: Incoming) -> bool:
        """Take a message, if it is a command; whether it was. Never waits."""
        if not (self._topics.is_own(message.topic) and message.topic.endswith(f"/{SET}")):
            return False
        if message.retained:
            _ignore(message, "it is retained: publish commands without the retain flag")
            return True
        try:
            self._waiting.put_nowait(message)
        except asyncio.QueueFull:
            _ignore(message, "there are too many commands at once")
        return True

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            message = await self._waiting.get()
            try:
                await self._perform(message)
            except TawnyError as error:
                _ignore(message, str(error))
            except Exception:
                _LOGGER.exception("MQTT: %s failed", _shown(message))

    async def _perform(self, message: Incoming) -> None:
        camera, _, rest = message.topic.removeprefix(self._topics.of_node("")).partition("/")
        what = rest.removesuffix(f"/{SET}")
        do = self._do.get(what)
        if do is None:
            raise UsageError("there is no such command", f"known are {', '.join(self._do)}")
        self._house.camera(camera)  # raises for one that is not there
        await do(camera, message.payload.decode("utf-8", "replace").strip())

    async def _set_detection(self, camera: str, text: str) -> None:
        await self._change(camera, ("motion", "enabled"), _on_or_off(text))

    async def _set_sensitivity(self, camera: str, text: str) -> None:
        await self._change(camera, ("motion", "sensitivity"), _percent(text))

    async def _set_recording_mode(self, camera: str, text: str) -> None:
        if text not in list(RecordingMode):
            raise UsageError("that is no recording mode", f"send {', '.join(RecordingMode)}")
        await self._change(camera, ("recording", "mode"), text)

    async def _set_recording(self, camera: str, text: str) -> None:
        """Off is a recording mode of its own; on is the last other one."""
        wanted = _on_or_off(text)
        is_on = self._house.camera(camera).recording_mode is not RecordingMode.OFF
        if wanted == is_on:
            return
        mode = RecordingMode.OFF
        if wanted:
            mode = await asyncio.to_thread(_mode_before, self._house.log, camera)
        await self._change(camera, ("recording", "mode"), mode.value)

    async def _take_snapshot(self, camera: str, text: str) -> None:
        _pressed(text)
        await self._show(camera, await self._house.snapshot(camera, SNAPSHOT_WIDTH))

    async def _record(self, camera: str, text: str) -> None:
        _pressed(text)
        await self._house.trigger(camera, MANUAL, RECORD_S)

    async def _restart(self, camera: str, text: str) -> None:
        _pressed(text)
        await self._house.restart(camera)

    async def _change(self, camera: str, key: tuple[str, ...], value: Any) -> None:
        await self._settings.change({("cameras", camera, *key): value}, ("cameras", camera))


def _mode_before(log: EventLog, camera: str) -> RecordingMode:
    """The newest recording mode but off that the camera had. Reads the log: blocks."""
    for event in log.system_events(camera=camera, kind=RECORDING_MODE):
        with contextlib.suppress(ValueError):
            mode = RecordingMode(str(event.data.get("mode")))
            if mode is not RecordingMode.OFF:
                return mode
    return RecordingMode.ADAPTIVE


def _on_or_off(text: str) -> bool:
    if text not in {ON, OFF}:
        raise UsageError("that is neither on nor off", f"send {ON} or {OFF}")
    return text == ON


def _percent(text: str) -> int:
    with contextlib.suppress(ValueError):
        value = float(text)
        if value.is_integer() and 0 <= value <= 100:
            return int(value)
    raise UsageError("that is no sensitivity", "send a whole number from 0 to 100")


def _pressed(text: str) -> None:
    if text != PRESS:
        raise UsageError("that does not press the button", f"send {PRESS}")


def _ignore(message: Incoming, reason: str) -> None:
    _LOGGER.warning("MQTT: %s is ignored: %s", _shown(message), reason)


def _shown(message: Incoming) -> str:
    """The message on one line, however odd it is."""
    payload = repr(message.payload[:_LONGEST_SHOWN].decode("utf-8", "replace"))
    more = "…" if len(message.payload) > _LONGEST_SHOWN else ""
    return f"{payload}{more} on {message.topic!r}"
