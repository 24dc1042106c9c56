"""A wall of four cameras for an hour, with a network that fails every other moment."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from statistics import median

import pytest

from support.browser import browse, needs_browser
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process

pytestmark = needs_browser

MINUTES = int(os.environ.get("TAWNY_SOAK", "60"))
AGAIN_MS = 10_000
"""How soon all pictures move again when the network is whole again."""

RESTLESS = {"motion": {"quiet_s": 30}}
"""Motion is never over, as the scene moves every 12 seconds: the network is waited for, and not the next motion."""

GROWTH, SPARE_MB = 1.1, 1.5
"""How much more memory the page may take in its last third than in its first."""


@pytest.mark.timeout(MINUTES * 60 + 180)
def test_the_kiosk_outlives_a_night(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    names = ("door", "gate", "yard", "barn")
    files = scene(tmp_path_factory)
    with run_in_process([SimulatedCamera(name, files) for name in names]) as simulator:
        streams = {name: {one: simulator.url(name, one) for one in ("main", "sub")} for name in names}
        with Tawny(tmp_path, {name: camera_config(urls, **RESTLESS) for name, urls in streams.items()}) as tawny:
            for name in names:
                tawny.online(name)
            seen = browse(
                "kiosk_soak", tawny.url, tawny.token, within=MINUTES * 60 + 120, minutes=MINUTES, cameras=len(names)
            )
    figures = {key: seen[key] for key in ("again", "heap", "nodes", "listeners")}
    sys.stdout.write(f"{json.dumps(figures)}\n")
    strange = [error for error in seen["errors"] if "ERR_" not in error and "WebSocket connection" not in error]
    assert strange == []
    assert seen["again"], "the network never failed"
    assert max(seen["again"]) < AGAIN_MS
    for figure, spare in (("heap", SPARE_MB), ("nodes", 50), ("listeners", 50)):
        first, last = thirds(seen[figure])
        assert last <= first * GROWTH + spare, (figure, seen[figure])


def thirds(figures: list[float]) -> tuple[float, float]:
    """The median of the first third and that of the last one."""
    part = max(1, len(figures) // 3)
    return median(figures[:part]), median(figures[-part:])
