"""`tawny remote init`, without the questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawny.remote.answers import Answers
from tawny.remote.files import ANSWERS, files_of
from tawny.remote.folder import Written, check_folder, write_folder
from tawny.remote.keys import keys_of
from tawny.remote.surroundings import check_addresses


def saved(folder: Path) -> str | None:
    """The answers of the last time, as they were saved; None in a new folder. Raises UsageError."""
    return (folder / ANSWERS).read_text("utf-8") if check_folder(folder) else None


def answers_of(folder: Path, given: dict[str, Any]) -> Answers:
    """What was said the last time, changed by what is `given`. Raises UsageError."""
    before = saved(folder)
    return Answers.of(given) if before is None else Answers.from_toml(before, **given)


def generate(folder: Path, answers: Answers) -> Written:
    """Write everything. Raises TawnyError; then nothing was written."""
    check_folder(folder)
    check_addresses(answers)
    keys = keys_of(folder)
    return write_folder(folder, files_of(answers, keys), keys)
