"""Where the configuration file is when nobody says."""

from __future__ import annotations

import os
from pathlib import Path

from tawny.core.errors import ConfigError

FILE_NAME = "tawny.toml"
VARIABLE = "TAWNY_CONFIG"


def find_config(path: Path | None = None) -> Path:
    """The configuration file to use: `path`, else `$TAWNY_CONFIG`, else the first that exists of those below.

    They are `tawny.toml` in the working directory, in `$XDG_CONFIG_HOME/tawny` (`~/.config/tawny`) and in `/etc/tawny`.
    Raises ConfigError when there is none, or when the one asked for does not exist.
    """
    named = path or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None:
        if not named.exists():
            origin = "" if path else f" (from the environment variable {VARIABLE})"
            raise ConfigError(f"{named}{origin} does not exist", f"`tawny config init {named}` writes a starter file.")
        return named
    places = _standard_places()
    for place in places:
        if place.is_file():
            return place
    raise ConfigError(
        f"no configuration found (looked for {', '.join(map(str, places))})",
        "`tawny config init` writes a starter file; -c FILE names another place.",
    )


def _standard_places() -> list[Path]:
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return [Path(FILE_NAME), Path(home).expanduser() / "tawny" / FILE_NAME, Path("/etc/tawny") / FILE_NAME]
