"""`tawny pair`: a code of six digits that lets Home Assistant, or another program, in."""

from __future__ import annotations

import asyncio
import json

import click

from tawny.cli.client import Client, talks_to_service
from tawny.cli.times import show_time
from tawny.core.errors import TawnyError

LOOK_EVERY_S = 1.0
_ENDS = {
    "expired": ("the code has expired", "ask for another: tawny pair"),
    "void": ("the code is void after too many wrong tries", "ask for another: tawny pair"),
    "none": ("the service was restarted, which voids the code", "ask for another: tawny pair"),
}


@click.command()
@click.option(
    "--scope",
    type=click.Choice(["admin", "viewer"]),
    help="What the other side may: everything, or looking at things.  [default: admin, with --camera viewer]",
)
@click.option("--camera", "cameras", multiple=True, metavar="ID", help="Let it see this camera only; may be repeated.")
@click.option("--no-wait", is_flag=True, help="Don't wait until the code was used.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, and don't wait.")
@talks_to_service
async def pair(client: Client, *, scope: str | None, cameras: tuple[str, ...], no_wait: bool, as_json: bool) -> None:
    """Show a code to type in on the other side, and wait until that was done.

    The other side gets a token of its own. A code is good for five minutes, once, and for five wrong tries in all.
    """
    wanted: dict[str, object] = {"scope": scope or ("viewer" if cameras else "admin"), "cameras": cameras or None}
    code = await client.send("POST", "pair/code", wanted)
    if as_json:
        click.echo(json.dumps(code, indent=2))
        return
    click.echo(f"{code['code'][:3]} {code['code'][3:]}")
    click.echo(f"Type this code in on the other side before {show_time(code['expires'])}.", err=True)
    if not no_wait:
        click.echo(f"{await _used(client, code['id'])} is connected.", err=True)


async def _used(client: Client, pairing: str) -> str:
    """Wait until the code was used; by whom. Raises TawnyError when that can't happen any more."""
    while True:
        found = await client.get("pair")
        if found["id"] != pairing:
            raise TawnyError("another code was asked for, which voids this one", "use that one")
        if found["state"] == "used":
            return str(found["name"])
        if found["state"] in _ENDS:
            raise TawnyError(*_ENDS[found["state"]])
        await asyncio.sleep(LOOK_EVERY_S)
