"""Changes the configuration for API and MQTT: checks what may be changed that way, writes the file, applies it.

What is written is only what differs, so that the user's comments, order and references stay; a secret that comes back
as it was shown, masked, stays what it is. Without a file (the demo) changes last until the service stops.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawny.config import Config, InvalidConfigError, diff_configs, load_config, masked
from tawny.config.change import changed_config
from tawny.config.edit import edit_config
from tawny.config.shape import field_at, is_secret, mentioned_types
from tawny.core.errors import ConfigError, UsageError
from tawny.core.redact import MASK
from tawny.house.camera_url import checked_camera_url
from tawny.house.errors import ConflictError, InvalidInputError, VersionError
from tawny.house.protocol import House

type KeyPath = tuple[str, ...]
type Changes = dict[KeyPath, Any]

_INDEX = re.compile(r"\[(\d+)\]")
_BY_HAND = "can be changed in tawny.toml only, by who may write it"


@dataclass(frozen=True, slots=True)
class Applied:
    """What a change came to.

    `config` is what is stored now, in the file if `persisted`. `cameras` were restarted, added or removed for it;
    `pending` are the keys that take effect when the service is restarted.
    """

    config: Config
    persisted: bool
    cameras: tuple[str, ...]
    pending: tuple[str, ...]


class Settings:
    """The configuration of one service. One change at a time."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._lock = asyncio.Lock()

    @property
    def file(self) -> Path | None:
        """Where the configuration is stored; None when it is not."""
        return self._house.config_path

    async def stored(self) -> Config:
        """The configuration as it is stored, be it in use or not. Raises ConflictError when it is not valid."""
        if self.file is None:
            return self._house.config
        try:
            return await asyncio.to_thread(load_config, self.file)
        except ConfigError as error:
            raise _broken(error) from None

    async def replace(self, wanted: dict[str, Any], version: str | None = None) -> Applied:
        """Make the configuration what `wanted` says, a whole document like that of `masked`.

        What is left out gets its default; but what is changed by hand alone stays as it is.
        Raises VersionError when it is not `version` any more, and what `change` raises.
        """
        async with self._lock:
            present = masked(await self.stored())
            if version is not None and version != etag(present):
                raise VersionError
            return await self._change(dict(differences(present, _completed(present, wanted))), ())

    async def change(self, changes: Mapping[KeyPath, Any], below: KeyPath = ()) -> Applied:
        """Make single changes: key paths to plain values, tables (which replace the whole), or None, which removes.

        Raises InvalidInputError, whose paths begin behind `below`; ConflictError when the file is wrong already, or
        can't be edited; StorageError when it can't be written. Then nothing has changed.
        """
        async with self._lock:
            return await self._change(dict(changes), below)

    async def add_camera(self, camera: str, table: dict[str, Any], quiet_s: float = 0) -> Applied:
        """Add a camera, of which nobody is told for `quiet_s` seconds.

        Raises ConflictError when there is one of that id, and what `change` raises.
        """
        async with self._lock:
            if camera in (await self.stored()).cameras:
                raise ConflictError(f"there is a camera {camera} already", "choose another id")
            self._house.hush(camera, quiet_s)
            try:
                return await self._change({("cameras", camera): table}, ("cameras", camera))
            except BaseException:
                self._house.hush(camera, 0)
                raise

    async def reload(self) -> Applied:
        """Use the file as it is, which somebody has changed by hand. Raises ConflictError when it is not valid."""
        async with self._lock:
            return await self._apply(await self.stored())

    async def _change(self, changes: Changes, below: KeyPath) -> Applied:
        shown = masked(await self.stored())
        default = masked(Config())
        changes = {
            path: value
            for path, value in changes.items()
            if _at(shown, path) != (_at(default, path) if value is None else value)
        }
        _check(changes, below)
        return await self._apply(await asyncio.to_thread(self._write, changes, below))

    async def _apply(self, config: Config) -> Applied:
        cameras = await self._house.apply_config(config)
        return Applied(config, self.file is not None, tuple(cameras), diff_configs(self._house.config, config).keys)

    def _write(self, changes: Changes, below: KeyPath) -> Config:
        try:
            if self.file is None:
                return changed_config(self._house.config, changes)
            return edit_config(self.file, changes)
        except InvalidConfigError as error:
            raise _invalid(error, below) from None
        except ConfigError as error:
            raise _broken(error) from None


def etag(shown: dict[str, Any]) -> str:
    """Names the version of a masked configuration."""
    return hashlib.blake2b(json.dumps(shown, sort_keys=True).encode(), digest_size=12).hexdigest()


def differences(present: dict[str, Any], wanted: dict[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """The changes that make the table `present` what `wanted` says. What is missing there goes back to its default."""
    for key, value in present.items():
        new = wanted.get(key)
        if new is None:
            if value is not None:
                yield (*path, key), None
        elif isinstance(value, dict) and isinstance(new, dict):
            yield from differences(value, new, (*path, key))
        elif new != value:
            yield (*path, key), new
    for key, new in wanted.items():
        if key not in present and new is not None:
            yield (*path, key), new


def _completed(present: dict[str, Any], wanted: dict[str, Any], path: KeyPath = ()) -> dict[str, Any]:
    """`wanted` with those keys of `present` that it leaves out and that only who may write the file may change."""
    found = dict(wanted)
    for key, value in present.items():
        here, new = (*path, key), wanted.get(key)
        if here == ("cameras",):  # ids: what is left out there is removed
            continue
        if isinstance(value, dict) and isinstance(new, dict | None):
            below = _completed(value, new or {}, here)
            if below:
                found[key] = below
        elif key not in wanted and value is not None and _is_by_hand(here):
            found[key] = value
    return found


def _is_by_hand(path: KeyPath) -> bool:
    field = field_at(path)
    return field is not None and (path[0] == "database" or Path in mentioned_types(field.annotation))


def _at(table: Any, path: KeyPath) -> Any:
    for part in path:
        table = table.get(part) if isinstance(table, dict) else None
    return table


def _check(changes: Changes, below: KeyPath) -> None:
    """Raise InvalidInputError for what may not come from outside."""
    wrong = []
    for path, value in _leaves(changes.items()):
        message = _refusal(path, value)
        if message:
            wrong.append((_shown(path, below), message))
    if wrong:
        raise InvalidInputError(wrong)


def _refusal(path: KeyPath, value: Any) -> str:
    field = field_at(path)
    if field is None:
        return ""  # the models will say that it is not known
    if _is_by_hand(path):
        return _BY_HAND
    if not isinstance(value, str):
        return ""
    if is_secret(field) and MASK in value:
        return f"{MASK} stands for what is not shown; write it anew"
    if path[0] == "cameras" and path[-1] == "url":
        try:
            checked_camera_url(value)
        except UsageError as error:
            return f"{error.message}: {error.hint}"
    return ""


def _leaves(changes: Iterable[tuple[KeyPath, Any]]) -> Iterator[tuple[KeyPath, Any]]:
    for path, value in changes:
        if isinstance(value, dict):
            yield from _leaves(((*path, str(key)), item) for key, item in value.items())
        else:
            yield path, value


def _invalid(error: InvalidConfigError, below: KeyPath) -> InvalidInputError:
    """What the changes have made wrong: before them, everything was right."""
    prefix = ".".join(below) + "." if below else ""
    found = [(_INDEX.sub(r".\1", problem.key), f"{problem.message}. {problem.remedy}") for problem in error.problems]
    return InvalidInputError([(key.removeprefix(prefix) or "body", message) for key, message in found])


def _broken(error: ConfigError) -> ConflictError:
    return ConflictError(error.message.replace("\n", "; "), error.hint or "correct tawny.toml first")


def _shown(path: KeyPath, below: KeyPath) -> str:
    return ".".join(path[len(below) :] if path[: len(below)] == below else path) or "body"
