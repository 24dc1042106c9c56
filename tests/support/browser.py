"""A real Chromium, driven by tests/browser/harness.mjs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIMIT_S = 90


def chromium() -> str | None:
    """Where the browser is."""
    return os.environ.get("TAWNY_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> str:
    """What browser tests need and this machine has not; empty when they can run."""
    if shutil.which("node") is None:
        return "needs node"
    if chromium() is None:
        return "needs chromium on the PATH, or its path in TAWNY_CHROMIUM"
    if not (FOLDER / "node_modules").is_dir():
        return "needs `npm ci` in tests/browser"
    return ""


needs_browser = pytest.mark.skipif(bool(missing()), reason=missing() or "there is a browser")


def browse(task: str, base: str, token: str, *, within: float = LIMIT_S, **options: object) -> dict[str, Any]:
    """Run a task of tests/browser/tasks on a service; what it found, with the page's errors under `errors`."""
    asked = {"task": task, "base": base, "token": token, "chromium": chromium(), **options}
    done = subprocess.run(
        ["node", "harness.mjs", json.dumps(asked)],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        timeout=within,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
