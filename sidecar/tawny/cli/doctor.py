"""`tawny doctor`: what is wrong, and what to do about it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from tawny.cli.findings import show
from tawny.cli.options import config_option
from tawny.doctor import Checkup

INVALID_CONFIGURATION = 2


@click.command()
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
def doctor(*, config: Path | None, as_json: bool) -> None:
    """Look at machine, configuration, storage, broker, cameras and service, and say what to do about what is wrong.

    May run beside the service, and changes nothing. Every stream is opened for 5 seconds, a few at a time; a login that
    is refused is not tried twice.

    Exit code 0 when nothing failed, 1 when something did, 2 when the configuration is missing or invalid: then only the
    machine is looked at.
    """
    checkup = Checkup(config)
    passed = asyncio.run(show(checkup.run(), as_json=as_json))
    if checkup.invalid_configuration:
        raise click.exceptions.Exit(INVALID_CONFIGURATION)
    if not passed:
        raise click.exceptions.Exit(1)
