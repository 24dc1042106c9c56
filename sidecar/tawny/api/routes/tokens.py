"""API tokens: make, list and revoke them; and links for players that can't send a token."""

from __future__ import annotations

import asyncio

from aiohttp import web
from yarl import URL

from tawny.api.access_models import (
    MediaTokenBody,
    MediaTokenModel,
    NewTokenModel,
    TokenBody,
    TokenModel,
    TokensModel,
    new_token_model,
    token_model,
)
from tawny.api.context import CONTEXT, PREFIX, answer, house
from tawny.api.endpoint import ENDPOINTS, endpoint
from tawny.api.media_links import bound_link
from tawny.api.security import asker
from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError, UsageError


@endpoint("GET", "/tokens", needs="admin")
async def tokens(request: web.Request) -> TokensModel:
    """All tokens that were ever made, oldest first.

    The token of the file in the storage directory is not among them.
    """
    found = await asyncio.to_thread(house(request).log.tokens)
    return TokensModel(tokens=[token_model(token) for token in found])


@endpoint("POST", "/tokens", response=NewTokenModel, status=201)
async def make(request: web.Request, body: TokenBody) -> web.Response:
    """Make a token. The answer has its secret, this once."""
    require_cameras(request, body.cameras)
    token, secret = await asyncio.to_thread(
        house(request).log.create_token, body.name, body.scope, cameras=body.cameras, expires_us=body.expires
    )
    return answer(new_token_model(token, secret), 201, {"Location": f"{PREFIX}/tokens/{token.id}"})


@endpoint("DELETE", "/tokens/{token}")
async def revoke(request: web.Request, token: str) -> TokenModel:
    """Refuse a token from now on.

    What is being streamed to its owner, and what was derived from it (cookies, links), ends too.
    """
    revoked = await asyncio.to_thread(house(request).log.revoke_token, token)
    context = request.app[CONTEXT]
    context.auth.forget()
    context.visits.check_soon()
    return token_model(revoked)


@endpoint("POST", "/media-tokens", needs="viewer", response=MediaTokenModel, status=201, narrows=True)
async def media_token(request: web.Request, body: MediaTokenBody) -> web.Response:
    """Make a link for a player that can't send headers.

    It is good for this path alone, for a limited time, and as long as the token that asked for it. Where `path` has a
    query, its values can't be changed. Playlists carry the link on to what they list.
    """
    auth, asking = request.app[CONTEXT].auth, asker(request)
    url = _player_url(request, body.path)
    expires = auth.link_expiry(asking, body.expires_s)
    token = bound_link(auth, url.path, list(url.query.items()), asking.id, expires)
    if token is None or "token" in url.query:
        raise UsageError("a link can't be bound to this query", "send each of its parameters once, and no token")
    full = url.update_query(token=token)
    return answer(MediaTokenModel(token=token, url=str(full), expires=iso(expires * SECOND_US)), 201)


def require_cameras(request: web.Request, cameras: tuple[str, ...] | None) -> None:
    """Raise UsageError for one that there is not: a typing error would make a token that sees nothing."""
    for camera in cameras or ():
        try:
            house(request).camera(camera)
        except NotFoundError as error:
            raise UsageError(error.message, error.hint) from None


def _player_url(request: web.Request, path: str) -> URL:
    """`path` as an address of ours, if players may be given a link to it. Raises UsageError or NotFoundError."""
    wrong = UsageError(
        "this path is no video, picture, playlist or WebSocket of the API",
        f"send one such as {PREFIX}/cameras/front_door/live/master.m3u8",
    )
    try:
        url = URL(path)
    except ValueError:
        raise wrong from None
    if url.absolute or url.raw_path != url.path or url.fragment or str(url.with_query(None)) != path.partition("?")[0]:
        raise wrong
    found = (one.match(url.path) for one in request.app[ENDPOINTS] if one.by_players)
    names = next((names for names in found if names is not None), None)
    if names is None:
        raise wrong
    if "camera" in names:
        asker(request).require(names["camera"])
    return url


ROUTES = (tokens, make, revoke, media_token)
