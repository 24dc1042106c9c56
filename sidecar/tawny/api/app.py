"""Puts the API together."""

from __future__ import annotations

from functools import partial

from aiohttp import WSCloseCode, web

from tawny.api.auth import Auth
from tawny.api.context import CONTEXT, SETTINGS, Context
from tawny.api.endpoint import ENDPOINTS, Endpoint
from tawny.api.errors import errors
from tawny.api.looking import LOOKING, Looking
from tawny.api.metrics.tally import remember_begin
from tawny.api.routes import (
    cameras,
    discovery,
    document,
    events,
    exports,
    feed,
    live,
    live_socket,
    live_ts,
    metrics,
    motion,
    page,
    pair,
    playback,
    proxy_auth,
    push,
    session,
    settings,
    status,
    timeline,
    tokens,
)
from tawny.api.security import add_headers, authenticate
from tawny.api.visits import watching
from tawny.house import House
from tawny.house.settings import Settings

MAX_BODY_BYTES = 1 << 20
"""No request of the API is larger; most may be far smaller."""

_ROUTES = (
    *page.ROUTES,
    *session.ROUTES,
    *proxy_auth.ROUTES,
    *pair.ROUTES,
    *tokens.ROUTES,
    *document.ROUTES,
    *status.ROUTES,
    *cameras.ROUTES,
    *settings.ROUTES,
    *discovery.ROUTES,
    *live.ROUTES,
    *live_socket.ROUTES,
    *live_ts.ROUTES,
    *playback.ROUTES,
    *timeline.ROUTES,
    *exports.ROUTES,
    *motion.ROUTES,
    *push.ROUTES,
    *events.ROUTES,
    *feed.ROUTES,
    *metrics.ROUTES,
)


def endpoints() -> tuple[Endpoint, ...]:
    """Every route of the API."""
    return tuple(route for route in _ROUTES if isinstance(route, Endpoint))


def create_app(house: House, auth: Auth) -> web.Application:
    """The HTTP API and the web page for `house`, open to whom `auth` accepts."""
    app = web.Application(middlewares=[remember_begin, errors, authenticate], client_max_size=MAX_BODY_BYTES)
    context = app[CONTEXT] = Context(house, auth)
    app[ENDPOINTS] = endpoints()
    app[SETTINGS] = Settings(house)
    app[LOOKING] = Looking()
    app.add_routes(_ROUTES)
    app.on_response_prepare.append(add_headers)
    app.on_response_prepare.append(context.answers.begun)
    app.cleanup_ctx.append(partial(watching, visits=context.visits))
    app.cleanup_ctx.append(context.loop_lag.watching)
    app[live_ts.SENDERS] = set()
    app.on_shutdown.append(_close_sockets)
    app.on_shutdown.append(live_ts.end_senders)
    app.on_cleanup.append(_stop_push)
    return app


async def _close_sockets(app: web.Application) -> None:
    for socket in list(app[CONTEXT].sockets):
        await socket.close(code=WSCloseCode.GOING_AWAY, message=b"the service stops")


async def _stop_push(app: web.Application) -> None:
    await app[CONTEXT].push.stop()
