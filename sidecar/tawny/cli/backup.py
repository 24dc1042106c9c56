"""`tawny backup`: configuration, event log and keys as one file, while the service runs or not."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from tawny.backup.writing import Made, make_backup
from tawny.cli.options import config_option
from tawny.config import find_config


@click.command()
@click.option(
    "-o",
    "--output",
    default=".",
    metavar="PATH",
    help="The file, or a folder for it.  [default: by node and time, in this folder]",
)
@config_option
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
def backup(*, output: str, config: Path | None, force: bool, as_json: bool) -> None:
    """Save the configuration, the event log and all keys and tokens as one file, also while the service records.

    Footage is not in it. Whoever has the file has your cameras: it holds their passwords and the owner's token.

    \b
      tawny backup -o /mnt/backup
      tawny restore tawny-house-20261126-181500.tar.gz
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping
    made = make_backup(find_config(config), output, force=force)
    if as_json:
        click.echo(json.dumps({"file": str(made.file), "bytes": made.size, **asdict(made.manifest)}, indent=2))
        return
    _tell(made)


def _tell(made: Made) -> None:
    click.echo(f"Saved {made.file} ({made.size / 1e6:.1f} MB): settings, event log and keys. Keep it secret.", err=True)
    if made.manifest.variables:
        click.echo(
            f"Not in it, as the configuration reads them from the environment: {', '.join(made.manifest.variables)}",
            err=True,
        )
