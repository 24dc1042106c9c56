"""Finds its way through the models: which field or table a key path leads to, and how a field's values are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from tawny.config.lines import KeyPath
from tawny.config.models import Config


def model_at(path: KeyPath) -> type[BaseModel] | None:
    """The model of the table at `path`; None where there is no table with fixed keys."""
    annotation: Any = Config
    for part in path:
        if is_table_of_ids(annotation):
            annotation = sub_model(annotation)
            continue
        model = sub_model(annotation)
        field = model.model_fields.get(str(part)) if model else None
        if field is None:
            return None
        annotation = field.annotation
    return None if is_table_of_ids(annotation) else sub_model(annotation)


def field_at(path: KeyPath) -> FieldInfo | None:
    """The field at `path`, or the innermost one around it whose list or table `path` leads into."""
    for length in range(len(path), 0, -1):
        model, key = model_at(path[: length - 1]), path[length - 1]
        if model and isinstance(key, str) and key in model.model_fields:
            return model.model_fields[key]
    return None


def sub_model(annotation: Any) -> type[BaseModel] | None:
    """The model that `annotation` is, may be, or has as values; None for plain values."""
    return next((a for a in mentioned_types(annotation) if isinstance(a, type) and issubclass(a, BaseModel)), None)


def is_table_of_ids(annotation: Any) -> bool:
    """Whether `annotation` is a table whose keys are ids that the user chooses."""
    return get_origin(annotation) is dict


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """The keys of `model` and, dotted, those of the tables within it; ids that the user chooses are not entered."""
    for name, field in model.model_fields.items():
        yield prefix + name, field
        below = sub_model(field.annotation)
        if below and not is_table_of_ids(field.annotation):
            yield from keys_of(below, f"{prefix}{name}.")


def is_secret(field: FieldInfo | None) -> bool:
    """Whether values of `field` may hold credentials."""
    return field is not None and (not field.repr or SecretStr in mentioned_types(field.annotation))


def is_whole(field: FieldInfo) -> bool:
    """Whether the numbers of `field` are whole."""
    return int in mentioned_types(field.annotation)


def number_range(field: FieldInfo) -> str:
    """The limits of a numeric field in words, `from 0 to 100`; empty for a field without limits."""
    limits = {type(item): item for item in field.metadata if isinstance(item, Ge | Gt | Le | Lt)}
    low: Ge | Gt | None = limits.get(Ge) or limits.get(Gt)  # type: ignore[assignment]
    high: Le | Lt | None = limits.get(Le) or limits.get(Lt)  # type: ignore[assignment]
    bottom = "" if low is None else f"from {low.ge:g}" if isinstance(low, Ge) else f"above {low.gt:g}"
    top = "" if high is None else f"to {high.le:g}" if isinstance(high, Le) else f"below {high.lt:g}"
    if bottom.startswith("above") and top:
        return f"{bottom} and up {top}"
    return f"{bottom} {top}".strip() if top else bottom.replace("from ", "of at least ")


def format_value(value: Any) -> str:
    """`value` as TOML writes it on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(format_value, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f'"{value}"' if isinstance(value, str) else str(value)


def mentioned_types(annotation: Any) -> Iterator[Any]:
    """All types that `annotation` mentions, however nested."""
    yield annotation
    for argument in get_args(annotation):
        yield from mentioned_types(argument)
