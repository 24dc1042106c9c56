"""Pictures of the sidecar's own page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from support.app import READER, SIZES
from support.browser import browse, needs_browser
from support.pictured import House
from support.pictures import GUIDE, LOOKS, PAGE, Look

pytestmark = [needs_browser, pytest.mark.timeout(1800)]

needs_guide = pytest.mark.skipif(not os.environ.get("TAWNY_PICTURES"), reason="TAWNY_PICTURES is not set")
needs_look = pytest.mark.skipif(not os.environ.get("TAWNY_LOOK"), reason="TAWNY_LOOK names no folder")


def walk(house: House, context: dict[str, Any], folder: Path, **options: object) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    with house.new_camera() as camera:
        asked = {"context": context, "screens": str(folder), "camera": camera, **house.options(), **options}
        found = browse("gallery", house.tawny.url, house.tawny.token, within=1500, **asked)
    assert found["errors"] == []
    assert found["beyond"] == []
    return found


@needs_guide
@pytest.mark.parametrize("size", PAGE)
def test_guide(house: House, tmp_path: Path, size: str) -> None:
    wanted = PAGE[size]
    walk(house, {**SIZES[size], **READER}, tmp_path, packed=80, only=list(wanted))
    GUIDE.mkdir(exist_ok=True)
    for name, file in wanted.items():
        (GUIDE / file).write_bytes((tmp_path / f"{name}.webp").read_bytes())


@needs_look
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_look(house: House, look: Look) -> None:
    folder = Path(os.environ["TAWNY_LOOK"]) / str(look)
    found = walk(house, look.context, folder, further=6)
    assert not found["cut"], "\n".join(found["cut"])
