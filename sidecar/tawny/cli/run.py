"""`tawny run`: the service in the foreground, as systemd, a container or a person starts it."""

from __future__ import annotations

import asyncio
import logging
import os
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
    leave_closed_directory()
    asyncio.run(_serve(load_config(path), path, level))


def leave_closed_directory() -> None:
    """Go to / from a directory that can't be entered: no worker could start there.

    It is one where `sudo -u tawny tawny run` was called in root's home, or one that was deleted.
    """
    try:
        os.chdir(Path.cwd())
    except OSError:
        os.chdir("/")


async def _serve(config: Config, path: Path, level: int) -> None:
    stop, hangup = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    # From the very start: a SIGHUP that nobody handles would end the service.
    loop.add_signal_handler(signal.SIGHUP, hangup.set)
    async with Service(config, config_path=path, log_level=level) as service:
        reloading = asyncio.create_task(_reload_on(hangup, service))
        cameras = sum(camera.enabled for camera in service.house.cameras())
        click.echo(f"Tawny watches {cameras} camera{'' if cameras == 1 else 's'}: {service.server.url}", err=True)
        await stop.wait()
        reloading.cancel()
        click.echo("Finishing recordings …", err=True)


async def _reload_on(hangup: asyncio.Event, service: Service) -> None:
    while True:
        await hangup.wait()
        hangup.clear()
        await service.reload()
