"""Writes the folder: all of it or nothing, only what is another, and never a key that is there, or somebody's own work.

What was written is remembered by its hash, so that a file that was changed by hand is told from an old one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tawny.core.errors import TawnyError, UsageError
from tawny.remote.files import ANSWERS, Files
from tawny.remote.keys import Keys

HASHES = Path(".written.json")
_SECRET = 0o600


@dataclass(slots=True)
class Written:
    """What happened to the files of a folder: paths in it, sorted.

    `edited` were changed by hand and left alone; what they would be is beside them, with `.new` at the end.
    """

    made: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    edited: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed or self.edited)


def check_folder(folder: Path) -> bool:
    """Whether there is a set-up in `folder`. Raises UsageError when something else is there."""
    if (folder / ANSWERS).is_file():
        return True
    if folder.is_dir() and not any(folder.iterdir()):
        return False
    if os.path.lexists(folder):
        raise UsageError(f"{folder} has something else in it", "name another folder with --output")
    return False


def check_writable(folder: Path) -> None:
    """Raise TawnyError when nothing could be written into `folder`, or it could not be made; nothing is tried."""
    nearest = next(each for each in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(each))
    if not nearest.is_dir():
        raise UsageError(f"{folder} can't be made, as {nearest} is a file", "name another folder with --output")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise TawnyError(f"{folder} can't be written (permission denied)", "name another with --output")


def write_folder(folder: Path, files: Files, keys: Keys) -> Written:
    """Make `folder` hold `files` and `keys`. Raises TawnyError; then it is as it was."""
    secrets: Files = {path: (text, _SECRET) for path, text in keys.files.items()}
    written, wanted = _compare(folder, files)
    for path, (text, _) in secrets.items():
        if not (folder / path).exists():
            written.made.append(path)
            wanted[path] = (text, _SECRET)
    hashes = {str(path): _hash(text) for path, (text, _) in files.items()}
    for path in written.edited:  # still compared with what was written, the next time
        hashes[str(path)] = _hashes(folder).get(str(path), "")
    if wanted or hashes != _hashes(folder):
        wanted[HASHES] = (json.dumps(hashes, indent=1, sort_keys=True) + "\n", 0o644)
    for each in (written.made, written.changed, written.removed, written.edited):
        each.sort()
    try:
        _put(folder, wanted, written.removed)
        for path in secrets:  # a copy may have opened them to others
            (folder / path).chmod(_SECRET)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TawnyError(
            f"{folder} can't be written ({reason})", "free some space, or name another with --output"
        ) from error
    return written


def _compare(folder: Path, files: Files) -> tuple[Written, Files]:
    """What there is to do, and the files that have to be written for it."""
    written, before = Written(), _hashes(folder)
    wanted: Files = {}
    for path, (text, mode) in files.items():
        there = _read(folder / path)
        if there is None:
            written.made.append(path)
        elif there == text:
            continue
        elif before.get(str(path)) == _hash(there) or path == ANSWERS:
            written.changed.append(path)
        elif before.get(str(path)) == _hash(text):
            continue  # changed by hand, and not by us
        else:
            written.edited.append(path)
            wanted[path.with_name(f"{path.name}.new")] = (text, mode)
            continue
        wanted[path] = (text, mode)
    for name, known in before.items():
        there = _read(folder / name)
        if Path(name) not in files and there is not None and _hash(there) == known:
            written.removed.append(Path(name))
    return written, wanted


def _put(folder: Path, wanted: Mapping[Path, tuple[str, int]], removed: list[Path]) -> None:
    """Write everything beside its place first: what fails, fails before anything is changed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for path, (text, mode) in wanted.items():
            _write(staging / path, text, mode)
        if not folder.exists():
            staging.chmod(0o700)
            staging.rename(folder)
            return
        for path in wanted:
            (folder / path).parent.mkdir(exist_ok=True)
            (staging / path).replace(folder / path)
        for path in removed:
            (folder / path).unlink()
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write(path: Path, text: str, mode: int) -> None:
    path.parent.mkdir(exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fchmod(file, mode)
        if mode == _SECRET:  # what is lost with the others can be made again
            os.fsync(file)


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise TawnyError(f"{path} can't be read ({error.strerror})", "run this as the user who made it") from error


def _hashes(folder: Path) -> dict[str, str]:
    try:
        known = json.loads(_read(folder / HASHES) or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
