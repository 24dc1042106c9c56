"""`tawny config`: write, check and show the configuration."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import tomlkit

from tawny.config import InvalidConfigError, find_config, json_schema, load_config, load_with_warnings, masked
from tawny.config.find import FILE_NAME
from tawny.config.mask import without_nulls
from tawny.config.starter import starter_text
from tawny.core.errors import ConfigError, TawnyError, UsageError
from tawny.core.redact import redact

_file_option = click.option(
    "-c",
    "--config",
    "file",
    type=click.Path(path_type=Path),
    help="Configuration file. Default: $TAWNY_CONFIG, ./tawny.toml, ~/.config/tawny/tawny.toml, /etc/tawny/tawny.toml.",
)


@click.group()
def config() -> None:
    """Write, check and show the configuration.

    \b
    A first configuration:
      tawny config init          writes tawny.toml, which explains every setting
      $EDITOR tawny.toml         add your cameras
      tawny config check         finds mistakes before the service does
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping


@config.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(FILE_NAME))
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def init(*, path: Path, force: bool) -> None:
    """Write a starter file that explains every setting.

    PATH is a file or an existing directory, tawny.toml unless given. The file is valid as it is, and only its owner can
    read it, since camera passwords will stand in it.
    """
    if path.is_dir():
        path /= FILE_NAME
    system_wide = path.absolute().is_relative_to("/etc")
    _write_private(path, starter_text("/var/lib/tawny" if system_wide else None), replace=force)
    click.echo(f"Wrote {path}. Add your cameras to it, then run: tawny config check{_argument(path)}")


@config.command()
@_file_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check(*, file: Path | None, as_json: bool) -> None:
    """Say whether the configuration is valid.

    Every problem is one line on standard error with file, line, key and remedy; then the exit code is 2. Paths and
    environment variables are checked, cameras are not contacted.
    """
    try:
        path = find_config(file)
        loaded = load_with_warnings(path)
    except ConfigError as error:
        _report_invalid(error, as_json=as_json)
        sys.exit(error.exit_code)
    cameras = len(loaded.config.cameras)
    if as_json:
        warnings = [asdict(problem) for problem in loaded.warnings]
        _echo_json({"valid": True, "file": str(path), "cameras": cameras, "problems": [], "warnings": warnings})
        return
    for warning in loaded.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(f"{path} is valid: {cameras} camera{'' if cameras == 1 else 's'}")


@config.command()
@_file_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of TOML.")
def show(*, file: Path | None, as_json: bool) -> None:
    """Show the effective configuration, defaults included and secrets masked."""
    settings = masked(load_config(find_config(file)))
    if as_json:
        _echo_json(settings)
    else:
        click.echo(tomlkit.dumps(without_nulls(settings)), nl=False)


@config.command()
def schema() -> None:
    """Print the JSON Schema of the configuration, for editors and generators."""
    _echo_json(json_schema())


def _report_invalid(error: ConfigError, *, as_json: bool) -> None:
    problems = error.problems if isinstance(error, InvalidConfigError) else ()
    if as_json:
        listed = [asdict(problem) for problem in problems] or [
            {"file": "", "line": 0, "key": "", "message": redact(error.message), "remedy": redact(error.hint)}
        ]
        _echo_json({"valid": False, "problems": listed, "warnings": []})
    else:
        click.echo(str(error) if problems else redact(str(error)), err=True)


def _echo_json(value: Any) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _argument(path: Path) -> str:
    return "" if path == Path(FILE_NAME) else f" -c {path}"


def _write_private(path: Path, text: str, *, replace: bool) -> None:
    """Write `text` to `path` for the owner alone. Never leaves half a file: a new one takes the old one's place."""
    if path.exists() and not replace:
        raise UsageError(f"{path} exists already", "--force replaces it; another PATH writes beside it")
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(path)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise TawnyError(
            f"{path} cannot be written: {reason}", "choose another place, or run as a user who may"
        ) from None
