"""The description of the API for programs."""

from __future__ import annotations

import asyncio
import json
from functools import lru_cache

from aiohttp import web

from tawny.api.endpoint import ENDPOINTS, Endpoint, endpoint
from tawny.api.openapi import document


@endpoint("GET", "/openapi.json", response="application/json")
async def openapi(request: web.Request) -> web.Response:
    """The whole API as an OpenAPI 3.1 document."""
    text = await asyncio.to_thread(_text, request.app[ENDPOINTS])
    return web.Response(text=text, content_type="application/json")


@lru_cache(maxsize=2)
def _text(endpoints: tuple[Endpoint, ...]) -> str:
    return json.dumps(document(endpoints), ensure_ascii=False)


ROUTES = (openapi,)
