"""What a run of the demo did: every figure measured in that run, every clip written and measured."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.memory import private_bytes
from tawny.eventlog import Event, EventLog, Segment
from tawny.house import CameraStatus
from tawny.media.boxes import walk_file
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.samples import track_runs
from tawny.playback.clips import build_clip
from tawny.service.app import Service

CLIPS = "clips"
MOST_EVENTS = 1000


@dataclass(frozen=True, slots=True)
class Start:
    """The moment from which a run is measured."""

    wall_us: int
    monotonic_s: float
    cpu_s: float

    @classmethod
    def now(cls) -> Start:
        """The present moment."""
        return cls(time.time_ns() // 1000, time.monotonic(), time.process_time())


async def finish(service: Service, start: Start, data: Path) -> dict[str, object]:
    """Stop the cameras, so that all is on the disk, and tell what was done since `start`. Clips go to `data`/clips."""
    house = service.house
    duration_s = time.monotonic() - start.monotonic_s
    cameras = house.cameras()
    own_cpu_s = time.process_time() - start.cpu_s
    own_bytes = private_bytes()
    spools = {camera.id: await asyncio.to_thread(_spool_bytes, service, camera) for camera in cameras}
    await house.stop()
    events = await asyncio.to_thread(_events, service, start, data)
    beats = [camera.heartbeat for camera in cameras if camera.heartbeat is not None]
    cpu_s = own_cpu_s + sum(beat.cpu_seconds for beat in beats)
    memory = own_bytes + sum(beat.private_bytes for beat in beats) + sum(spools.values())
    return {
        "duration_s": round(duration_s, 1),
        "cameras": [_camera(camera, events) for camera in cameras],
        "events": events,
        "archive": await asyncio.to_thread(_archive, house.log, house.storage_root, start, [c.id for c in cameras]),
        "cpu_percent_per_camera": round(100 * cpu_s / duration_s / len(cameras), 1),
        "memory_mb_per_camera": round(memory / 1e6 / len(cameras), 1),
    }


def _camera(camera: CameraStatus, events: list[dict[str, object]]) -> dict[str, object]:
    streams = camera.heartbeat.streams if camera.heartbeat else ()
    main = next((stream for stream in streams if stream.stream == "main"), None)
    return {
        "id": camera.id,
        "online": camera.online,
        "fps": main.fps if main else 0.0,
        "frames_in": sum(stream.frames_in for stream in streams),
        "frames_lost": sum(stream.frames_lost for stream in streams),
        "events": sum(event["camera"] == camera.id for event in events),
    }


def _spool_bytes(service: Service, camera: CameraStatus) -> int:
    total = 0
    for stream in ("main", "sub", "idle"):
        try:
            reader = service.house.spool(camera.id, stream)
        except NotFoundError:
            continue
        total += sum(path.stat().st_size for path in reader.directory.glob("*.m4s"))
    return total


def _events(service: Service, start: Start, data: Path) -> list[dict[str, object]]:
    page = service.house.log.events(since_us=start.wall_us, limit=MOST_EVENTS)
    folder = data / CLIPS
    folder.mkdir(exist_ok=True)
    return [_event(service, event, folder) for event in reversed(page.events)]


def _event(service: Service, event: Event, folder: Path) -> dict[str, object]:
    """One event with its clip, written as a file of its own."""
    told: dict[str, object] = {
        "id": event.id,
        "camera": event.camera,
        "start": iso(event.start_us),
        "end": iso(event.end_us) if event.end_us is not None else None,
        "clip": None,
        "clip_s": 0.0,
        "pre_roll_s": 0.0,
    }
    try:
        clip = build_clip(
            service.house.log,
            service.house.storage_root,
            [],
            camera=event.camera,
            start_us=event.clip_start_us,
            end_us=event.clip_end_us or event.start_us + SECOND_US,
        )
    except NotFoundError:
        return told
    path = folder / f"{event.camera}-{event.id}.mp4"
    path.write_bytes(clip.file.read(0, clip.file.size))
    told["clip"] = str(path.resolve())
    told["clip_s"] = round(clip.duration_us / SECOND_US, 2)
    told["pre_roll_s"] = round((event.start_us - clip.start_us) / SECOND_US, 2)
    return told


def _archive(log: EventLog, root: Path, start: Start, cameras: list[str]) -> dict[str, object]:
    now_us = time.time_ns() // 1000
    segments = [s for camera in cameras for s in log.segments(camera, None, start.wall_us, now_us)]
    return {
        "segments": len(segments),
        "bytes": sum(segment.size_bytes for segment in segments),
        "idle_fps": _idle_fps(root, segments),
    }


def _idle_fps(root: Path, segments: list[Segment]) -> float:
    """Pictures a second of the idle track."""
    idle = [segment for segment in segments if segment.stream == "idle"]
    seconds = sum(segment.duration_us for segment in idle) / SECOND_US
    pictures = sum(_pictures(root / segment.path) for segment in idle)
    return round(pictures / seconds, 2) if seconds else 0.0


def _pictures(path: Path) -> int:
    count = 0
    with path.open("rb") as file:
        for span in list(walk_file(file)):
            if span.kind == b"moof":
                file.seek(span.offset)
                runs = track_runs(file.read(span.size))
                count += sum(len(run.samples) for run in runs if run.track == VIDEO_TRACK)
    return count
