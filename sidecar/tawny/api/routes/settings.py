"""Settings: the configuration as a whole, and cameras that are added, changed and removed in it.

Changes are stored in tawny.toml, where comments stay; cameras that they do not concern go on undisturbed.
"""

from __future__ import annotations

import asyncio
import json
from functools import cache
from typing import Any

from aiohttp import web
from pydantic import BaseModel

from tawny.api.config_models import (
    CAMERA_PATCH,
    SHORTCUTS,
    ChangedCameraModel,
    ChangedConfigModel,
    ConfigDocument,
    ConfigModel,
    NewCamera,
    NewCameraQuery,
)
from tawny.api.context import PREFIX, SETTINGS, answer, house
from tawny.api.endpoint import endpoint
from tawny.api.models import camera_model
from tawny.api.parameters import json_object
from tawny.config import diff_configs, json_schema, masked
from tawny.core.errors import NotFoundError, UsageError
from tawny.house.settings import Applied, Changes, KeyPath, Settings, etag
from tawny.house.without_worker import without_worker

SCHEMA_URL = f"{PREFIX}/config/schema"


@endpoint("GET", "/config", needs="admin", response=ConfigModel, errors=(409,))
async def config(request: web.Request) -> web.Response:
    """The configuration, without its secrets.

    `ETag` names its version, for `If-Match` of a later `PUT`.
    """
    settings = _settings(request)
    stored = await settings.stored()
    shown = masked(stored)
    pending = list(diff_configs(house(request).config, stored).keys)
    found = ConfigModel(config=shown, schema_url=SCHEMA_URL, file=_file(settings), pending=pending)
    return answer(found, headers={"ETag": f'"{etag(shown)}"'})


@endpoint("GET", "/config/schema", response="application/json")
async def schema(_request: web.Request) -> web.Response:
    """The JSON Schema of the configuration, with a title and a description for every setting."""
    return web.Response(text=await asyncio.to_thread(_schema), content_type="application/json")


@endpoint("PUT", "/config", response=ChangedConfigModel, errors=(409, 412, 503))
async def put_config(request: web.Request, body: ConfigDocument) -> web.Response:  # noqa: ARG001 - it has been checked
    """Make the configuration what the body says: the whole of it, in the shape of `config` of `GET /config`.

    What is shown as `***` may be sent back so, and stays what it is. Addresses of cameras may be those of network
    streams; files, directories and the database are changed in tawny.toml alone, by who may write it, and stay when
    they are left out. Everything else that is left out gets its default. With `If-Match`, a configuration that has
    changed since it was read is answered with 412.
    """
    version = request.headers.get("If-Match", "").strip().strip('"')
    return _changed_config(request, await _settings(request).replace(await _document(request), version or None))


@endpoint("POST", "/config/reload", needs="admin", response=ChangedConfigModel, errors=(409,))
async def reload_config(request: web.Request) -> web.Response:
    """Use tawny.toml as it is now: what SIGHUP does, with an answer. Cameras that did not change go on undisturbed."""
    return _changed_config(request, await _settings(request).reload())


@endpoint("POST", "/cameras", response=ChangedCameraModel, status=201, errors=(409, 503))
async def add_camera(request: web.Request, body: NewCamera, query: NewCameraQuery) -> web.Response:
    """Add a camera."""
    table = body.model_dump(mode="json", exclude_unset=True, exclude={"id"})
    applied = await _settings(request).add_camera(body.id, table, query.quiet_s)
    location = {"Location": f"{PREFIX}/cameras/{body.id}"}
    return answer(_changed(request, body.id, applied), 201, location)


@endpoint("POST", "/cameras/{camera}/announce", status=204)
async def announce_camera(request: web.Request, camera: str) -> web.Response:
    """Tell of a camera that was added quietly. Of one that everybody knows already nothing is told."""
    house(request).camera(camera)
    house(request).hush(camera, 0)
    return web.Response(status=204)


@endpoint("PATCH", "/cameras/{camera}", body=CAMERA_PATCH, errors=(409, 503))
async def change_camera(request: web.Request, camera: str, body: BaseModel) -> ChangedCameraModel:
    """Change settings of a camera.

    Its worker is restarted unless nothing but name, detection, sensitivity and recording mode changes.
    """
    settings = _settings(request)
    present = (await settings.stored()).cameras.get(camera)
    if present is None:
        raise _unknown(camera)
    path = ("cameras", camera)
    known: set[KeyPath] = {(*path, "motion", "zones", zone) for zone in present.motion.zones}
    known |= {(*path, "motion", "ignore", area) for area in present.motion.ignore}
    applied = await settings.change(_changes(path, body.model_dump(mode="json", exclude_unset=True), known), path)
    return _changed(request, camera, applied)


@endpoint("DELETE", "/cameras/{camera}", status=204, errors=(409, 503))
async def remove_camera(request: web.Request, camera: str) -> web.Response:
    """Remove a camera and its settings. What it recorded stays until it expires."""
    settings = _settings(request)
    if camera not in (await settings.stored()).cameras:
        raise _unknown(camera)
    await settings.change({("cameras", camera): None})
    return web.Response(status=204)


@cache
def _schema() -> str:
    """Made once: it takes ten milliseconds."""
    return json.dumps(json_schema(), ensure_ascii=False)


async def _document(request: web.Request) -> dict[str, Any]:
    """The body as it was sent, which has been checked already: with what is masked as it was shown."""
    if not (await request.read()).strip():
        raise UsageError("the body is empty", "send the whole configuration; an empty one is {}")
    return await json_object(request, ConfigDocument)


def _changed_config(request: web.Request, applied: Applied) -> web.Response:
    shown = masked(applied.config)
    changed = ChangedConfigModel(
        config=shown,
        schema_url=SCHEMA_URL,
        file=_file(_settings(request)),
        pending=list(applied.pending),
        persisted=applied.persisted,
        cameras=list(applied.cameras),
    )
    return answer(changed, headers={"ETag": f'"{etag(shown)}"'})


def _settings(request: web.Request) -> Settings:
    return request.app[SETTINGS]


def _file(settings: Settings) -> str | None:
    return None if settings.file is None else str(settings.file)


def _changes(path: KeyPath, table: dict[str, Any], known: set[KeyPath]) -> Changes:
    """The single settings that a patch of a camera names; entries of tables of ids that are not `known` as a whole."""
    found: Changes = {}
    for key, value in table.items():
        if len(path) == 2 and key in SHORTCUTS:
            found[(*path, *SHORTCUTS[key])] = _whole(value)
        elif isinstance(value, dict) and path[2:] in _ENTRIES and (*path, key) not in known:
            found[(*path, key)] = _whole(value)
        elif isinstance(value, dict):
            found |= _changes((*path, key), value, known)
        else:
            found[(*path, key)] = value
    return found


_ENTRIES = {("motion", "zones"), ("motion", "ignore")}


def _whole(value: Any) -> Any:
    """`value` without the keys that have none."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items() if item is not None}
    return value


def _changed(request: web.Request, camera: str, applied: Applied) -> ChangedCameraModel:
    try:
        status = house(request).camera(camera)
    except NotFoundError:  # the service is stopping: the change is stored, and nothing more
        if camera not in applied.config.cameras:
            raise
        status = without_worker(camera, applied.config.cameras[camera])
    return ChangedCameraModel(**camera_model(status).model_dump(), persisted=applied.persisted)


def _unknown(camera: str) -> NotFoundError:
    return NotFoundError(f"there is no camera {camera}", "`tawny camera list` shows all")


ROUTES = (config, schema, put_config, reload_config, add_camera, announce_camera, change_camera, remove_camera)
