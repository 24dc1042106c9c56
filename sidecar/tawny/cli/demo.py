"""`tawny demo`: everything at work on simulated cameras, with nothing to configure."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
import signal
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from tawny.core.logs import set_up_logging
from tawny.service.app import Service
from tawny.service.demo import DemoPlan, make_plan_directory, running_demo
from tawny.service.footage import render_footage
from tawny.service.report import finish

SCENES = "scenes"
_UNITS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600}
_AMOUNT = r"\d+(?:\.\d+)?"
_WHOLE = re.compile(rf"{_AMOUNT}|(?:{_AMOUNT}\s*h\s*)?(?:{_AMOUNT}\s*m(?:in)?\s*)?(?:{_AMOUNT}\s*s)?")
_PART = re.compile(rf"({_AMOUNT})\s*(s|min|m|h|)")


class Duration(click.ParamType[float]):
    """A length of time: `40s`, `5m`, `1h`, `3m50s`; a bare number is seconds."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The duration in seconds."""
        if isinstance(value, float):
            return value
        text = str(value).strip()
        parts = _PART.findall(text) if _WHOLE.fullmatch(text) else []
        seconds = sum(float(amount) * _UNITS[unit] for amount, unit in parts)
        if seconds <= 0:
            self.fail(f"{value!r} is no duration: write 40s, 5m, 3m50s or 1h", param, ctx)
        return seconds


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tawny-demo"),
    show_default=True,
    help="Where the demo keeps its recordings and clips.",
)
@click.option("--cameras", type=click.IntRange(1, 64), default=4, show_default=True, help="How many cameras.")
@click.option(
    "--video",
    "videos",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Show this file instead of the drawn scene; may be given several times.",
)
@click.option("--duration", type=Duration(), help="Stop after this long and tell what was done, for example 40s.")
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell it."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of the web page.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port of the web page.  [default: 8420, or a free one]")
@click.option("-v", "--verbose", is_flag=True, help="Log more.")
def demo(  # noqa: PLR0917 - click hands over every option by name
    data: Path,
    cameras: int,
    videos: tuple[Path, ...],
    duration: float | None,
    report: str,
    host: str,
    port: int | None,
    verbose: bool,
) -> None:
    """Watch simulated cameras: real RTSP, real motion, real recordings, nothing to configure.

    In every camera's picture somebody passes by after 8 seconds, and every 20 seconds from then on. Open the address
    that is printed to see it live. Stop with Ctrl-C.
    """
    level = logging.INFO if verbose else logging.WARNING
    set_up_logging(level)
    plan = DemoPlan(data.resolve(), cameras, tuple(path.resolve() for path in videos), host, port)
    told = asyncio.run(_run(plan, duration, level))
    if report == "json":
        click.echo(json.dumps(told, indent=2))
    else:
        _print(told)


async def _run(plan: DemoPlan, duration: float | None, level: int) -> dict[str, Any]:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    make_plan_directory(plan)
    status = Console(stderr=True)
    with status.status("Drawing the cameras' scenes …"):
        footage = await asyncio.to_thread(render_footage, plan.data / SCENES, plan.cameras, plan.videos)
    async with running_demo(plan, footage, level) as (service, start):
        _welcome(service, plan)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), duration)
        click.echo("Finishing recordings …", err=True)
        return await finish(service, start, plan.data)


def _welcome(service: Service, plan: DemoPlan) -> None:
    click.echo(f"{plan.cameras} cameras are being watched. Open {service.page_url}", err=True)
    mqtt = service.config.mqtt
    if mqtt.enabled:
        click.echo(f"Its MQTT broker listens at {mqtt.host}:{mqtt.port}, without a password.", err=True)
    click.echo(f"Recordings go to {plan.data}. Ctrl-C stops.", err=True)


def _print(told: dict[str, Any]) -> None:
    table = Table("Camera", "Online", "fps", "Frames", "Lost", "Events", title=f"{told['duration_s']} s")
    for camera in told["cameras"]:
        online = "yes" if camera["online"] else "no"
        figures = (camera["fps"], camera["frames_in"], camera["frames_lost"], camera["events"])
        table.add_row(camera["id"], online, *map(str, figures))
    console = Console()
    console.print(table)
    for event in told["events"]:
        console.print(
            f"{event['start']}  {event['camera']}: clip of {event['clip_s']} s, {event['clip']}", soft_wrap=True
        )
    archive = told["archive"]
    console.print(
        f"{archive['segments']} segments, {archive['bytes'] / 1e6:.1f} MB, idle track {archive['idle_fps']} fps; "
        f"{told['cpu_percent_per_camera']} % of a core and {told['memory_mb_per_camera']} MB a camera"
    )
