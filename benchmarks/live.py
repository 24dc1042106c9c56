"""How late live video is, how soon it begins, and how many may watch.

    python benchmarks/live.py [--seconds 20] [--viewers 100] [--without browser|viewers]

Latency is from glass to glass: the simulated cameras draw a clock into their picture, Chromium shows it, a canvas reads
it back, and the simulator tells when that picture was sent. Viewers are plain low-latency HLS players without a screen,
four cameras' worth in one process: a stall is a part that came after it should have been shown. Prints JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import re
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import aiohttp

import browser
import rig
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle
from tawny.capture.simulator.scene import render_scene

LOOP_S = 20
CAMERAS = 4
SETTLE_S = 5.0
"""How long a player may take to find its place."""

FIRST_PICTURES = 8
_PART = re.compile(r'#EXT-X-PART:DURATION=([0-9.]+),URI="([^"]+)"')


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How late live video is, how soon it begins, how many may watch.")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--viewers", type=int, default=100)
    parser.add_argument("--without", choices=("browser", "viewers"), action="append", default=[])
    args = parser.parse_args()
    told: dict[str, Any] = {"machine": rig.machine()}
    if "browser" not in args.without:
        with station(1) as (recorder, handle):
            told |= in_browser(recorder, handle, args.seconds)
    if "viewers" not in args.without:
        with station(CAMERAS) as (recorder, _):
            told["viewers"] = measure_viewers(recorder, args.viewers, args.seconds)
    json.dump(told, sys.stdout, indent=1)
    sys.stdout.write("\n")


@contextlib.contextmanager
def station(cameras: int) -> Iterator[tuple[rig.Recorder, SimulatorHandle]]:
    """A recorder of cameras that show a clock."""
    rig.say("drawing scenes, unless they are there already …")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        drawn = list(pool.map(_draw, range(cameras)))
    shown = [SimulatedCamera(f"camera_{n}", {"main": main, "sub": sub}) for n, (main, sub) in enumerate(drawn)]
    with rig.simulator(shown) as handle, rig.recorder(shown, handle) as recorder:
        recorder.wait_until_online()
        time.sleep(SETTLE_S)
        yield recorder, handle


def _draw(camera: int) -> tuple[Path, Path]:
    return render_scene(
        rig.SCENES,
        camera=camera,
        main=rig.MAIN,
        sub=rig.SUB,
        loop_s=LOOP_S,
        motion=(4.0, 8.0),
        clock=True,
        main_bitrate=rig.MAIN_BITRATE,
        sub_bitrate=rig.SUB_BITRATE,
    )


# in a browser


def in_browser(recorder: rig.Recorder, handle: SimulatorHandle, seconds: float) -> dict[str, Any]:
    """Latency and first pictures of both streams: on the page, by WebSocket; and by low-latency HLS."""
    run = browser.runner(recorder)
    if run is None:
        return {"browser": None}
    run = partial(run, camera="camera_0")
    told: dict[str, Any] = {"latency_ms": {}, "first_picture_ms": {}}
    for rendition in ("main", "sub"):
        for player, task in (("socket", "page_live"), ("hls", "hls")):
            rig.say(f"{rendition} by {player} …")
            playlist = f"{recorder.url}/api/v1/cameras/camera_0/live/{rendition}/index.m3u8"
            seen = run(task, rendition=rendition, playlist=playlist, seconds=SETTLE_S + seconds)
            starts = sorted(sent.wall_us / 1000 for sent in handle.loop_starts(f"camera_0/{rendition}"))
            told["latency_ms"][f"{rendition} {player}"] = _latency(seen, starts)
            begun = run("first_picture", rendition=rendition, player=player, times=FIRST_PICTURES, pause_ms=370)
            told["first_picture_ms"][f"{rendition} {player}"] = browser.spread([took for took in begun["took"] if took])
    return told


def _latency(seen: dict[str, Any], starts: list[float]) -> dict[str, Any]:
    """Between the moment a picture was sent and the moment it was shown, once the player has found its place."""
    since = seen["shown"][0]["at"] + SETTLE_S * 1000
    late, gaps, last = [], [], 0.0
    for picture in seen["shown"]:
        if picture["clock"] is None or picture["at"] < since:
            continue
        sent = picture["at"] - picture["clock"]
        start = starts[max(0, bisect_right(starts, sent) - 1)]
        late.append(sent - start)
        gaps.append(picture["at"] - last if last else 0.0)
        last = picture["at"]
    told: dict[str, Any] = browser.spread(late) | {"pictures": len(late), "longest_gap_ms": round(max(gaps, default=0))}
    for key in ("connections", "loaded", "hls_errors"):
        if key in seen:
            told[key] = seen[key]
    return told


# many viewers


def measure_viewers(recorder: rig.Recorder, viewers: int, seconds: float) -> dict[str, Any]:
    """`viewers` players of all cameras' main streams at once."""
    rig.say(f"{viewers} viewers …")
    processes = recorder.processes()
    before, started = rig.cpu_seconds(processes.service), time.monotonic()
    players, answers = asyncio.run(_watch_all(recorder, viewers, seconds))
    used = rig.cpu_seconds(processes.service) - before
    late = [value for player in players for value in player.late_s]
    return {
        "viewers": viewers,
        "cameras": CAMERAS,
        "seconds": seconds,
        "parts": len(late),
        "stalls": sum(player.stalls for player in players),
        "failures": sum(player.failures for player in players),
        "megabits_per_second": round(sum(player.bytes for player in players) * 8 / seconds / 1e6, 1),
        "part_comes_ms_after_its_end": browser.spread([value * 1000 for value in late]),
        "service_cpu_percent": round(100 * used / (time.monotonic() - started), 1),
        "loop_lag_ms": browser.spread(answers),
    }


class Player:
    """A low-latency player: reloads as the server lets it, takes every part, and knows when each should be shown."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.stalls = 0
        self.failures = 0
        self.bytes = 0
        self.late_s: list[float] = []
        self._session = session
        self._base = base
        self._seen: set[str] = set()
        self._shown_until = 0.0
        """When what was taken so far has been shown."""

    async def watch(self, seconds: float) -> None:
        """Watch for `seconds`."""
        end = time.monotonic() + seconds
        query = ""
        while time.monotonic() < end:
            async with self._session.get(f"{self._base}/index.m3u8{query}") as response:
                text = await response.text()
                if response.status != 200:
                    self.failures += 1
                    query = ""
                    await asyncio.sleep(0.5)
                    continue
            query = await self._take(text)

    async def _take(self, text: str) -> str:
        """Load what is new in a playlist; the query of the next reload."""
        parts = list(_parts(text))
        if not self._seen:
            self._seen = {part.uri for part in parts}
            self._shown_until = time.monotonic() + _number("PART-HOLD-BACK=", text)
        for part in parts:
            if part.uri in self._seen:
                continue
            self._seen.add(part.uri)
            async with self._session.get(f"{self._base}/{part.uri}") as response:
                self.bytes += len(await response.read())
                self.failures += response.status != 200
            self.late_s.append(time.time() - part.end)
            stalled_s = time.monotonic() - self._shown_until
            self.stalls += stalled_s > 0
            self._shown_until += part.duration + max(0.0, stalled_s)
        sequence = int(_number("EXT-X-MEDIA-SEQUENCE:", text)) + text.count("#EXTINF:")
        return f"?_HLS_msn={sequence}&_HLS_part={text.rpartition('#EXTINF:')[2].count('#EXT-X-PART:')}"


@dataclass(frozen=True, slots=True)
class _Part:
    uri: str
    duration: float
    end: float
    """When its last picture was taken, seconds since the epoch."""


def _parts(text: str) -> Iterator[_Part]:
    at = 0.0
    for line in text.splitlines():
        if line.startswith("#EXT-X-PROGRAM-DATE-TIME:"):
            at = datetime.fromisoformat(line.partition(":")[2]).timestamp()
        elif match := _PART.match(line):
            at += float(match[1])
            yield _Part(match[2], float(match[1]), at)


def _number(name: str, text: str) -> float:
    match = re.search(rf"{name}([0-9.]+)", text)
    assert match is not None
    return float(match[1])


async def _watch_all(recorder: rig.Recorder, viewers: int, seconds: float) -> tuple[list[Player], list[float]]:
    connector = aiohttp.TCPConnector(limit=0)
    headers = {"Authorization": f"Bearer {recorder.token}", "Accept-Encoding": "gzip"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        players = [
            Player(session, f"{recorder.url}/api/v1/cameras/camera_{number % CAMERAS}/live/main")
            for number in range(viewers)
        ]
        lag = asyncio.create_task(asyncio.to_thread(_loop_lag, recorder, seconds))
        await asyncio.gather(*(player.watch(seconds) for player in players))
        return players, await lag


def _loop_lag(recorder: rig.Recorder, seconds: float) -> list[float]:
    """How long the service takes for what takes it no time, in milliseconds: how late its loop is, at the least."""
    # A process of its own: this one is busy being a hundred viewers.
    code = (
        "import http.client, json, sys, time\n"
        "host, port, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])\n"
        "link, took, end = http.client.HTTPConnection(host, port), [], time.monotonic() + seconds\n"
        "while time.monotonic() < end:\n"
        "    began = time.monotonic()\n"
        "    link.request('GET', '/api/v1/health'); link.getresponse().read()\n"
        "    took.append((time.monotonic() - began) * 1000)\n"
        "    time.sleep(0.02)\n"
        "print(json.dumps(took))\n"
    )
    host, _, port = recorder.url.rpartition("/")[2].rpartition(":")
    done = subprocess.run(
        [sys.executable, "-c", code, host, port, str(seconds)], stdout=subprocess.PIPE, timeout=seconds + 30, check=True
    )
    found: list[float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
