"""Exports: ranges as files of their own, written in the background."""

from __future__ import annotations

import asyncio

from aiohttp import web

from tawny.api.context import PREFIX, answer, house
from tawny.api.endpoint import endpoint
from tawny.api.ranges import DiskFile, send_file
from tawny.api.recording_models import ExportBody, ExportModel, ExportsModel, ExportsQuery, export_model
from tawny.api.routes.playback import require_camera
from tawny.api.security import asker
from tawny.core.clock import iso
from tawny.core.errors import NotFoundError
from tawny.eventlog import Export


@endpoint("POST", "/exports", response=ExportModel, status=202, errors=(404, 503))
async def add(request: web.Request, body: ExportBody) -> web.Response:
    """Ask for a range as a file.

    It is written in the background; `GET /exports/{id}` and the live feed tell how far it is. The file stays until the
    export is deleted.
    """
    asker(request).require(body.camera)
    await require_camera(request, body.camera)
    export = await house(request).exports.add(body.camera, body.start, body.end, body.stream)
    return answer(export_model(export), 202, {"Location": f"{PREFIX}/exports/{export.id}"})


@endpoint("GET", "/exports", narrows=True)
async def exports(request: web.Request, query: ExportsQuery) -> ExportsModel:
    """The exports, newest first."""
    found = await asyncio.to_thread(house(request).log.exports, limit=query.limit)
    return ExportsModel(exports=[export_model(export) for export in found if asker(request).sees(export.camera)])


@endpoint("GET", "/exports/{export}", narrows=True)
async def export(request: web.Request, export: str) -> ExportModel:
    """One export."""
    return export_model(await _export(request, export))


@endpoint("DELETE", "/exports/{export}", status=204)
async def remove(request: web.Request, export: str) -> web.Response:
    """Delete an export with its file, or cancel it."""
    found = await _export(request, export)
    await house(request).exports.remove(found.id)
    return web.Response(status=204)


@endpoint("GET", "/exports/{export}/file.mp4", response="video/mp4", by_players=True, narrows=True, ranged=True)
async def file(request: web.Request, export: str) -> web.StreamResponse:
    """The file of an export that is done."""
    found = await _export(request, export)
    path = house(request).exports.path(found)
    try:
        opened = await asyncio.to_thread(DiskFile, path)
    except OSError:
        raise NotFoundError(f"the file of export {found.id} is gone", "ask for the range again") from None
    name = f"{found.camera}_{iso(found.start_us)[:19].replace('T', '_').replace(':', '-')}.mp4"
    return await send_file(request, opened, "video/mp4", {"Content-Disposition": f'attachment; filename="{name}"'})


async def _export(request: web.Request, name: str) -> Export:
    found = await asyncio.to_thread(house(request).log.export, name)
    asker(request).require(found.camera, NotFoundError(f"there is no export {name}", "it may have been deleted"))
    return found


ROUTES = (add, exports, export, remove, file)
