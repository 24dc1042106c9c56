"""A reverse proxy asks whether somebody may have what it could answer itself: nginx's `auth_request`."""

from __future__ import annotations

from aiohttp import web
from yarl import URL

from tawny.api.access import Access
from tawny.api.endpoint import ENDPOINTS, Endpoint, endpoint
from tawny.api.errors import error_response
from tawny.api.security import Asked, admit
from tawny.core.errors import NotFoundError

ADDRESS, METHOD = "X-Original-URI", "X-Original-Method"


@endpoint("GET", "/auth", needs="nothing", status=204, errors=(400, 401, 403))
async def auth(request: web.Request) -> web.Response:
    """Whether whoever sent this may have another address of this API; for the cache of a reverse proxy.

    The proxy passes on what it was sent (`Authorization`, cookie, the address with its query) and names the address in
    the header `X-Original-URI`, the method in `X-Original-Method` (GET when left out). 204: let him have it; 401 and
    403: don't. An address is refused where the path alone does not say whether it is for a token that is limited to
    cameras (events, exports), and where it is of no route. Nobody learns more from this than from asking himself.
    """
    address = request.headers.get(ADDRESS, "")
    method = request.headers.get(METHOD, "GET").upper()
    try:
        url = URL(address, encoded=True)
    except ValueError:
        url = URL()
    if not address.startswith("/") or url.absolute:
        return error_response(400, "bad_request", f"the header {ADDRESS} is no path", "send the path with its query")
    wanted, camera = _route(request.app[ENDPOINTS], method, url.path)
    if wanted is None:
        return _refused()
    if wanted.needs == "nothing":
        return web.Response(status=204)
    # That a handler narrows what it shows does not help here: it is not asked.
    access = Access(wanted.needs, by_players=wanted.by_players)
    try:
        identity = await admit(request, Asked(method, url, access, camera))
    except NotFoundError:
        return _refused()
    return identity if isinstance(identity, web.Response) else web.Response(status=204)


def _route(routes: tuple[Endpoint, ...], method: str, path: str) -> tuple[Endpoint | None, str | None]:
    """The route of that address and the camera in it; as in the router, the first that fits."""
    verb = "GET" if method == "HEAD" else method
    for route in routes:
        if route.method == verb and (found := route.match(path)) is not None:
            return route, found.get("camera")
    return None, None


def _refused() -> web.Response:
    return error_response(403, "forbidden", "this is not for this token", "use one that may see it")


ROUTES = (auth,)
