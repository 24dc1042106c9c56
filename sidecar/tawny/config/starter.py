"""The commented file that `tawny config init` writes: made from the models, so that the two never differ."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tawny.config.camera import CameraConfig
from tawny.config.models import Config
from tawny.config.shape import format_value, is_table_of_ids, sub_model

_WIDTH = 100
_EXAMPLE_IDS = {"cameras": "front_door", "zones": "driveway", "ignore": "clock"}
_SUB_URL = "rtsp://user:${FRONT_DOOR_PASSWORD}@192.0.2.10/sub"
_INTRODUCTION = """\
Configuration of Tawny. `tawny config check` finds mistakes in it, with line numbers.

A line that begins with "# " explains. A line that begins with "#" alone is a setting with its \
default or an example: remove the # to use it. Delete what you do not need.

${NAME} in any text is replaced by the environment variable NAME; write $$ for a dollar sign. \
Relative paths are relative to this file. All settings: docs/reference/configuration.md."""


def starter_text(storage_path: str | None = None) -> str:
    """A valid `tawny.toml` that explains every setting; without cameras, but with one as a commented example.

    `storage_path` is written as the storage directory when given; otherwise the default applies.
    """
    lines = [*_comment(_INTRODUCTION), ""]
    for name, field in Config.model_fields.items():
        if name != "cameras":
            lines += _table((name,), field, off=False)
    lines += [*_comment(str(Config.model_fields["cameras"].description)), *_comment("An example:"), ""]
    lines += _body(("cameras", _EXAMPLE_IDS["cameras"]), CameraConfig, off=True)
    text = "\n".join(lines).rstrip() + "\n"
    if storage_path is not None:
        text = text.replace('#path = "data"', f"path = {format_value(storage_path)}", 1)
    return text


def _table(path: tuple[str, ...], field: FieldInfo, *, off: bool) -> Iterator[str]:
    """A table and those within it; `off` comments even its header out."""
    model = sub_model(field.annotation)
    assert model is not None
    yield from _comment(str(field.description))
    if is_table_of_ids(field.annotation):
        path = (*path, _EXAMPLE_IDS[path[-1]])
    yield from _body(path, model, off=off)


def _body(path: tuple[str, ...], model: type[BaseModel], *, off: bool) -> Iterator[str]:
    plain = {name: field for name, field in model.model_fields.items() if sub_model(field.annotation) is None}
    if path[-1] == "sub":  # has the same keys as main, right above
        plain = {name: field for name, field in plain.items() if field.is_required()}
    if plain:
        yield f"{'#' if off else ''}[{'.'.join(path)}]"
    for name, field in plain.items():
        yield from _comment(str(field.description))
        yield f"#{name} = {format_value(_shown_value(path, name, field))}"
    if plain:
        yield ""
    for name, field in model.model_fields.items():
        if sub_model(field.annotation) is not None:
            yield from _table((*path, name), field, off=off)


def _shown_value(path: tuple[str, ...], name: str, field: FieldInfo) -> Any:
    if (*path[-2:], name) == ("streams", "sub", "url"):
        return _SUB_URL
    if field.examples:
        return field.examples[0]
    default = field.get_default()
    return str(default) if type(default) not in {str, bool, int, float, tuple} else default


def _comment(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from (f"# {line}" for line in wrap(paragraph, _WIDTH, break_on_hyphens=False)) if paragraph else ["#"]
