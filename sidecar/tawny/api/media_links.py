"""Links for players: a playlist must carry on what let its reader in, because players send nothing of their own."""

from __future__ import annotations

import time
from urllib.parse import quote

from aiohttp import web
from yarl import URL

from tawny.api.auth import Auth
from tawny.api.context import CONTEXT
from tawny.api.media_tokens import Grant, can_be_bound
from tawny.api.security import AUTHENTICATED_BY, GRANT, asker, link_token

_GRID_S = 43_200
"""The token of the file in a playlist's address becomes links that change only so often: players compare addresses."""


def links_of(request: web.Request) -> str:
    """Tells apart requests whose playlists carry other links, or none."""
    return request.query["token"] if request.get(AUTHENTICATED_BY) == "query" else ""


def media_query(request: web.Request, directory: str = "") -> str:
    """What a playlist appends to addresses beneath its own directory, or `directory` from there: a link, or nothing.

    The same for the same reader, so that it may be part of every line. Whoever has it may read everything beneath the
    directory: name one in which there is nothing that the playlist's reader may not see, or use `with_media_token`.
    """
    if request.get(AUTHENTICATED_BY) != "query":
        return ""
    grant = request.get(GRANT)
    if grant is not None and grant.path.endswith("/"):
        return f"?token={quote(link_token(request), safe='')}"
    beneath = URL(request.path, encoded=True).join(URL(directory or "./")).path
    return f"?token={_link_token(request, beneath, ())}"


def with_media_token(request: web.Request, url: str) -> str:
    """`url`, as it stands in a playlist, with a token for just this address if the playlist was asked for with one."""
    if request.get(AUTHENTICATED_BY) != "query":
        return url
    target = URL(request.path, encoded=True).join(URL(url))
    token = _link_token(request, target.path, tuple(target.query.items()))
    return f"{url}{'&' if '?' in url else '?'}token={token}"


def bound_link(auth: Auth, path: str, query: list[tuple[str, str]], token_id: str, expires: int) -> str | None:
    """A token for one address; None when its query can't be bound."""
    return auth.new_link_token(Grant(path, tuple(query), expires, token_id)) if can_be_bound(query) else None


def _link_token(request: web.Request, path: str, query: tuple[tuple[str, str], ...]) -> str:
    auth, grant = request.app[CONTEXT].auth, request.get(GRANT)
    expires = (int(time.time()) // _GRID_S + 2) * _GRID_S if grant is None else grant.expires
    return auth.new_link_token(Grant(path, query, expires, asker(request).id))
