"""What the renditions for viewers far away cost, and how soon they begin.

    python benchmarks/remote.py [--cameras 3] [--seconds 40]

Cameras with a sub stream and such without are watched from nothing: how long from the request of the playlist to the
first decoded picture; then how many bits each segment takes while nothing moves and while something does, and what CPU
time the encoder takes for one rendition and for both. Prints JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import av

import rig
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.media.ladder import LADDER
from tawny.media.spool_reader import SpoolReader

LOOP = rig.Loop(40, (10.0, 25.0))
FIRST_PICTURE_TARGET_S = 1.5
END_LIMIT_S = 60.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What renditions for viewers far away cost, and how soon they begin.")
    parser.add_argument("--cameras", type=int, default=3, help="of each kind")
    parser.add_argument("--seconds", type=float, default=40)
    args = parser.parse_args()
    cameras = rig.footage(args.cameras, LOOP)
    told: dict[str, Any] = {
        "machine": rig.machine(),
        "targets": {
            "first_picture_s": FIRST_PICTURE_TARGET_S,
            **{f"{rung.name}_kbit_s": rung.bandwidth // 1000 for rung in LADDER.values()},
        },
    }
    for kind, streams in (("with_sub", ("main", "sub")), ("main_only", ("main",))):
        made = [SimulatedCamera(camera.name, {name: camera.streams[name] for name in streams}) for camera in cameras]
        told[kind] = measure(made, args.seconds)
    print(json.dumps(told, indent=2))


def measure(cameras: list[SimulatedCamera], seconds: float) -> dict[str, Any]:
    """All figures for one kind of camera."""
    with rig.simulator(cameras) as handle, rig.recorder(cameras, handle) as recorder:
        recorder.wait_until_online()
        time.sleep(10)  # what starting costs is no matter here
        idle = set(recorder.processes().all)
        unwatched = service_percent(recorder, 10)
        camera = cameras[0].name
        told: dict[str, Any] = {
            "first_picture_s": sorted(round(first_picture(recorder, one.name), 2) for one in cameras),
            "service_percent_unwatched": unwatched,
        }
        time.sleep(2)
        with watching(recorder, camera, ["remote"]):
            encoder = encoder_of(recorder, camera)
            told["encoder_percent"] = percent(encoder, seconds)
            told["remote"] = bandwidth(recorder.runtime / camera / "remote")
            with watching(recorder, camera, ["low"]):
                time.sleep(5)
                told["encoder_percent_both"] = percent(encoder, seconds)
                told["encoder_private_mb"] = round(rig.private_bytes(encoder) / 1e6, 1)
                told["low"] = bandwidth(recorder.runtime / camera / "low")
        left = time.monotonic()
        while set(recorder.processes().all) - idle and time.monotonic() - left < END_LIMIT_S:
            time.sleep(0.2)
        told["ended_after_s"] = round(time.monotonic() - left, 1)
        return told


def first_picture(recorder: rig.Recorder, camera: str) -> float:
    """Seconds from the request of the playlist to a decoded picture."""
    base = f"/api/v1/cameras/{camera}/live/remote/"
    begun = time.monotonic()
    playlist = recorder.read(f"{base}index.m3u8").decode()
    init = re.findall(r'#EXT-X-MAP:URI="([^"]+)"', playlist)[-1]
    segment = re.findall(r"^(\d+\.m4s)", playlist, re.MULTILINE)[-1]
    data = recorder.read(base + init) + recorder.read(base + segment)
    with av.open(io.BytesIO(data)) as container:
        next(container.decode(video=0))
    return time.monotonic() - begun


@contextmanager
def watching(recorder: rig.Recorder, camera: str, renditions: list[str]) -> Iterator[None]:
    """Somebody loads the playlists and the newest parts."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            for rendition in renditions:
                recorder.read(f"/api/v1/cameras/{camera}/live/{rendition}/index.m3u8")

    for rendition in renditions:
        recorder.read(f"/api/v1/cameras/{camera}/live/{rendition}/index.m3u8")
    viewer = threading.Thread(target=watch)
    viewer.start()
    try:
        yield
    finally:
        done.set()
        viewer.join()


def encoder_of(recorder: rig.Recorder, camera: str) -> int:
    """The process that has the spool of the rendition open."""
    spool = str(recorder.runtime / camera / "remote")
    found = [
        pid
        for pid in rig.descendants(recorder.process.pid)
        if spool in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")
    ]
    assert len(found) == 1
    return found[0]


def percent(pid: int, seconds: float) -> float:
    """CPU time of a process in percent of a core."""
    before, begun = sum(rig.thread_seconds(pid).values()), time.monotonic()
    time.sleep(seconds)
    return round(100 * (sum(rig.thread_seconds(pid).values()) - before) / (time.monotonic() - begun), 2)


def service_percent(recorder: rig.Recorder, seconds: float) -> float:
    """CPU time of the service's own process, in percent of a core."""
    return percent(recorder.process.pid, seconds)


def bandwidth(spool: Path) -> dict[str, float]:
    """Kilobits per second of the segments that are in a spool: half a loop, with motion and without."""
    with closing(SpoolReader(spool)) as reader:
        records = reader.records()
    keyframes = [index for index, record in enumerate(records) if record.keyframe]
    rates = [
        sum(record.size for record in records[first:last]) * 8_000 / sum(r.duration_us for r in records[first:last])
        for first, last in pairwise(keyframes)
    ]
    return {
        "segments": len(rates),
        "least_kbit_s": round(min(rates), 1),
        "median_kbit_s": round(statistics.median(rates), 1),
        "most_kbit_s": round(max(rates), 1),
    }


if __name__ == "__main__":
    main()
