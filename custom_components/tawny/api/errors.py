"""What can go wrong when a sidecar is asked. Every text is one line for people, and none has a secret in it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(eq=False)
class TawnyApiError(Exception):
    """Base of all: what happened, what to do about it (may be empty), and the answer's status (0: there was none)."""

    message: str
    hint: str = ""
    status: int = 0
    code: str = ""
    """The sidecar's own short name of it, which stays as it is."""
    retry_after: float | None = None
    """After how many seconds to try again, where the sidecar said so."""
    fields: tuple[tuple[str, str], ...] = ()
    """What was wrong with the question: where, such as `zones.porch.polygon.2`, and what."""

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class CannotConnectError(TawnyApiError):
    """Nobody answered, or not in time, or the connection broke."""


class InvalidAnswerError(CannotConnectError):
    """Somebody answered, but not as a sidecar does."""


class AuthenticationError(TawnyApiError):
    """The token is not valid, or not any more."""


class ForbiddenError(TawnyApiError):
    """The token does not allow it."""


class PairingRefusedError(ForbiddenError):
    """The pairing code is wrong, used up or expired; the sidecar does not tell which."""


class NotFoundError(TawnyApiError):
    """There is no such camera, event or recording."""


class BadRequestError(TawnyApiError):
    """The sidecar does not take this, or not as things are."""


class TooManyTriesError(TawnyApiError):
    """Too many wrong tokens or codes came from here."""


class NotReadyError(TawnyApiError):
    """Not yet, or not now: a stream starts, a camera has no picture, a disk fails."""


_KINDS: dict[int, type[TawnyApiError]] = {
    401: AuthenticationError,
    403: ForbiddenError,
    404: NotFoundError,
    429: TooManyTriesError,
    503: NotReadyError,
}
_PAIRING_FAILED = "pairing_failed"


def refusal(status: int, body: object, retry_after: str | None) -> TawnyApiError:
    """The error that an answer of 400 and above stands for."""
    try:
        told = body["error"]  # type: ignore[index]
        code, message, hint = str(told["code"]), str(told["message"]), str(told["hint"])
    except (KeyError, TypeError):
        kind = _KINDS.get(status, InvalidAnswerError)
        return kind(f"the answer was {status}", status=status, retry_after=_seconds(retry_after))
    kind = _KINDS.get(status, BadRequestError if status < 500 else NotReadyError)
    if code == _PAIRING_FAILED:
        kind = PairingRefusedError
    return kind(message, hint, status, code, _seconds(retry_after), _fields(told))


def _fields(told: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    fields = told.get("fields")
    if not isinstance(fields, list):
        return ()
    problems = [problem for problem in fields if isinstance(problem, dict)]
    return tuple((str(problem.get("path", "")), str(problem.get("message", ""))) for problem in problems)


def _seconds(text: str | None) -> float | None:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:  # a date: nothing of ours says that
        return None
