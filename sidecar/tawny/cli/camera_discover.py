"""`tawny camera discover`: which ONVIF cameras answer in this network."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawny.capture.onvif.discovery import PORT, discover
from tawny.capture.onvif.probes import FoundCamera

_NOTHING = (
    "No camera answered. ONVIF may be switched off in the camera's settings. A search does not leave this "
    "network, nor a container: --address 192.0.2.10 asks a camera directly."
)


@click.command("discover")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 60),
    default=4.0,
    show_default=True,
    help="How many seconds to wait for answers.",
)
@click.option("--address", "addresses", metavar="IP", multiple=True, help="Ask this address, too; may be repeated.")
@click.option("--interface", "interfaces", multiple=True, help="Search here alone: eth0, or an own address.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, hidden=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
def discover_command(
    *, timeout: float, addresses: tuple[str, ...], interfaces: tuple[str, ...], port: int, as_json: bool
) -> None:
    """Search the network for ONVIF cameras.

    No password is needed or sent. `tawny camera add ID --onvif ADDRESS` then asks a camera for its streams.
    """
    with waiting("Searching for cameras …"):
        found = asyncio.run(discover(timeout_s=timeout, interfaces=interfaces or None, unicast=addresses, port=port))
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(camera) for camera in found], indent=2, ensure_ascii=False))
    elif found:
        Console(highlight=False, soft_wrap=True).print(_table(found))
    else:
        click.echo(_NOTHING, err=True)


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """Say on a terminal what is being waited for."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(text):
        yield


def _table(found: list[FoundCamera]) -> Table:
    table = Table(box=None, pad_edge=False)
    for title in ("Address", "Name", "Hardware", "Location", "Service"):
        table.add_column(title, overflow="fold")
    for camera in found:
        service = camera.xaddrs[0] if camera.xaddrs else ""
        # As text: a camera's name is not to be taken for markup.
        table.add_row(*map(Text, (camera.address, camera.name, camera.hardware, camera.location, service)))
    return table
