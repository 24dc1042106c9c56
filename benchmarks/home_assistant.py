"""How soon Home Assistant and a phone know of motion, and how long the integration takes to set up many cameras.

    python benchmarks/home_assistant.py [--cameras 4] [--seconds 120] [--many 32] [--restarts 5]

A house of processes, each the real one: simulated cameras, Mosquitto, the sidecar, Home Assistant with the MQTT
integration and Tawny's, paired as its owner does it, and a phone's push service. Milliseconds and seconds.

`motion_to_state` counts from the moment at which the sidecar's live feed tells of motion until Home Assistant's own
time of the state's change, `picture_to_state` from the moment at which the picture that shows it came in.
`motion_to_push` goes until the push service has the notification, which names a picture; `pictures_loaded` says how
many of these could be loaded from Home Assistant when the push came. `setup_s` is what Home Assistant itself says
that the integration took, at each of its restarts, with as many cameras. `blocking_calls` are warnings of its loop's
detector.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

import rig
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.scene import render_scene

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from support.hass import Hass
from support.home import Home
from support.mqtt import Broker, free_port
from support.phone import PushService, register
from support.service import Tawny

TARGETS = {"motion_to_state_median_ms": 50, "motion_to_push_max_ms": 1000, "setup_s": 2}
LOOP = rig.Loop(20, (6.0, 9.0))
SOON_S = 5.0
"""What comes later than this after the motion is not the answer to it."""


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon Home Assistant and a phone know of motion.")
    parser.add_argument("--cameras", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--many", type=int, default=32)
    parser.add_argument("--restarts", type=int, default=5)
    args = parser.parse_args()
    told: dict[str, Any] = {"benchmark": "home_assistant", "machine": rig.machine(), "targets": TARGETS}
    with house(rig.footage(args.cameras, LOOP)) as home:
        told["motion"] = {"cameras": args.cameras} | motion(home, args.seconds)
    with house(small_cameras(args.many)) as home:
        told["setup"] = {"cameras": args.many} | setup(home, args.many, args.restarts)
    print(json.dumps(told, indent=1))


@contextlib.contextmanager
def house(cameras: list[SimulatedCamera]) -> Iterator[Home]:
    """A paired one."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tawny-benchmark-")))
        handle = stack.enter_context(rig.simulator(cameras))
        broker = stack.enter_context(Broker(folder))
        urls = {camera.name: {name: handle.url(camera.name, name) for name in camera.streams} for camera in cameras}
        sidecar = Tawny(
            folder / "sidecar",
            {name: {"streams": {stream: {"url": url} for stream, url in of.items()}} for name, of in urls.items()},
            mqtt={"host": broker.host, "port": broker.port},
            node={"id": "house", "name": "House"},
        )
        home = Home(broker, stack.enter_context(sidecar), stack.enter_context(Hass(folder / "hass", free_port())))
        for camera in cameras:
            sidecar.online(camera.name, 120)
        home.hass.running()
        home.add_mqtt()
        home.pair()
        yield home


def small_cameras(count: int) -> list[SimulatedCamera]:
    """Many that cost little: what is measured is not theirs."""
    stream, _ = render_scene(rig.SCENES, camera=1, main=(320, 180, 10), sub=(160, 90, 5), loop_s=20, motion=(6, 9))
    return [SimulatedCamera(f"camera_{number}", {"main": stream}) for number in range(count)]


# motion


@dataclass(frozen=True, slots=True)
class Change:
    """A camera's motion began, or ended, at `at` (seconds since 1970)."""

    camera: str
    active: bool
    at: float


def motion(home: Home, seconds: float) -> dict[str, Any]:
    """Watch for a while what the cameras see, and what becomes of it."""
    with PushService() as pushes, Ears(home.hass) as ears:
        register(home.hass, "Pixel", pushes)
        home.add_profile("Night", how={"cooldown_s": 0})
        mark = home.sidecar.feed.mark
        pictures = load_pictures(home.hass, pushes, seconds)
        words = list(heard_words(home, mark))
        pushed = [push for push in first_pushes(home, pushes) if any(word.camera == push.camera for word, _ in words)]
    return {
        "motion_to_state": figures([soonest(word, ears.changes) for word, _ in words]),
        "picture_to_state": figures(
            [soonest(Change(word.camera, word.active, came), ears.changes) for word, came in words]
        ),
        "motion_to_push": figures([soonest(word, pushed) for word, _ in words if word.active]),
        "pictures_loaded": f"{sum(pictures)} of {len(pictures)}",
        "blocking_calls": blocking_calls(home),
    }


def load_pictures(hass: Hass, pushes: PushService, seconds: float) -> list[bool]:
    """For so long: of each push that names a picture, whether that could be loaded at once."""
    loaded, seen, deadline = [], pushes.mark, time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        with contextlib.suppress(AssertionError):  # nothing came any more
            _, push = pushes.wait(since=seen, within=left)
            seen += 1
            if "image" in push["data"]:
                loaded.append(hass.read(push["data"]["image"])[0][:2] == b"\xff\xd8")
    return loaded


def heard_words(home: Home, mark: int) -> Iterator[tuple[Change, float]]:
    """What the feed said of motion, and when the picture came in that showed it."""
    offset = time.time() - time.monotonic()
    for heard_at, message in home.sidecar.feed.heard[mark:]:
        data = message["data"]
        if message["type"] == "motion" and not data["zone"]:
            came = datetime.fromisoformat(data["at"]).timestamp()
            yield Change(data["camera"], data["active"], heard_at + offset), came


def first_pushes(home: Home, pushes: PushService) -> Iterator[Change]:
    """When the phone was first told of each event, if with a picture."""
    seen = set()
    for at, push in pushes.pushed:
        tag = push["data"]["tag"]
        if tag not in seen and "image" in push["data"]:
            event = home.sidecar.get(f"/events/{tag.removeprefix('tawny-')}")
            yield Change(event["camera"], active=True, at=at)
        seen.add(tag)


def soonest(word: Change, answers: list[Change]) -> float | None:
    """Seconds from a word of motion to the first answer to it; None when there is none in time."""
    fits = [
        answer.at - word.at
        for answer in answers
        if (answer.camera, answer.active) == (word.camera, word.active) and -0.5 < answer.at - word.at < SOON_S
    ]
    return min(fits, default=None)


class Ears:
    """Hears of every change of a motion sensor in Home Assistant, by its own time. Use as a context manager."""

    def __init__(self, hass: Hass) -> None:
        self.changes: list[Change] = []
        self._hass = hass
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._listen(),), daemon=True)

    def __enter__(self) -> Ears:
        self._thread.start()
        if not self._ready.wait(10):
            raise SystemExit("Home Assistant does not answer")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()

    async def _listen(self) -> None:
        self._task = asyncio.current_task() or asyncio.create_task(asyncio.sleep(0))
        with contextlib.suppress(asyncio.CancelledError):
            async with aiohttp.ClientSession() as session, session.ws_connect(f"{self._hass.url}/api/websocket") as ws:
                await ws.receive_json()
                await ws.send_json({"type": "auth", "access_token": self._hass.token})
                await ws.receive_json()
                await ws.send_json({"id": 1, "type": "subscribe_events", "event_type": "state_changed"})
                await ws.receive_json()
                self._ready.set()
                async for message in ws:
                    self._hear(message.json()["event"]["data"])

    def _hear(self, data: dict[str, Any]) -> None:
        platform, _, name = data["entity_id"].partition(".")
        state = data["new_state"]
        if platform == "binary_sensor" and name.endswith("_motion") and state and state["state"] in {"on", "off"}:
            at = datetime.fromisoformat(state["last_changed"]).timestamp()
            self.changes.append(Change(name.removesuffix("_motion"), state["state"] == "on", at))


# set-up


def setup(home: Home, cameras: int, restarts: int) -> dict[str, Any]:
    """Restart Home Assistant, and ask it each time how long the integration took."""
    seconds = []
    for _ in range(restarts):
        home.hass.stop()
        home.hass.start()
        home.hass.running()
        timings = {one["domain"]: one["seconds"] for one in home.hass.ask("integration/setup_info")}
        seconds.append(float(timings["tawny"]))
        states = [state for entity, state in home.hass.states("camera.").items() if entity.startswith("camera.")]
        if len([state for state in states if state != "unavailable"]) < cameras:
            raise SystemExit(f"only {len(states)} cameras: {states}")
    return {
        "setup_s": {
            "median": round(statistics.median(seconds), 3),
            "max": round(max(seconds), 3),
            "restarts": restarts,
        },
        "blocking_calls": blocking_calls(home),
    }


def blocking_calls(home: Home) -> list[str]:
    """What Home Assistant's detector said of the integration."""
    return [line for line in home.hass.log.splitlines() if "locking call" in line and "tawny" in line]


def figures(seconds: list[float | None]) -> dict[str, Any]:
    """What a list of durations comes to, in milliseconds; None is one that never came."""
    ms = sorted(1000 * value for value in seconds if value is not None)
    if len(ms) < 2:
        return {"samples": len(ms), "missing": len(seconds) - len(ms)}
    return {
        "samples": len(ms),
        "missing": len(seconds) - len(ms),
        "median_ms": round(statistics.median(ms), 1),
        "p95_ms": round(statistics.quantiles(ms, n=20, method="inclusive")[-1], 1),
        "max_ms": round(ms[-1], 1),
    }


if __name__ == "__main__":
    main()
