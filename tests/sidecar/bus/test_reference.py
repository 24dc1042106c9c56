"""The committed reference page is the one that the tables make."""

from __future__ import annotations

from pathlib import Path

from tawny.bus.commands import Commands
from tawny.bus.reference import reference_page

from .test_discovery import TOPICS

PAGE = Path(__file__).parents[3] / "docs/reference/mqtt.md"


def test_the_committed_page_is_up_to_date() -> None:
    assert PAGE.read_text() == reference_page(), "run python -m tawny.bus.reference > docs/reference/mqtt.md"


def test_every_command_is_on_the_page() -> None:
    commands = Commands(None, None, TOPICS, None)  # type: ignore[arg-type]
    assert all(f"/{name}/set`" in reference_page() for name in commands.names)
