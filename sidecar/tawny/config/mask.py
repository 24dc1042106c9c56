"""The effective configuration without its secrets, for people, the API and diagnostics."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import BaseModel, SecretStr

from tawny.config.models import Config
from tawny.config.shape import is_secret
from tawny.core.redact import MASK, redact


def masked(config: Config) -> dict[str, Any]:
    """All settings of `config`, defaults included, as JSON knows them; passwords, and logins in addresses, as `***`."""
    return _table(config)


def without_nulls(value: Any) -> Any:
    """`value` without the keys that have no value: TOML has no null."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return value


def _table(model: BaseModel) -> dict[str, Any]:
    fields = type(model).model_fields
    return {name: _value(getattr(model, name), secret=is_secret(field)) for name, field in fields.items()}


def _value(value: Any, *, secret: bool = False) -> Any:  # noqa: PLR0911 - one way out per type is the clearest
    if isinstance(value, BaseModel):
        return _table(value)
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_value(item, secret=secret) for item in value]
    if isinstance(value, SecretStr):
        return MASK
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value)) if secret else str(value)
