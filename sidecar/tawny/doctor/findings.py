"""What a check found: a verdict, one line that says what is, and one that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tawny.core.errors import TawnyError
from tawny.core.redact import redact


class Outcome(StrEnum):
    """How grave it is. A warning is for what works, but may cause trouble."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `check` is a stable name for programs; `remedy` is empty when all is well."""

    check: str
    outcome: Outcome
    found: str
    remedy: str = ""


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(check, Outcome.OK, _line(found))


def warning(check: str, found: str, remedy: str) -> Finding:
    """It works, and may cause trouble."""
    return Finding(check, Outcome.WARNING, _line(found), _line(remedy))


def failed(check: str, found: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(check, Outcome.FAILED, _line(found), _line(remedy))


def of_error(check: str, error: TawnyError) -> Finding:
    """What an error says of itself."""
    return failed(check, error.message, error.hint or "see the log of the service")


def show_bytes(size: float) -> str:
    """Bytes for people: `1.2 GB`."""
    for unit in ("B", "kB", "MB", "GB"):
        if abs(size) < 1000:
            return f"{size:.3g} {unit}" if unit != "B" else f"{size:.0f} B"
        size /= 1000
    return f"{size:.3g} TB"


def _line(text: str) -> str:
    return " ".join(redact(text).split())
