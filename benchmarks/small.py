"""What it takes to make recordings small for who is outside, and how soon an event is seen there.

    python benchmarks/small.py

A camera of 1920x1080 at 4 Mbit/s recorded some minutes, with events, as adaptive recording keeps it. Chromium opens
each event by its address, as from a push, outside and at home: the time until its picture moves, with nothing of it
made before. Then every piece of the playlist is asked for in each small rendition, one after the other: the time until
it is there, process and all, against its length, for pieces of main and of the idle track. Prints JSON.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import rig
from tawny.core.clock import SECOND_US, iso
from tawny.media.ladder import LADDER

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support.browser import browse
from support.past import Past
from support.service import Tawny

LOOP = rig.Loop(20, (8.0, 13.0))
RANGE_S, EVERY_S = 180, 18
OUTSIDE = {"X-Forwarded-For": "198.51.100.7"}
PIECE = re.compile(r"#EXTINF:([\d.]+),\n((\w+)/\S+)")


def main() -> None:
    """Measure and print."""
    (camera,) = rig.footage(1, LOOP)
    start_us = (time.time_ns() // 1000 - 1800 * SECOND_US) // SECOND_US * SECOND_US
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as name:
        home = Path(name)
        with Past(home / "storage", home / "past", "door", camera.streams, start_us) as past:
            past.watch(RANGE_S, *((at, at + 6) for at in range(12, RANGE_S - 12, EVERY_S)))
        server = {"host": "127.0.0.1", "port": 0, "trusted_proxies": ["127.0.0.1"]}
        cameras = {"door": {"enabled": False, "streams": {"main": {"url": "rtsp://192.0.2.1/"}}}}
        with Tawny(home, cameras, server=server) as tawny:
            told: dict[str, Any] = {"benchmark": "small", "machine": rig.machine()}
            span = f"start={iso(start_us)}&end={iso(start_us + RANGE_S * SECOND_US)}"
            made(tawny, f"start={iso(start_us)}&end={iso(start_us + SECOND_US)}", "low")  # as in a house with cameras
            told["first_picture_ms"] = first_pictures(tawny, past.events)
            told["made"] = {rung: made(tawny, span, rung) for rung in LADDER}
    print(json.dumps(told, indent=1))


def made(tawny: Tawny, span: str, rung: str) -> dict[str, Any]:
    """How long pieces take to be made, against how long they are, by the stream that they are made of."""
    base = "/cameras/door/playback"
    playlist = tawny.read(f"{base}/index.m3u8?{span}&rendition={rung}").decode()
    took: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    for length, name, stream in PIECE.findall(playlist):
        began = time.perf_counter()
        size = len(tawny.read(f"{base}/{name}"))
        if float(length) > 1:
            took.setdefault(stream, []).append((time.perf_counter() - began) / float(length))
            sizes.setdefault(stream, []).append(size * 8 / 1000 / float(length))
    return {
        stream: {
            "pieces": len(ratios),
            "time_per_length_median": round(statistics.median(ratios), 3),
            "time_per_length_most": round(max(ratios), 3),
            "kbit_s_median": round(statistics.median(sizes[stream])),
            "kbit_s_most": round(max(sizes[stream])),
        }
        for stream, ratios in took.items()
    }


def first_pictures(tawny: Tawny, events: list[str]) -> dict[str, Any]:
    """Milliseconds from the address of an event until its picture moves."""
    opened("at_home", tawny, events[0])  # the browser has begun, too
    told = {}
    for where in ("at_home", "outside"):
        took = [opened(where, tawny, event) for event in events]
        told[where] = {"events": len(took), "median": round(statistics.median(took)), "most": round(max(took))}
    return told


def opened(where: str, tawny: Tawny, event: str) -> float:
    """How long one took."""
    context = {"extraHTTPHeaders": OUTSIDE if where == "outside" else {}}
    took: float = browse("first_event", tawny.url, tawny.token, context=context, event=event)["ms"]
    return took


if __name__ == "__main__":
    main()
