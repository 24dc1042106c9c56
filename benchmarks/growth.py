"""What a camera makes grow: the disk, the event log, and what the broker has to pass on.

    python benchmarks/growth.py [--cameras 4] [--seconds 200] [--broker mosquitto]

Simulated cameras with the default settings (adaptive), on which something crosses the picture for 5 of 40 seconds; a
service and a Mosquitto of their own. Everything is counted, nothing is timed, so that a busy machine tells the same as
an idle one. Prints, for each camera: bits a second of each kind of footage; messages and bytes of each topic for each
event and each quiet minute; rows of each table, and what a row takes in the file.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import re
import shutil
import sqlite3
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

import rig
from mqtt import broker

LOOP = rig.Loop(40, (20.0, 25.0))
SETTLE_S = 15.0
LINE = r"^tawny_archive_(bytes|footage_seconds)\{(.*?)\} (\S+)$"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a camera makes grow.")
    parser.add_argument("--cameras", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=200)
    parser.add_argument("--broker", default=shutil.which("mosquitto") or "/usr/sbin/mosquitto")
    args = parser.parse_args()
    footage = rig.footage(args.cameras, LOOP)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tawny-benchmark-")))
        handle = stack.enter_context(rig.simulator(footage))
        port = stack.enter_context(broker(args.broker, folder))
        heard = stack.enter_context(Listener(port))
        mqtt = f'[mqtt]\nhost = "127.0.0.1"\nport = {port}\n'
        tables = mqtt + "\n".join(rig.camera_tables(footage, handle, {}))
        recorder = stack.enter_context(rig.service(folder, tables))
        recorder.wait_until_online()
        time.sleep(SETTLE_S)  # what is told once, at the start, is over
        heard.count.clear()
        heard.bytes.clear()
        rig.say(f"counting for {args.seconds:.0f} s …")
        time.sleep(args.seconds)
        messages, sizes = dict(heard.count), dict(heard.bytes)
        recorded = footage_bits(recorder.read("/metrics").decode())
        recorder.stop()
        told = {
            "benchmark": "growth",
            "machine": rig.machine(),
            "cameras": args.cameras,
            "seconds": args.seconds,
            "footage_kbit_s": recorded,
            "messages_per_camera_minute": rates(messages, args.cameras * args.seconds / 60),
            "bytes_per_message": {kind: round(sizes[kind] / messages[kind]) for kind in sorted(messages)},
            "rows": rows(recorder.storage / "tawny.db"),
        }
    print(json.dumps(told, indent=1))


class Listener:
    """Counts what a broker passes on, by the topic without node and camera. Use as a context manager."""

    def __init__(self, port: int) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.bytes: collections.Counter[str] = collections.Counter()
        self._port = port
        self._ready = threading.Event()
        self._client = paho.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self._client.on_connect = lambda client, *_: client.subscribe("#", 0)
        self._client.on_subscribe = lambda *_: self._ready.set()
        self._client.on_message = self._hear

    def __enter__(self) -> Listener:
        self._client.connect("127.0.0.1", self._port)
        self._client.loop_start()
        if not self._ready.wait(10):
            raise SystemExit("the broker does not answer")
        return self

    def __exit__(self, *_: object) -> None:
        self._client.loop_stop()

    def _hear(self, _client: object, _data: object, message: paho.MQTTMessage) -> None:
        levels = message.topic.split("/")
        kind = "/".join(levels[3:] if levels[0] == "tawny" and len(levels) > 3 else levels[:1] + levels[2:])
        self.count[kind] += 1
        self.bytes[kind] += len(message.topic) + len(message.payload)


def rates(messages: dict[str, int], minutes: float) -> dict[str, float]:
    """Messages a minute, by kind."""
    return {kind: round(count / minutes, 2) for kind, count in sorted(messages.items())}


def footage_bits(metrics: str) -> dict[str, float]:
    """kbit/s of each stream and kind of footage while there is any, and seconds of it, from the metrics."""
    found: dict[str, dict[str, float]] = collections.defaultdict(lambda: collections.defaultdict(float))
    for name, labels, value in re.findall(LINE, metrics, re.MULTILINE):
        named = dict(re.findall(r'(\w+)="(.*?)"', labels))
        found[f"{named['stream']} {named['kind']}"][name] += float(value)
    return {
        kind: round(values["bytes"] * 8 / 1000 / values["footage_seconds"], 1)
        for kind, values in found.items()
        if values["footage_seconds"]
    }


def rows(database: Path) -> dict[str, Any]:
    """Rows of each table with bytes for each, indexes included, where SQLite can tell; else the size of the file."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counted = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    return {"file_bytes": database.stat().st_size, **{name: count for name, count in counted.items() if count}}


if __name__ == "__main__":
    main()
