"""How soon any moment of a recorded day is on the screen, and how fast recordings become files.

    python benchmarks/playback.py [--times 20] [--minutes 10] [--without browser|export]

A day of 1920x1080 at 4 Mbit/s lies on the disk twice: recorded continuously, and as adaptive recording keeps it, two
pictures a second with two minutes of video in every quarter of an hour. Chromium jumps to and fro in it, with the
page's own player and with hls.js, and the clock that is drawn into the picture says when the right one is shown. What
it jumps to is not in the system's memory. `open` includes the playlist of the whole day.

An export of ten minutes is compared with plainly copying as many bytes on the same disk, each forced to the disk.
Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import browser
import recorded
import rig
import seeded
from tawny.capture.simulator.scene import render_scene
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import SegmentKind

LOOP_S = 20
START = (time.time_ns() // 1000 // seeded.DAY - 1) * seeded.DAY
"""Yesterday."""

TARGETS = {"seek_ms": 500, "export_mb_per_s": 300}


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon recordings are on the screen, and how fast they are files.")
    parser.add_argument("--times", type=int, default=20, help="jumps for each player")
    parser.add_argument("--minutes", type=int, default=10, help="of the export")
    parser.add_argument("--without", choices=("browser", "export"), action="append", default=[])
    args = parser.parse_args()
    told: dict[str, Any] = {"benchmark": "playback", "machine": rig.machine(), "targets": TARGETS}
    with station(args.minutes) as recorder:
        told["playlist_of_a_day"] = playlists(recorder)
        if "export" not in args.without:
            told["export"] = export(recorder, args.minutes)
        if "browser" not in args.without:
            told["seek"] = seeks(recorder, args.times)
    print(json.dumps(told, indent=1))


@contextmanager
def station(minutes: int) -> Iterator[rig.Recorder]:
    """A recorder that has a day of two cameras, and the minutes that are to be exported."""
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as folder:
        storage = Path(folder) / "storage"
        storage.mkdir()
        rig.say("drawing scenes, unless they are there already, and recording a day …")
        fill(storage, minutes)
        with rig.service(Path(folder)) as recorder:
            yield recorder


def fill(storage: Path, minutes: int) -> None:
    """Files and log of the day."""
    main, _ = render_scene(
        rig.SCENES,
        camera=0,
        main=rig.MAIN,
        sub=rig.SUB,
        loop_s=LOOP_S,
        motion=(4.0, 8.0),
        clock=True,
        main_bitrate=rig.MAIN_BITRATE,
        sub_bitrate=rig.SUB_BITRATE,
    )
    thin, _ = render_scene(
        rig.SCENES,
        camera=0,
        main=(640, 360, 2),
        sub=(320, 180, 2),
        loop_s=LOOP_S,
        motion=(4.0, 8.0),
        clock=True,
        main_bitrate=80_000,
        sub_bitrate=40_000,
    )
    video, idle = recorded.footage(main, 60), recorded.footage(thin, 60)
    day = recorded.minutes(START, 1440)
    events = [start for number, start in enumerate(day) if number % 15 in {3, 4}]
    with seeded.open_log(storage, START + seeded.DAY) as log:
        for camera in ("continuous", "adaptive", "exported"):
            log.upsert_camera(camera, camera, ["main"])
        for track, shown, starts, linked in (
            (recorded.Track("continuous", "main", SegmentKind.CONTINUOUS), video, day, True),
            (recorded.Track("adaptive", "idle", SegmentKind.IDLE), idle, day, True),
            (recorded.Track("adaptive", "main", SegmentKind.EVENT), video, events, True),
            (recorded.Track("exported", "main", SegmentKind.CONTINUOUS), video, day[:minutes], False),
        ):
            recorded.record(storage, log, track, shown, starts, linked=linked)


def playlists(recorder: rig.Recorder) -> dict[str, Any]:
    """Milliseconds of the service for a day's playlist, and its size."""
    found: dict[str, Any] = {}
    for camera in ("continuous", "adaptive"):
        path = f"/api/v1/cameras/{camera}/playback/index.m3u8?start={iso(START)}&end={iso(START + seeded.DAY)}"
        text = recorder.read(path).decode()
        worked = recorder.service_seconds()
        found[camera] = seeded.timed(lambda path=path: recorder.read(path), 5)  # type: ignore[misc]
        found[camera]["service_cpu_ms"] = round((recorder.service_seconds() - worked) * 1000 / 6, 1)
        found[camera]["segments"] = text.count("#EXTINF")
    return found


def export(recorder: rig.Recorder, minutes: int) -> dict[str, Any]:
    """How fast an export is written, beside a plain copy and what the disk alone takes."""
    rig.say(f"exporting {minutes} minutes …")
    files = sorted((recorder.storage / "media/exported/main").rglob("*.mp4"))
    copied, exported, forced = [], [], []
    for _ in range(3):
        copied.append(_copy(files, recorder.storage / "copy.mp4"))
        forced.append(_write(sum(path.stat().st_size for path in files), recorder.storage / "copy.mp4"))
        exported.append(_export(recorder, minutes))
    size = sum(path.stat().st_size for path in files) / 1e6
    told = {
        "megabytes": round(size, 1),
        "export_mb_per_s": round(size / min(exported)),
        "copy_mb_per_s": round(size / min(copied)),
        "write_mb_per_s": round(size / min(forced)),
        "ratio_to_copy": round(min(copied) / min(exported), 2),
    }
    rig.say(f"  {json.dumps(told)}")
    return told


def _copy(files: list[Path], target: Path) -> float:
    """Seconds for copying `files` into one, forced to the disk."""
    _forget(files)
    began = time.monotonic()
    with target.open("wb") as out:
        for path in files:
            with path.open("rb") as file:
                shutil.copyfileobj(file, out, 4 << 20)
        out.flush()
        os.fsync(out.fileno())
    took = time.monotonic() - began
    target.unlink()
    return took


def _write(size: int, target: Path) -> float:
    """Seconds for writing as much that need not be read."""
    block = os.urandom(4 << 20)
    began = time.monotonic()
    with target.open("wb") as out:
        for _ in range(-(-size // len(block))):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    took = time.monotonic() - began
    target.unlink()
    return took


def _export(recorder: rig.Recorder, minutes: int) -> float:
    """Seconds from asking for an export until it is done."""
    _forget(sorted((recorder.storage / "media/exported/main").rglob("*.mp4")))
    body = {"camera": "exported", "start": iso(START), "end": iso(START + minutes * 60 * SECOND_US)}
    began = time.monotonic()
    made = _send(recorder, "POST", "/api/v1/exports", body)
    while (state := recorder.get(f"/api/v1/exports/{made['id']}"))["state"] != "done":
        assert state["state"] != "failed", state["error"]
        time.sleep(0.01)
    took = time.monotonic() - began
    _send(recorder, "DELETE", f"/api/v1/exports/{made['id']}")
    return took


def _send(recorder: rig.Recorder, method: str, path: str, body: dict[str, str] | None = None) -> Any:
    request = urllib.request.Request(
        recorder.url + path,
        data=None if body is None else json.dumps(body).encode(),
        method=method,
        headers={"Authorization": f"Bearer {recorder.token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or b"null")


def _forget(files: list[Path]) -> None:
    """Let the system forget what it has of `files` in memory, so that they come from the disk."""
    os.sync()
    for path in files:
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def seeks(recorder: rig.Recorder, times: int) -> dict[str, Any]:
    """Milliseconds from the wish to the picture: the first, with the day's playlist, and each after it."""
    run = browser.runner(recorder)
    if run is None:
        return {}
    found: dict[str, Any] = {}
    for camera in ("continuous", "adaptive"):
        for player in ("page", "hls"):
            rig.say(f"{camera} by {player} …")
            opened, took, missed = [], [], 0
            for turn in range(3):
                seen = run("seek", **_wishes(camera, player, times // 3 + 1, turn))
                opened.append(seen["opened"])
                took += [value for value in seen["seeks"] if value is not None]
                missed += seen["seeks"].count(None)
            found[f"{camera} {player}"] = {
                "open_ms": browser.spread([value for value in opened if value is not None]),
                "seek_ms": browser.spread(took),
                "missed": missed,
            }
            rig.say(f"  {json.dumps(found[f'{camera} {player}'])}")
    return found


def _wishes(camera: str, player: str, count: int, seed: int) -> dict[str, Any]:
    """Moments anywhere in the day; neighbours differ by several seconds on the clock that is drawn."""
    chance = random.Random(seed)
    wished: list[int] = []
    while len(wished) < count:
        at = chance.randrange(30_000, 86_300_000)
        if not wished or 5000 < abs(at - wished[-1]) % (LOOP_S * 1000) < LOOP_S * 1000 - 5000:
            wished.append(at)
    start_ms = START // 1000
    return {
        "camera": camera,
        "player": player,
        "start_ms": start_ms,
        "end_ms": start_ms + 86_400_000,
        "targets_ms": [start_ms + at for at in wished],
        "loop_ms": LOOP_S * 1000,
    }


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"the browser failed: {error}") from error
