"""Fills the templates of this package: `@{name}` is replaced, everything else stands for itself.

What shells and nginx write with a dollar stays as it is, so that the templates can be read, and checked, as what they
become.
"""

from __future__ import annotations

import string
from importlib.resources import files
from typing import Any


class _Template(string.Template):
    pattern = r"@(?:(?P<escaped>(?!))|(?P<named>(?!))|\{(?P<braced>[a-z_]+)\}|(?P<invalid>(?!)))"  # type: ignore[assignment]


def template(name: str) -> str:
    """A template as it is."""
    return files("tawny.remote").joinpath("templates", name).read_text("utf-8")


def filled(name: str, values: dict[str, Any]) -> str:
    """The template `name` with `values`. Raises KeyError for a name that there is no value for."""
    return _Template(template(name)).substitute(values)
