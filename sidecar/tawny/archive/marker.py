"""Which storage this is, and who uses it: the marker file and the lock.

The marker, `.tawny-storage.json`, gives the storage directory an id. What id was seen at a path is remembered elsewhere
(`$XDG_STATE_HOME/tawny`), because the usual accident is a disk that is not mounted: the directory is there, and empty,
and whatever is written or deleted then is written or deleted at the wrong place.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tawny.config import Config
from tawny.core.errors import StorageError
from tawny.core.ids import is_ulid, new_ulid
from tawny.eventlog.place import LogPlace

MARKER = ".tawny-storage.json"
LOCK = ".lock"
EVENT_LOG = "tawny.db"
"""The event log's file, in the storage directory."""

_LOGGER = logging.getLogger(__name__)


def event_log_of(config: Config, storage: str = "") -> LogPlace:
    """Where the service of `config` keeps its event log; `storage` is the id of its storage directory."""
    return LogPlace(config.database.url or config.storage.path / EVENT_LOG, config.node.id, storage)


class StorageInUseError(StorageError):
    """Another process, as a rule the service, uses the storage directory."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the marker file says: the storage's id (a ULID), and when it was made (ISO 8601, UTC).

    `replaces` are ids of storages in whose place this one was put on purpose, by a restore.
    """

    storage: str
    created: str
    replaces: tuple[str, ...] = field(default=(), compare=False)


def verify_marker(root: Path) -> Marker | None:
    """Look whether `root` is the storage that was used at this path before; writes nothing.

    The marker, or None when neither the directory nor the memory has one: the path is used for the first time. Raises
    StorageError when the directory is missing or another storage lies there, or none any more.
    """
    if not root.is_dir():
        raise StorageError(f"the storage directory {root} does not exist", "mount the disk, or set storage.path")
    marker, memory = _read(root), _memory_path(root)
    remembered = _remembered(memory)
    if remembered is None or (marker is not None and remembered in {marker.storage, *marker.replaces}):
        return marker
    what = "holds no recordings, but did before" if marker is None else "is another storage than was used before"
    raise StorageError(
        f"{root} {what}; is the right disk mounted?",
        f"mount it and start again; if {root} shall be used as it is from now on, delete {memory}",
    )


def was_used(root: Path) -> bool:
    """Whether storage was seen at `root` before; then it should be there now."""
    return _remembered(_memory_path(root)) is not None


def check_marker(root: Path) -> Marker:
    """Verify the marker as `verify_marker` does, and make one on first use. Call it with the `DataLock` held."""
    marker = verify_marker(root)
    if marker is None:
        now = datetime.now(UTC)
        marker = Marker(new_ulid(int(now.timestamp() * 1_000_000)), now.isoformat(timespec="seconds"))
        _write(root, marker)
    _remember(root, marker)
    return marker


class DataLock:
    """Keeps a second instance from the storage directory. A context manager; released when the process dies, too.

    The marker is verified before, so that not even the lock file is made on a wrong disk. Raises StorageError.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file: int | None = None

    def __enter__(self) -> Self:
        verify_marker(self._root)
        path = self._root / LOCK
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        except OSError as error:
            raise StorageError(
                f"the storage directory {self._root} can't be written ({error.strerror})",
                "let Tawny's user write it, or set storage.path",
            ) from error
        try:
            self._take(file)
        except BaseException:
            os.close(file)
            raise
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _take(self, file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(file, 32, 0).decode("ascii", "replace").strip()
            who = f"process {holder}" if holder.isdecimal() else "another process"
            raise StorageInUseError(
                f"{who} uses {self._root} already", "stop it, or give this one another storage.path"
            ) from None
        except OSError as error:
            raise StorageError(
                f"{self._root} can't be locked ({error.strerror})", "use a file system that knows flock"
            ) from error
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same
            os.ftruncate(file, 0)
            os.pwrite(file, f"{os.getpid()}\n".encode("ascii"), 0)


def in_place_of(before: Marker | None, content: bytes) -> bytes:
    """The text of a marker file, `content`, that shall be taken for the storage that was there before, too.

    Whoever restores may be another user than the service, whose memory is its own, and has the old id in it.
    """
    if before is None:
        return content
    try:
        told = json.loads(content)
        return json.dumps({**told, "replaces": [before.storage, *before.replaces]}).encode()
    except (ValueError, TypeError):
        return content  # damaged, which is told when it is read


def _read(root: Path) -> Marker | None:
    path = root / MARKER
    try:
        found = json.loads(path.read_bytes())
        marker = Marker(str(found["storage"]), str(found["created"]), tuple(map(str, found.get("replaces", ()))))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(
            f"{path} can't be read ({error.strerror})", "look at the system's log and check the disk"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError):
        marker = Marker("", "")
    if not is_ulid(marker.storage):
        raise StorageError(f"{path} is damaged", "check the disk; to go on with what is there, delete the file")
    return marker


def _write(root: Path, marker: Marker) -> None:
    path = root / MARKER
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump({"storage": marker.storage, "created": marker.created}, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_directory(root)
    except OSError as error:
        raise StorageError(
            f"the storage directory {root} can't be written ({error.strerror})",
            "let Tawny's user write it, or set storage.path",
        ) from error


def _memory_path(root: Path) -> Path:
    state = Path(os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser())
    return state / "tawny" / f"{hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]}.json"


def _remembered(memory: Path) -> str | None:
    try:
        return str(json.loads(memory.read_bytes())["storage"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(root: Path, marker: Marker) -> None:
    memory = _memory_path(root)
    if _remembered(memory) == marker.storage:
        return
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        unfinished = memory.with_suffix(".part")
        unfinished.write_text(json.dumps({"storage": marker.storage, "path": str(root.resolve())}), encoding="utf-8")
        unfinished.replace(memory)
    except OSError as error:
        _LOGGER.warning(
            "%s can't be written (%s): a disk that is not mounted will not be noticed", memory, error.strerror
        )


def sync_directory(path: Path) -> None:
    """Force the entries of a directory to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget_storage(root: Path) -> None:
    """Forget which storage was seen at `root`: for one that is made anew on purpose, as the demo's is."""
    _memory_path(root).unlink(missing_ok=True)


@contextlib.contextmanager
def memory_kept(root: Path) -> Iterator[None]:
    """When something fails within, what is remembered of `root` is what it was."""
    memory = _memory_path(root)
    before = memory.read_bytes() if memory.exists() else None
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if before is None:
                memory.unlink(missing_ok=True)
            else:
                memory.write_bytes(before)
        raise
