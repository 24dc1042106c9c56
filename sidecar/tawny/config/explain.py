"""Turns Pydantic's validation errors into what a person needs: what is wrong with the key and what to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from tawny.config.base import Invalid
from tawny.config.lines import KeyPath
from tawny.config.problems import format_key
from tawny.config.shape import field_at, format_value, is_secret, is_whole, keys_of, model_at, number_range, sub_model
from tawny.core.redact import MASK, redact

_LONGEST_VALUE = 60
_NOUNS = {bool: "true or false", int: "a whole number", float: "a number", str: "text", list: "a list", dict: "a table"}
_WANTED = {
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "string_type": "text in quotes",
    "tuple_type": "a list in square brackets",
    "list_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "path_type": "a path in quotes",
    "finite_number": "a finite number",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong with the key at `path`, and the remedy, each without a closing full stop and with one."""

    path: KeyPath
    message: str
    remedy: str


def explain(error: ErrorDetails) -> Explanation:
    """`error` in plain words. Values are quoted unless they may be secret."""
    path = tuple(part for part in error["loc"] if part != "[key]")
    kind = error["type"]
    field = field_at(path)
    special = _SPECIAL.get(kind)
    if special is not None:
        return Explanation(path, *special(path, error))
    if kind in _WANTED:
        return Explanation(path, f"must be {_WANTED[kind]}, got {_shown(path, error['input'])}", _remedy(field, kind))
    bound = _bound(error)
    if bound:
        return Explanation(path, f"must be {bound}, got {_shown(path, error['input'])}", _remedy(field, kind))
    return Explanation(path, redact(_decapitalize(error["msg"].rstrip("."))), _remedy(field, kind))


def _own(path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Invalid):
        return cause.message, cause.remedy
    if isinstance(cause, ValueError):
        return redact(str(cause)), "Correct it."
    return redact(_decapitalize(error["msg"])), _remedy(field_at(path), error["type"])


def _unknown(path: KeyPath, _error: ErrorDetails) -> tuple[str, str]:
    model = model_at(path[:-1])
    known = dict(keys_of(model)) if model else {}
    wrong = str(path[-1])
    near = get_close_matches(wrong.lower(), known, n=1, cutoff=0.6) or [
        key for key in known if key.rpartition(".")[2] == wrong
    ]
    if near:
        return "is not a known key", f"Did you mean {near[0]}?"
    first_level = [key for key in known if "." not in key]
    return "is not a known key", f"Known here: {', '.join(first_level)}."


def _missing(path: KeyPath, _error: ErrorDetails) -> tuple[str, str]:
    field = field_at(path)
    if field is None:
        return "is missing", "Add it."
    if sub_model(field.annotation):
        return "is missing", f"Add the table [{format_key(path)}]."
    if field.examples:
        return "is missing", f"Add it, such as {path[-1]} = {format_value(field.examples[0])}."
    return "is missing", f"Add {path[-1]} = …"


def _choice(path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
    value = error["input"]
    near = get_close_matches(value.lower(), choices, n=1, cutoff=0.5) if isinstance(value, str) else []
    listed = ", ".join(f'"{choice}"' for choice in choices)
    remedy = f'Did you mean "{near[0]}"? Choose one of {listed}.' if near else f"Choose one of {listed}."
    return f"has the unknown value {_shown(path, value)}", remedy


def _point(_path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    count = len(error["input"]) if isinstance(error["input"], list | tuple) else 0
    return f"must be two numbers, got {count or 'more'}", "Write each point as [x, y], such as [0.1, 0.4]."


def _point_part(_path: KeyPath, _error: ErrorDetails) -> tuple[str, str]:
    return "is missing from the point", "Write each point as [x, y], such as [0.1, 0.4]."


def _missing_or_point(path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    return _point_part(path, error) if path and isinstance(path[-1], int) else _missing(path, error)


def _list_too_long(path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    return _point(path, error)


def _text_too_long(_path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    return f"must have at most {error.get('ctx', {}).get('max_length')} characters", "Shorten it."


def _empty(_path: KeyPath, _error: ErrorDetails) -> tuple[str, str]:
    return "is empty", "Fill it in or remove the line."


_SPECIAL: dict[str, Callable[[KeyPath, ErrorDetails], tuple[str, str]]] = {
    "value_error": _own,
    "extra_forbidden": _unknown,
    "missing": _missing_or_point,
    "literal_error": _choice,
    "enum": _choice,
    "too_long": _list_too_long,
    "string_too_long": _text_too_long,
    "string_too_short": _empty,
}


def _bound(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    return next((f"{word} {context[name]:g}" for name, word in words.items() if name in context), "")


def _remedy(field: FieldInfo | None, kind: str) -> str:
    if kind == "bool_type":
        return "Write true or false, without quotes."
    if field is None:
        return "See docs/reference/configuration.md."
    limits = number_range(field)
    if limits:
        return f"Use {'a whole number' if is_whole(field) else 'a number'} {limits}."
    if field.examples:
        return f"For example: {format_value(field.examples[0])}."
    return "See docs/reference/configuration.md."


def _shown(path: KeyPath, value: Any) -> str:
    """`value` for an error text; secrets and whole tables are only named."""
    field = field_at(path)
    if isinstance(value, dict):
        return "a table"
    if is_secret(field) or any(word in str(path[-1]).lower() for word in ("password", "secret", "token")):
        return MASK
    text = redact(format_value(value))
    noun = _NOUNS.get(type(value), "")
    text = text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
    return f"{noun} {text}" if isinstance(value, str | list) else text


def _decapitalize(text: str) -> str:
    return text[:1].lower() + text[1:]
