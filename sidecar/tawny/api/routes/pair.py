"""Pairing: a code of six digits for a token, so that nobody has to copy tokens by hand."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import web

from tawny import __version__
from tawny.api.access_models import (
    PairBody,
    PairCodeBody,
    PairCodeModel,
    PairedModel,
    PairingModel,
    new_token_model,
    pairing_model,
)
from tawny.api.client_address import client_address
from tawny.api.context import CONTEXT, PREFIX, answer, house
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.pairing import CODE_S
from tawny.api.routes.tokens import require_cameras
from tawny.api.security import too_many
from tawny.core.clock import iso
from tawny.core.errors import UsageError

_LOGGER = logging.getLogger(__name__)


@endpoint("POST", "/pair", needs="nothing", response=PairedModel, status=201, errors=(403, 429, 503))
async def pair(request: web.Request, body: PairBody) -> web.Response:
    """Exchange a pairing code for a token.

    A code is good once. Every refusal looks the same, whether the code is wrong or there is none.
    """
    context, address = request.app[CONTEXT], client_address(request)
    wait_s = context.pair_failures.wait_s(address)
    if wait_s:
        return too_many(wait_s)
    offer = context.pairing.redeem(body.code, body.name)
    if offer is None:
        context.pair_failures.failed(address)
        return error_response(
            403, "pairing_failed", "this code is not valid, or not any more", "ask for a new one: tawny pair"
        )
    scope = "viewer" if "viewer" in {offer.scope, body.scope} else "admin"
    token, secret = await asyncio.to_thread(house(request).log.create_token, body.name, scope, cameras=offer.cameras)
    _LOGGER.warning("%s was paired from %s, as %s", body.name, address, scope)
    model = PairedModel(
        **new_token_model(token, secret).model_dump(), node=house(request).config.node.id, version=__version__
    )
    return answer(model, 201, {"Location": f"{PREFIX}/tokens/{token.id}"})


@endpoint("GET", "/pair", needs="admin")
async def state(request: web.Request) -> PairingModel:
    """How it stands with the newest code; the code itself is not told again."""
    return pairing_model(request.app[CONTEXT].pairing)


@endpoint("DELETE", "/pair", status=204)
async def cancel(request: web.Request) -> web.Response:
    """Make the code void."""
    request.app[CONTEXT].pairing.cancel()
    return web.Response(status=204)


@endpoint("POST", "/pair/code", response=PairCodeModel, status=201)
async def code(request: web.Request, body: PairCodeBody) -> web.Response:
    """A new code, good for five minutes, once, and for five wrong tries in all; the one before is void.

    It is written to the log, too.
    """
    if body.cameras is not None and body.scope == "admin":
        raise UsageError("an admin can't be limited to cameras", "use the scope viewer")
    require_cameras(request, body.cameras)
    offer = request.app[CONTEXT].pairing.begin(body.scope, body.cameras)
    _LOGGER.warning("Pairing code: %s %s, good for %d minutes", offer.code[:3], offer.code[3:], CODE_S // 60)
    return answer(PairCodeModel(id=offer.id, code=offer.code, expires=iso(offer.expires_us)), 201)


ROUTES = (pair, state, cancel, code)
