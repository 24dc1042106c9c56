"""The built page in a real browser: the sizes that it is looked at in, and where pictures of it go."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from support.browser import browse
from support.service import Tawny

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "hasTouch": True, "isMobile": True, "deviceScaleFactor": 2},
    "tablet": {"viewport": {"width": 820, "height": 1180}, "hasTouch": True},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}

SCREENS = os.environ.get("TAWNY_SCREENS", "")
"""A folder for pictures of every view in every size; none are kept when it is empty."""

READER = {
    "locale": "en-GB",
    "timezoneId": "Europe/Berlin",
    "colorScheme": os.environ.get("TAWNY_SCREENS_SCHEME", "dark"),
}
"""Who looks. TAWNY_SCREENS_SCHEME is `light` for those who want it so."""

CUT = ("ERR_", "WebSocket connection", "fetching the script")
"""What browsers log about a network that fails, whatever a page does; `fine` for who cuts it."""

DOWN = (*CUT, "status of 503")
"""The same about a service that is down."""


def kept_in(size: str) -> dict[str, object]:
    """Where a task keeps its pictures, as an option of it; none when nobody wants them."""
    if not SCREENS:
        return {}
    folder = Path(SCREENS) / size
    folder.mkdir(parents=True, exist_ok=True)
    return {"screens": str(folder)}


def show(
    tawny: Tawny,
    task: str,
    size: str = "desktop",
    *,
    fine: tuple[str, ...] = (),
    token: str = "",
    reader: Mapping[str, object] = MappingProxyType({}),
    **options: object,
) -> dict[str, Any]:
    """Run a task of tests/browser/tasks on the page, logged in with `token`, the administrator's unless it is given.

    `reader` says how he who looks is other than others. It logs no errors but those with one of `fine` in it.
    """
    context = {**SIZES[size], **READER, **reader}
    found = browse(task, tawny.url, token or tawny.token, context=context, **kept_in(size), **options)
    errors = [error for error in found["errors"] if not any(word in error for word in fine)]
    assert not errors, errors
    barriers = found.get("barriers", [])
    assert not barriers, "\n".join(barriers)
    assert found.get("overhang", 0) <= 0, f"{found['overhang']} pixels reach beyond the page"
    return found
