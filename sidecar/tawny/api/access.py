"""What each route needs. A route that declares nothing is for admins: forgetting it must not open anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiohttp import web

from tawny.api.errors import Handler

type Needs = Literal["nothing", "viewer", "admin"]
"""Who may use a route: everybody, whoever may look, or only who may change things."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use one route.

    `by_players`: also with a token in the address. `narrows`: its handler shows a token that is limited to cameras only
    what is of these; without it such a token gets in only where the path names one of its cameras.
    """

    needs: Needs
    by_players: bool = False
    narrows: bool = False


_CLOSED = Access("admin")
_declared: dict[Handler, Access] = {}


def declare(handler: Handler, access: Access) -> None:
    """Say what the route of `handler` needs."""
    _declared[handler] = access


def public[H: Handler](handler: H) -> H:
    """Mark a handler that answers everybody."""
    declare(handler, Access("nothing"))
    return handler


def declared(handler: Handler) -> Access | None:
    """What the route of `handler` needs; None when nobody said."""
    return _declared.get(handler)


def access_of(request: web.Request) -> Access:
    """What the route of `request` needs; an unknown path of the API needs any token, others need none."""
    if request.match_info.http_exception is None:
        return declared(request.match_info.handler) or _CLOSED
    return Access("viewer", narrows=True) if request.path.startswith("/api") else Access("nothing")
