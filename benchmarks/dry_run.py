"""How long a dry run of motion settings takes on a day of adaptive recording, and whether it finds what there was.

    python benchmarks/dry_run.py [--hours 24] [--events 60] [--sensitivity 25 50 75]

A simulated camera (1920x1080 at 25 fps, sub stream 640x360 at 10 fps) is recorded by a worker's own parts, as fast as
they can, for as long as there is one event; that stretch is then laid end to end until the day is full, as links to the
same files. What is measured is CPU time of one core, decoding included, and the wall time that it took here; and apart
from that, what a second of either track takes, the main track being what there is all day in continuous recording.
Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

import rig
from tawny.archive.segment import segment_path
from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US
from tawny.core.ids import new_ulid
from tawny.core.messages import EventEnded, EventStarted, SegmentClosed
from tawny.eventlog import EventLog
from tawny.house.dry_runs import DryRun
from tawny.motion.settings import motion_settings
from tawny.playback.dry_run import dry_run
from tawny.playback.footage import STREAMS, best_cuts, load_reels
from tawny.playback.strips import Strip, strips
from tawny.service.dry_run_result import compare, logged_motion

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from support.adaptive import RecordedCamera
from support.footage import START_US

TARGET_S = 120
LOOP = rig.Loop(40, (30.0, 36.0))
QUIET_S = 28
"""So long nothing moves in the loop."""


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a dry run takes on a day of adaptive recording.")
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--events", type=int, default=60)
    parser.add_argument("--sensitivity", type=int, nargs="+", default=[25, 50, 75])
    args = parser.parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as folder:
        day = Day.record(Path(folder), round(args.hours * 3600), args.events)
        told = {
            "machine": rig.machine(),
            "target": {"cpu_s_for_24_h": TARGET_S},
            "footage": day.describe(),
            "runs": [day.measure(sensitivity) for sensitivity in args.sensitivity],
            "cpu_ms_for_a_second": {stream: day.cost(stream) for stream in ("main", "idle")},
        }
        day.log.close()
    print(json.dumps(told, indent=2))


@dataclass
class Day:
    """A recorded day."""

    root: Path
    log: EventLog
    run: DryRun
    planned: list[Strip]

    @classmethod
    def record(cls, root: Path, seconds: int, events: int) -> Day:
        """Record one stretch up to and with one event, and repeat it."""
        streams = rig.footage(1, LOOP)[0].streams
        camera = RecordedCamera(root)
        quiet = max(1, round((seconds / events - LOOP.seconds) / QUIET_S))
        rig.say(f"recording {quiet * QUIET_S + LOOP.seconds} s …")
        for times, seconds_each in ((quiet - 1, QUIET_S), (1, LOOP.seconds), (1, QUIET_S)):
            camera.play(streams["main"], streams["sub"], times=times, seconds=seconds_each)
        camera.close()
        stretch_us = camera.now_us - START_US
        for number in range(1, max(1, round(seconds * SECOND_US / stretch_us))):
            _repeat(camera, number * stretch_us, stretch_us)
        end_us = START_US + max(1, round(seconds * SECOND_US / stretch_us)) * stretch_us
        reels = load_reels(camera.log, root, [], camera="door", start_us=START_US, end_us=end_us)
        cuts = best_cuts(reels, STREAMS, start_us=START_US, end_us=end_us, least_us=2 * SECOND_US)
        run = DryRun("benchmark", "door", START_US, end_us, MotionConfig(), START_US)
        return cls(root, camera.log, run, strips(cuts))

    def describe(self) -> dict[str, object]:
        """What there is to look through."""
        spans = {"main": 0, "idle": 0}
        for strip in self.planned:
            spans[strip.stream] += strip.span_us
        return {
            "hours": round((self.run.end_us - self.run.start_us) / 3600e6, 2),
            "events": len(logged_motion(self.log, self.run)),
            "main_s": spans["main"] // SECOND_US,
            "idle_s": spans["idle"] // SECOND_US,
            "read_mb": round(sum(strip.size for strip in self.planned) / 1e6),
        }

    def measure(self, sensitivity: int) -> dict[str, object]:
        """One dry run."""
        rig.say(f"sensitivity {sensitivity} …")
        settings = replace(motion_settings(self.run.motion), sensitivity=sensitivity)
        cpu, wall = time.process_time(), time.monotonic()
        done = dry_run(self.root, self.planned, settings, lambda share: rig.say(f"  {share:.0%}"))
        cpu, wall = time.process_time() - cpu, time.monotonic() - wall
        result = compare(self.run, done, self.planned, logged_motion(self.log, self.run))
        return {
            "sensitivity": sensitivity,
            "events": len(result.found),
            "was": result.was,
            "new": result.new,
            "gone": result.gone,
            "cpu_s": round(cpu, 1),
            "wall_s": round(wall, 1),
            "cpu_s_for_24_h": round(cpu * 86_400e6 / (self.run.end_us - self.run.start_us), 1),
        }

    def cost(self, stream: str) -> float:
        """Milliseconds of CPU time that a second of one track takes, of at most an hour."""
        some = [strip for strip in self.planned if strip.stream == stream]
        while len(some) > 1 and sum(strip.span_us for strip in some) > 3600 * SECOND_US:
            some = some[: len(some) // 2]
        cpu = time.process_time()
        dry_run(self.root, some, motion_settings(self.run.motion), lambda _: None)
        return round((time.process_time() - cpu) * 1e9 / sum(strip.span_us for strip in some), 2)


def _repeat(camera: RecordedCamera, later_us: int, stretch_us: int) -> None:
    """Lay the first stretch down once more, `later_us` later."""
    for closed in list(_first(camera, stretch_us)):
        path = segment_path("door", closed.stream, closed.start_us + later_us)
        (camera.root / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(camera.root / closed.path, camera.root / path)
        camera.log.segment_closed(replace(closed, path=path, start_us=closed.start_us + later_us))
    page = camera.log.events("door", until_us=START_US + stretch_us)
    for event in page.events:
        assert event.end_us is not None
        start_us, end_us = event.start_us + later_us, event.end_us + later_us
        started = EventStarted("door", new_ulid(start_us), start_us, event.zones, event.score)
        camera.log.event_started(started, clip_start_us=start_us)
        ended = EventEnded("door", started.event_id, start_us, end_us, event.zones, event.score)
        camera.log.event_ended(ended, clip_end_us=end_us)


def _first(camera: RecordedCamera, stretch_us: int) -> Iterator[SegmentClosed]:
    for segment, packed in camera.log.footage("door", START_US, START_US + stretch_us):
        if segment.start_us >= START_US + stretch_us:
            continue
        yield SegmentClosed(
            camera="door",
            stream=segment.stream,
            kind=segment.kind,
            path=segment.path,
            start_us=segment.start_us,
            duration_us=segment.duration_us,
            size_bytes=segment.size_bytes,
            codecs=segment.codecs,
            width=segment.width,
            height=segment.height,
            run_id=segment.run_id,
            sequence=segment.sequence,
            index=packed,
        )


if __name__ == "__main__":
    main()
