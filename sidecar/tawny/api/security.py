"""Who gets in, and the headers that every answer carries. What a route needs is declared in tawny.api.access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web
from yarl import URL

from tawny.api.access import Access, access_of
from tawny.api.client_address import ingress_path, own_host
from tawny.api.connections import recognise
from tawny.api.context import CONTEXT, PREFIX
from tawny.api.errors import Handler, error_response
from tawny.api.headers import allow_frame, set_headers
from tawny.api.identity import Identity
from tawny.api.media_tokens import Grant

SESSION_COOKIE = "tawny_session"
AUTHENTICATED_BY = web.RequestKey("authenticated_by", str)
"""header, query or cookie."""

IDENTITY = web.RequestKey("identity", Identity)
GRANT = web.RequestKey("grant", Grant)
"""What the link allows with which somebody got in."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, by a request of his own or by a proxy that asks for him. `camera` is that of the path."""

    method: str
    url: URL
    access: Access
    camera: str | None

    @classmethod
    def by(cls, request: web.Request, access: Access) -> Self:
        """By the request itself."""
        return cls(request.method, request.rel_url, access, request.match_info.get("camera"))


@web.middleware
async def authenticate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let the request pass if its route is open to whoever sent it."""
    access = access_of(request)
    if access.needs == "nothing":
        if _from_elsewhere(request, request.method):
            return _foreign()
        return await handler(request)
    identity = await admit(request, Asked.by(request, access))
    if isinstance(identity, web.Response):
        return identity
    request[IDENTITY] = identity
    with request.app[CONTEXT].visits.during(request, identity):
        return await handler(request)


async def admit(request: web.Request, asked: Asked) -> Identity | web.Response:
    """Who may have what is `asked` for, by what `request` shows; or the answer that refuses it.

    Raises NotFoundError for a camera that is not for him.
    """
    identity = await _identify(request, asked)
    if identity is None:
        return _unknown()
    recognise(request)
    return _refusal(request, asked, identity) or identity


def asker(request: web.Request) -> Identity:
    """Who sent the request, once it got in."""
    return request[IDENTITY]


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Before an answer goes out: the headers that it does not set itself."""
    if request.get(AUTHENTICATED_BY) == "query":
        # Whoever has the link may show the picture or video, on a page of another address too: a dashboard.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
    set_headers(response)
    if ingress_path(request):
        allow_frame(response)
    if not request.path.startswith(PREFIX):
        response.headers.setdefault("X-Robots-Tag", "noindex")


async def _identify(request: web.Request, asked: Asked) -> Identity | None:
    auth = request.app[CONTEXT].auth
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and (found := await auth.by_token(token.strip())):
        request[AUTHENTICATED_BY] = "header"
        return found
    if asked.access.by_players and asked.method in _SAFE and (found := await _by_link(request, asked.url)):
        request[AUTHENTICATED_BY] = "query"
        return found
    if (session := request.cookies.get(SESSION_COOKIE)) and (found := await auth.by_session(session)):
        request[AUTHENTICATED_BY] = "cookie"
        return found
    return None


def link_token(request: web.Request) -> str:
    """The link's token in the address. As `auth` it is known for a secret to programs that write addresses to logs."""
    return _link_token(request.rel_url)


def _link_token(url: URL) -> str:
    return str(url.query.get("token") or url.query.get("auth", ""))


async def _by_link(request: web.Request, url: URL) -> Identity | None:
    """Who sent a link: one that was made for this address, or the token of the file. No other token: see the guide."""
    auth = request.app[CONTEXT].auth
    token = _link_token(url)
    if not token:
        return None
    if auth.is_owner(token):
        return auth.owner
    if "%" in url.raw_path:  # no address of ours needs it, and what two parts read differently is a hole
        return None
    found = await auth.by_link_token(token, url.path, list(url.query.items()))
    if found is None:
        return None
    request[GRANT] = found[1]
    return found[0]


def _unknown() -> web.Response:
    # Not slowed down: nobody guesses 256 bits, and a device with an old token must not lock out its neighbours.
    return error_response(
        401,
        "unauthorized",
        "this needs a valid token",
        "send the header Authorization: Bearer <token>; the file `token` in the storage directory has it",
        headers={"WWW-Authenticate": 'Bearer realm="tawny"'},
    )


def too_many(wait_s: int) -> web.Response:
    """The answer to somebody who tries too often."""
    return error_response(
        429,
        "too_many_tries",
        "there were too many wrong tries from this address",
        f"wait {wait_s} seconds",
        headers={"Retry-After": str(wait_s)},
    )


def _refusal(request: web.Request, asked: Asked, identity: Identity) -> web.Response | None:
    """Why somebody whom we know may not; None if he may. Raises NotFoundError for a camera that is not for him."""
    if request[AUTHENTICATED_BY] == "cookie" and _from_elsewhere(request, asked.method):
        return _foreign()
    if asked.access.needs == "admin" and not identity.is_admin:
        return error_response(403, "forbidden", "this needs a token with the scope admin", "`tawny token` makes one")
    if identity.is_limited and not asked.access.narrows:
        if asked.camera is None:
            return error_response(403, "forbidden", "this token is limited to some cameras", "use one that is not")
        identity.require(asked.camera)
    return None


def _foreign() -> web.Response:
    return error_response(403, "forbidden", "another web site sent this request", "use the token instead")


def _from_elsewhere(request: web.Request, method: str) -> bool:
    """Whether a page of another site makes the browser use its cookie, or our address, for a change or a socket.

    Pages of other ports of this machine are other sites too, though the browser sends them the cookie: `SameSite` does
    not look at ports.
    """
    upgrade = request.headers.get("Upgrade", "").lower() == "websocket"
    if method in _SAFE and not upgrade:
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return _host(origin) != own_host(request).lower()
    return request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}


def _host(origin: str) -> str | None:
    """Host and port of an origin; None for what is none, such as `null`."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None
