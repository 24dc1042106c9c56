"""What all models of the configuration share: frozen, no unknown keys, no silent conversion of types."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from tawny.core.ids import USER_ID, is_user_id
from tawny.core.one_line import is_one_line


class Invalid(ValueError):  # noqa: N818 - a finding, not a failure
    """A value breaks a rule that Pydantic has no word for: what is wrong and, as `remedy`, what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class EnvironmentText(str):
    """A string that was nothing but one `${NAME}`: the only kind of string that may become a number or a switch."""

    __slots__ = ()


class ConfigModel(BaseModel):
    """Base of every table of the configuration. Validation errors never quote their input: it may be a password."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
        model_title_generator=lambda model: model.__name__.removesuffix("Config") or "Tawny",
    )


_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def _switch(value: Any) -> Any:
    if isinstance(value, EnvironmentText):
        word = value.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else str(value)
    return value


def _number(value: Any) -> Any:
    if isinstance(value, EnvironmentText):
        for convert in (int, float):
            try:
                return convert(value)
            except ValueError:
                continue
        return str(value)
    return value


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, EnvironmentText) else value


def _one_line(value: str) -> str:
    if not is_one_line(value):
        raise Invalid("contains a line break or control character", "Remove it.")
    return value


def _user_id(value: str) -> str:
    if not is_user_id(value):
        raise Invalid(
            "is not a valid id",
            "Use 1 to 63 lower-case letters, digits and underscores, beginning with a letter or digit.",
        )
    return value


def expand_home(path: Path) -> Path:
    """`path` with `~` or `~user` replaced by that home directory. Raises Invalid when there is none."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise Invalid(f"begins with {path.parts[0]}, which has no home directory", "Write the whole path.") from None


def _resolve(path: Path, info: ValidationInfo) -> Path:
    path = expand_home(path)
    base = (info.context or {}).get("base")
    return Path(base, path) if base is not None else path


Switch = Annotated[bool, Strict(), BeforeValidator(_switch)]
"""true or false; words and numbers are not taken for it."""

Whole = Annotated[int, Strict(), BeforeValidator(_number)]
"""A whole number."""

Number = Annotated[float, Strict(), BeforeValidator(_number)]
"""A finite number; whole numbers are fine."""

Text = Annotated[str, BeforeValidator(_text), StringConstraints(strip_whitespace=True), AfterValidator(_one_line)]
"""A string in one line, without surrounding blanks."""

UserId = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_user_id),
    WithJsonSchema({"type": "string", "pattern": f"^{USER_ID.pattern}$"}),
]
"""An id that ends up in paths, topics, URLs and entity ids; see `tawny.core.ids`."""

ConfigPath = Annotated[Path, BeforeValidator(_text), AfterValidator(_resolve)]
"""A path. `~` is the home directory; relative ones are resolved against the validation context's `base`."""
