"""How long a page of the event list takes over HTTP, in a log with a million events.

    python benchmarks/events.py [--events 1000000] [--cameras 16] [--times 150] [--reviewed 0.98 0]

Two years of 16 cameras, with zones and pictures. The service is a process of its own; every question is another one
(another camera, day or depth), on one connection. `reviewed` is how large a share of the events somebody has looked at:
the list of what is left, and of what is done, must be quick whichever is longer. Prints milliseconds per question, and
how much CPU time of the service it took; the target is 20 ms for 95 % of all.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import rig
import seeded
from tawny.core.clock import iso
from tawny.eventlog.cursors import pack_cursor

TARGET_MS = 20
ZONES = ("drive", "porch", "garden")
YEARS_US = 730 * seeded.DAY
Ask = Callable[[random.Random], str]


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a page of the event list takes.")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--times", type=int, default=150)
    parser.add_argument("--reviewed", type=float, nargs="+", default=[0.98, 0.0])
    args = parser.parse_args()
    told: dict[str, Any] = {
        "benchmark": "events",
        "machine": rig.machine(),
        "events": args.events,
        "cameras": args.cameras,
        "target_p95_ms": TARGET_MS,
    }
    for share in args.reviewed:
        with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as folder:
            rig.say(f"{args.events} events, {share:.0%} of them reviewed …")
            fill(Path(folder) / "storage", args.events, seeded.camera_names(args.cameras), share)
            with rig.service(Path(folder)) as recorder:
                told[f"reviewed_{share:.0%}"] = measure(recorder, args.times, args.cameras)
    print(json.dumps(told, indent=1))


def fill(storage: Path, events: int, cameras: list[str], reviewed: float) -> None:
    """The log that the service will find."""
    storage.mkdir()
    chance = random.Random(20_261_122)
    step = YEARS_US // events
    with seeded.open_log(storage, seeded.START + YEARS_US) as log:
        for camera in cameras:
            log.upsert_camera(camera, camera, ["main"])
        with log._database.write() as connection:  # noqa: SLF001 - nothing else fills it this fast
            seeded.insert(connection, "zones", ((camera, zone, "[]", None) for camera in cameras for zone in ZONES))
            rows = [
                seeded.event_row(
                    chance.choice(cameras), seeded.START + number * step, chance, reviewed=chance.random() < reviewed
                )
                for number in range(events)
            ]
            seeded.insert(connection, "events", rows)
            seeded.insert(
                connection,
                "event_zones",
                ((row[0], zone, row[1], row[3], row[9]) for row in rows for zone in ZONES if chance.random() < 0.3),
            )
            seeded.insert(connection, "reviews", ((row[0], row[4], "somebody") for row in rows if row[9]))
            seeded.insert(
                connection,
                "snapshots",
                ((row[0], "thumbnail", f"snapshots/{row[0]}.jpg", row[3], 320, 180) for row in rows),
            )


def measure(recorder: rig.Recorder, times: int, cameras: int) -> dict[str, Any]:
    """Milliseconds by kind of question, and of all together."""
    chance = random.Random(1)
    found: dict[str, Any] = {}
    everything: list[float] = []
    with Client(recorder) as client:
        for name, ask in questions(cameras).items():
            client.get(ask(chance))
            worked = recorder.service_seconds()
            took = [client.get(ask(chance)) for _ in range(times)]
            everything += took
            spent = (recorder.service_seconds() - worked) * 1000 / times
            found[name] = seeded.spread(took) | {"service_cpu_ms": round(spent, 2)}
            rig.say(f"  {name}: {json.dumps(found[name])}")
        found["all"] = seeded.spread(everything)
        found["status"] = seeded.spread([client.get("/api/v1/status") for _ in range(20)])
        found["health"] = seeded.spread([client.get("/api/v1/health") for _ in range(100)])
    return found


def questions(cameras: int) -> dict[str, Ask]:
    """What a dashboard, a person with a filter and a script ask."""
    names = seeded.camera_names(cameras)

    def page(*parts: str) -> str:
        return "/api/v1/events?" + "&".join(filter(None, parts))

    def camera(chance: random.Random) -> str:
        return f"camera={chance.choice(names)}"

    def some(chance: random.Random) -> str:
        return f"camera={','.join(chance.sample(names, min(4, len(names))))}"

    def zone(chance: random.Random) -> str:
        return f"zone={chance.choice(ZONES)}"

    def day(chance: random.Random) -> str:
        start = seeded.START + chance.randrange(729) * seeded.DAY
        return f"since={iso(start)}&until={iso(start + seeded.DAY)}"

    def deep(chance: random.Random) -> str:
        at = seeded.START + chance.randrange(YEARS_US)
        return f"cursor={quote(pack_cursor(at, '0' * 26))}"

    return {
        "newest": lambda _: page(),
        "newest_1000": lambda _: page("limit=1000"),
        "deep": lambda c: page(deep(c)),
        "camera": lambda c: page(camera(c)),
        "camera_deep": lambda c: page(camera(c), deep(c)),
        "four_cameras_deep": lambda c: page(some(c), deep(c)),
        "all_cameras_deep": lambda c: page(f"camera={','.join(names)}", deep(c)),
        "zone": lambda c: page(zone(c)),
        "zone_deep": lambda c: page(zone(c), deep(c)),
        "camera_zone_deep": lambda c: page(camera(c), zone(c), deep(c)),
        "day": lambda c: page(day(c)),
        "camera_day": lambda c: page(camera(c), day(c)),
        "zone_day": lambda c: page(zone(c), day(c)),
        "unreviewed": lambda _: page("reviewed=false"),
        "unreviewed_deep": lambda c: page("reviewed=false", deep(c)),
        "camera_unreviewed": lambda c: page(camera(c), "reviewed=false"),
        "zone_unreviewed": lambda c: page(zone(c), "reviewed=false"),
        "camera_zone_unreviewed_day": lambda c: page(camera(c), zone(c), "reviewed=false", day(c)),
        "reviewed": lambda _: page("reviewed=true"),
        "reviewed_deep": lambda c: page("reviewed=true", deep(c)),
        "camera_reviewed": lambda c: page(camera(c), "reviewed=true"),
        "zone_reviewed": lambda c: page(zone(c), "reviewed=true"),
        "no_such_label": lambda c: page(camera(c), "label=parcel"),
        "usual_label_deep": lambda c: page("label=motion", deep(c)),
        "no_such_zone": lambda _: page("zone=attic"),
    }


class Client:
    """One connection to the recorder."""

    def __init__(self, recorder: rig.Recorder) -> None:
        host, _, port = recorder.url.rpartition("/")[2].rpartition(":")
        self._link = http.client.HTTPConnection(host, int(port), timeout=60)
        self._headers = {"Authorization": f"Bearer {recorder.token}"}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()

    def get(self, path: str) -> float:
        """Milliseconds until the whole answer is there."""
        began = time.perf_counter()
        self._link.request("GET", path, headers=self._headers)
        answer = self._link.getresponse()
        text = answer.read()
        took = (time.perf_counter() - began) * 1000
        assert answer.status == 200, f"{path}: {text.decode(errors='replace')}"
        return took


if __name__ == "__main__":
    main()
