"""Home Assistant with a sidecar in it and dashboards of its own, looked at with a real browser."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from support.app import READER, SIZES, kept_in
from support.browser import LIMIT_S, browse
from support.hass import Hass
from support.service import Tawny


@dataclass(frozen=True, slots=True)
class House:
    """Home Assistant with a sidecar in it."""

    hass: Hass
    sidecar: Tawny

    def browse(
        self,
        task: str,
        size: str,
        dashboard: str,
        *,
        within: float = LIMIT_S,
        fine: tuple[str, ...] = (),
        **options: object,
    ) -> dict[str, Any]:
        """Run a task as the owner. Nothing of ours logs an error but those with one of `fine` in it."""
        login = {"access_token": self.hass.token, "token_type": "Bearer", "expires_in": 1800, "refresh_token": ""}
        kept = {
            **login,
            "hassUrl": self.hass.url,
            "clientId": f"{self.hass.url}/",
            "expires": (time.time() + 1800) * 1e3,
        }
        asked: dict[str, object] = {
            "dashboard": dashboard,
            "kept": {"hassTokens": json.dumps(kept)},
            "context": {**SIZES.get(size, {}), **READER},
            **kept_in(size),
            **options,
        }
        found = browse(task, self.hass.url, "", within=within, stranger=True, **asked)
        ours = [error for error in found["errors"] if "tawny" in error and not any(word in error for word in fine)]
        assert not ours, ours
        return found


def pair(hass: Hass, sidecar: Tawny, scope: str = "admin") -> str:
    """Add the sidecar by its address and a code; the id of its entry."""
    step = hass.flow("tawny")
    answers = {"url": sidecar.url, "code": sidecar.send("POST", "/pair/code", {"scope": scope})["code"]}
    while step["type"] == "form":
        asked = {field["name"] for field in step["data_schema"] or []}
        step = hass.step(step["flow_id"], **{name: answers[name] for name in asked})
    assert step["type"] == "create_entry", step
    return str(step["result"]["entry_id"])


def dashboard(hass: Hass, path: str, config: dict[str, Any]) -> None:
    """Make a dashboard."""
    hass.ask("lovelace/dashboards/create", url_path=path, title="Cameras", mode="storage", show_in_sidebar=True)
    hass.ask("lovelace/config/save", url_path=path, config=config)
