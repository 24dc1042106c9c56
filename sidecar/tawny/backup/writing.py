"""Makes a backup while the service runs: a consistent copy of the event log, and the small files as they are."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tawny.archive.marker import verify_marker
from tawny.backup.log_place import event_log_at
from tawny.backup.manifest import CONFIG, FILES, LOG, MANIFEST, MAX_SMALL, NAMES, SECRETS, Manifest, Member
from tawny.config.places import Places, find_places
from tawny.core.clock import SystemClock, iso
from tawny.core.errors import ConfigError, StorageError, UsageError
from tawny.eventlog.migrate import HEAD, REVISIONS, revision
from tawny.eventlog.opening import open_as_it_is

SUFFIX = ".tar.gz"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: the file, its bytes, and what is in it."""

    file: Path
    size: int
    manifest: Manifest


def make_backup(config: Path, target: str | Path, *, force: bool = False) -> Made:
    """Back up the house of the configuration file `config` to `target`, a new file that only its owner can read.

    `target` may be a folder: then the file is called by node and time. A text with a slash at its end means one, and
    so does a name without an ending where there is nothing yet: a disk that is not mounted should not get a file of
    its name. The backup appears only when it is complete. Raises UsageError for a `target` that can't be, or exists
    already when `force` is not given, StorageError and ConfigError for everything else.
    """
    text = _small(config, "configuration")
    places = find_places(_decoded(text, config), config)
    if verify_marker(places.storage) is None:
        raise StorageError(f"{places.storage} holds nothing yet", "start the service once: tawny run")
    target = _target(target, places, force=force)
    small = {CONFIG: text, **_files(places), **_secrets(places.storage)}
    with _aside(target) as folder:
        log, schema = folder / "log", _copy_log(places, folder / "log")
        members = tuple(
            _member_of_file(log) if name == LOG else Member(name, len(small[name]), _sha256(small[name]))
            for name in NAMES
            if name == LOG or name in small
        )
        manifest = Manifest(iso(SystemClock().wall_us()), schema, places.variables, members)
        written = folder / "backup"
        _write(written, manifest, small, log)
        size = written.stat().st_size
        _appear(written, target, force=force)
    return Made(target, size, manifest)


def _target(named: str | Path, places: Places, *, force: bool) -> Path:
    target = Path(named)
    if target.is_dir():
        target /= time.strftime(f"tawny-{places.node or 'house'}-%Y%m%d-%H%M%S{SUFFIX}")
    elif os.fspath(named).endswith(os.sep) or not (target.suffix or os.path.lexists(target)):
        _no_folder(target, f"make it, or name a file: {target}{SUFFIX}")
    if not target.parent.is_dir():
        _no_folder(target.parent, "make it, or name another one")
    if target.exists() and not target.is_file():
        raise UsageError(f"{target} is neither a file nor a folder", "name another file")
    if target.exists() and not force:
        raise UsageError(f"{target} exists already", "name another file, or add --force to replace it")
    return target


def _no_folder(folder: Path, remedy: str) -> NoReturn:
    """Say why there is none of that name: something on the way to it may be a file, or closed to us."""
    try:
        folder.stat()
    except PermissionError:
        raise UsageError(
            f"the folder {folder} can't be looked into (permission denied)", "run the command as Tawny's user, or root"
        ) from None
    except OSError:
        raise UsageError(f"the folder {folder} does not exist", remedy) from None
    raise UsageError(f"{folder} is a file and no folder", "name a folder, or a file without the slash")


def _files(places: Places) -> dict[str, bytes]:
    return {FILES[setting]: _small(path, f"file of {'.'.join(setting)}") for setting, path in places.files.items()}


def _secrets(storage: Path) -> dict[str, bytes]:
    found = ((name, storage / name.partition("/")[2]) for name in SECRETS)
    return {name: _small(path, "file") for name, path in found if path.exists()}


def _small(path: Path, what: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_SMALL + 1)
    except OSError as error:
        raise StorageError(
            f"the {what} {path} can't be read ({error.strerror})", "run the command as Tawny's user, or as root"
        ) from None
    if len(content) > MAX_SMALL:
        raise StorageError(f"the {what} {path} is far too large", "it should be a short text: look what it is")
    return content


def _decoded(text: bytes, path: Path) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text", "save it as UTF-8") from None


def _copy_log(places: Places, target: Path) -> str:
    """Copy the event log to `target`, an SQLite file, whether it is in use or not; the revision of its schema."""
    with closing(open_as_it_is(event_log_at(places))) as database:
        schema = revision(database)
        # To carry rows over from another kind of database, one has to know its tables.
        if schema is not None and schema in (REVISIONS if database.path is not None else (HEAD,)):
            database.copy(target)
            return schema
    wrote = "holds nothing yet" if schema is None else f"was written by another version of Tawny (schema {schema})"
    raise StorageError(f"the event log {database.name} {wrote}", "use the version of Tawny that runs the service")


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A folder beside `target` that only its owner can enter; gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".tawny-backup-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        yield folder
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> StorageError:
    return StorageError(
        f"the backup {target} can't be written ({(error.strerror or str(error)).lower()})", "name a file elsewhere: -o"
    )


def _write(target: Path, manifest: Manifest, small: dict[str, bytes], log: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            _add(archive, MANIFEST, manifest.to_json())
            for member in manifest.members:
                if member.name != LOG:
                    _add(archive, member.name, small[member.name])
                    continue
                with log.open("rb") as content:
                    archive.addfile(_entry(LOG, member.size), content)
        file.flush()
        os.fsync(descriptor)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    archive.addfile(_entry(name, len(content)), io.BytesIO(content))


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(time.time())
    return entry


def _appear(written: Path, target: Path, *, force: bool) -> None:
    """Let the finished file be `target`; without `force` not in the place of one that appeared meanwhile."""
    if force:
        written.replace(target)
    else:
        try:
            os.link(written, target)
        except FileExistsError:
            raise UsageError(f"{target} exists already", "name another file, or add --force to replace it") from None
        except OSError:  # a file system without links
            written.replace(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _member_of_file(log: Path) -> Member:
    with log.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return Member(LOG, file.tell(), digest.hexdigest())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
