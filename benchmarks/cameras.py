"""What a camera costs: CPU, memory and lost frames, for 1, 4 and 16 simulated cameras.

    python benchmarks/cameras.py [--cameras 1 4 16] [--modes adaptive continuous] [--seconds 60] [--audio]

Each camera has a main stream of 1920x1080 at 25 fps and 4 Mbit/s and a sub stream of 640x360 at 10 fps and 0.4 Mbit/s,
H.264, over RTSP and TCP; something crosses its picture for 5 of 40 seconds. The simulator's own time does not count.
`floor` is what `ffmpeg -c copy -f null` takes at the same time to read both streams of one such camera and throw them
away: on a machine whose speed varies, the ratio to it says more than the percentage.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import rig
from tawny.archive.segment import scan
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle
from tawny.media.boxes import walk_file
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.samples import track_runs

LOOP = rig.Loop(40, (10.0, 15.0))
POST_ROLL_S = 10.0
SETTLE_S = 3.0
"""After the cameras fell silent, all heartbeats have told of the last picture by then."""


@dataclass(slots=True)
class Samples:
    """CPU seconds of every process, once a second; `floor` is FFmpeg's."""

    moments: list[float] = field(default_factory=list)
    used: list[dict[int, float]] = field(default_factory=list)

    def take(self, pids: tuple[int, ...]) -> None:
        """Look at the processes now."""
        self.moments.append(time.time())
        self.used.append({pid: rig.cpu_seconds(pid) for pid in pids})

    @property
    def seconds(self) -> float:
        """From the first sample to the last."""
        return self.moments[-1] - self.moments[0]

    def percent(self, pid: int) -> float:
        """Of one core, over all samples."""
        return 100 * (self.used[-1][pid] - self.used[0][pid]) / self.seconds

    def split(self, pid: int, busy: list[tuple[float, float]]) -> dict[bool, tuple[float, float]]:
        """CPU seconds and seconds inside (True) and outside of `busy`."""
        sums = {True: (0.0, 0.0), False: (0.0, 0.0)}
        for index in range(1, len(self.moments)):
            start, end = self.moments[index - 1], self.moments[index]
            inside = any(start < until and end > since for since, until in busy)
            cpu, seconds = sums[inside]
            sums[inside] = (cpu + self.used[index][pid] - self.used[index - 1][pid], seconds + end - start)
        return sums


def main() -> None:
    parser = argparse.ArgumentParser(description="What a camera costs: CPU, memory, lost frames.")
    parser.add_argument("--cameras", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--modes", nargs="+", default=["adaptive", "continuous"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--warm-up", type=float, default=35, help="by then the spools are full")
    parser.add_argument("--audio", action="store_true", help="with AAC in the main streams")
    args = parser.parse_args()
    machine = rig.machine()
    runs = []
    for count in args.cameras:
        footage = rig.footage(count + 1, LOOP, audio=args.audio)
        for mode in args.modes:
            rig.say(f"{count} cameras, {mode}: {args.warm_up + args.seconds:.0f} s …")
            runs.append(_run(footage, mode, args.warm_up, args.seconds))
            rig.say(f"  {json.dumps(runs[-1])}")
    print(json.dumps({"benchmark": "cameras", "machine": machine, "audio": args.audio, "runs": runs}, indent=2))


def _run(footage: list[SimulatedCamera], mode: str, warm_up_s: float, seconds: float) -> dict[str, Any]:
    """One figure of everything. The last camera is for FFmpeg alone."""
    *cameras, spare = footage
    with (
        rig.simulator(footage) as handle,
        rig.recorder(cameras, handle, recording={"mode": mode}) as recorder,
        _floor(handle, spare) as floor,
    ):
        recorder.wait_until_online()
        since = time.time()
        time.sleep(warm_up_s)
        processes = recorder.processes()
        pids = (*processes.all, *floor)
        ticks = rig.machine_ticks()
        samples = _sample(pids, seconds)
        load = rig.machine_load(ticks, rig.machine_ticks())
        memory = _memory(recorder, processes)
        busy = _busy(recorder, since)
        frames = _frames(handle, recorder, cameras)
        analysis = [camera["analysis"] for camera in recorder.cameras() if camera["analysis"]]
        handle.clear()
        time.sleep(SETTLE_S)  # so that there is footage on both sides of the silence
        recorder.stop()
        if mode == "continuous":
            frames["archived_main"] = sum(_archived(recorder.storage / "media" / c.name / "main") for c in cameras)
            frames["lost_main_in_archive"] = frames["sent_main"] - frames["archived_main"]
        return {
            "cameras": len(cameras),
            "mode": mode,
            "seconds": round(samples.seconds, 1),
            "cpu_percent_per_camera": _cpu(samples, processes, floor, busy),
            "memory_mb_per_camera": memory,
            "frames": frames,
            "events": sum(map(len, busy.values())),
            "frames_skipped_by_analysis": sum(a["frames_skipped"] for a in analysis),
            "machine_load": load,
        }


@contextlib.contextmanager
def _floor(handle: SimulatorHandle, camera: SimulatedCamera) -> Iterator[tuple[int, ...]]:
    """The process id of an FFmpeg that reads both streams and does nothing with them; none without FFmpeg."""
    program = shutil.which("ffmpeg")
    if program is None:
        yield ()
        return
    inputs = [part for s in ("main", "sub") for part in ("-rtsp_transport", "tcp", "-i", handle.url(camera.name, s))]
    command = [program, "-nostdin", "-loglevel", "error", *inputs, "-map", "0", "-map", "1", "-c", "copy", "-f", "null"]
    process = subprocess.Popen([*command, "-"], stderr=subprocess.DEVNULL)
    try:
        yield (process.pid,)
    finally:
        process.kill()
        process.wait()


def _sample(pids: tuple[int, ...], seconds: float) -> Samples:
    samples = Samples()
    samples.take(pids)
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(1.0, left))
        samples.take(pids)
    return samples


def _cpu(
    samples: Samples, processes: rig.Processes, floor: tuple[int, ...], busy: dict[str, list[tuple[float, float]]]
) -> dict[str, float | None]:
    """Percent of a core by camera. In `idle` and `motion` the service's share is the same."""
    count = len(processes.workers)
    workers = sum(samples.percent(pid) for pid in processes.workers.values()) / count
    service = samples.percent(processes.service) / count
    helpers = sum(samples.percent(pid) for pid in processes.helpers) / count
    total = workers + service + helpers
    split = [samples.split(pid, busy.get(camera, [])) for camera, pid in processes.workers.items()]
    parts: dict[str, float | None] = {}
    for name, inside in (("idle", False), ("motion", True)):
        cpu, seconds = (sum(part[inside][at] for part in split) for at in (0, 1))
        parts[name] = round(100 * cpu / seconds + service + helpers, 2) if seconds else None
    least = samples.percent(floor[0]) if floor else None
    return {
        "total": round(total, 2),
        "workers": round(workers, 2),
        "service": round(service, 2),
        "helpers": round(helpers, 2),
        **parts,
        "floor": None if least is None else round(least, 2),
        "ratio_to_floor": round(total / least, 2) if least else None,
    }


def _memory(recorder: rig.Recorder, processes: rig.Processes) -> dict[str, float]:
    """Private megabytes (1 MB: 1,000,000 bytes) and those in the spools, by camera."""
    count = len(processes.workers)
    parts = {
        "workers": sum(map(rig.private_bytes, processes.workers.values())),
        "service": rig.private_bytes(processes.service),
        "helpers": sum(map(rig.private_bytes, processes.helpers)),
        "spool": recorder.spool_bytes(),
    }
    told = {"total": sum(parts.values()), **parts}
    return {name: round(size / 1e6 / count, 1) for name, size in told.items()}


def _busy(recorder: rig.Recorder, since: float) -> dict[str, list[tuple[float, float]]]:
    """When each camera was in an event or the post-roll after it; seconds since the epoch."""
    found: dict[str, list[tuple[float, float]]] = {}
    for event in recorder.get("/api/v1/events?limit=200")["events"]:
        start = datetime.fromisoformat(event["start"]).timestamp()
        end = datetime.fromisoformat(event["end"]).timestamp() + POST_ROLL_S if event["end"] else time.time()
        if end > since:
            found.setdefault(event["camera"], []).append((start, end))
    return found


def _frames(handle: SimulatorHandle, recorder: rig.Recorder, cameras: list[SimulatedCamera]) -> dict[str, int]:
    """Silence the cameras and compare what they sent with what arrived."""
    handle.fault("*", Fault.STALL)
    time.sleep(SETTLE_S)
    told = recorder.cameras()
    streams = [(camera["id"], stream) for camera in told for stream in camera["streams"]]
    sent = {
        (camera.name, stream): handle.stats(f"{camera.name}/{stream}")
        for camera in cameras
        for stream in camera.streams
    }
    received = sum(stream["frames_in"] for _, stream in streams)
    total = sum(stats.frames for stats in sent.values())
    return {
        "sent": total,
        "sent_main": sum(stats.frames for (_, stream), stats in sent.items() if stream == "main"),
        "received": received,
        # FFmpeg hands out a picture when the next one begins: the newest of each stream is still with it.
        "held": len(streams),
        "lost": total - received - len(streams),
        "lost_as_told": sum(stream["frames_lost"] for _, stream in streams),
        "not_sent_for_slowness": sum(stats.dropped for stats in sent.values()),
        "reconnects": sum(stream["reconnects"] for _, stream in streams),
        "restarts": sum(camera["restarts"] for camera in told),
    }


def _archived(folder: Path) -> int:
    """Pictures in the segments below `folder`, up to the silence."""
    count, last = 0, None
    for path in sorted(folder.rglob("*.mp4")):
        found = scan(path)
        assert found.label is not None
        start = found.label.media_us * 9 // 100  # ticks
        for dts in _decoding_times(path):
            if last is not None and start + dts - last > SETTLE_S / 2 * VIDEO_TIMESCALE:
                return count
            count, last = count + 1, start + dts
    return count


def _decoding_times(path: Path) -> Iterator[int]:
    with path.open("rb") as file:
        for span in list(walk_file(file)):
            if span.kind == b"moof":
                file.seek(span.offset)
                for run in track_runs(file.read(span.size)):
                    if run.track == VIDEO_TRACK:
                        yield from (sample.dts for sample in run.samples)


if __name__ == "__main__":
    main()
