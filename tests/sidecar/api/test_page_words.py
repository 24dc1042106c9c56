"""What the page's script makes of times, run by Node with the language of a browser that is not English."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import tawny.api

PAGE = Path(tawny.api.__file__).parent / "static/page.js"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_days_are_of_the_language_of_the_words_around_them_and_of_a_year(tmp_path: Path) -> None:
    module = shutil.copy(PAGE, tmp_path / "page.mjs")
    code = f"import({str(module)!r}).then((page) => console.log(page.day('2025-01-01T12:00:00Z')))"
    spoken = {**os.environ, "LC_ALL": "de_DE.UTF-8", "TZ": "UTC"}
    done = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True, timeout=60, env=spoken)
    assert done.stdout == "Wednesday, 1 January 2025\n"
