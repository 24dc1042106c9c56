"""The names of buttons: what Home Assistant hears when somebody presses one, however long after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_PREFIX = "tawny"


class Deed(StrEnum):
    """What a button asks for."""

    SILENCE = "silence"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A deed that was asked for under a notification of `profile` about `event`.

    Its name says all, so that it is understood after a restart, and no two notifications share one.
    """

    deed: Deed
    profile: str
    event: str

    @property
    def name(self) -> str:
        """What stands in the notification."""
        return f"{_PREFIX}/{self.deed}/{self.profile}/{self.event}"

    @classmethod
    def read(cls, name: object) -> Pressed | None:
        """What a name stands for; None when it is not one of ours."""
        match str(name).split("/"):
            case [prefix, deed, profile, event] if prefix == _PREFIX and deed in tuple(Deed):
                return cls(Deed(deed), profile, event)
        return None
