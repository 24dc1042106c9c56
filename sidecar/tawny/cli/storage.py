"""`tawny storage`: check the recordings against the event log."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tawny.archive.adopting import adopt_events
from tawny.archive.check import CheckReport, check_storage
from tawny.archive.marker import DataLock, check_marker, event_log_of, verify_marker
from tawny.cli.options import config_option
from tawny.config import Config, find_config, load_config
from tawny.core.clock import SystemClock
from tawny.core.errors import StorageError
from tawny.eventlog import EventLog


@click.group()
def storage() -> None:
    """Check recordings against the event log.

    \b
    tawny storage check             looks at everything and changes nothing, also while the service runs
    tawny storage check --repair    puts right what it finds; stop the service first
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping


@storage.command()
@click.option("--repair", is_flag=True, help="Put right what is found. The service must not be running.")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check(*, repair: bool, config: Path | None, as_json: bool) -> None:
    """Compare all recordings with the event log and read each of them.

    Finds files that are missing, unknown, cut off or unreadable, and rows of the event log that do not fit. Repairing
    never deletes what can be played: unknown recordings are taken into the event log, torn ones are cut behind their
    last whole fragment, unreadable ones are moved to lost+found in the storage directory.

    Exit code 1 when a problem is left.
    """
    loaded = load_config(find_config(config))
    root = loaded.storage.path
    with _opened(loaded, repair=repair) as log, _progress(log.counts().segments) as progress:
        adopted = adopt_events(log, root) if repair else 0
        report = check_storage(log, root, repair=repair, progress=progress)
    if as_json:
        click.echo(json.dumps({"storage": str(root), "left": report.left, **asdict(report)}, ensure_ascii=False))
    else:
        if adopted:
            click.echo(f"{_count(adopted, 'event')} taken into the event log")
        _print(report, repair=repair)
    if report.left:
        sys.exit(1)


@contextmanager
def _opened(config: Config, *, repair: bool) -> Iterator[EventLog]:
    root = config.storage.path
    with ExitStack() as stack:
        if repair:
            stack.enter_context(DataLock(root))
            check_marker(root)
        marker = verify_marker(root)
        if marker is None:
            raise StorageError(f"{root} holds no recordings yet", "start the service once: tawny run")
        place = event_log_of(config, marker.storage)
        yield stack.enter_context(EventLog.open(place, SystemClock(), read_only=not repair))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    columns = (TextColumn("Checking recordings"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)


def _print(report: CheckReport, *, repair: bool) -> None:
    for problem in report.problems:
        click.echo(f"{problem.path}: {problem.message}{' (repaired)' if problem.repaired else ''}")
    looked = f"{_count(report.segments, 'recording')} checked"
    if report.growing:
        looked += f", {report.growing} being written"
    if not report.problems:
        click.echo(f"{looked}: all is well")
        return
    click.echo(f"{looked}: {_count(len(report.problems), 'problem')}, {report.left} left")
    if report.left and not repair:
        click.echo("To put them right, stop the service and run: tawny storage check --repair", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
