"""The metrics, for Prometheus and what understands its format."""

from __future__ import annotations

import asyncio

from aiohttp import hdrs, web

from tawny.api.access import Access, declare
from tawny.api.context import CONTEXT
from tawny.api.metrics.reading import Reading

PATH = "/metrics"


async def metrics(request: web.Request) -> web.Response:
    """Everything that there is to measure, as it is now."""
    reading = await request.app[CONTEXT].metrics.read()
    accept = request.headers.get(hdrs.ACCEPT, "")
    pack = "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, "").lower()
    return await asyncio.to_thread(_answer, reading, accept, pack)


def _answer(reading: Reading, accept: str, pack: bool) -> web.Response:
    from tawny.api.metrics.exposition import expose  # noqa: PLC0415 - who does not ask need not have it in memory

    exposition = expose(reading, accept=accept, pack=pack)
    headers = {hdrs.CONTENT_TYPE: exposition.content_type, hdrs.VARY: f"{hdrs.ACCEPT}, {hdrs.ACCEPT_ENCODING}"}
    if exposition.packed:
        headers[hdrs.CONTENT_ENCODING] = "gzip"
    return web.Response(body=exposition.body, headers=headers)


# It names all cameras and says what every part does: for viewers without limits. See docs/guide/monitoring.md.
declare(metrics, Access("viewer"))

ROUTES = (web.get(PATH, metrics),)
