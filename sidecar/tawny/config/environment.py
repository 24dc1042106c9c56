"""`${NAME}` in the strings of the configuration: replaced by environment variables, `$$` by a plain dollar sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tawny.config.base import EnvironmentText
from tawny.config.lines import KeyPath
from tawny.core.redact import register_secret

_REFERENCE = re.compile(r"\$(?:(?P<escape>\$)|\{(?P<name>[^}\n]*)(?P<end>\}?))")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_USERINFO = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?P<userinfo>(?:\$\{[^}]*\}|[^/?#])*)@")
_SECRET_NAME = re.compile(r"pass|pwd|secret|token|key|credential", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadReference:
    """A reference that cannot be replaced: where it stands, why not, and what to do."""

    path: KeyPath
    message: str
    remedy: str


def substitute(data: Any, environment: Mapping[str, str]) -> tuple[Any, list[BadReference]]:
    """`data` with the references in all its string values replaced, and those that could not be.

    Keys are left alone. Within the user name and password of a URL the value is percent-encoded, so that a variable
    holds the password as it is. Values of variables that are named like secrets are registered for redaction.
    """
    bad: list[BadReference] = []
    return _walk(data, (), environment, bad), bad


def _walk(value: Any, path: KeyPath, environment: Mapping[str, str], bad: list[BadReference]) -> Any:
    if isinstance(value, dict):
        return {key: _walk(item, (*path, key), environment, bad) for key, item in value.items()}
    if isinstance(value, list):
        return [_walk(item, (*path, index), environment, bad) for index, item in enumerate(value)]
    if not isinstance(value, str) or "$" not in value:
        return value
    problems = [BadReference(path, *problem) for problem in _problems(value, environment)]
    if problems:
        bad.extend(problems)
        return value
    return _replace(value, environment)


def _problems(text: str, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for match in _REFERENCE.finditer(text):
        name = match["name"]
        if match["escape"]:
            continue
        if not match["end"]:
            yield "has ${ without }", "Close it: ${NAME}. A plain dollar sign is written $$."
        elif not _NAME.fullmatch(name):
            yield (
                f"has ${{{name}}}, which names no environment variable",
                "Use letters, digits and underscores. A plain dollar sign is written $$.",
            )
        elif name not in environment:
            yield (
                f"the environment variable {name} is not set",
                f"Set {name} before starting tawny. A plain dollar sign is written $$.",
            )


def _replace(text: str, environment: Mapping[str, str]) -> str:
    whole = _REFERENCE.fullmatch(text)
    if whole and not whole["escape"]:
        return EnvironmentText(_look_up(whole["name"], environment))
    url = _USERINFO.match(text)
    start, end = url.span("userinfo") if url else (0, 0)
    # `${CREDENTIALS}@` holds name and password together: then its colon separates them.
    safe = "" if ":" in re.sub(r"\$\{[^}]*\}", "", text[start:end]) else ":"

    def value(match: re.Match[str]) -> str:
        if match["escape"]:
            return "$"
        found = _look_up(match["name"], environment)
        return quote(found, safe=safe) if start <= match.start() < end else found

    return _REFERENCE.sub(value, text)


def _look_up(name: str, environment: Mapping[str, str]) -> str:
    value = environment[name]
    if _SECRET_NAME.search(name):
        register_secret(value)
    return value
