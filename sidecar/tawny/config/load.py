"""Reads `tawny.toml`: text in, a valid `Config` out, or every problem with its line."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from tawny.config.checks import Finding, check_paths, check_relations, check_secrets
from tawny.config.environment import substitute
from tawny.config.explain import explain
from tawny.config.lines import KeyPath, LineMap, map_lines
from tawny.config.models import Config
from tawny.config.problems import InvalidConfigError, Problem, format_key
from tawny.config.urls import url_secrets
from tawny.core.redact import register_secret

_SECRET = re.compile(r"password|secret_key|access_key")
_SECRET_NAMES = {"password": "password", "secret_key": "secret key"}
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_DECLARED_TWICE = re.compile(r"Cannot declare (\(.*\)) twice")


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """A valid configuration, and what is odd about it without being wrong."""

    config: Config
    warnings: tuple[Problem, ...]


def load_config(path: Path) -> Config:
    """The configuration in the file `path`. Raises InvalidConfigError, a ConfigError, with all problems of the file."""
    return load_with_warnings(path).config


def load_with_warnings(path: Path) -> LoadedConfig:
    """Like `load_config`, but also says what is odd without being wrong."""
    return parse_config(_read(path), path)


def parse_config(text: str, path: Path, environment: Mapping[str, str] | None = None) -> LoadedConfig:
    """The configuration in `text`, as if it stood in the file `path`, which need not exist.

    `environment` replaces the process's environment. Raises InvalidConfigError with all problems.
    """
    text = text.replace("\r\n", "\n")
    written = _parse_toml(text, path)
    lines = map_lines(text)
    data, references = substitute(written, os.environ if environment is None else environment)
    _register_secrets(data)
    findings = [Finding(bad.path, bad.message, bad.remedy) for bad in references]
    config, errors = _validate(data, path.absolute().parent, {finding.path for finding in findings})
    findings += errors
    if config is not None:
        findings += check_relations(config) + check_paths(config)
        config, unreadable = _read_password_files(config)
        findings += unreadable
        findings += check_secrets(path, written)
    problems = _place(findings, path, lines)
    serious = tuple(problem for problem, warning in problems if not warning)
    if serious or config is None:
        raise InvalidConfigError(serious)
    return LoadedConfig(config, tuple(problem for problem, warning in problems if warning))


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _single(path, 0, "does not exist", f"`tawny config init {path}` writes a starter file.") from None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise _single(path, 0, f"cannot be read: {reason}", "Name a file that tawny's user may read.") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _single(path, line, "is not UTF-8 text", "Save the file with the encoding UTF-8.") from None


def _single(path: Path, line: int, message: str, remedy: str, key: str = "") -> InvalidConfigError:
    return InvalidConfigError((Problem(str(path), line, key, message, remedy),))


def _parse_toml(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        position = _POSITION.search(str(error))
        message = _POSITION.sub("", str(error))
        line = int(position[1]) if position and position[1] else len(text.rstrip().splitlines()) or 1
        twice = _DECLARED_TWICE.match(message)
        if twice:
            key = format_key(ast.literal_eval(twice[1]))
            raise _single(path, line, "is defined twice", "Rename or remove one of them.", key) from None
        if message == "Cannot overwrite a value":
            raise _single(path, line, "defines a key for the second time", "Rename or remove one of them.") from None
        remedy = "Text stands in quotes, tables in [brackets]; https://toml.io explains the format."
        raise _single(path, line, f"is not valid TOML: {message[:1].lower()}{message[1:]}", remedy) from None


def _register_secrets(data: Any) -> None:
    """Let nothing that follows show a password, whether the configuration turns out valid or not."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and _SECRET.search(key) and not key.endswith("_file"):
                register_secret(value)
            _register_secrets(value)
    elif isinstance(data, list):
        for value in data:
            _register_secrets(value)
    elif isinstance(data, str):
        for secret in url_secrets(data):
            register_secret(secret)


def _validate(data: dict[str, Any], base: Path, known: set[KeyPath]) -> tuple[Config | None, list[Finding]]:
    """The configuration without its invalid keys, so that the rest can still be checked, and what is wrong with them.

    Nothing is said about the keys in `known`: something is known to be wrong with them already.
    """
    findings: list[Finding] = []
    seen = set(known)
    while True:
        try:
            return Config.model_validate(data, context={"base": base}), findings
        except ValidationError as error:
            details = error.errors(include_url=False)
        explained = [explain(detail) for detail in details]
        findings += [Finding(e.path, e.message, e.remedy) for e in explained if e.path not in seen]
        seen |= {e.path for e in explained}
        # What is missing cannot be removed; its table goes, and what then is missing around it is no news.
        changed = [_stand_in(data, e.path) or _remove(data, e.path) for e in explained]
        if not any(changed):
            return None, findings
        seen |= {path for path in changed if path}


def _stand_in(data: dict[str, Any], path: KeyPath) -> KeyPath:
    """Give a stream whose address is missing or was removed a harmless one, so that its camera can be checked.

    The path of that address; empty when `path` is none or the address is there.
    """
    if len(path) != 5 or path[0] != "cameras" or path[2] != "streams" or path[4] != "url":
        return ()
    stream = _walk(data, path[:-1])
    if not isinstance(stream, dict) or "url" in stream:
        return ()
    stream["url"] = f"rtsp://invalid/{path[1]}/{path[3]}"
    return path


def _remove(data: dict[str, Any], path: KeyPath) -> KeyPath:
    """Remove what stands at `path`, or the innermost table around it, from `data`; the path of what was removed."""
    for length in range(len(path), 0, -1):
        table, key = _walk(data, path[: length - 1]), path[length - 1]
        if isinstance(table, dict) and key in table:
            del table[key]
            return path[:length]
    return ()


def _walk(data: Any, path: KeyPath) -> Any:
    """What stands at `path` in `data`; None when nothing does."""
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def _read_password_files(config: Config) -> tuple[Config, list[Finding]]:
    """`config` with the contents of its password files in place."""
    findings: list[Finding] = []
    changed: dict[str, Any] = {}
    for table, key in (("mqtt", "password"), ("offload", "secret_key")):
        settings = getattr(config, table)
        file: Path | None = getattr(settings, f"{key}_file")
        if file is None or getattr(settings, key) is not None:
            continue
        try:
            password = file.read_text("utf-8").splitlines()[0].strip()
        except (OSError, UnicodeDecodeError, IndexError) as error:
            reason = (error.strerror or "").lower() if isinstance(error, OSError) else "its first line holds no text"
            remedy = f"Write the {_SECRET_NAMES[key]} into the first line of a file that tawny's user may read."
            findings.append(Finding((table, f"{key}_file"), f"{file} cannot be used: {reason}", remedy))
            continue
        register_secret(password)
        changed[table] = settings.model_copy(update={key: SecretStr(password)})
    return config.model_copy(update=changed), findings


def _place(findings: list[Finding], path: Path, lines: LineMap) -> list[tuple[Problem, bool]]:
    placed = []
    for finding in findings:
        line = lines.nearest(finding.path) if finding.path else 0
        problem = Problem(str(path), line, format_key(finding.path), finding.message, finding.remedy)
        placed.append((problem, finding.warning))
    return sorted(placed, key=lambda item: item[0].line)
