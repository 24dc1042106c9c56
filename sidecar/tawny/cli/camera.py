"""`tawny camera`: look at cameras, configured or not, without the service."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from tawny.capture.advice import ProbeWarning
from tawny.capture.measure import Measured
from tawny.capture.probe import ProbeReport, probe
from tawny.capture.recording import Recorded, record
from tawny.capture.source import Source
from tawny.capture.streams import SourceInfo
from tawny.cli.camera_add import add_command, remove_command
from tawny.cli.camera_discover import discover_command
from tawny.cli.camera_move import move_command
from tawny.cli.options import config_option
from tawny.config import CameraConfig, StreamConfig, find_config, load_config
from tawny.core.errors import NotFoundError
from tawny.core.redact import redact

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")


@click.group()
def camera() -> None:
    """Find, probe, add, list, test and move cameras.

    \b
    A new camera:
      tawny camera discover                                     which cameras there are
      tawny camera probe rtsp://user:password@192.0.2.10/main   what it sends, and what may cause trouble
      tawny camera add front_door --onvif 192.0.2.10 --user me  ask it for its streams, and add it
      tawny camera test front_door                              record 10 seconds to look at
    """  # noqa: D301 - click wants the character, not the two


for _command in (discover_command, add_command, remove_command, move_command):
    camera.add_command(_command)


@camera.command("probe")
@click.argument("url")
@click.option("--transport", type=click.Choice(["tcp", "udp"]), default="tcp", show_default=True, help="For RTSP.")
@click.option(
    "--seconds",
    type=click.FloatRange(1, 120),
    default=5.0,
    show_default=True,
    help="How long to look; the longest GOP.",
)
@_json_option
def probe_command(*, url: str, transport: str, seconds: float, as_json: bool) -> None:
    """Look at URL for some seconds and say what it is and what about it may cause trouble.

    URL is an address with user name and password, if the camera asks for them, or the path of a file. In a shell, write
    it in single quotes. The password is never shown.
    """
    source = Source.parse(url, transport=transport)
    with _waiting(f"Looking at {source.label} …"):
        report = probe(source, seconds)
    if as_json:
        _print_json(dataclasses.asdict(report))
    else:
        _print_report(report)


@camera.command("list")
@config_option
@_json_option
def list_command(*, config: Path | None, as_json: bool) -> None:
    """List the cameras of the configuration and their streams."""
    cameras = load_config(find_config(config)).cameras
    if as_json:
        _print_json([_camera_json(key, each) for key, each in cameras.items()])
        return
    if not cameras:
        click.echo("No cameras yet: add one to the configuration, as [cameras.ID] with a stream.")
        return
    table = _table("Camera", "Name", "Stream", "Address", "Recording")
    for key, each in cameras.items():
        first = True
        for stream, settings in _streams(each):
            label = Source.from_config(settings).label
            table.add_row(
                *((key, each.name) if first else ("", "")), stream, label, each.recording.mode if first else ""
            )
            first = False
    _console().print(table)


@camera.command("test")
@click.argument("camera_id", metavar="ID")
@config_option
@click.option("--stream", type=click.Choice(["main", "sub"]), default="main", show_default=True, help="Which stream.")
@click.option("--seconds", type=click.FloatRange(1, 600), default=10.0, show_default=True, help="How long to record.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file.  [default: ID-test.mp4]"
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@_json_option
def test_command(
    *, camera_id: str, config: Path | None, stream: str, seconds: float, output: Path | None, force: bool, as_json: bool
) -> None:
    """Record some seconds of the configured camera ID to an MP4 file, as the service would, and say what came.

    The camera is opened anew, beside the service if that runs. Exit code 1 when it broke before the time was over.
    """
    cameras = load_config(find_config(config)).cameras
    if camera_id not in cameras:
        raise NotFoundError(f"there is no camera {camera_id}", f"there are: {', '.join(cameras) or 'none'}")
    settings = dict(_streams(cameras[camera_id])).get(stream)
    if settings is None:
        raise NotFoundError(f"{camera_id} has no {stream} stream", "leave --stream out for its main stream")
    source = dataclasses.replace(Source.from_config(settings), loop=False)
    path = output or Path(f"{camera_id}-test.mp4")
    with _progress(f"Recording {camera_id}", seconds) as advance:
        recorded = record(source, path, seconds, force=force, on_progress=advance)
    if as_json:
        _print_json(dataclasses.asdict(recorded))
    else:
        _print_recorded(recorded)
    if recorded.cut_short:
        raise click.exceptions.Exit(1)


def _print_report(report: ProbeReport) -> None:
    console = _console()
    table = _facts(report.info, report.width, report.height, report.measured)
    table.add_row("First picture", f"after {report.first_packet_s:.1f} s" if report.measured.frames else "none")
    console.print(Text(report.address, style="bold"))
    console.print(table)
    _print_warnings(console, report.warnings)


def _print_recorded(recorded: Recorded) -> None:
    console = _console()
    console.print(
        f"Recorded {recorded.seconds:.1f} s ({recorded.bytes / 1e6:.1f} MB) to {recorded.path}", highlight=False
    )
    if recorded.cut_short:
        console.print(f"Shorter than asked for: {redact(recorded.cut_short)}", style="yellow", highlight=False)
    table = _facts(recorded.info, recorded.width, recorded.height, recorded.measured)
    if recorded.repaired:
        table.add_row("Timestamps", f"{recorded.repaired} of {recorded.frames} pictures needed repair")
    console.print(table)
    _print_warnings(console, recorded.warnings)


def _facts(info: SourceInfo, width: int, height: int, measured: Measured) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("Video", f"{info.video_codec} {info.profile}".strip() + (f", {width}x{height}" if width else ""))
    if measured.frames:
        declared = f", {info.declared_fps:g} declared" if info.declared_fps else ""
        table.add_row("Frame rate", f"{measured.fps:.1f} fps{declared}")
        table.add_row("Bit rate", f"{measured.bitrate / 1e6:.2f} Mbit/s")
    table.add_row("Keyframes", _keyframes(measured))
    sound = (
        f"{info.audio_codec}, {info.audio_rate} Hz, {info.audio_channels} channel(s)" if info.audio_codec else "none"
    )
    table.add_row("Sound", sound)
    return table


def _keyframes(measured: Measured) -> str:
    if not measured.keyframes:
        return "none"
    if not measured.gops:
        return f"one in {measured.seconds:.1f} s"
    seconds, frames = zip(*measured.gops, strict=True)
    if max(frames) - min(frames) <= 1:
        return f"every {max(seconds):.1f} s ({max(frames)} pictures)"
    return f"every {min(seconds):.1f} to {max(seconds):.1f} s ({min(frames)} to {max(frames)} pictures)"


def _print_warnings(console: Console, warnings: tuple[ProbeWarning, ...]) -> None:
    if not warnings:
        console.print("Nothing to complain about.", style="green")
    for warning in warnings:
        console.print(Text("! ", style="yellow") + Text(warning.message, style="default"))
        console.print(Text(f"  {warning.remedy}", style="dim"))


def _camera_json(key: str, each: CameraConfig) -> dict[str, Any]:
    return {
        "id": key,
        "name": each.name,
        "recording": each.recording.mode,
        "streams": {
            stream: {
                "url": Source.from_config(settings).label,
                "transport": settings.transport,
                "audio": settings.audio,
            }
            for stream, settings in _streams(each)
        },
    }


def _streams(each: CameraConfig) -> list[tuple[str, StreamConfig]]:
    sub = [] if each.streams.sub is None else [("sub", each.streams.sub)]
    return [("main", each.streams.main), *sub]


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _console(*, stderr: bool = False) -> Console:
    return Console(stderr=stderr, soft_wrap=not stderr, highlight=False)


@contextmanager
def _waiting(text: str) -> Iterator[None]:
    console = _console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(text):
        yield


@contextmanager
def _progress(text: str, seconds: float) -> Iterator[Any]:
    console = _console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(text, total=seconds)
        yield lambda done: progress.update(task, completed=done)
