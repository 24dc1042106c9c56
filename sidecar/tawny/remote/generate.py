"""`tawny remote init`, without the questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawny.core.errors import TawnyError, UsageError
from tawny.remote.answers import Answers
from tawny.remote.files import ANSWERS, files_of
from tawny.remote.folder import Written, check_folder, write_folder
from tawny.remote.keys import keys_of
from tawny.remote.surroundings import check_addresses


def saved(folder: Path) -> str | None:
    """The answers of the last time, as they were saved; None in a new folder. Raises TawnyError."""
    if not check_folder(folder):
        return None
    try:
        return (folder / ANSWERS).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{ANSWERS} is no text in UTF-8", "mend it, or begin in a new folder") from error
    except OSError as error:
        raise TawnyError(
            f"{folder / ANSWERS} can't be read ({error.strerror})", "run this as the user who made it"
        ) from error


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
