"""The pictures of the guide: each is there, shown somewhere with a description, and made by the script."""

from __future__ import annotations

import re
from pathlib import Path

from support.pictures import GUIDE, MOST_BYTES, NAMES

ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"!\[([^\]]*)\]\((?:\.\./|docs/)?(?:guide/)?pictures/([\w.-]+)\)")


def shown() -> list[tuple[str, str]]:
    """The description and the file of every picture in the documents."""
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [found for path in documents for found in SHOWN.findall(path.read_text(encoding="utf-8"))]


def test_every_picture_that_is_shown_is_there_and_made_by_the_script() -> None:
    names = {file for _, file in shown()}
    assert names <= NAMES, "scripts/guide-pictures does not make them"
    assert [file for file in sorted(names) if not (GUIDE / file).is_file()] == []


def test_every_picture_that_is_made_is_shown_and_no_other_is_there() -> None:
    assert {file for _, file in shown()} == NAMES
    assert {path.name for path in GUIDE.glob("*.webp")} == NAMES


def test_pictures_are_described_for_those_who_do_not_see_them() -> None:
    assert [file for text, file in shown() if len(text.split()) < 5] == []


def test_pictures_are_light() -> None:
    assert sum(path.stat().st_size for path in GUIDE.iterdir()) <= MOST_BYTES
