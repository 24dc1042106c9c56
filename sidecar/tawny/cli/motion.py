"""`tawny motion`: try the motion detector on a video file, or on what is recorded, before trusting it with a camera."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import av
import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tawny.cli.dry_run import dry_run_command
from tawny.cli.options import config_option
from tawny.core.errors import CaptureError, NotFoundError, NoVideoError, UsageError
from tawny.media.decode import luma
from tawny.motion.pictures import Picture
from tawny.motion.replay import Replay, replay
from tawny.motion.settings import MotionSettings, motion_settings

PROGRESS_AFTER_S = 1.0
"""A run that takes longer shows how far it is."""


@click.group()
def motion() -> None:
    """Try motion settings on a video file, or on what is recorded of a camera."""


motion.add_command(dry_run_command)


@motion.command("replay")
@click.argument("file", type=click.Path(path_type=Path))
@config_option
@click.option("--camera", metavar="ID", help="Take this camera's settings, zones and ignore areas.")
@click.option("--sensitivity", type=click.IntRange(0, 100), help="0 (never) to 100 (everything).  [default: 50]")
@click.option(
    "--quiet", type=click.FloatRange(min=0.1), metavar="S", help="Quiet time that ends an event.  [default: 5]"
)
@click.option("--fps", type=click.FloatRange(min=0.2, max=60), help="Looks a second while nothing moves.  [default: 5]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def replay_command(
    *,
    file: Path,
    config: Path | None,
    camera: str | None,
    sensitivity: int | None,
    quiet: float | None,
    fps: float | None,
    as_json: bool,
) -> None:
    """Say what the motion detector would find in FILE, with exactly the code that watches the cameras.

    \b
      tawny motion replay clip.mp4
      tawny motion replay clip.mp4 --sensitivity 70 --quiet 2
      tawny motion replay clip.mp4 -c tawny.toml --camera front_door --json
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping
    settings = _settings(config, camera)
    given: dict[str, Any] = {"sensitivity": sensitivity, "quiet_s": quiet, "fps": fps}
    settings = dataclasses.replace(settings, **{name: value for name, value in given.items() if value is not None})
    if not file.is_file():
        raise UsageError(f"{file}: no such file", "give a video file that exists")
    found, duration_s = _run(file, settings)
    report = _report(file, found, duration_s)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _print(report)


def _settings(config: Path | None, camera: str | None) -> MotionSettings:
    if camera is None:
        if config is not None:
            raise UsageError("--config needs a camera", "name one with --camera")
        return MotionSettings()
    from tawny.config import find_config, load_config  # noqa: PLC0415  (a plain replay needs no configuration)

    cameras = load_config(find_config(config)).cameras
    if camera not in cameras:
        known = ", ".join(cameras) or "none"
        raise NotFoundError(f"there is no camera {camera}", f"the configuration has: {known}")
    return motion_settings(cameras[camera].motion)


def _run(file: Path, settings: MotionSettings) -> tuple[Replay, float]:
    try:
        container = av.open(str(file))
    except (av.error.FFmpegError, OSError) as error:
        raise CaptureError(f"{file}: not readable as video ({_reason(error)})", "give a video file") from error
    with container:
        if not container.streams.video:
            raise NoVideoError(f"{file}: has no video", "give a file with a video stream")
        frames = _Frames(container)
        found = replay(_with_progress(frames, frames.duration_us), settings, time.thread_time)
    if not found.frames:
        raise CaptureError(f"{file}: no picture could be decoded", "the file is damaged; record it again")
    if frames.damaged:
        click.echo(f"tawny: {file}: {frames.damaged} damaged packets were left out", err=True)
    return found, max(frames.duration_us, found.last_us) / 1e6


class _Frames:
    """The luma planes of a container's video with their media time in µs since the first one."""

    def __init__(self, container: Any) -> None:
        self._container = container
        self._stream = container.streams.video[0]
        self._stream.thread_type = "AUTO"
        self.damaged = 0
        length = self._stream.duration
        self.duration_us = round(length * self._stream.time_base * 1_000_000) if length else 0

    def __iter__(self) -> Iterator[tuple[Picture, int]]:
        rate = self._stream.average_rate or 25
        first_us: int | None = None
        t_us = 0
        for frame in self._decoded():
            if frame.pts is None:
                t_us += round(1_000_000 / rate)
            else:
                now_us = round(frame.pts * frame.time_base * 1_000_000)
                first_us = now_us if first_us is None else first_us
                t_us = now_us - first_us
            yield luma(frame), t_us

    def _decoded(self) -> Iterator[Any]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.error.FFmpegError:
                self.damaged += 1
                return
            try:
                yield from packet.decode()
            except av.error.FFmpegError:
                self.damaged += 1


def _with_progress(frames: Iterable[tuple[Picture, int]], total_us: int) -> Iterator[tuple[Picture, int]]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from frames
        return
    started = time.monotonic()
    progress = Progress(console=console, transient=True)
    task = progress.add_task("Looking for motion", total=total_us or None)
    shown = False
    try:
        for frame in frames:
            if not shown and time.monotonic() - started > PROGRESS_AFTER_S:
                progress.start()
                shown = True
            progress.update(task, completed=frame[1])
            yield frame
    finally:
        if shown:
            progress.stop()


def _report(file: Path, found: Replay, duration_s: float) -> dict[str, Any]:
    return {
        "file": str(file),
        "duration_s": round(duration_s, 3),
        "analysed_frames": found.analysed,
        "cpu_ms_per_frame": round(found.cpu_s * 1000 / max(1, found.analysed), 3),
        "events": [
            {
                "start_s": round(episode.start_us / 1e6, 3),
                "end_s": round(episode.end_us / 1e6, 3),
                "zones": list(episode.zones),
                "peak": round(episode.peak, 4),
            }
            for episode in found.episodes
        ],
    }


def _print(report: dict[str, Any]) -> None:
    events = report["events"]
    if events:
        table = Table("start", "end", "seconds", "largest", "zones")
        for event in events:
            start, end = event["start_s"], event["end_s"]
            share = f"{event['peak']:.1%}"
            table.add_row(_moment(start), _moment(end), f"{end - start:.1f}", share, ", ".join(event["zones"]) or "–")
        Console().print(table)
    count = "no event" if not events else "1 event" if len(events) == 1 else f"{len(events)} events"
    click.echo(
        f"{count} in {report['duration_s']:.1f} s of video; {report['analysed_frames']} frames analysed, "
        f"{report['cpu_ms_per_frame']:.2f} ms each"
    )


def _moment(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes):02d}:{rest:05.2f}"


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
