"""Discovery: cameras that are not configured yet. Nothing is stored, and no login is tried twice."""

from __future__ import annotations

from aiohttp import web

from tawny.api.discovery_models import (
    DiscoverBody,
    FoundCameraModel,
    FoundModel,
    ProbeBody,
    ProbeModel,
    ProfilesBody,
    ProfilesModel,
    SuggestionModel,
    probe_model,
    profile_model,
)
from tawny.api.endpoint import endpoint
from tawny.api.looking import LOOKING
from tawny.capture.onvif import Profile, suggest_streams
from tawny.core.errors import NoVideoError


@endpoint("POST", "/cameras/probe", errors=(502,))
async def probe(request: web.Request, body: ProbeBody) -> ProbeModel:
    """Look at a stream for some seconds: what it is, and what about it may cause trouble.

    Network streams only. A login that the camera refused is remembered for five minutes and not shown to it again.
    """
    return probe_model(await request.app[LOOKING].probe(body.url, body.transport, body.seconds))


@endpoint("POST", "/cameras/discover", errors=(502,))
async def discover(request: web.Request, body: DiscoverBody) -> FoundModel:
    """Ask the network, and single addresses, which ONVIF cameras there are.

    Multicast does not reach beyond a container's bridge and most routers; name the addresses then.
    """
    found = await request.app[LOOKING].discover(body.timeout_s, body.addresses)
    return FoundModel(
        cameras=[
            FoundCameraModel(
                address=camera.address,
                services=list(camera.xaddrs),
                name=camera.name,
                hardware=camera.hardware,
                location=camera.location,
                uuid=camera.uuid,
            )
            for camera in found
        ]
    )


@endpoint("POST", "/cameras/profiles", errors=(502,))
async def profiles(request: web.Request, body: ProfilesBody) -> ProfilesModel:
    """Ask an ONVIF camera which streams it has, and which of them suit Tawny.

    A login that the camera refused is remembered for five minutes and not shown to it again.
    """
    camera = await request.app[LOOKING].profiles(body.address, body.username, body.password)
    return ProfilesModel(
        address=camera.address,
        manufacturer=camera.manufacturer,
        model=camera.model,
        firmware=camera.firmware,
        serial=camera.serial,
        clock_offset_s=camera.clock_offset_s,
        profiles=[profile_model(profile) for profile in camera.profiles],
        suggestion=_suggestion(camera.profiles),
    )


def _suggestion(found: tuple[Profile, ...]) -> SuggestionModel | None:
    try:
        main, sub, reasons = suggest_streams(found)
    except NoVideoError:
        return None
    return SuggestionModel(main=main.token, sub=None if sub is None else sub.token, reasons=list(reasons))


ROUTES = (probe, discover, profiles)
