"""`tawny events`: what happened in front of the cameras."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
from rich.markup import escape
from rich.table import Table

from tawny.cli.client import Client, talks_to_service, wide_console
from tawny.cli.times import EXAMPLES, Moment, show_duration, show_time
from tawny.core.errors import NotFoundError, TawnyError

PAGE = 1000
"""How many events the service gives at once."""


@click.group()
def events() -> None:
    """List, show, export and watch events.

    \b
      tawny events list --camera front_door --since yesterday
      tawny events export 01J… -o visitor.mp4
      tawny events watch
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping


_camera = click.option("--camera", "cameras", multiple=True, metavar="ID", help="Only this camera; may be repeated.")
_zone = click.option("--zone", metavar="ID", help="Only what touched this zone.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@events.command("list")
@_camera
@_zone
@click.option("--since", type=Moment(), help=f"What was still going on then, or came later: {EXAMPLES}.")
@click.option("--until", type=Moment(), help="What began before then.")
@click.option("--unreviewed", is_flag=True, help="Only what nobody has looked at.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="How many at most.")
@_json
@talks_to_service
async def list_(
    client: Client,
    *,
    cameras: tuple[str, ...],
    zone: str | None,
    since: str | None,
    until: str | None,
    unreviewed: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List events, newest first."""
    reviewed = "false" if unreviewed else None
    found: list[dict[str, Any]] = []
    cursor = None
    while len(found) < limit:
        page = await client.get(
            "events",
            camera=",".join(cameras) or None,
            zone=zone,
            since=since,
            until=until,
            reviewed=reviewed,
            limit=min(limit - len(found), PAGE),
            cursor=cursor,
        )
        found += page["events"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    if not found:
        await _check(client, cameras)
    if as_json:
        click.echo(json.dumps({"events": found, "next_cursor": cursor}, indent=2))
    elif found:
        _print_table(found, more=cursor is not None)
    else:
        click.echo("No events.")


@events.command()
@click.argument("event", metavar="ID")
@_json
@talks_to_service
async def show(client: Client, *, event: str, as_json: bool) -> None:
    """Show one event."""
    found = await client.get(f"events/{quote(event.upper(), safe='')}")
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    table = Table.grid(padding=(0, 2))
    for name, value in (
        ("Event", found["id"]),
        ("Camera", found["camera"]),
        ("What", escape(found["label"])),
        ("Start", show_time(found["start"])),
        ("End", show_time(found["end"]) if found["end"] else "goes on"),
        ("Length", _length(found)),
        ("Zones", ", ".join(found["zones"]) or "–"),
        ("Score", f"{found['score']:.2f}"),
        ("Reviewed", "yes" if found["reviewed"] else "no"),
        ("Protected", "yes" if found["protected"] else "no"),
        ("Clip", f"{show_time(found['clip_start'])} to {show_time(found['clip_end'])}"),
    ):
        table.add_row(f"[bold]{name}[/bold]", value)
    wide_console().print(table)


@events.command()
@click.argument("event", metavar="ID")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file.  [default: by camera and time]"
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@talks_to_service
async def export(client: Client, *, event: str, output: Path | None, force: bool) -> None:
    """Save the clip of an event as MP4, exactly as it was recorded."""
    file = await client.download(f"events/{quote(event.upper(), safe='')}/clip.mp4", output, force=force)
    click.echo(f"Saved {file}.", err=True)


@events.command()
@_camera
@_zone
@click.option("--limit", type=click.IntRange(1), help="Stop after so many messages.")
@_json
@talks_to_service
async def watch(
    client: Client, *, cameras: tuple[str, ...], zone: str | None, limit: int | None, as_json: bool
) -> None:
    """Print events as they happen, one a line, until Ctrl-C. With --json each line is an object."""
    seen = 0
    async for message in client.feed():
        if not _is_wanted(message, cameras, zone):
            continue
        click.echo(json.dumps(message) if as_json else _line(message))
        seen += 1
        if seen == limit:
            return
    raise TawnyError("the service closed the connection", "watch again when it is back")


_HAPPENED = {"event_started": "began", "event_updated": "goes on", "event_ended": "ended"}


def _is_wanted(message: dict[str, Any], cameras: tuple[str, ...], zone: str | None) -> bool:
    data = message["data"]
    if message["type"] not in _HAPPENED:  # what people do to an event is none
        return False
    return (not cameras or data.get("camera") in cameras) and (zone is None or zone in data.get("zones", ()))


def _line(message: dict[str, Any]) -> str:
    data = message["data"]
    at = data.get("end") or data.get("at") or data.get("start")
    zones = f" in {', '.join(data['zones'])}" if data.get("zones") else ""
    return f"{show_time(at)}  {data.get('camera')}  {_HAPPENED[message['type']]}{zones}  {data.get('id')}"


async def _check(client: Client, cameras: tuple[str, ...]) -> None:
    """Raise NotFoundError where one of `cameras` never was: that nothing happened there tells nobody anything."""
    if not cameras:
        return
    status = await client.get("status")
    known = {each["id"] for each in [*status["cameras"], *status["former"]]}
    for camera in cameras:
        if camera not in known:
            raise NotFoundError(f"there is no camera {camera}", "`tawny camera list` shows all")


def _print_table(found: list[dict[str, Any]], *, more: bool) -> None:
    table = Table("Start", "Length", "Camera", "What", "Zones", "Score", "", "ID", box=None, header_style="bold")
    for event in found:
        flags = ("" if event["reviewed"] else "new ") + ("protected" if event["protected"] else "")
        zones = ", ".join(event["zones"]) or "–"
        row = (event["camera"], escape(event["label"]), zones, f"{event['score']:.2f}", flags.strip(), event["id"])
        table.add_row(show_time(event["start"]), _length(event), *row)
    console = wide_console()
    console.print(table)
    if more:
        console.print("[dim]There are more: raise --limit.[/dim]")


def _length(event: dict[str, Any]) -> str:
    if event["end"] is None:
        return "goes on"
    start, end = (datetime.fromisoformat(event[key]) for key in ("start", "end"))
    return show_duration((end - start).total_seconds())
