"""Fields of forms that Home Assistant has no own kind of."""

from __future__ import annotations

from math import isfinite
from typing import Any, override

import probatio as vol
from homeassistant.helpers.selector import NumberSelector


class FiniteNumberSelector(NumberSelector):
    """A number between its limits. Home Assistant's lets "nan" through: it is neither too small nor too large."""

    @override
    def __call__(self, data: Any) -> float:
        value = super().__call__(data)
        if not isfinite(value):
            raise vol.Invalid(f"{value} is no number to count with")
        return value
