"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

config_option = click.option(
    "-c",
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The configuration file. Default: $TAWNY_CONFIG, ./tawny.toml, ~/.config/tawny/tawny.toml, "
    "/etc/tawny/tawny.toml.",
)
