"""The addresses of `urls.py`: who may ask for what, and the answer out of the right sidecar.

There are two of each. Under `/api/tawny/<entry>/` one has to be logged in: by Home Assistant's header, or by a
signature. Under `/api/tawny/play/<token>/<entry>/` a token in the address does (see `proxy.sessions`); playlists send
players there. docs/design/home-assistant.md says why it is so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import cast, override

from aiohttp import hdrs, web
from homeassistant.auth.models import User
from homeassistant.components.http import KEY_HASS_REFRESH_TOKEN_ID, KEY_HASS_USER, HomeAssistantView
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_AUTHENTICATED, request_handler_factory
from yarl import URL

from .api import (
    AuthenticationError,
    ForbiddenError,
    NotFoundError,
    NotReadyError,
    TawnyApiError,
    TawnyClient,
    TooManyTriesError,
)
from .const import DOMAIN, LOGGER
from .permissions import POLICY_READ, is_allowed, is_allowed_all
from .proxy.holding import parts_of
from .proxy.passing import COMMON, BrokenOffError, pass_on, problem, read_playlist
from .proxy.paths import ENTRY, PLAYLIST, Media, parse_media
from .proxy.playlists import begins, is_over, one_behind_the_other, rewritten
from .proxy.sessions import PLAY_SESSIONS, PlaySession, PlaySessions
from .runtime import TawnyConfigEntry
from .urls import ROOT, parse_span, recorded_video

_PATH = f"{{entry_id:{ENTRY}}}/{{kind:events|cameras|exports}}/{{path:.+}}"
_PREFLIGHT = {
    **COMMON,
    hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, HEAD",
    hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Range, If-Range, If-None-Match, Content-Type",
    hdrs.ACCESS_CONTROL_MAX_AGE: "86400",
}


@callback
def async_register_views(hass: HomeAssistant) -> None:
    """Answer at the addresses from now on; once, whatever entries there are."""
    hass.data[PLAY_SESSIONS] = PlaySessions()
    hass.http.register_view(MediaView(hass))
    hass.http.register_view(PlayView(hass))


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: somebody (None: Home Assistant itself), by a login, perhaps in a session that he began before."""

    user: User | None
    login: str | None
    session: PlaySession | None = None


def logged_in(request: web.Request) -> Asker:
    """Who asks, by a login. Raises RefusalError, or HTTPUnauthorized where a wrong login should count as one."""
    if request[KEY_AUTHENTICATED]:
        return Asker(request[KEY_HASS_USER], request.get(KEY_HASS_REFRESH_TOKEN_ID))
    if hdrs.AUTHORIZATION in request.headers:
        raise web.HTTPUnauthorized
    raise RefusalError(HTTPStatus.FORBIDDEN, "This address has expired, or wants a login.")


class RefusalError(Exception):
    """Whoever asks does not get what he wants, but `answer`."""

    def __init__(self, status: HTTPStatus, text: str, retry_after: str = "") -> None:
        super().__init__(text)
        self.answer = problem(status, text, retry_after=retry_after)


class _View(HomeAssistantView):
    """What both kinds of addresses share."""

    requires_auth = False
    """`asker` requires it, without taking an expired signature for a wrong password as Home Assistant would."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self._away: set[str] = set()
        """Entries whose sidecar went away in the middle of an answer and did not answer since: that is told once."""

    @override
    def register(self, hass: HomeAssistant, app: web.Application, router: web.UrlDispatcher) -> None:
        """Register without Home Assistant's own CORS, which does not allow the header that players need: Range."""
        assert self.url is not None
        for method, handler in ((hdrs.METH_GET, self.get), (hdrs.METH_HEAD, self.get), (hdrs.METH_OPTIONS, preflight)):
            router.add_route(method, self.url, request_handler_factory(hass, self, handler))

    async def get(
        self, request: web.Request, entry_id: str, kind: str, path: str, token: str = ""
    ) -> web.StreamResponse:
        """Answer with what the address names, or with what is wrong; HEAD, too."""
        media = parse_media(f"{kind}/{path}", request.query)
        if media is None:
            return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
        try:
            asker = self.asker(request, entry_id, media, token)
            return await self._answer(request, loaded_entry(self.hass, entry_id), media, asker)
        except RefusalError as refusal:
            return refusal.answer

    def asker(self, request: web.Request, entry_id: str, media: Media, token: str) -> Asker:
        """Who asks. Raises RefusalError, or HTTPUnauthorized where a wrong login should count as one."""
        raise NotImplementedError

    async def _answer(
        self, request: web.Request, entry: TawnyConfigEntry, media: Media, asker: Asker
    ) -> web.StreamResponse:
        client = entry.runtime_data.client
        rest = ""
        try:
            camera = await _camera(client, media, asker)
            if camera is not None:
                self._require(entry, camera, asker)
                parts = await self._parts(entry, media)
                rest = _rest(entry, media, parts)
                entry = parts[0][0]
                client = entry.runtime_data.client
                if media.is_playlist:
                    return await self._playlists(parts, asker, camera, or_none=_or_none(request, media))
            answer = await pass_on(request, client, media, rest=rest)
        except BrokenOffError as error:
            if entry.entry_id not in self._away:
                self._away.add(entry.entry_id)
                LOGGER.warning("%s was gone before all of %s was sent: %s", entry.title, media.file, error)
            return web.Response()  # which nobody gets: the connection is closed
        except TawnyApiError as error:
            return await unavailable(entry, error)
        self._away.discard(entry.entry_id)
        return answer

    async def _parts(self, entry: TawnyConfigEntry, media: Media) -> list[tuple[TawnyConfigEntry, Media]]:
        """Whose sidecars have what is asked for: of a camera that moved, one after the other. At least one."""
        if media.camera is None or media.is_piece:
            return [(entry, media)]
        start, end = parse_span(media.scope.rpartition("/")[2])
        parts = await parts_of(self.hass, entry.runtime_data.coordinator, media.camera, start, end)
        if len(parts) == 1:
            return [(loaded_entry(self.hass, parts[0].sidecar.config_entry.entry_id), media)]
        return [
            (
                loaded_entry(self.hass, part.sidecar.config_entry.entry_id),
                replace(media, query={**media.query, "start": part.start.isoformat(), "end": part.end.isoformat()}),
            )
            for part in parts
        ]

    def _require(self, entry: TawnyConfigEntry, camera: str, asker: Asker) -> None:
        if not is_allowed(self.hass, asker.user, entry.runtime_data.coordinator.node, camera, POLICY_READ):
            raise RefusalError(HTTPStatus.FORBIDDEN, "You may not see this camera.")

    async def _playlists(
        self, parts: list[tuple[TawnyConfigEntry, Media]], asker: Asker, camera: str, *, or_none: bool
    ) -> web.Response:
        """The playlists of all parts as one. A part that is not there is left out, unless it is the first."""
        (entry, media), *others = parts
        try:
            texts = [await self._playlist(entry, media, asker, camera)]
        except NotFoundError:
            if not or_none:
                raise
            return web.Response(status=HTTPStatus.NO_CONTENT, headers={**COMMON, hdrs.CACHE_CONTROL: "no-store"})
        origin = begins(texts[0])
        for entry, media in others:
            if origin is None or not is_over(texts[-1]):
                break  # what may still change is the last for now
            try:
                further = replace(media, query={**media.query, "origin": origin})
                texts.append(await self._playlist(entry, further, asker, camera))
            except TawnyApiError as error:
                LOGGER.debug("%s has no more of %s: %s", entry.title, media.scope, error)
        text = texts[0] if len(texts) == 1 else one_behind_the_other(texts)
        headers = {**COMMON, hdrs.CACHE_CONTROL: "no-store"}
        return web.Response(text=text, content_type=PLAYLIST, charset="utf-8", headers=headers)

    async def _playlist(self, entry: TawnyConfigEntry, media: Media, asker: Asker, camera: str) -> str:
        told = await read_playlist(entry.runtime_data.client, media)
        session = asker.session
        if session is None or session.entry_id != entry.entry_id:
            session = self.hass.data[PLAY_SESSIONS].open(asker.login, entry.entry_id, media.scope, camera)
        text, pieces = rewritten(told, session.root)
        session.allow(pieces)
        return text


class MediaView(_View):
    """For whoever is logged in."""

    url = f"{ROOT}/{_PATH}"
    name = "api:tawny:media"

    @override
    def asker(self, request: web.Request, entry_id: str, media: Media, token: str) -> Asker:
        return logged_in(request)


class PlayView(_View):
    """For players that were sent here by a playlist or a media source."""

    url = f"{ROOT}/play/{{token:[0-9A-Za-z_-]{{1,64}}}}/{_PATH}"
    name = "api:tawny:play"

    @override
    def asker(self, request: web.Request, entry_id: str, media: Media, token: str) -> Asker:
        sessions = self.hass.data[PLAY_SESSIONS]
        session = sessions.find(token, entry_id, media.scope)
        if session is None or (media.is_piece and not session.has(media.file)):
            raise RefusalError(HTTPStatus.FORBIDDEN, "This address has expired.")
        if session.login is None:
            return Asker(None, None, session)
        login = self.hass.auth.async_get_refresh_token(session.login)
        if login is None or not login.user.is_active:
            sessions.end(session)
            raise RefusalError(HTTPStatus.FORBIDDEN, "This address belonged to a login that has ended.")
        return Asker(login.user, session.login, session)


def _rest(entry: TawnyConfigEntry, media: Media, parts: list[tuple[TawnyConfigEntry, Media]]) -> str:
    """Where a login gets what an MP4 of the first part lacks: what the camera recorded after it moved; or ""."""
    if media.is_playlist or media.camera is None or len(parts) == 1:
        return ""
    start, (_, end) = datetime.fromisoformat(parts[1][1].query["start"]), parse_span(media.scope.rpartition("/")[2])
    wishes = {name: media.query[name] for name in ("stream", "download") if name in media.query}
    return str(URL(recorded_video(entry.entry_id, media.camera, start, end)).with_query(wishes))


def loaded_entry(hass: HomeAssistant, entry_id: str) -> TawnyConfigEntry:
    """The entry of an address. Raises RefusalError."""
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such Tawny.")
    if entry.state is not ConfigEntryState.LOADED:
        raise RefusalError(HTTPStatus.SERVICE_UNAVAILABLE, "Tawny can't be reached.", "10")
    return cast("TawnyConfigEntry", entry)


def _or_none(request: web.Request, media: Media) -> bool:
    """Whether 204 is wanted where nothing is recorded: a page tells it from the 404 of a Home Assistant that starts."""
    return media.camera is not None and request.query.get("or_none") == "true"


async def preflight(_request: web.Request, **_: str) -> web.Response:
    """Tell a browser what it may send; the request itself needs its login all the same."""
    return web.Response(status=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)


async def _camera(client: TawnyClient, media: Media, asker: Asker) -> str | None:
    """Whose footage it is; None when nobody needs to know. Raises TawnyApiError."""
    if media.camera is not None:
        return media.camera
    if asker.session is not None:
        return asker.session.camera
    if is_allowed_all(asker.user, POLICY_READ) and not media.is_playlist:
        return None
    kind, name = media.owner
    return (await client.event(name)).camera if kind == "events" else (await client.export_state(name)).camera


async def unavailable(entry: TawnyConfigEntry, error: TawnyApiError) -> web.Response:
    """What is told when the sidecar does not give what was asked for."""
    if isinstance(error, NotFoundError):
        return problem(HTTPStatus.NOT_FOUND, "There is no such recording, or not any more.")
    if isinstance(error, NotReadyError | TooManyTriesError):
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "Not ready yet.", retry_after=str(round(error.retry_after or 1)))
    if isinstance(error, AuthenticationError | ForbiddenError):
        await entry.runtime_data.coordinator.async_request_refresh()  # which asks for a new token
    LOGGER.debug("%s could not be asked for media: %s", entry.title, error)
    return problem(HTTPStatus.BAD_GATEWAY, "Tawny can't be reached.")
