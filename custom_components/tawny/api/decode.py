"""JSON to frozen dataclasses by their own type hints. What a newer sidecar says beside them is left out."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .errors import InvalidAnswerError


def decode[T](kind: type[T], data: object) -> T:
    """`data` as `kind`, a dataclass. Raises InvalidAnswerError when something is wrong, or lacks though it must not."""
    try:
        made: T = _value(kind, data)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidAnswerError(f"the answer is no {kind.__name__}: {type(error).__name__} {error}") from error
    return made


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _dataclass(kind: type, data: object) -> Any:
    if not isinstance(data, Mapping):
        raise TypeError(f"{kind.__name__} is an object")
    hints = _hints(kind)
    known = {
        field.name: _value(hints[field.name], data[field.name])
        for field in fields(kind)
        if field.name in data or (field.default is MISSING and field.default_factory is MISSING)
    }
    return kind(**known)


def _value(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin is UnionType:
        if data is None and NoneType in get_args(kind):
            return None
        return _value(next(option for option in get_args(kind) if option is not NoneType), data)
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError("this is a list")
        return tuple(_value(get_args(kind)[0], item) for item in data)
    return _plain(kind, data)


def _plain(kind: Any, data: Any) -> Any:
    if is_dataclass(kind):
        return _dataclass(kind, data)  # type: ignore[arg-type]
    if issubclass(kind, datetime):
        return datetime.fromisoformat(data)
    if issubclass(kind, Enum):
        return kind(data)
    wanted = (int, float) if kind is float else kind
    if not isinstance(data, wanted) or (kind is not bool and isinstance(data, bool)):
        raise TypeError(f"{type(data).__name__} instead of {kind.__name__}")
    return kind(data)
