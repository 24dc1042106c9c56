"""`tawny run`: the service in the foreground, as systemd, a container or a person starts it."""

from __future__ import annotations

import asyncio
import logging
import signal
from pathlib import Path

import click

from tawny.cli.options import config_option
from tawny.config import Config, find_config, load_config
from tawny.core.logs import set_up_logging
from tawny.service.app import Service

_LOGGER = logging.getLogger("tawny")


@click.command()
@config_option
@click.option("-v", "--verbose", is_flag=True, help="Log more: every connection and reload.")
def run(config: Path | None, verbose: bool) -> None:
    """Watch the cameras of the configuration, until Ctrl-C or SIGTERM.

    Open recordings are finished before it ends. SIGHUP reads the configuration again and restarts only the cameras that
    changed.
    """
    level = logging.INFO if verbose else logging.WARNING
    set_up_logging(level)
    path = find_config(config)
    asyncio.run(_serve(load_config(path), path, level))


async def _serve(config: Config, path: Path, level: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    reloads: set[asyncio.Task[None]] = set()
    async with Service(config, config_path=path, log_level=level) as service:

        def reload() -> None:
            task = asyncio.create_task(service.reload())
            reloads.add(task)
            task.add_done_callback(reloads.discard)

        loop.add_signal_handler(signal.SIGHUP, reload)
        cameras = len(service.house.cameras())
        click.echo(f"Tawny watches {cameras} camera{'' if cameras == 1 else 's'}: {service.server.url}", err=True)
        await stop.wait()
        click.echo("Finishing recordings …", err=True)
