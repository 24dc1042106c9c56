"""Motion: dry runs, which tell what other settings would have found in what is recorded."""

from __future__ import annotations

from aiohttp import web

from tawny.api.context import PREFIX, answer, house
from tawny.api.dry_run_models import DRY_RUN_BODY, DryRunModel, DryRunRange, DryRunsModel, dry_run_model
from tawny.api.endpoint import endpoint
from tawny.api.routes.playback import require_camera

PATH = "/cameras/{camera}/motion/dry-run"


@endpoint("POST", PATH, body=DRY_RUN_BODY, response=DryRunModel, status=202, errors=(409, 503))
async def add(request: web.Request, camera: str, body: DryRunRange) -> web.Response:
    """Try motion settings on what is recorded: how many events there would be, and how many there were.

    The footage is looked through in the background, with the lowest priority; `GET` of the run and the live feed tell
    how far it is. One run of a camera at a time, and one of all at once: the others wait. Nothing is changed.
    """
    start_us, end_us = body.range_us()
    run = await house(request).dry_runs.add(camera, body.changes(), start_us, end_us)
    return answer(dry_run_model(run), 202, {"Location": f"{PREFIX}/cameras/{camera}/motion/dry-run/{run.id}"})


@endpoint("GET", PATH)
async def runs(request: web.Request, camera: str) -> DryRunsModel:
    """The dry runs of a camera since Tawny was started, newest first, without what they found in detail."""
    await require_camera(request, camera)
    found = house(request).dry_runs.of(camera)
    return DryRunsModel(runs=[dry_run_model(run, most_found=0) for run in found])


@endpoint("GET", f"{PATH}/{{run}}")
async def run(request: web.Request, camera: str, run: str) -> DryRunModel:
    """One dry run."""
    return dry_run_model(house(request).dry_runs.get(camera, run))


@endpoint("DELETE", f"{PATH}/{{run}}", status=204)
async def remove(request: web.Request, camera: str, run: str) -> web.Response:
    """Stop a dry run, or forget its result."""
    await house(request).dry_runs.remove(camera, run)
    return web.Response(status=204)


ROUTES = (add, runs, run, remove)
