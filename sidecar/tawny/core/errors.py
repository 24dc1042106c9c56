"""Errors that a user sees: one line that says what happened and, as the hint, what to do."""

from __future__ import annotations


class TawnyError(Exception):
    """Base of every error that is part of the interface. The command line prints `message` and `hint` on one line."""

    code = "failed"
    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[type[TawnyError], tuple[str, str]]:
        return (type(self), (self.message, self.hint))


class UsageError(TawnyError):
    """The command or its arguments are wrong."""

    code = "usage"
    exit_code = 2


class ConfigError(TawnyError):
    """The configuration is invalid; `message` names file and line."""

    code = "invalid_configuration"
    exit_code = 2


class StorageError(TawnyError):
    """The storage directory is missing, read-only, full, or not the one that was used before."""

    code = "storage"


class CaptureError(TawnyError):
    """A camera or file could not be opened or read."""

    code = "capture"


class AuthenticationError(CaptureError):
    """The camera refused the user name or password. Never retried quickly: cameras lock out."""

    code = "authentication"


class NoVideoError(CaptureError):
    """The source has no video stream that Tawny can use."""

    code = "no_video"


class NotFoundError(TawnyError):
    """The camera, event or range that was asked for does not exist."""

    code = "not_found"
