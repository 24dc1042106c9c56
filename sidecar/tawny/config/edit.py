"""Changes `tawny.toml` for programs: single settings, with the user's comments, order and `${NAME}` references kept.

The file is never half-written and never invalid: the new text is checked as a whole first, written aside, synced, and
takes the old one's place; the previous version stays beside it as `tawny.toml.bak`.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tawny.config.base import EnvironmentText
from tawny.config.environment import substitute
from tawny.config.load import load_config, parse_config
from tawny.config.models import Config
from tawny.config.rewrite import CannotRewriteError, TablePath, is_same, look_up, rewrite
from tawny.core.errors import ConfigError, StorageError

_BOM = b"\xef\xbb\xbf"


class AsWritten(str):
    """A text in which `${NAME}` is meant as a reference. In any other text a dollar sign is only that."""

    __slots__ = ()


def edit_config(path: Path, changes: Mapping[TablePath, Any], environment: Mapping[str, str] | None = None) -> Config:
    """Make `changes` in the file `path` and return the configuration that it holds then.

    `changes` maps key paths, such as `("cameras", "front_door", "motion", "sensitivity")`, to values as TOML knows
    them, to dictionaries (which replace the whole table), or to None, which removes the key. What already has the
    wanted value stays as it is written, be it a reference. `environment` replaces the process's environment. Raises
    InvalidConfigError when the file is not, or would not be, valid; ConfigError when it is written in a way that can't
    be edited; StorageError when it can't be written. In all these cases the file is untouched.
    """
    environment = os.environ if environment is None else environment
    target = path.resolve()
    with _alone(target.parent):
        before = _read(path, target)
        text = before.removeprefix(_BOM).decode()
        windows = "\r\n" in text
        text = text.replace("\r\n", "\n")
        try:
            after = _changed(text, changes, environment)
        except tomllib.TOMLDecodeError:
            return parse_config(text, path, environment).config  # raises, and says where
        except CannotRewriteError as error:
            raise ConfigError(f"{path} cannot be edited by a program: {error}", "edit it by hand") from None
        config = parse_config(after, path, environment).config
        if after != text:
            written = (after.replace("\n", "\r\n") if windows else after).encode()
            _replace(target, before, (_BOM if before.startswith(_BOM) else b"") + written)
        return config


def _changed(text: str, changes: Mapping[TablePath, Any], environment: Mapping[str, str]) -> str:
    data = tomllib.loads(text)
    wanted = {path: _kept(look_up(data, path), value, environment) for path, value in changes.items()}
    return rewrite(text, wanted)


def _kept(present: Any, value: Any, environment: Mapping[str, str]) -> Any:
    """`value` as it is to be written; what is `present`, where that says the same already."""
    if isinstance(value, Mapping):
        table = present if isinstance(present, dict) else {}
        return {key: _kept(table.get(key), item, environment) for key, item in value.items() if item is not None}
    written = _written(value)
    if present is None or value is None or isinstance(value, AsWritten):
        return written
    meant, problems = substitute(present, environment)
    if problems:
        return written
    if isinstance(meant, EnvironmentText):
        return present if str(meant).lower() == str(value).lower() else written
    return present if is_same(meant, _plain(value)) else written


def _written(value: Any) -> Any:
    if isinstance(value, AsWritten):
        return str(value)
    if isinstance(value, str):
        return str(value).replace("$", "$$")
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return value


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _read(path: Path, target: Path) -> bytes:
    try:
        data = target.read_bytes()
        data.removeprefix(_BOM).decode()
    except (OSError, UnicodeDecodeError):
        load_config(path)  # raises, and says why
        raise
    return data


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time edit in `folder`. The lock is on the folder itself, so that nothing is left behind."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # then there is no file either, which is told by whoever reads it
        yield
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _replace(target: Path, before: bytes, after: bytes) -> None:
    try:
        _put(target.with_name(f"{target.name}.bak"), before, target)
        _put(target, after, target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        hint = "run as a user who may write it and its folder"
        if error.errno in {errno.EBUSY, errno.EXDEV}:
            hint = "a file that is mounted by itself cannot be replaced: mount its folder"
        raise StorageError(f"{target} cannot be written: {reason}", hint) from None


def _put(place: Path, content: bytes, like: Path) -> None:
    """Let `content` be the file `place`, all of it or none, with the mode and owner of the file `like`."""
    status = like.stat()
    draft = place.with_name(f".{place.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with contextlib.suppress(PermissionError):
                os.fchown(file.fileno(), status.st_uid, status.st_gid)
            os.fchmod(file.fileno(), status.st_mode & 0o7777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
