"""Asks one sidecar. One method for each question; every error is a TawnyApiError."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp
from yarl import URL

from .decode import decode
from .errors import CannotConnectError, InvalidAnswerError, refusal
from .feed import Feed
from .models import (
    Answered,
    Camera,
    Event,
    EventPage,
    Export,
    ExportPage,
    Health,
    MediaLink,
    Paired,
    RecordingMode,
    Settings,
    Status,
)

PREFIX = "/api/v1"
_ANSWER = aiohttp.ClientTimeout(total=30, sock_connect=10)
_SLOW = aiohttp.ClientTimeout(total=90, sock_connect=10)
_STREAM = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=30)
_HEARTBEAT_S = 10.0
_MOST_FRAGMENT_BYTES = 32 << 20

type Query = Mapping[str, str | int | bool | datetime | None]
type Answer = aiohttp.ClientResponse


class TawnyClient:
    """The sidecar at `url`, asked in the name of `token` (None: as a stranger)."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str | None = None) -> None:
        self.url = URL(url)
        self._session = session
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    # the sidecar

    async def health(self) -> Health:
        """Whether it lives, and which one it is. Needs no token."""
        return decode(Health, await self._json("GET", "/health"))

    async def status(self) -> Status:
        """Everything at a glance, all cameras included."""
        return decode(Status, await self._json("GET", "/status"))

    async def pair(self, code: str, name: str) -> Paired:
        """Exchange a pairing code for a token. Raises PairingRefusedError and TooManyTriesError, too."""
        return decode(Paired, await self._json("POST", "/pair", body={"code": code, "name": name}))

    async def system_events(self, camera: str | None = None, limit: int = 20) -> list[Any]:
        """What happened to the sidecar itself, newest first, as it tells it. For admins."""
        answer = await self._json("GET", "/system/events", {"camera": camera, "limit": limit})
        if not isinstance(answer, dict) or not isinstance(answer.get("events"), list):
            raise InvalidAnswerError("the answer has no events")
        events: list[Any] = answer["events"]
        return events

    async def revoke_token(self, token_id: str) -> None:
        """Make a token void."""
        await self._json("DELETE", f"/tokens/{token_id}")

    async def media_link(self, path: str, expires_s: int = 3600) -> MediaLink:
        """A link to `path` (`/api/v1/…`) that needs no header; see `absolute`."""
        return decode(MediaLink, await self._json("POST", "/media-tokens", body={"path": path, "expires_s": expires_s}))

    def absolute(self, path: str) -> str:
        """The whole address of a path that the sidecar told."""
        return f"{str(self.url).rstrip('/')}{path}"

    def feed(self) -> Feed:
        """The live feed; an asynchronous context manager that yields messages."""
        return Feed(self._session, self._address("/ws"), self._headers)

    # cameras

    async def camera(self, camera: str) -> Camera:
        """One camera. Raises NotFoundError."""
        return decode(Camera, await self._json("GET", f"/cameras/{camera}"))

    async def change_camera(
        self,
        camera: str,
        *,
        enabled: bool | None = None,
        detection: bool | None = None,
        sensitivity: int | None = None,
        recording_mode: RecordingMode | None = None,
    ) -> Camera:
        """Change settings of a camera; those that are None stay."""
        wanted = {
            "enabled": enabled,
            "detection": detection,
            "sensitivity": sensitivity,
            "recording_mode": recording_mode,
        }
        body = {key: value for key, value in wanted.items() if value is not None}
        return decode(Camera, await self._json("PATCH", f"/cameras/{camera}", body=body))

    async def restart_camera(self, camera: str) -> None:
        """Finish the camera's recordings and start its worker anew."""
        await self._json("POST", f"/cameras/{camera}/restart")

    async def snapshot(self, camera: str, width: int = 0) -> bytes:
        """The newest picture as JPEG, at most `width` pixels wide (0: as the camera sends it). Raises NotReadyError."""
        return await self.picture(f"{PREFIX}/cameras/{camera}/snapshot.jpg", {"width": width})

    async def trigger(self, camera: str, label: str, duration_s: float) -> str:
        """Start an event by hand; its id."""
        body = {"label": label, "duration_s": duration_s}
        answer = await self._json("POST", f"/cameras/{camera}/events", body=body)
        return _text(answer, "id")

    async def timeline(self, camera: str, start: datetime, end: datetime, buckets: int = 288) -> dict[str, Any]:
        """A camera's past as the sidecar tells it: ranges, gaps, motion, events."""
        query: Query = {"start": start, "end": end, "buckets": buckets}
        answer = await self._json("GET", f"/cameras/{camera}/timeline", query)
        if not isinstance(answer, dict):
            raise InvalidAnswerError("the answer is no timeline")
        return answer

    # events and exports

    async def events(
        self,
        *,
        cameras: tuple[str, ...] = (),
        zone: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        reviewed: bool | None = None,
        label: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> EventPage:
        """A page of events, newest first; of all cameras when none is named."""
        query: Query = {
            "camera": ",".join(cameras) or None,
            "zone": zone,
            "since": since,
            "until": until,
            "reviewed": reviewed,
            "label": label,
            "limit": limit,
            "cursor": cursor,
        }
        return decode(EventPage, await self._json("GET", "/events", query))

    async def event(self, event: str) -> Event:
        """One event. Raises NotFoundError."""
        return decode(Event, await self._json("GET", f"/events/{event}"))

    async def change_event(
        self, event: str, *, reviewed: bool | None = None, protected: bool | None = None, label: str | None = None
    ) -> Event:
        """Change an event; what is None stays."""
        wanted = {"reviewed": reviewed, "protected": protected, "label": label}
        body = {key: value for key, value in wanted.items() if value is not None}
        return decode(Event, await self._json("PATCH", f"/events/{event}", body=body))

    async def export(self, camera: str, start: datetime, end: datetime) -> Export:
        """Ask for a range as a file, which is written in the background; see `export_state` and the feed."""
        body = {"camera": camera, "start": start.isoformat(), "end": end.isoformat()}
        return decode(Export, await self._json("POST", "/exports", body=body))

    async def export_state(self, export: str) -> Export:
        """How far an export is. Raises NotFoundError."""
        return decode(Export, await self._json("GET", f"/exports/{export}"))

    async def remove_export(self, export: str) -> None:
        """Delete an export with its file, or cancel it. Raises NotFoundError."""
        await self._json("DELETE", f"/exports/{export}")

    async def exports(self, limit: int = 100) -> tuple[Export, ...]:
        """The newest exports, newest first."""
        return decode(ExportPage, await self._json("GET", "/exports", {"limit": limit})).exports

    # settings

    async def settings(self) -> Settings:
        """The whole configuration. For admins."""
        return await self._settings("GET", None, None)

    async def settings_schema(self) -> dict[str, Any]:
        """Its JSON Schema, with a title and a description for every setting."""
        return _object(await self._json("GET", "/config/schema"), "schema")

    async def change_settings(self, config: Mapping[str, Any], version: str | None = None) -> Settings:
        """Make the configuration this. What is `***` stays; one that is no longer `version` is a BadRequestError (412).

        Raises BadRequestError, whose `fields` say what is wrong with which setting.
        """
        return await self._settings("PUT", config, version)

    async def change_camera_settings(self, camera: str, changes: Mapping[str, Any]) -> None:
        """Change any settings of a camera, as the API has them. Raises BadRequestError as `change_settings` does."""
        await self._json("PATCH", f"/cameras/{camera}", body=changes)

    async def _settings(self, method: str, body: Mapping[str, Any] | None, version: str | None) -> Settings:
        headers = {"If-Match": f'"{version}"'} if version else {}
        answer, told = await self._ask(method, "/config", body=body, headers=headers)
        config = _object(_object(answer, "configuration").get("config"), "configuration")
        pending = _object(answer, "configuration").get("pending")
        keys = tuple(map(str, pending)) if isinstance(pending, list) else ()
        return Settings(config, keys, told.get("ETag", "").strip('"'))

    # anything

    async def ask(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        body: Mapping[str, Any] | None = None,
        version: str | None = None,
    ) -> Answered:
        """Whatever a route answers; `path`, without prefix, is one that is known to be good. Raises TawnyApiError.

        There is time for what takes some, as for a camera to be looked at. With `version`, an ETag, a change is made
        only to that one; else it is a BadRequestError (412).
        """
        headers = {"If-Match": version} if version else {}
        status, answer, told = await self._answered(method, path, query, body, headers=headers, limits=_SLOW)
        return Answered(status, answer, told.get("ETag", ""))

    async def picture(self, path: str, query: Query | None = None) -> bytes:
        """The bytes at a path that the sidecar told, such as the thumbnail of an event."""
        async with self.open("GET", path, query=query) as answer:
            await _check(answer)
            return await answer.read()

    @asynccontextmanager
    async def open(
        self, method: str, path: str, *, query: Query | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[Answer]:
        """The answer to a question for media as it comes, whatever its status; it may go on without end.

        `path` begins with `/api/v1`. What breaks while it is read raises CannotConnectError, too.
        """
        address = URL(self.absolute(path), encoded=True).update_query(_query(query))
        async with (
            _connection(),
            self._session.request(
                method, address, headers={**(headers or {}), **self._headers}, timeout=_STREAM, allow_redirects=False
            ) as answer,
        ):
            yield answer

    @asynccontextmanager
    async def live(self, camera: str, rendition: str) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
        """Live video of a camera as it comes: what the frames are is told in the sidecar's reference."""
        address = self._address(f"/cameras/{camera}/live/{rendition}/ws")
        try:
            socket = await self._session.ws_connect(
                address, headers=self._headers, heartbeat=_HEARTBEAT_S, max_msg_size=_MOST_FRAGMENT_BYTES
            )
        except aiohttp.WSServerHandshakeError as error:
            retry_after = error.headers.get("Retry-After") if error.headers else None
            raise refusal(error.status, None, retry_after) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise CannotConnectError(f"the sidecar can't be reached: {type(error).__name__}") from error
        async with socket:
            yield socket

    def _address(self, path: str) -> URL:
        return URL(self.absolute(PREFIX + path))

    async def _json(
        self, method: str, path: str, query: Query | None = None, body: Mapping[str, Any] | None = None
    ) -> object:
        return (await self._ask(method, path, query, body))[0]

    async def _ask(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[object, Mapping[str, str]]:
        """The answer, and its headers."""
        return (await self._answered(method, path, query, body, headers=headers or {}, limits=_ANSWER))[1:]

    async def _answered(
        self,
        method: str,
        path: str,
        query: Query | None,
        body: Mapping[str, Any] | None,
        *,
        headers: Mapping[str, str],
        limits: aiohttp.ClientTimeout,
    ) -> tuple[int, object, Mapping[str, str]]:
        """The status, the answer, and its headers."""
        address = self._address(path).with_query(_query(query))
        sent = {**headers, **self._headers}
        async with (
            _connection(),
            self._session.request(
                method, address, json=body, headers=sent, timeout=limits, allow_redirects=False
            ) as answer,
        ):
            await _check(answer)
            return answer.status, (await _body(answer) if answer.status != 204 else None), answer.headers


@asynccontextmanager
async def _connection() -> AsyncIterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise CannotConnectError("the sidecar did not answer in time") from error
    except (aiohttp.ClientError, ConnectionError) as error:
        raise CannotConnectError(f"the sidecar can't be reached: {type(error).__name__}") from error


async def _check(answer: Answer) -> None:
    if answer.status < 300:
        return
    try:
        body = await _body(answer)
    except InvalidAnswerError:
        body = None
    raise refusal(answer.status, body, answer.headers.get("Retry-After"))


async def _body(answer: Answer) -> object:
    try:
        return await answer.json()
    except (ValueError, aiohttp.ContentTypeError) as error:
        raise InvalidAnswerError("the answer is no JSON: is this the address of a Tawny?") from error


def _object(answer: object, what: str) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise InvalidAnswerError(f"the answer is no {what}")
    return answer


def _text(answer: object, key: str) -> str:
    if not isinstance(answer, dict) or not isinstance(answer.get(key), str):
        raise InvalidAnswerError(f"the answer has no {key}")
    return str(answer[key])


def _query(query: Query | None) -> dict[str, str]:
    def text(value: str | int | bool | datetime) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        return value.isoformat() if isinstance(value, datetime) else str(value)

    return {key: text(value) for key, value in (query or {}).items() if value is not None}
