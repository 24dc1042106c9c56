"""`tawny restore`: puts back what `tawny backup` saved, on this machine or another."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote

import click

from tawny.backup.restoring import Restored
from tawny.backup.restoring import restore as put_back
from tawny.cli.times import show_time
from tawny.config import find_config, load_config
from tawny.config.find import FILE_NAME
from tawny.core.errors import ConfigError


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-c",
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The configuration file to write.  [default: the one that is in use, else ./tawny.toml]",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="The storage directory.  [default: the one that the configuration in the backup names]",
)
@click.option("--dry-run", is_flag=True, help="Check the backup and say what would go where; change nothing.")
def restore(*, file: Path, config: Path | None, data: Path | None, dry_run: bool) -> None:
    """Put back the configuration, event log and keys of the backup FILE. The service must not be running.

    The backup is checked first, and what was there is kept in folders named before-restore-…. Footage stays where it
    is: what is there when the service starts next is found by it.

    \b
      tawny restore tawny-house-20261126-181500.tar.gz
      tawny restore backup.tar.gz -c ~/tawny/tawny.toml --data /mnt/disk/tawny
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping
    done = put_back(file, config or _present(), data, dry_run=dry_run)
    _tell(done, dry_run=dry_run)


def _present() -> Path:
    if named := os.environ.get("TAWNY_CONFIG"):
        return Path(named)
    try:
        return find_config()
    except ConfigError:
        return Path(FILE_NAME)


def _tell(done: Restored, *, dry_run: bool) -> None:
    made = f"of {show_time(done.manifest.created)} (Tawny {done.manifest.version})"
    what = "is whole and would go" if dry_run else "was put back"
    click.echo(f"The backup {made} {what}: {done.config}, {done.storage}", err=True)
    if done.event_log is None:
        kept = f"; what was there is the schema {done.schema_aside}" if done.schema_aside else ""
        click.echo(f"The event log: the database that database.url names{kept}", err=True)
    elif done.event_log.parent != done.storage:
        click.echo(f"The event log: {done.event_log}", err=True)
    for folder in done.aside:
        click.echo(f"What was there is kept in {folder}", err=True)
    missing = [name for name in done.manifest.variables if name not in os.environ]
    if missing:
        click.echo(f"The service needs these in its environment: {', '.join(missing)}", err=True)
    elif not dry_run:
        _check(done.config)


def _check(config: Path) -> None:
    try:
        load_config(config)
    except ConfigError as error:
        click.echo(f"Before it can start, something has to be mended: {error}", err=True)
        return
    click.echo(f"Start it: tawny run -c {quote(str(config))}", err=True)
