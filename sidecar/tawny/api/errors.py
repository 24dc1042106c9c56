"""Every error as JSON with the right status: `{"error": {"code", "message", "hint"}}`. No traceback, no secret."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from tawny.core.errors import CaptureError, ConfigError, NotFoundError, StorageError, TawnyError, UsageError
from tawny.core.redact import redact
from tawny.house.errors import ConflictError, InvalidInputError, VersionError
from tawny.live import StreamStartingError

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class CameraFailedError(TawnyError):
    """A camera that was asked could not be reached, or did not do what it was asked; `code` says which.

    Nobody should try again at once: it may be the login.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code

    def __reduce__(self) -> tuple[type[CameraFailedError], tuple[str, str, str]]:  # type: ignore[override]
        return (type(self), (self.code, self.message, self.hint))


_LOGGER = logging.getLogger(__name__)
_STATUS: tuple[tuple[type[TawnyError], int], ...] = (
    (NotFoundError, 404),
    (UsageError, 422),
    (VersionError, 412),
    (ConflictError, 409),
    (CameraFailedError, 502),
    (StreamStartingError, 503),
    (StorageError, 503),
    (CaptureError, 503),
    (ConfigError, 500),
    (TawnyError, 503),
)
_BODILESS = frozenset({"GET", "HEAD", "DELETE"})
_RETRY_AFTER_S = {StreamStartingError: 1, StorageError: 30}
_USUAL_RETRY_AFTER_S = 5
_CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    408: "too_slow",
    413: "too_large",
    415: "unsupported_encoding",
    426: "websocket_only",
}
_HINTS = {
    400: "send what docs/reference/api.md describes",
    404: "the API begins at /api/v1; docs/reference/api.md lists its routes",
    405: "use one of the methods in the header Allow",
    408: "send the whole body at once",
    413: "send less",
    415: "send the body as it is, without Content-Encoding",
    426: "connect with a WebSocket: Upgrade, Sec-WebSocket-Version 13 and Sec-WebSocket-Key",
}


class FieldProblem(BaseModel):
    """A field that was wrong."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    path: str
    """Where it stands: names and positions with dots between them, `zones.porch.polygon.2`."""
    message: str
    """What is wrong with it."""


class ErrorDetail(BaseModel):
    """What went wrong."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    code: str
    """For programs: a short name that stays as it is."""
    message: str
    """For people: what happened, in one line."""
    hint: str
    """For people: what to do; may be empty."""
    fields: list[FieldProblem] | None = None
    """With 422: every field that was wrong."""


class ErrorModel(BaseModel):
    """What every error looks like."""

    error: ErrorDetail


def error_response(
    status: int,
    code: str,
    message: str,
    hint: str = "",
    *,
    fields: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> web.Response:
    """An error as the API answers it; `fields` tells which inputs were wrong and why."""
    problems = None if fields is None else [FieldProblem(**field) for field in fields]
    detail = ErrorDetail(code=code, message=_writable(message), hint=_writable(hint), fields=problems)
    return web.Response(
        text=ErrorModel(error=detail).model_dump_json(exclude_none=True),
        status=status,
        headers=headers,
        content_type="application/json",
    )


def _writable(text: str) -> str:
    """`text` without secrets, and without what UTF-8 can't write: halves of characters, as requests may have sent."""
    return redact(text).encode("utf-8", "replace").decode()


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn whatever a handler raises into an answer."""
    try:
        return await handler(request)
    except TawnyError as error:
        return _known(error)
    except ValidationError as error:
        return _invalid(error, "query" if request.method in _BODILESS else "body")
    except web.HTTPException as error:
        return http_error(error)
    except ConnectionError:
        raise
    except Exception:
        _LOGGER.exception("%s %s failed", request.method, request.path)
        return error_response(
            500, "internal", "something went wrong inside Tawny", "its log says what; please report it"
        )


def _known(error: TawnyError) -> web.Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    wait = next((seconds for kind, seconds in _RETRY_AFTER_S.items() if isinstance(error, kind)), _USUAL_RETRY_AFTER_S)
    headers = {"Retry-After": str(wait)} if status == 503 else None
    fields = error.fields if isinstance(error, InvalidInputError) else None
    return error_response(status, error.code, error.message, error.hint, fields=fields, headers=headers)


def _invalid(error: ValidationError, whole: str) -> web.Response:
    """The answer to a query or body; `whole` is the path of what no field alone is wrong with."""
    fields = [
        {
            "path": ".".join(str(part) for part in problem["loc"]) or whole,
            "message": problem["msg"].removeprefix("Value error, "),
        }
        for problem in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    message = "; ".join(f"{field['path']}: {field['message']}" for field in fields)
    return error_response(422, "invalid", message, "correct the fields and send it again", fields=fields)


def http_error(error: web.HTTPException) -> web.StreamResponse:
    """An error of aiohttp's as the API answers it."""
    if error.status < 400:
        raise error
    phrase = HTTPStatus(error.status).phrase.lower()
    headers = {name: error.headers[name] for name in ("Allow",) if name in error.headers}
    return error_response(
        error.status, _CODES.get(error.status, "failed"), phrase, _HINTS.get(error.status, ""), headers=headers
    )
