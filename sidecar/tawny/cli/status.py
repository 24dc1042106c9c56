"""`tawny status`: what the running service does."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from tawny.cli.client import Client, talks_to_service, wide_console
from tawny.cli.times import show_duration, show_time

_UNITS = ("B", "kB", "MB", "GB", "TB")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@talks_to_service
async def status(client: Client, *, as_json: bool) -> None:
    """Show how the running service and its cameras do."""
    found = await client.get("status")
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    console = wide_console()
    storage, counts = found["storage"], found["counts"]
    console.print(
        f"[bold]{escape(found['node']['name'])}[/bold]: Tawny {found['version']}, {found['status']}, "
        f"running for {show_duration(found['uptime_s'])}"
    )
    used = storage["used_bytes"]
    recorded = "how much is recorded is not known" if used is None else f"{show_bytes(used)} recorded"
    events = f"{counts['events']} events, {counts['unreviewed']} new" if counts else "how many events is not known"
    console.print(f"{storage['path']}: {recorded}, {show_bytes(storage['free_bytes'])} free; {events}", soft_wrap=True)
    if storage["trouble"]:
        # Without its event log a service goes on to record, and notes later what it has.
        began = "" if storage.get("code") == "log" else "Nothing is being recorded: "
        console.print(f"[red]{began}{escape(storage['trouble'])}[/red]", soft_wrap=True)
    if counts is None:
        console.print(
            "The database of the event log is away: see that it runs; `tawny doctor` tries the connection",
            soft_wrap=True,
        )
    if found.get("offload"):
        console.print(_copies(found["offload"]), soft_wrap=True)
    if found["cameras"]:
        console.print(_cameras(found["cameras"]))


def _copies(offload: dict[str, Any]) -> str:
    """How it goes with the copies in a bucket."""
    if offload["stored"] is None:
        told = "How many recordings are in the bucket is not known"
    else:
        told = f"{offload['stored']} recordings ({show_bytes(offload['stored_bytes'])}) are in the bucket"
    if offload["waiting"]:
        told += f", {offload['waiting']} wait"
    if offload["missed"]:
        told += f"; [red]{offload['missed']} expired before they could be copied[/red]"
    if offload["trouble"]:
        why = escape(": ".join(filter(None, (offload["trouble"], offload["hint"]))))
        told += f"\n[red]Nothing can be copied: {why}[/red]"
    return told


def show_bytes(size: float) -> str:
    """Bytes for people, in powers of 1000."""
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError


def _cameras(cameras: list[dict[str, Any]]) -> Table:
    table = Table("Camera", "State", "Main stream", "fps", "Lost", "Recording", "Motion", box=None, header_style="bold")
    for camera in cameras:
        main = camera["streams"][0] if camera["streams"] else {}
        picture = f"{main.get('codec')} {main.get('width')}x{main.get('height')}" if main.get("codec") else "–"
        table.add_row(
            camera["id"],
            _state(camera),
            picture,
            _figure(main.get("fps"), ".1f"),
            _figure(main.get("frames_lost"), "d"),
            f"{camera['recording_mode']}, {'now' if camera['recording'] else 'paused'}",
            ", ".join(camera["motion_zones"]) or ("yes" if camera["motion"] else "no"),
        )
    return table


def _state(camera: dict[str, Any]) -> str:
    if not camera["enabled"]:
        return "switched off"
    if camera["trouble"]:
        return f"[red]{escape(camera['trouble'])}[/red]"
    if camera["online"]:
        return "[green]online[/green]"
    reason = next((stream["reason"] for stream in camera["streams"] if stream["reason"]), "")
    since = f" since {show_time(camera['offline_since'])}" if camera["offline_since"] else ""
    return f"[red]offline{since}[/red] {escape(reason)}".strip()


def _figure(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)
