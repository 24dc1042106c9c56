"""After a command has changed `tawny.toml`: the service that uses it, if one runs, takes the change up at once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import click

from tawny.cli.client import Client, NotRunningError, Place
from tawny.config import Config
from tawny.core.errors import TawnyError

_BY_HAND = "send it SIGHUP (`systemctl reload tawny`, `docker compose kill -s HUP tawny`), or start it again"


def reload_service(config: Config, file: Path) -> None:
    """Make the service in the storage directory of `config` read `file` again, and say how that went.

    Where none runs, nothing is said: it reads the file when it starts. A refusal does not undo what was written.
    """
    try:
        used = asyncio.run(_reload(Place.find(file, config.storage.path, None, None)))["file"]
    except NotRunningError:
        return
    except TawnyError as error:
        click.echo(f"The running service did not take it: {error.message}\n  → {error.hint or _BY_HAND}", err=True)
        return
    if used is not None and Path(used).resolve() == file.resolve():
        click.echo("The running service uses it now.")
    else:
        click.echo(f"The running service reads another file: {used or 'none, as it is a demo'}", err=True)


async def _reload(place: Place) -> dict[str, Any]:
    async with Client(place) as client:
        return await client.send("POST", "config/reload")
