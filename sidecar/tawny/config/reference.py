"""The page docs/reference/configuration.md, made from the models: `python -m tawny.config.reference` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from tawny.config.find import FILE_NAME, VARIABLE
from tawny.config.models import Config
from tawny.config.shape import format_value, is_table_of_ids, is_whole, mentioned_types, number_range, sub_model

_PLACEHOLDERS = {"cameras": "CAMERA", "zones": "ZONE", "ignore": "AREA"}
_INTRODUCTION = f"""\
# Configuration: all settings

<!-- Made by `python -m tawny.config.reference`; change the models in sidecar/tawny/config instead. -->

`{FILE_NAME}` is [TOML](https://toml.io). Tawny uses the file named by `-c`, else by the environment variable
`{VARIABLE}`, else the first that exists of `./{FILE_NAME}`, `$XDG_CONFIG_HOME/tawny/{FILE_NAME}`
(`~/.config/tawny/{FILE_NAME}`) and `/etc/tawny/{FILE_NAME}`. Unknown keys are errors.
[The guide](../guide/configuration.md) explains how to write, check and reload it.

- `${{NAME}}` in a text is replaced by the environment variable `NAME`, `$$` by a dollar sign. Within the user name and
  password of an address the value is percent-encoded, so put the password into the variable as it is. A text that is
  nothing but `${{NAME}}` may stand for a number or for true or false, too.
- Relative paths are relative to the file; `~` is the home directory.
- Words in capitals in table names, as in `[cameras.CAMERA]`, are ids that you choose: 1 to 63 lower-case letters,
  digits and underscores, beginning with a letter or digit.
"""


def reference_page() -> str:
    """The page as Markdown."""
    seen: dict[type[BaseModel], str] = {}
    parts = [_INTRODUCTION]
    for name, field in Config.model_fields.items():
        parts += _sections((name,), field, seen)
    return "\n".join(parts)


def _sections(path: tuple[str, ...], field: FieldInfo, seen: dict[type[BaseModel], str]) -> Iterator[str]:
    model = sub_model(field.annotation)
    assert model is not None
    if is_table_of_ids(field.annotation):
        path = (*path, _PLACEHOLDERS[path[-1]])
    heading = f"[{'.'.join(path)}]"
    plain = {name: field for name, field in model.model_fields.items() if sub_model(field.annotation) is None}
    if plain:
        yield f"## `{heading}`\n\n{field.description}\n"
        yield f"The same keys as in `{seen[model]}`.\n" if model in seen else _rows(plain)
        seen.setdefault(model, heading)
    for name, below in model.model_fields.items():
        if name not in plain:
            yield from _sections((*path, name), below, seen)


def _rows(fields: dict[str, FieldInfo]) -> str:
    rows = ["| key | value | default | meaning |", "|---|---|---|---|"]
    for name, field in fields.items():
        cells = (f"`{name}`", _kind(field), _default(field), f"**{field.title}.** {field.description}")
        rows.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def _kind(field: FieldInfo) -> str:
    choices = _choices(field.annotation)
    types = set(mentioned_types(field.annotation))
    if choices:
        return ", ".join(f'`"{choice}"`' for choice in choices)
    if bool in types:
        return "true or false"
    if get_origin(field.annotation) is tuple:
        return "list of points" if float in types else "list of texts"
    if types & {int, float}:
        return f"{'whole number' if is_whole(field) else 'number'} {number_range(field)}".strip()
    return "path" if Path in types else "text, secret" if SecretStr in types else "text"


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return []


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    if field.default_factory is not None or field.default is None:
        return "–"
    default = field.default
    plain = default if isinstance(default, bool | int | float | tuple) else str(default)
    return f"`{format_value(plain)}`"


if __name__ == "__main__":
    sys.stdout.write(reference_page())
