"""How soon motion is told by MQTT: from the worker's message to what a subscriber hears.

    python benchmarks/mqtt.py [--cameras 4] [--seconds 90] [--broker mosquitto]

Simulated cameras, the whole service in this process, and Mosquitto as a process of its own. `motion_to_message` counts
from the moment at which the service hears of it from the camera's worker until a subscriber has the message, and
`picture_to_message` from the moment at which the picture that shows it came in, so with the analysis. Milliseconds. The
target is a median of 50 ms for the first.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

import rig
from tawny.config import Config
from tawny.core.messages import FromWorker, MotionChanged
from tawny.service.app import Service
from tawny.service.unit import CameraUnit

TARGET_MS = 50
LOOP = rig.Loop(20, (6.0, 9.0))


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon motion is told by MQTT.")
    parser.add_argument("--cameras", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--broker", default=shutil.which("mosquitto") or "/usr/sbin/mosquitto")
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    footage = rig.footage(args.cameras, LOOP)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tawny-benchmark-"))
        handle = stack.enter_context(rig.simulator(footage))
        port = stack.enter_context(broker(args.broker, Path(folder)))
        heard = stack.enter_context(Subscriber(port))
        config = {
            "node": {"id": "benchmark"},
            "server": {"host": "127.0.0.1", "port": 0},
            "storage": {"path": f"{folder}/storage", "min_free_gb": 0.2},
            "mqtt": {"host": "127.0.0.1", "port": port},
            "cameras": {
                camera.name: {"streams": {name: {"url": handle.url(camera.name, name)} for name in camera.streams}}
                for camera in footage
            },
        }
        # Workers need not import what only measures.
        del sys.modules["__main__"].__file__
        asyncio.run(watch(Config.model_validate(config), args.seconds))
        told = {
            "benchmark": "mqtt",
            "machine": rig.machine(),
            "cameras": args.cameras,
            "target_median_ms": TARGET_MS,
            "motion_to_message": figures([at - SENT[key][0] for key, at in heard.at.items() if key in SENT]),
            "picture_to_message": figures([wall - SENT[key][1] for key, wall in heard.wall.items() if key in SENT]),
        }
    print(json.dumps(told, indent=1))


SENT: dict[tuple[str, str, int], tuple[float, float]] = {}
"""When the service heard (monotonic), and when the picture came (epoch), by camera, payload and count."""


async def watch(config: Config, seconds: float) -> None:
    """Run the service for a while, and note when its workers say that something moves."""
    hear, count = CameraUnit.hear, Counter()

    def noting(unit: CameraUnit, message: FromWorker) -> None:
        if isinstance(message, MotionChanged) and not message.zone:
            key = count.next(message.camera, "ON" if message.active else "OFF")
            SENT[key] = (time.monotonic(), message.at_us / 1e6)
        hear(unit, message)

    CameraUnit.hear = noting  # type: ignore[method-assign]
    async with Service(config):
        await asyncio.sleep(seconds)
        CameraUnit.hear = hear  # type: ignore[method-assign]


class Counter:
    """Numbers what repeats, so that sent and heard can be told apart and matched."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], int] = {}

    def next(self, camera: str, payload: str) -> tuple[str, str, int]:
        """The key of the next such message."""
        number = self._seen[camera, payload] = self._seen.get((camera, payload), 0) + 1
        return camera, payload, number


class Subscriber:
    """Hears of the motion of every camera, as Home Assistant does. Use as a context manager."""

    def __init__(self, port: int) -> None:
        self.at: dict[tuple[str, str, int], float] = {}
        self.wall: dict[tuple[str, str, int], float] = {}
        self._port = port
        self._count = Counter()
        self._last: dict[str, str] = {}
        self._ready = threading.Event()
        self._client = paho.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self._client.on_connect = lambda client, *_: client.subscribe("tawny/benchmark/+/motion", 1)
        self._client.on_subscribe = lambda *_: self._ready.set()
        self._client.on_message = self._hear

    def __enter__(self) -> Subscriber:
        self._client.connect("127.0.0.1", self._port)
        self._client.loop_start()
        if not self._ready.wait(10):
            raise SystemExit("the broker does not answer")
        return self

    def __exit__(self, *_: object) -> None:
        self._client.loop_stop()

    def _hear(self, _client: object, _data: object, message: paho.MQTTMessage) -> None:
        camera, payload = message.topic.split("/")[2], message.payload.decode()
        if payload == self._last.get(camera, "OFF"):
            return  # the present state, told at the start
        self._last[camera] = payload
        key = self._count.next(camera, payload)
        self.at[key], self.wall[key] = time.monotonic(), time.time()


@contextlib.contextmanager
def broker(command: str, folder: Path) -> Iterator[int]:
    """The port of a Mosquitto of our own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    config = folder / "mosquitto.conf"
    config.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\n", encoding="utf-8")
    process = subprocess.Popen([command, "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()


def figures(seconds: list[float]) -> dict[str, Any]:
    """What a list of durations comes to, in milliseconds."""
    if len(seconds) < 2:
        return {"messages": len(seconds)}
    ms = sorted(1000 * value for value in seconds)
    return {
        "messages": len(ms),
        "median_ms": round(statistics.median(ms), 1),
        "p95_ms": round(statistics.quantiles(ms, n=20, method="inclusive")[-1], 1),
        "max_ms": round(ms[-1], 1),
    }


if __name__ == "__main__":
    main()
