"""Where things are by a configuration that need not be valid here: only what names a place is read.

A backup is made in a shell that lacks the service's environment, and put back on a machine that lacks its disks; then
`load_config` would refuse what is right where it belongs.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawny.config.base import Invalid, expand_home
from tawny.config.environment import substitute
from tawny.core.errors import ConfigError

FILE_SETTINGS = (
    ("mqtt", "password_file"),
    ("mqtt", "tls_ca_file"),
    ("mqtt", "tls_certificate_file"),
    ("mqtt", "tls_key_file"),
    ("offload", "secret_key_file"),
    ("offload", "tls_ca_file"),
)
"""Tables and their keys that name files."""

_NAMES = re.compile(r"\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Places:
    """What a configuration names: its storage directory, its database, its files, and variables of the environment.

    `files` has a path for each of FILE_SETTINGS that is set, `written` the same as it is written. `database` is None
    when the event log lies in the storage directory. `node` is the id as written; empty when there is none.
    """

    storage: Path
    database: str | None
    files: Mapping[tuple[str, str], Path]
    written: Mapping[tuple[str, str], str]
    variables: tuple[str, ...]
    node: str


def find_places(text: str, path: Path, environment: Mapping[str, str] | None = None) -> Places:
    """What `text` names, as if it stood in the file `path`. `environment` replaces the process's.

    Raises ConfigError when it is no TOML, or what a place is made of is no text or unknown.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}", "mend it; `tawny config check` says more") from None
    base = path.absolute().parent
    environment = os.environ if environment is None else environment
    named = {(table, key): _table(data, table).get(key) for table, key in FILE_SETTINGS}
    written = {setting: str(value) for setting, value in named.items() if value}
    database = _table(data, "database").get("url")
    return Places(
        storage=_place(_table(data, "storage").get("path") or "data", "storage.path", base, environment),
        database=None if not database else _meant(database, "database.url", environment),
        files={each: _place(value, ".".join(each), base, environment) for each, value in written.items()},
        written=written,
        variables=tuple(sorted({name for each in _texts(data) for name in _NAMES.findall(each) if name})),
        node=str(_table(data, "node").get("id") or ""),
    )


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _place(value: Any, key: str, base: Path, environment: Mapping[str, str]) -> Path:
    try:
        return Path(os.path.normpath(base / expand_home(Path(_meant(value, key, environment)))))
    except Invalid as error:
        raise ConfigError(f"{key} {error}", "mend it; `tawny config check` says more") from None


def _meant(value: Any, key: str, environment: Mapping[str, str]) -> str:
    meant, problems = substitute(value, environment)
    if problems:
        raise ConfigError(f"{key} can't be known: {problems[0].message}", problems[0].remedy)
    if not isinstance(meant, str):
        raise ConfigError(f"{key} is no text", "write it in quotes; `tawny config check` says more")
    return str(meant).strip()


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
