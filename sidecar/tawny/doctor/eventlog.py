"""The event log: opens, is whole, and is of a version that this Tawny knows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tawny.archive.marker import event_log_of
from tawny.config import Config
from tawny.doctor.examination import apart
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.eventlog.engine import NoLogError
from tawny.eventlog.migrate import HEAD, REVISIONS, revision
from tawny.eventlog.opening import open_as_it_is
from tawny.eventlog.place import LogPlace, database_url

NAME = "eventlog"
READING_LIMIT_S = 12.0
"""Reading a large log takes minutes; what was read in this time will do."""


async def check_event_log(config: Config) -> Sequence[Finding]:
    """What is wrong with it. Raises TawnyError when it can't be opened."""
    place = event_log_of(config)
    path = database_url(place.where)
    if not isinstance(path, Path):
        return await apart(lambda: _shared(place))
    if not await apart(path.exists):
        return [ok(NAME, f"{path} does not exist yet; it is made at the first start")]
    version = await apart(lambda: _version(path))
    if version:
        return version
    size = show_bytes((await apart(path.stat)).st_size)
    try:
        async with asyncio.timeout(READING_LIMIT_S):
            problems = await apart(lambda: _problems(path))
    except TimeoutError:
        found = f"{path} ({size}) opens; it is too large to be read whole in {READING_LIMIT_S:g} s"
        return [ok(NAME, f"{found}: `tawny storage check` takes its time")]
    if problems:
        return [
            failed(
                NAME,
                f"{path} is damaged: {problems[0]}{f', and {len(problems) - 1} more' if len(problems) > 1 else ''}",
                "stop the service, move the file away, and run `tawny storage check --repair`; or put a copy back",
            )
        ]
    return [ok(NAME, f"{path} ({size}) is whole and up to date")]


def _shared(place: LogPlace) -> list[Finding]:
    """Of a database on a server. Raises TawnyError when it can't be reached, or is not for us."""
    try:
        database = open_as_it_is(place)
    except NoLogError as error:
        return [ok(NAME, f"{error.message} yet; it is made at the first start")]
    with closing(database):
        name = f"the event log {database.name}"
        unfit = _unfit(name, revision(database), database.copy_hint)
        return unfit or [ok(NAME, f"{name} ({show_bytes(database.size_bytes())}) is there and up to date")]


def _version(path: Path) -> list[Finding]:
    """What is to be said of a file's version; nothing when it is the present one."""
    with closing(open_as_it_is(LogPlace(path))) as database:
        return _unfit(str(path), revision(database), database.copy_hint)


def _unfit(name: str, present: str | None, copy_hint: Callable[[str], str]) -> list[Finding]:
    if present == HEAD:
        return []
    if present is None:
        return [ok(NAME, f"{name} is empty; its tables are made at the next start")]
    if present in REVISIONS:
        return [
            warning(
                NAME,
                f"{name} was written by an older version (schema {present}, now {HEAD})",
                "start the service: it brings the log up to date, and keeps a copy of the old one where it is a file",
            )
        ]
    return [
        failed(
            NAME,
            f"{name} was written by a newer version of Tawny (schema {present}; this one knows {HEAD})",
            f"install that version again, or {copy_hint(present)}",
        )
    ]


def _problems(path: Path) -> list[str]:
    with closing(open_as_it_is(LogPlace(path))) as database:
        return database.check()
