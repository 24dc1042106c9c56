"""Who gets in, and the headers that every answer carries. A route is closed unless it says otherwise."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from tawny.api.context import CONTEXT, PREFIX
from tawny.api.errors import Handler, error_response

SESSION_COOKIE = "tawny_session"
AUTHENTICATED_BY = web.RequestKey("authenticated_by", str)
"""header, query or cookie."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_public: set[Handler] = set()
_media: set[Handler] = set()


def public[H: Handler](handler: H) -> H:
    """Mark a handler that answers everybody."""
    _public.add(handler)
    return handler


def media[H: Handler](handler: H) -> H:
    """Mark a handler whose GET takes `?token=` too, because players and `<img>` can't send headers."""
    _media.add(handler)
    return handler


@web.middleware
async def authenticate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let the request pass if its route is public or somebody we know sent it."""
    target = request.match_info.handler
    known_route = request.match_info.http_exception is None
    if target in _public or (not known_route and not request.path.startswith("/api")):
        return await handler(request)
    by = _authenticated_by(request, query=target in _media)
    if not by:
        return error_response(
            401,
            "unauthorized",
            "this needs a valid token",
            "send the header Authorization: Bearer <token>; the file `token` in the storage directory has it",
            headers={"WWW-Authenticate": 'Bearer realm="tawny"'},
        )
    if by == "cookie" and _from_elsewhere(request):
        return error_response(403, "forbidden", "another web site sent this request", "use the token instead")
    request[AUTHENTICATED_BY] = by
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Before an answer goes out: the headers that it does not set itself."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "tawny"
    if not request.path.startswith(PREFIX):
        response.headers.setdefault("X-Robots-Tag", "noindex")


def _authenticated_by(request: web.Request, *, query: bool) -> str:
    auth = request.app[CONTEXT].auth
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and auth.accepts(token.strip()):
        return "header"
    if query and request.method in _SAFE and auth.accepts(request.query.get("token", "")):
        return "query"
    if auth.accepts_session(request.cookies.get(SESSION_COOKIE, "")):
        return "cookie"
    return ""


def _from_elsewhere(request: web.Request) -> bool:
    """Whether a page of another site makes the browser use its cookie for a change or a socket."""
    upgrade = request.headers.get("Upgrade", "").lower() == "websocket"
    if request.method in _SAFE and not upgrade:
        return False
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
