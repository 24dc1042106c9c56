"""`tawny motion dry-run`: other motion settings on what is recorded of a camera."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import quote

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from tawny.cli.client import Client, talks_to_service, wide_console
from tawny.cli.times import EXAMPLES, Earlier, Moment, show_duration, show_time
from tawny.core.errors import TawnyError

LOOK_EVERY_S = 0.3
MOST_SHOWN = 40


@click.command("dry-run")
@click.option("--camera", required=True, metavar="ID", help="Whose recording.")
@click.option("--sensitivity", type=click.IntRange(0, 100), help="0 (never) to 100 (everything).")
@click.option(
    "--quiet", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Quiet time that ends an event."
)
@click.option("--fps", type=click.FloatRange(min=1, max=30), help="Looks a second while nothing moves.")
@click.option("--since", type=Earlier(), help=f"From when: 24h, 2d, {EXAMPLES}.  [default: 24h]")
@click.option("--until", type=Moment(), help="Until when.  [default: now]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with everything that was found.")
@talks_to_service
async def dry_run_command(
    client: Client,
    *,
    camera: str,
    sensitivity: int | None,
    quiet: float | None,
    fps: float | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Say how many events there would have been with other settings, and how many there were.

    What is not given is as it is set. Looks through what is recorded, which takes minutes for a day; Ctrl-C stops it.

    \b
      tawny motion dry-run --camera front_door --sensitivity 70
      tawny motion dry-run --camera garage --sensitivity 40 --since 3d
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping
    given = {"sensitivity": sensitivity, "quiet_s": quiet, "fps": fps, "start": since, "end": until}
    path = f"cameras/{quote(camera, safe='')}/motion/dry-run"
    run = await client.send("POST", path, {name: value for name, value in given.items() if value is not None})
    try:
        run = await _wait(client, f"{path}/{run['id']}")
    except asyncio.CancelledError:
        with suppress(TawnyError):
            await client.send("DELETE", f"{path}/{run['id']}")
        raise
    if run["state"] == "failed":
        raise TawnyError(run["error"])
    if as_json:
        click.echo(json.dumps(run, indent=2))
    else:
        _print(run["result"])


async def _wait(client: Client, path: str) -> dict[str, Any]:
    """The run at `path` when it is over."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Waiting for another dry run", total=1.0)
        while (run := await client.get(path))["state"] in {"pending", "running"}:
            if run["state"] == "running":
                progress.update(task, description="Looking through the footage", completed=run["progress"])
            await asyncio.sleep(LOOK_EVERY_S)
    return run


def _print(result: dict[str, Any]) -> None:
    found = result["found"]
    if found:
        table = Table("Start", "Length", "Largest", "Zones", box=None, header_style="bold")
        for event in found[-MOST_SHOWN:]:
            zones = ", ".join(event["zones"]) or "–"
            table.add_row(show_time(event["start"]), _length(event), f"{event['peak']:.1%}", zones)
        wide_console().print(table)
        if result["events"] > MOST_SHOWN:
            click.echo(f"These are the newest {min(len(found), MOST_SHOWN)}; --json prints more.")
    count = f"{result['events']} event{'' if result['events'] == 1 else 's'}"
    click.echo(f"With these settings: {count} (was {result['was']}); {result['new']} new, {result['gone']} gone.")
    click.echo(_judged(result))


def _judged(result: dict[str, Any]) -> str:
    text = f"Looked through {show_duration(result['judged_s'])}"
    if result["thinned_s"] >= 1:
        text += f", {show_duration(result['thinned_s'])} of it at a few pictures a second"
    if result["missing_s"] >= 1:
        text += f"; {show_duration(result['missing_s'])} are not recorded"
    if result["unseen"]:
        text += f", nor {'is' if result['unseen'] == 1 else 'are'} {result['unseen']} of the events that there were"
    return f"{text}."


def _length(event: dict[str, Any]) -> str:
    start, end = (datetime.fromisoformat(event[key]) for key in ("start", "end"))
    return show_duration((end - start).total_seconds())
