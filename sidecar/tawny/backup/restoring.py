"""Puts a backup back: checked as a whole first, upgraded aside, and only then moved to where it belongs."""

from __future__ import annotations

import os
import shutil
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawny.archive.marker import (
    LOCK,
    MARKER,
    DataLock,
    StorageInUseError,
    check_marker,
    forget_storage,
    in_place_of,
    memory_kept,
    sync_directory,
    verify_marker,
)
from tawny.backup.log_place import event_log_at
from tawny.backup.manifest import CONFIG, FILES, SECRETS, Manifest
from tawny.backup.reading import Backup, read_backup, unpack_log
from tawny.backup.swap import Swap
from tawny.config.places import Places, find_places
from tawny.config.rewrite import CannotRewriteError, TablePath, rewrite
from tawny.core.clock import SystemClock
from tawny.core.errors import ConfigError, StorageError
from tawny.eventlog import EventLog
from tawny.eventlog.place import database_url
from tawny.eventlog.transfer import replace_by_file

_STAGE = ".restore"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was, or would be, restored: to where, and the folders that hold what was there before.

    `event_log` is None where it is in a shared database; `schema_aside` is what was there before.
    """

    manifest: Manifest
    config: Path
    storage: Path
    event_log: Path | None
    aside: tuple[Path, ...] = ()
    schema_aside: str | None = None


def restore(file: Path, config: Path, storage: Path | None = None, *, dry_run: bool = False) -> Restored:
    """Restore the backup `file`: the configuration to the file `config`, everything else to where that says.

    With `storage` it goes there instead, and the configuration says so then. What was there is kept aside; footage
    stays where it is. With `dry_run` the backup is read and compared, and nothing is written. Raises StorageError when
    the service runs, or the backup is damaged or of a newer version: then everything is as it was.
    """
    backup = read_backup(file)
    plan = _Plan(backup, config, storage)
    if dry_run:
        return plan.done()
    root = plan.places.storage
    folders = (root, plan.config.parent, *([] if plan.event_log is None else [plan.event_log.parent]))
    with _made(*folders), _alone(root), _stage(root) as stage, memory_kept(root):
        log = stage / "log"
        unpack_log(backup, log)
        _upgrade(log)
        swap = Swap(time.strftime("before-restore-%Y%m%d-%H%M%S"))
        try:
            _place(plan, swap, stage, log)
            forget_storage(root)
            marker = check_marker(root)
            schema_aside = None
            if plan.event_log is None:
                place = event_log_at(plan.places, marker.storage)
                schema_aside = replace_by_file(log, place, time.strftime("_before_restore_%Y%m%d_%H%M%S"))
        except OSError as error:
            swap.undo()
            where = error.filename or root
            raise StorageError(
                f"{where} can't be written ({error.strerror}): nothing was changed", "run the command as Tawny's user"
            ) from None
        except BaseException:
            swap.undo()
            raise
        return plan.done(tuple(swap.aside), schema_aside)


class _Plan:
    """What goes where."""

    def __init__(self, backup: Backup, config: Path, storage: Path | None) -> None:
        self.backup = backup
        self.config = config.resolve()
        written = backup.small[CONFIG].decode("utf-8-sig", "replace")
        self.files = _file_targets(written, self.config, backup)
        tables = _tables(written)
        changes: dict[TablePath, Any] = {
            (table, key): target.name
            for (table, key), target in self.files.items()
            if target.name != tables[table][key]
        }
        if storage is not None:
            changes["storage", "path"] = str(storage.absolute()).replace("$", "$$")
            if "url" in _tables(written).get("database", {}):
                changes["database", "url"] = None
        self.text = backup.small[CONFIG] if not changes else _rewritten(written, changes).encode()
        self.places: Places = find_places(self.text.decode("utf-8-sig", "replace"), self.config)
        found = database_url(event_log_at(self.places).where)
        self.event_log = found if isinstance(found, Path) else None

    def done(self, aside: tuple[Path, ...] = (), schema_aside: str | None = None) -> Restored:
        """What there is to tell."""
        return Restored(self.backup.manifest, self.config, self.places.storage, self.event_log, aside, schema_aside)


def _file_targets(text: str, config: Path, backup: Backup) -> dict[tuple[str, str], Path]:
    """Where files that the configuration names go: right beside it, wherever they were before."""
    tables = _tables(text)
    settings = [(table, key) for table, key in FILES if key in tables.get(table, {})]
    return {each: config.parent / _name(text, *each, config) for each in settings if FILES[each] in backup.small}


def _name(text: str, table: str, key: str, config: Path) -> str:
    """The name as the setting has it, where it names a file right beside the configuration; else a new one."""
    value = str(_tables(text).get(table, {}).get(key, ""))
    is_beside = Path(value).name == value and value not in {"", "..", config.name} and "$" not in value
    return value if is_beside and not value.startswith(("~", ".")) else f"{table}-{key.removesuffix('_file')}"


def _tables(text: str) -> dict[str, dict[str, Any]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}  # which `find_places` tells
    return {key: value for key, value in data.items() if isinstance(value, dict)}


def _rewritten(text: str, changes: Mapping[TablePath, Any]) -> str:
    try:
        return rewrite(text, changes)
    except (CannotRewriteError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"the configuration in the backup can't be changed for another place: {error}",
            "restore without --data, to where it was",
        ) from None


@contextmanager
def _made(*folders: Path) -> Iterator[None]:
    """Make what is missing of `folders`; what was made goes again when something fails within."""
    made: list[Path] = []
    try:
        for folder in folders:
            _make(folder, made)
        yield
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):  # somebody put something there meanwhile
                folder.rmdir()
        raise


def _make(wanted: Path, made: list[Path]) -> None:
    for folder in (*reversed(wanted.parents), wanted):
        try:
            folder.mkdir()
            made.append(folder)
        except OSError as error:
            if not folder.is_dir():  # not there already
                raise StorageError(
                    f"the folder {wanted} can't be made ({error.strerror})", "name others with -c and --data"
                ) from None


@contextmanager
def _alone(storage: Path) -> Iterator[None]:
    """No service uses `storage` meanwhile."""
    lock = storage / LOCK
    is_new = not lock.exists()
    with ExitStack() as stack:
        try:
            stack.enter_context(DataLock(storage))
        except StorageInUseError as error:
            raise StorageError(error.message, "stop the service first, or restore elsewhere: --data") from None
        try:
            if is_new:
                _give(lock, storage)
            yield
        except BaseException:
            if is_new:
                lock.unlink(missing_ok=True)
            raise


def _give(path: Path, folder: Path) -> None:
    """Let `path` belong to whoever owns `folder`: restored by root, the service must be able to write it."""
    with suppress(OSError):
        os.chown(path, folder.stat().st_uid, folder.stat().st_gid)


@contextmanager
def _stage(storage: Path) -> Iterator[Path]:
    stage = storage / _STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)  # of a restore that was killed
        stage.mkdir(0o700)
        yield stage
    except OSError as error:
        raise StorageError(
            f"{storage} can't be written ({(error.strerror or str(error)).lower()})",
            "free some space, or run the command as Tawny's user",
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _upgrade(log: Path) -> None:
    """Bring the log to this version's schema, and look whether it is whole."""
    try:
        with closing(EventLog.open(log, SystemClock())) as opened:
            problems = opened.check()
    except StorageError as error:
        problems = [error.message.replace(str(log), "the file")]
    if problems:
        raise StorageError(f"the event log in the backup can't be used: {problems[0]}", "use an older backup")


def _place(plan: _Plan, swap: Swap, stage: Path, log: Path) -> None:
    """Move everything to where it belongs; the configuration last, as it makes a house of all of it."""
    storage, small = plan.places.storage, plan.backup.small
    before = verify_marker(storage)
    if plan.event_log is not None:
        for suffix in ("-wal", "-shm"):  # of what was there: it belongs to the old log
            swap.keep_aside(plan.event_log.with_name(plan.event_log.name + suffix))
        swap.put(log, plan.event_log, 0o640)
    for name in SECRETS:
        target = storage / name.partition("/")[2]
        if name in small:
            content = in_place_of(before, small[name]) if target.name == MARKER else small[name]
            swap.put(_staged(stage, content), target)
        else:
            swap.keep_aside(target)  # of another house
    for setting, target in plan.files.items():
        swap.put(_staged(stage, small[FILES[setting]]), target)
    mode = plan.config.stat().st_mode & 0o777 if plan.config.exists() else 0o600
    swap.put(_staged(stage, plan.text), plan.config, mode)
    sync_directory(storage)


def _staged(stage: Path, content: bytes) -> Path:
    path = stage / "small"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    return path
