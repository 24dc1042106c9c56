"""What the API takes: queries and bodies, checked. Anything wrong is a ValidationError, which is answered with 422."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import from_json

from tawny.config.explain import explain
from tawny.config.lines import KeyPath
from tawny.core.clock import from_iso
from tawny.core.errors import UsageError
from tawny.core.ids import USER_ID
from tawny.core.one_line import ONE_LINE
from tawny.house.errors import InvalidInputError

_LOST_PLUS = re.compile(r" (?=\d\d:?\d\d$)")
_MAX_US = 253_402_300_799_000_000


def _moment(value: Any) -> int:
    if not isinstance(value, str):
        raise ValueError("must be a time such as 2026-11-22T21:28:30Z")  # noqa: TRY004 - pydantic wants ValueError
    try:
        # A plus that was not escaped arrives as a blank.
        us = from_iso(_LOST_PLUS.sub("+", value))
    except (ValueError, OverflowError):
        raise ValueError("must be an ISO 8601 time such as 2026-11-22T21:28:30Z") from None
    if not 0 <= us <= _MAX_US:
        raise ValueError("must be a time from 1970 to 9999")
    return us


Moment = Annotated[int, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
"""Microseconds since the epoch, written as ISO 8601; without a zone it is UTC."""

CameraId = Annotated[str, StringConstraints(pattern=f"^{USER_ID.pattern}$")]
ZoneId = CameraId
RecordedStream = Literal["main", "sub", "idle"]
"""`tawny.playback.footage.STREAMS`: the other renditions are made for who watches, and never kept."""
SmallRendition = Literal["remote", "low"]
"""Those of `tawny.media.ladder.LADDER`."""
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=ONE_LINE)]


def _later_than(first: str, most_us: int | None = None) -> Callable[[int | None, ValidationInfo], int | None]:
    """A check that a moment comes after the field `first`, by at most `most_us`."""

    def check(value: int | None, info: ValidationInfo) -> int | None:
        begin = info.data.get(first)
        if value is None or begin is None:
            return value
        if value <= begin:
            raise ValueError(f"must be later than {first}")
        if most_us is not None and value - begin > most_us:
            raise ValueError(f"must be at most {most_us // 3_600_000_000} hours after {first}: ask for shorter ranges")
        return value

    return check


class Parameters(BaseModel):
    """Base of queries and bodies: what is not known is refused, so that a typing error is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, use_attribute_docstrings=True)


class EventsQuery(Parameters):
    """Which events to list."""

    camera: tuple[CameraId, ...] = Field(default=(), max_length=64)
    """Of these cameras alone; may be repeated, or several ids with commas between them."""
    zone: ZoneId | None = None
    """Only those that touched this zone."""
    since: Moment | None = None
    """Only those that went on at or after this time."""
    until: Moment | None = None
    """Only those that began before this time."""
    reviewed: bool | None = None
    """Only those that somebody has looked at, or that nobody has."""
    label: Label | None = None
    """Only those that are called this."""
    limit: int = Field(default=50, ge=1, le=1000)
    """How many to a page."""
    cursor: str | None = Field(default=None, max_length=200)
    """`next_cursor` of the page before, with the same filter."""

    _ordered = field_validator("until")(_later_than("since"))


class SystemEventsQuery(Parameters):
    """Which system events to list."""

    camera: CameraId | None = None
    """Of this camera alone."""
    kind: Annotated[str, StringConstraints(pattern="^[a-z0-9_]{1,60}$")] | None = None
    """Of this kind alone."""
    since: Moment | None = None
    """Only those at or after this time."""
    until: Moment | None = None
    """Only those before this time."""
    limit: int = Field(default=100, ge=1, le=1000)
    """How many to a page."""
    cursor: str | None = Field(default=None, max_length=200)
    """`next_cursor` of the page before, with the same filter."""


class SnapshotQuery(Parameters):
    """How large a picture is wanted, and whether there has to be one."""

    width: int = Field(default=0, ge=0, le=7680)
    """At most so many pixels wide; 0: as the camera sends it."""
    or_none: bool = False
    """Answer 204 instead of 503 while there is no picture: for pages, whose browsers take that for no error."""


class PlaylistQuery(Parameters):
    """How a clip is wanted."""

    stream: RecordedStream = "main"
    """Which stream is wanted; where it was not recorded, the best other one stands in."""
    rendition: SmallRendition | None = None
    """Make it as small as this rendition of live video, without sound: for viewers far away."""


class ClipQuery(Parameters):
    """How a clip is wanted."""

    stream: RecordedStream = "main"
    """Which stream is wanted; where it was not recorded, the best other one stands in."""
    download: bool = False
    """For browsers: save it to a file, rather than play it."""


class EventPatch(Parameters):
    """What may be changed of an event; what is left out stays."""

    reviewed: bool | None = Field(default=None, strict=True)
    """Somebody has looked at it."""
    protected: bool | None = Field(default=None, strict=True)
    """Keep it and its footage from expiring."""
    label: Label | None = None
    """What to call it."""


class TriggerBody(Parameters):
    """An event by hand."""

    label: Label = "manual"
    """What to call it."""
    duration_s: float = Field(default=30, gt=0, le=3600, allow_inf_nan=False)
    """For how many seconds it goes on."""


class LoginBody(Parameters):
    """What a browser logs in with."""

    token: str = Field(max_length=1000)
    """A token."""


MAX_BODY_BYTES = 64 << 10
"""No body is larger, unless its model says so with `max_bytes`; uploads are not part of the API."""


BODY_S = 20.0
"""How long a body may take to come."""


class NoQuery(Parameters):
    """No parameters."""


def query[M: BaseModel](request: web.Request, model: type[M], *, lenient: bool = False) -> M:
    """The query of `request`; lists may repeat their name or separate by commas. Raises ValidationError.

    `lenient` ignores names that the model does not know.
    """
    known = {field.alias or name for name, field in model.model_fields.items()}
    values: dict[str, Any] = {}
    for name in request.query:
        if lenient and name not in known:
            continue
        given = [value for text in request.query.getall(name) for value in text.split(",")]
        is_list = name in model.model_fields and str(model.model_fields[name].annotation).startswith("tuple")
        values[name] = given if is_list else request.query[name]
    return model.model_validate(values)


async def body[M: BaseModel](request: web.Request, model: type[M]) -> M:
    """The JSON body of `request`, checked by `model`; an empty one is `{}`.

    Raises ValidationError; for settings, whose model says where they stand with `below`, InvalidInputError with a
    remedy for each; and what `json_object` raises.
    """
    values = await json_object(request, model)
    below: KeyPath | None = getattr(model, "below", None)
    if below is None:
        return model.model_validate(values)
    try:
        # Whole configurations take a while: their areas are looked at point by point.
        return await asyncio.to_thread(model.model_validate, values)
    except ValidationError as error:
        raise _explained(error, below) from None


async def json_object(request: web.Request, model: type[BaseModel]) -> dict[str, Any]:
    """The body as it was sent, which is to become a `model`; an empty one is `{}`.

    Raises UsageError when it is no JSON object, HTTPRequestEntityTooLarge when it is larger than the model may be,
    HTTPUnsupportedMediaType when it is packed, HTTPRequestTimeout when it does not come within BODY_S.
    """
    max_bytes: int = getattr(model, "max_bytes", MAX_BODY_BYTES)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise web.HTTPUnsupportedMediaType
    try:
        async with asyncio.timeout(BODY_S):
            data = await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except web.RequestPayloadError:
        raise web.HTTPBadRequest from None
    if len(data) > max_bytes:
        raise web.HTTPRequestEntityTooLarge(max_bytes, len(data))
    try:
        values = from_json(data, allow_inf_nan=False) if data.strip() else {}
    except ValueError:
        raise UsageError("the body is not JSON", _wanted(model)) from None
    if not isinstance(values, dict):
        raise UsageError("the body is not a JSON object", _wanted(model))
    return values


def _wanted(model: type[BaseModel]) -> str:
    """What to send instead: the fields that have to be there, or else some of those that may be."""
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    fields = needed or list(model.model_fields)[:3]
    return f"send an object in braces, with fields such as {', '.join(fields)}" if fields else "send {}"


def _explained(error: ValidationError, below: KeyPath) -> InvalidInputError:
    """`error` of a table of settings in plain words."""
    found = [explain({**detail, "loc": (*below, *detail["loc"])}) for detail in error.errors(include_url=False)]
    return InvalidInputError(
        [(".".join(map(str, each.path[len(below) :])) or "body", f"{each.message}. {each.remedy}") for each in found]
    )
