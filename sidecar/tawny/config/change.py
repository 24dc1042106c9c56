"""A configuration with some settings changed, for a service that has no file: nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from tawny.config.checks import check_relations
from tawny.config.explain import explain
from tawny.config.models import Config
from tawny.config.problems import InvalidConfigError, Problem, format_key


def changed_config(config: Config, changes: Mapping[tuple[str, ...], Any]) -> Config:
    """`config` with `changes`: key paths to plain values, tables (which replace the whole), or None, which removes.

    Raises InvalidConfigError with all problems.
    """
    data = _plain(config)
    for path, value in changes.items():
        table = data
        for part in path[:-1]:
            table = table.setdefault(part, {})
        table.pop(path[-1], None)
        if value is not None:
            table[path[-1]] = value
    try:
        changed = Config.model_validate(data)
    except ValidationError as error:
        found = [explain(detail) for detail in error.errors(include_url=False)]
        raise InvalidConfigError(
            tuple(Problem("the settings", 0, format_key(each.path), each.message, each.remedy) for each in found)
        ) from None
    serious = [finding for finding in check_relations(changed) if not finding.warning]
    if serious:
        raise InvalidConfigError(
            tuple(Problem("the settings", 0, format_key(each.path), each.message, each.remedy) for each in serious)
        )
    return changed


def _plain(value: Any) -> Any:
    """Tables as dictionaries, everything else (secrets, too) as it is. What has no value is left out."""
    if isinstance(value, BaseModel):
        return {name: _plain(item) for name, item in value if item is not None}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
