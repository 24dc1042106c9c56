"""A real Chromium, driven by tests/browser/harness.mjs."""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
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


class Browser:
    """A browser that does one task after the other. It is started by `prefix`, with some more `flags`."""

    def __init__(self, prefix: Sequence[str] = (), flags: Sequence[str] = ()) -> None:
        self._complaints = tempfile.TemporaryFile("w+")  # noqa: SIM115 - until the browser is closed
        self._process = subprocess.Popen(
            [*prefix, "node", str(FOLDER / "harness.mjs"), chromium() or "", *flags],
            cwd=FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
        )

    def run(self, asked: dict[str, Any], within: float) -> dict[str, Any]:
        """What the harness answers. Whatever goes wrong with the browser itself is an AssertionError."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        there, _, _ = select.select([self._process.stdout], [], [], within)
        assert there, f"{asked['task']} is not done after {within} s"
        answer: dict[str, Any] = json.loads(self._process.stdout.readline() or "null")
        if answer is None:
            self._process.wait()
            self._complaints.seek(0)
            raise AssertionError(self._complaints.read())
        return answer

    def close(self) -> None:
        """The browser ends with the pipe to it."""
        self._process.kill()
        self._process.communicate()
        self._complaints.close()


_idle: list[Browser] = []


@atexit.register
def _close() -> None:
    for browser in _idle:
        browser.close()


def browse(task: str, base: str, token: str, *, within: float = LIMIT_S, **options: object) -> dict[str, Any]:
    """Run a task of tests/browser/tasks on a service; what it found, with the page's errors under `errors`."""
    asked = {"task": task, "base": base, "token": token, **options}
    browser = _idle.pop() if _idle else Browser()
    try:
        answer = browser.run(asked, within)
    except BaseException:
        browser.close()
        raise
    _idle.append(browser)
    assert "failed" not in answer, answer["failed"]
    found: dict[str, Any] = answer["found"]
    return found
