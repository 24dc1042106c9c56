"""Chromium for the benchmarks, driven as in the tests."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import rig

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "browser"
LIMIT_S = 240


def runner(recorder: rig.Recorder) -> Callable[..., dict[str, Any]] | None:
    """Runs a task of tests/browser/tasks, with its options; None where there is no browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next((path for name in names if (path := shutil.which(name))), None)
    if chromium is None or not (FOLDER / "node_modules").is_dir():
        rig.say("no chromium, or no `npm ci` in tests/browser: nothing is measured in a browser")
        return None
    return partial(_browse, chromium, recorder)


def _browse(chromium: str, recorder: rig.Recorder, task: str, **options: object) -> dict[str, Any]:
    asked = {"task": task, "base": recorder.url, "token": recorder.token, **options}
    done = subprocess.run(
        ["node", "harness.mjs", chromium],
        cwd=FOLDER,
        input=json.dumps(asked) + "\n",
        stdout=subprocess.PIPE,
        text=True,
        timeout=LIMIT_S,
        check=True,
    )
    answer = json.loads(done.stdout)
    if "failed" in answer:
        raise RuntimeError(answer["failed"])
    found: dict[str, Any] = answer["found"]
    if found["errors"]:
        rig.say(f"  the browser says: {found['errors'][:3]}")
    return found


def spread(values: list[float]) -> dict[str, Any]:
    """Median, 95th percentile and most, rounded."""
    if not values:
        return {"median": None}
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered)),
        "p95": round(ordered[int(0.95 * (len(ordered) - 1))]),
        "max": round(ordered[-1]),
    }
