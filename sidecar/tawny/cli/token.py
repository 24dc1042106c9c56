"""`tawny token`: make, list and revoke API tokens, by the running service, or in its event log while it is stopped."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

import click
from rich.markup import escape
from rich.table import Table

from tawny.api.access_models import new_token_model, token_model
from tawny.api.server import read_address
from tawny.archive.marker import EVENT_LOG, DataLock, check_marker, event_log_of
from tawny.cli.client import Client, Place, service_options, wide_console, with_client
from tawny.cli.times import Later, show_time
from tawny.config import Config, find_config, load_config
from tawny.core.clock import SystemClock, from_iso
from tawny.core.errors import UsageError
from tawny.eventlog import EventLog

ANSWER_S = 2.0
type Json = dict[str, Any]


class Tokens(Protocol):
    """Who keeps the tokens; answers are those of the API."""

    async def create(self, name: str, scope: str, cameras: tuple[str, ...], expires: str | None) -> Json:
        """Make a token; its secret is in the answer."""

    async def list(self) -> Json:
        """All tokens."""

    async def revoke(self, token: str) -> Json:
        """Refuse a token from now on."""


class _Running:
    """Tokens of the running service."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def create(self, name: str, scope: str, cameras: tuple[str, ...], expires: str | None) -> Json:
        body: dict[str, object] = {"name": name, "scope": scope, "cameras": cameras or None, "expires": expires}
        return await self._client.send("POST", "tokens", body)

    async def list(self) -> Json:
        return await self._client.get("tokens")

    async def revoke(self, token: str) -> Json:
        return await self._client.send("DELETE", f"tokens/{quote(token, safe='')}")


class _Stopped:
    """Tokens in the event log of a service that does not run."""

    def __init__(self, log: EventLog, config: Config | None) -> None:
        self._log = log
        self._config = config

    async def create(self, name: str, scope: str, cameras: tuple[str, ...], expires: str | None) -> Json:
        missing = [camera for camera in cameras if self._config is not None and camera not in self._config.cameras]
        if missing:
            raise UsageError(f"there is no camera {missing[0]}", "`tawny camera list` shows all")
        until = None if expires is None else from_iso(expires)
        token, secret = self._log.create_token(name, scope, cameras=cameras or None, expires_us=until)
        return new_token_model(token, secret).model_dump()

    async def list(self) -> Json:
        return {"tokens": [token_model(token).model_dump() for token in self._log.tokens()]}

    async def revoke(self, token: str) -> Json:
        return token_model(self._log.revoke_token(token)).model_dump()


def _keeps_tokens(command: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Make a click callback of a coroutine that is handed `Tokens` first."""

    @service_options
    @wraps(command)
    def run(config: Path | None, data: Path | None, url: str | None, token: str | None, **arguments: Any) -> None:
        loaded = None if url is not None or data is not None else load_config(find_config(config))
        root = data if loaded is None else loaded.storage.path
        if root is None or _answers(read_address(root)):
            place = Place.find(config, data, url, token)
            asyncio.run(with_client(place, lambda client: command(_Running(client), **arguments)))
            return
        with _opened(root, loaded) as log:
            asyncio.run(command(_Stopped(log, loaded), **arguments))

    return run


def _answers(address: str | None) -> bool:
    """Whether somebody listens where the service did."""
    if address is None:
        return False
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), ANSWER_S):
            return True
    except OSError:
        return False


@contextmanager
def _opened(root: Path, config: Config | None) -> Iterator[EventLog]:
    """The event log, which no service uses meanwhile."""
    with DataLock(root):
        marker = check_marker(root)
        where = root / EVENT_LOG if config is None else event_log_of(config, marker.storage)
        with EventLog.open(where, SystemClock()) as log:
            yield log


@click.group()
def token() -> None:
    """Make, list and revoke API tokens.

    \b
    tawny token create --name "Kitchen tablet"
    tawny token create --name Nanny --camera nursery --expires 30d
    tawny token revoke 01K742SHYGWMHCBQQ9CS4MG76Q
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping


_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@token.command()
@click.option("--name", required=True, help="Who uses it, so that you know later whose it is.")
@click.option(
    "--scope",
    type=click.Choice(["admin", "viewer"]),
    default="viewer",
    show_default=True,
    help="What it allows: everything, or looking at things.",
)
@click.option("--camera", "cameras", multiple=True, metavar="ID", help="Let it see this camera only; may be repeated.")
@click.option("--expires", type=Later(), help="When it ends: 12h, 30d, 2026-12-24T18:00.  [default: never]")
@_json
@_keeps_tokens
async def create(
    tokens: Tokens, *, name: str, scope: str, cameras: tuple[str, ...], expires: str | None, as_json: bool
) -> None:
    """Make a token. It is shown this once: Tawny keeps only a hash of it."""
    made = await tokens.create(name, scope, cameras, expires)
    if as_json:
        click.echo(json.dumps(made, indent=2))
        return
    until = f", until {show_time(made['expires'])}" if made["expires"] else ""
    click.echo(f"{made['name']}: {made['scope']}, {_cameras(made)}{until}. Its id is {made['id']}.", err=True)
    click.echo(made["token"])


@token.command("list")
@click.option("--all", "every", is_flag=True, help="Those that were revoked, too.")
@_json
@_keeps_tokens
async def list_(tokens: Tokens, *, every: bool, as_json: bool) -> None:
    """List tokens and when they were last used. The owner's, in the file `token`, is not among them."""
    found = await tokens.list()
    shown = [each for each in found["tokens"] if every or not each["revoked"]]
    if as_json:
        click.echo(json.dumps({"tokens": shown}, indent=2))
    elif not shown:
        click.echo("No tokens.")
    else:
        table = Table("Name", "Scope", "Cameras", "Last used", "Expires", "ID", box=None, header_style="bold")
        for each in shown:
            ends = f"revoked {show_time(each['revoked'])}" if each["revoked"] else show_time(each["expires"])
            last = show_time(each["last_used"], seconds=False)
            table.add_row(escape(each["name"]), each["scope"], _cameras(each), last, ends, each["id"])
        wide_console().print(table)


@token.command()
@click.argument("token_id", metavar="ID")
@_json
@_keeps_tokens
async def revoke(tokens: Tokens, *, token_id: str, as_json: bool) -> None:
    """Refuse a token from now on; whoever is connected with it is cut off."""
    gone = await tokens.revoke(token_id.upper())
    if as_json:
        click.echo(json.dumps(gone, indent=2))
    else:
        click.echo(f"{gone['name']} gets in no more.", err=True)


def _cameras(found: Json) -> str:
    return "all cameras" if found["cameras"] is None else ", ".join(found["cameras"])
