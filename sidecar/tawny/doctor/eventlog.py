"""The event log: opens, is whole, and is of a version that this Tawny knows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tawny.archive.marker import EVENT_LOG
from tawny.config import Config
from tawny.doctor.examination import apart
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.eventlog.engine import Database, sqlite_path
from tawny.eventlog.migrate import HEAD, REVISIONS, revision

NAME = "eventlog"
READING_LIMIT_S = 12.0
"""Reading a large log takes minutes; what was read in this time will do."""


async def check_event_log(config: Config) -> Sequence[Finding]:
    """What is wrong with it. Raises TawnyError when it can't be opened."""
    path = sqlite_path(config.database.url or config.storage.path / EVENT_LOG)
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


def _version(path: Path) -> list[Finding]:
    """What is to be said of its version; nothing when it is the present one."""
    with closing(Database(path, read_only=True)) as database:
        present = revision(database)
    if present == HEAD:
        return []
    if present is None:
        return [ok(NAME, f"{path} is empty; its tables are made at the next start")]
    if present in REVISIONS:
        return [
            warning(
                NAME,
                f"{path} was written by an older version (schema {present}, now {HEAD})",
                "start the service: it brings the log up to date and keeps a copy of the old one beside it",
            )
        ]
    return [
        failed(
            NAME,
            f"{path} was written by a newer version of Tawny (schema {present}; this one knows {HEAD})",
            f"install that version again, or put back the copy {path.name}.before-{present}",
        )
    ]


def _problems(path: Path) -> list[str]:
    with closing(Database(path, read_only=True)) as database:
        return database.check()
