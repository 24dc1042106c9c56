"""What the renditions for viewers far away cost, how soon they begin, and how they are seen there.

    python benchmarks/remote.py [--cameras 3] [--seconds 40] [--viewers 50] [--without cost|proxy|link]

Cameras with a sub stream and such without are watched from nothing: how long from the request of the playlist to the
first decoded picture; then how many bits each segment takes while nothing moves and while something does, and what CPU
time the encoder takes for one rendition and for both. Then viewers watch through Debian's nginx with the configuration
of `tawny remote init`: how often the house is asked for a piece that all of them want. At last Chromium watches over a
link of 1 Mbit/s that takes 100 ms each way and loses one of a hundred packets (needs root): how often its picture
stops. Prints JSON.
"""

from __future__ import annotations

import argparse
import bisect
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

import far
import rig
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle
from tawny.media.ladder import LADDER
from tawny.media.spool_reader import SpoolReader

LOOP = rig.Loop(40, (10.0, 25.0))
EDGE_S = 2.0
"""So near to the beginning and the end of motion a segment counts as neither still nor busy."""

FIRST_PICTURE_TARGET_S = 1.5
END_LIMIT_S = 60.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What renditions for viewers far away cost, and how soon they begin.")
    parser.add_argument("--cameras", type=int, default=3, help="of each kind")
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--without", choices=("cost", "proxy", "link"), action="append", default=[])
    args = parser.parse_args()
    cameras = rig.footage(args.cameras, LOOP)
    told: dict[str, Any] = {
        "machine": rig.machine(),
        "targets": {
            "first_picture_s": FIRST_PICTURE_TARGET_S,
            **{f"{rung.name}_kbit_s": rung.bandwidth // 1000 for rung in LADDER.values()},
        },
    }
    if "cost" not in args.without:
        for kind, streams in (("with_sub", ("main", "sub")), ("main_only", ("main",))):
            chosen = [SimulatedCamera(one.name, {name: one.streams[name] for name in streams}) for one in cameras]
            told[kind] = measure(chosen, args.seconds)
    if not {"proxy", "link"} <= set(args.without):
        told |= seen_from_afar(cameras[:1], args)
    print(json.dumps(told, indent=2))


def seen_from_afar(cameras: list[SimulatedCamera], args: argparse.Namespace) -> dict[str, Any]:
    """What viewers behind the proxy cost the house, and what they see."""
    told: dict[str, Any] = {}
    with rig.simulator(cameras) as handle, rig.recorder(cameras, handle) as recorder:
        recorder.wait_until_online()
        time.sleep(10)
        if "proxy" not in args.without:
            told["through_the_proxy"] = far.shared(recorder, cameras[0].name, args.viewers, args.seconds)
        if "link" not in args.without:
            told["over_a_bad_link"] = far.over_a_bad_link(recorder, cameras[0].name, 1.5 * args.seconds)
    return told


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
            told["remote"] = bandwidth(recorder.runtime / camera / "remote", handle, cameras[0])
            with watching(recorder, camera, ["low"]):
                time.sleep(5)
                told["encoder_percent_both"] = percent(encoder, seconds)
                told["encoder_private_mb"] = round(rig.private_bytes(encoder) / 1e6, 1)
                told["low"] = bandwidth(recorder.runtime / camera / "low", handle, cameras[0])
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


def bandwidth(spool: Path, handle: SimulatorHandle, camera: SimulatedCamera) -> dict[str, dict[str, float]]:
    """Kilobits per second of the segments of one loop: while nothing moves, and while something does."""
    found: dict[int, tuple[int, float]] = {}
    end = time.monotonic() + LOOP.seconds
    while time.monotonic() < end:
        found |= segments_in(spool)
        time.sleep(5)
    stream = "sub" if "sub" in camera.streams else "main"
    starts = sorted(sent.wall_us for sent in handle.loop_starts(f"{camera.name}/{stream}"))
    begin, stop = LOOP.motion
    rates: dict[str, list[float]] = {"still": [], "busy": []}
    for wall_us, rate in found.values():
        at = bisect.bisect_right(starts, wall_us) - 1
        second = (wall_us - starts[at]) / 1e6 if at >= 0 else -1.0
        if begin + EDGE_S < second < stop - EDGE_S:
            rates["busy"].append(rate)
        elif 0 <= second < begin - EDGE_S or second > stop + EDGE_S:
            rates["still"].append(rate)
    return {
        kind: {
            "segments": len(each),
            "median_kbit_s": round(statistics.median(each), 1),
            "most_kbit_s": round(max(each), 1),
        }
        for kind, each in rates.items()
        if each
    }


def segments_in(spool: Path) -> dict[int, tuple[int, float]]:
    """By number: when each complete segment in a spool began, and its kilobits per second."""
    with closing(SpoolReader(spool)) as reader:
        records = reader.records()
    keyframes = [index for index, record in enumerate(records) if record.keyframe]
    return {
        records[first].sequence: (
            records[first].wall_us,
            sum(r.size for r in records[first:last]) * 8_000 / sum(r.duration_us for r in records[first:last]),
        )
        for first, last in pairwise(keyframes)
    }


if __name__ == "__main__":
    main()
