"""What can be wrong with a change that somebody asks for."""

from __future__ import annotations

from collections.abc import Sequence

from tawny.core.errors import TawnyError, UsageError


class CameraOfflineError(TawnyError):
    """A camera that is to be recorded now sends nothing."""

    code = "camera_offline"


class ConflictError(TawnyError):
    """What is asked for contradicts what is there."""

    code = "conflict"


class VersionError(ConflictError):
    """The configuration has changed since it was read."""

    code = "changed"

    def __init__(self) -> None:
        super().__init__("the configuration has changed since it was read", "read it again, then change it")

    def __reduce__(self) -> tuple[type[VersionError], tuple[()]]:  # type: ignore[override]
        return (type(self), ())


class InvalidInputError(UsageError):
    """Fields of a request are wrong: (path, what is wrong with it and what to write instead) each."""

    code = "invalid"

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        text = "; ".join(f"{path}: {message}" for path, message in fields)
        super().__init__(text, "correct the fields and send it again")
        self.fields = [{"path": path, "message": message} for path, message in fields]

    def __reduce__(self) -> tuple[type[InvalidInputError], tuple[list[tuple[str, str]]]]:  # type: ignore[override]
        return (type(self), ([(field["path"], field["message"]) for field in self.fields],))
