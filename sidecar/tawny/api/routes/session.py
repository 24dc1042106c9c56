"""Logging a browser in and out: a page can't put a header on pictures and videos, but the browser sends a cookie."""

from __future__ import annotations

from aiohttp import web

from tawny.api.auth import SESSION_S
from tawny.api.context import CONTEXT
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.parameters import LoginBody
from tawny.api.security import SESSION_COOKIE


@endpoint("POST", "/session", needs="nothing", status=204, errors=(401,))
async def login(request: web.Request, body: LoginBody) -> web.Response:
    """Exchange the token for a cookie that scripts can't read and other sites can't use."""
    auth = request.app[CONTEXT].auth
    if not auth.accepts(body.token.strip()):
        return error_response(
            401, "unauthorized", "this token is not valid", "the file `token` in the storage directory has it"
        )
    response = web.Response(status=204)
    response.set_cookie(
        SESSION_COOKIE,
        auth.new_session(),
        max_age=SESSION_S,
        path="/",
        httponly=True,
        secure=request.secure,
        samesite="Strict",
    )
    return response


@endpoint("DELETE", "/session", needs="nothing", status=204)
async def logout(_request: web.Request) -> web.Response:
    """Forget the cookie."""
    response = web.Response(status=204)
    response.del_cookie(SESSION_COOKIE, path="/")
    return response


ROUTES = (login, logout)
