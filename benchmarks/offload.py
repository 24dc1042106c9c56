"""How soon footage is watched that is gone from the disk and in a bucket, and how fast it gets there.

    python benchmarks/offload.py [--minutes 6] [--times 12] [--mbit 50] [--ms 30]

Minutes of 1920x1080 at 4 Mbit/s are copied to an S3 server on this machine (moto, which is slow: it is Python), and
deleted here. Then pieces of four seconds, as players ask for them, and clips of 30 seconds are read: from the disk,
from the bucket directly, and from the bucket through a line of `--mbit` with `--ms` there and back. Each is read once,
so that nothing is in the cache. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, override

import recorded
import rig
import seeded
from tawny.archive.marker import EVENT_LOG
from tawny.capture.simulator.scene import render_scene
from tawny.core.clock import SECOND_US, SystemClock, iso
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from support.s3 import S3, Line, s3_server

LOOP_S = 20
MINUTE_US = 60 * SECOND_US
START = (time.time_ns() // 1000 // seeded.DAY - 1) * seeded.DAY
"""Yesterday."""


class SlowLine(Line):
    """A line with so many megabits per second down, and so many milliseconds there and back."""

    def __init__(self, target: str, mbit: float, ms: float) -> None:
        super().__init__(target)
        self._byte_s = 8 / (mbit * 1e6)
        self._ms = ms

    @override
    def _wait(self, size: int, up: bool) -> None:
        time.sleep(self._ms / 1000 if up else size * self._byte_s)


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon footage is in the bucket, and back from there.")
    parser.add_argument("--minutes", type=int, default=6)
    parser.add_argument("--times", type=int, default=12, help="pieces and clips for each way")
    parser.add_argument("--mbit", type=float, default=50)
    parser.add_argument("--ms", type=float, default=30)
    args = parser.parse_args()
    told: dict[str, Any] = {"benchmark": "offload", "machine": rig.machine()}
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as name, s3_server() as s3:
        folder = Path(name)
        fill(folder / "storage", args.minutes)
        with rig.service(folder, table(s3, s3.url)) as recorder:
            began = time.monotonic()
            state = wait_copied(recorder, args.minutes)
            took = time.monotonic() - began
            told["copied_mb_per_s"] = round(state["stored_bytes"] / 1e6 / took, 1)
            told["from_disk"] = watch(recorder, args.minutes, args.times)
        forget(folder / "storage")
        with rig.service(folder, table(s3, s3.url)) as recorder:
            told["from_bucket"] = watch(recorder, args.minutes, args.times)
        with (
            SlowLine(s3.url, args.mbit, args.ms) as line,
            rig.service(folder, table(s3, line.url)) as recorder,
        ):
            told[f"from_bucket_{args.mbit:g}_mbit_{args.ms:g}_ms"] = watch(recorder, args.minutes, args.times)
    print(json.dumps(told, indent=1))


def fill(storage: Path, minutes: int) -> None:
    """Files and log of an event of so many minutes."""
    storage.mkdir()
    main_stream, _ = render_scene(
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
    video = recorded.footage(main_stream, 60)
    with seeded.open_log(storage, START + seeded.DAY) as log:
        log.upsert_camera("door", "Door", ["main"])
        track = recorded.Track("door", "main", SegmentKind.EVENT)
        recorded.record(storage, log, track, video, recorded.minutes(START, minutes), linked=False)


def table(s3: S3, url: str) -> str:
    settings = s3.config(endpoint=url)
    return "[offload]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())


def wait_copied(recorder: rig.Recorder, count: int) -> dict[str, Any]:
    while True:
        state: dict[str, Any] = json.loads(recorder.read("/api/v1/status"))["offload"]
        if state["stored"] == count:
            return state
        time.sleep(0.05)


def forget(storage: Path) -> None:
    """What retention does."""
    with EventLog.open(storage / EVENT_LOG, SystemClock()) as log:
        found = log.segments("door", None, START, START + seeded.DAY)
        paths = log.condemn_segments([segment.id for segment in found])
        for path in paths:
            (storage / path).unlink()
        log.garbage_removed(paths)


def watch(recorder: rig.Recorder, minutes: int, times: int) -> dict[str, Any]:
    """Milliseconds for pieces and for clips, all of different moments."""
    base = "/api/v1/cameras/door/playback"
    end = START + minutes * MINUTE_US
    playlist = recorder.read(f"{base}/index.m3u8?start={iso(START)}&end={iso(end)}").decode()
    pieces = [row for row in playlist.splitlines() if row.endswith(".m4s")]
    half = len(pieces) // 2  # the clips are of the second half
    step = max(1, half // times)
    opened = seeded.timed(lambda: recorder.read(f"{base}/index.m3u8?start={iso(START)}&end={iso(end)}"), 3)
    taken = {
        "playlist_ms": opened,
        "piece_ms": seeded.spread([_ms(recorder, f"{base}/{piece}") for piece in pieces[:half:step]]),
    }
    starts = range(START + minutes * MINUTE_US // 2, end - 30 * SECOND_US, 40 * SECOND_US)
    clips = [f"{base}/video.mp4?start={iso(at)}&end={iso(at + 30 * SECOND_US)}" for at in starts]
    return {**taken, "clip_of_30_s_ms": seeded.spread([_ms(recorder, clip) for clip in clips])}


def _ms(recorder: rig.Recorder, path: str) -> float:
    began = time.monotonic()
    recorder.read(path)
    return (time.monotonic() - began) * 1000


if __name__ == "__main__":
    main()
