"""Logging a browser in and out: a page can't put a header on pictures and videos, but the browser sends a cookie."""

from __future__ import annotations

from aiohttp import web

from tawny.api.access_models import SessionModel, session_model
from tawny.api.client_address import client_address, ingress_path, is_outside, is_secure
from tawny.api.context import CONTEXT
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.parameters import LoginBody
from tawny.api.security import SESSION_COOKIE, asker, too_many


@endpoint("POST", "/session", needs="nothing", status=204, errors=(401, 403, 429))
async def login(request: web.Request, body: LoginBody) -> web.Response:
    """Exchange the token for a cookie that scripts can't read and other sites can't use."""
    context, address = request.app[CONTEXT], client_address(request)
    wait_s = context.login_failures.wait_s(address)
    if wait_s:
        return too_many(wait_s)
    identity = await context.auth.by_token(body.token.strip())
    if identity is None:
        context.login_failures.failed(address)
        return error_response(
            401, "unauthorized", "this token is not valid", "the file `token` in the storage directory has one"
        )
    response = web.Response(status=204)
    response.set_cookie(
        SESSION_COOKIE,
        context.auth.new_session(identity),
        max_age=context.auth.session_s(identity),
        path=_cookie_path(request),
        httponly=True,
        secure=is_secure(request),
        samesite="Strict",
    )
    return response


@endpoint("GET", "/session", narrows=True)
async def session(request: web.Request) -> SessionModel:
    """Who is asking, what he may do, and whether he is at home."""
    return session_model(asker(request), outside=is_outside(request))


@endpoint("DELETE", "/session", needs="nothing", status=204, errors=(403,))
async def logout(request: web.Request) -> web.Response:
    """Forget the cookie."""
    response = web.Response(status=204)
    response.del_cookie(SESSION_COOKIE, path=_cookie_path(request))
    return response


def _cookie_path(request: web.Request) -> str:
    """Where the cookie is for: of an origin that is Home Assistant's, only the part that is ours."""
    return f"{ingress_path(request)}/"


ROUTES = (login, session, logout)
