"""Routes that declare themselves: one decorator says what a route takes, answers and needs.

Everything else follows from it: validation, OpenAPI, the reference page, who is let in.

    @endpoint("GET", "/cameras/{camera}")
    async def one(request: web.Request, camera: str, query: CameraQuery) -> CameraModel:
        '''One camera.

        What else there is to say about it.'''

Path parameters are handed over by their names, the query as `query` and the JSON body as `body`; the annotations of
these two say by which models they are checked, before the handler runs. The docstring's first line is the summary. A
handler returns its model, or any response of aiohttp's; then `response` says which model or media type that is.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import cleandoc, signature
from typing import Any, get_type_hints

from aiohttp import hdrs, web
from pydantic import BaseModel

from tawny.api import access, parameters
from tawny.api.access import Access, Needs
from tawny.api.context import PREFIX, answer
from tawny.api.paths import PATH_PARAMETERS

_NAME = re.compile(r"\{(\w+)\}")
_RANGED = frozenset({206, 304, 412, 416})
_SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Endpoint(web.AbstractRouteDef):
    """One route: a definition that aiohttp can register. See `endpoint` for the fields."""

    method: str
    path: str
    needs: Needs
    call: Callable[..., Awaitable[Any]]
    tag: str
    name: str
    summary: str
    description: str
    path_names: tuple[str, ...]
    wanted_names: tuple[str, ...]
    query: type[BaseModel] | None
    body: type[BaseModel] | None
    response: type[BaseModel] | str | None
    status: int
    errors: frozenset[int]
    by_players: bool
    narrows: bool
    ranged: bool
    websocket: bool

    @property
    def url(self) -> str:
        """The path with its prefix, its parameters in braces."""
        return PREFIX + self.path

    def register(self, router: web.UrlDispatcher) -> list[web.AbstractRoute]:
        """Add the route; GET answers HEAD too."""
        pattern = _NAME.sub(lambda name: f"{{{name[1]}:{PATH_PARAMETERS[name[1]].pattern}}}", self.url)
        handler = self.handle
        access.declare(handler, Access(self.needs, by_players=self.by_players, narrows=self.narrows))
        if self.method == hdrs.METH_GET:
            return [router.add_get(pattern, handler, allow_head=not self.websocket)]
        return [router.add_route(self.method, pattern, handler)]

    def match(self, path: str) -> dict[str, str] | None:
        """The path parameters in `path`, a decoded one, if that is this endpoint's; None if it is another's."""
        found = re.fullmatch(_NAME.sub(_group, re.sub(r"\.", r"\.", self.url)), path)
        return None if found is None else found.groupdict()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Check what was sent, call the handler and answer what it returns. Raises ValidationError."""
        arguments: dict[str, Any] = {name: request.match_info[name] for name in self.wanted_names}
        if self.query is not None:
            arguments["query"] = parameters.query(request, self.query, lenient=self.by_players)
        elif not self.by_players:
            parameters.query(request, parameters.NoQuery)
        if self.body is not None:
            arguments["body"] = await parameters.body(request, self.body)
        result = await self.call(request, **arguments)
        return answer(result, self.status) if isinstance(result, BaseModel) else result

    def statuses(self) -> list[int]:
        """Every status that the route may answer with, sorted."""
        found = {self.status} | self.errors | (_RANGED if self.ranged else set())
        if self.needs != "nothing":
            found |= {401, 403}
        if self.path_names:
            found.add(404)
        if self.query is not None or self.body is not None or not self.by_players:
            found.add(422)
        if self.body is not None:
            found |= {408, 413, 415}
        return sorted(found)


def _group(name: re.Match[str]) -> str:
    return f"(?P<{name[1]}>{PATH_PARAMETERS[name[1]].pattern})"


def endpoint(
    method: str,
    path: str,
    *,
    needs: Needs | None = None,
    body: type[BaseModel] | None = None,
    response: type[BaseModel] | str | None = None,
    status: int = 200,
    errors: tuple[int, ...] = (),
    by_players: bool = False,
    narrows: bool = False,
    ranged: bool = False,
    websocket: bool = False,
) -> Callable[[Callable[..., Awaitable[Any]]], Endpoint]:
    """Make a handler the endpoint `method` `path` (below `/api/v1`).

    `needs` is viewer for GET and admin for everything else unless it is given. `body` is the model of the body where
    that is made and has no name to annotate with. `response` is the model or media type of
    the answer; a handler annotated to return a model need not name it. `errors` are statuses beside those that follow
    from the rest. `by_players`: it may be asked with a token in the address; `narrows`: its handler shows tokens that
    are limited to cameras only what is of these (`security.asker` says which), needed where the path names no camera;
    `ranged`: it is a file that answers to Range and to conditions; `websocket`: `response` is the model of its
    messages.
    """

    def declare(call: Callable[..., Awaitable[Any]]) -> Endpoint:
        hints = get_type_hints(call)
        names = tuple(_NAME.findall(path))
        taken = set(signature(call).parameters) - {"request", "_request"}
        assert taken <= {*names, "query", "body"}, f"{path}: {call.__name__} asks for something else"
        returned = hints.get("return")
        returns_model = isinstance(returned, type) and issubclass(returned, BaseModel)
        summary, _, description = cleandoc(call.__doc__ or "").partition("\n\n")
        return Endpoint(
            method=method,
            path=path,
            needs=needs or ("viewer" if method in _SAFE else "admin"),
            call=call,
            tag=call.__module__.rpartition(".")[2],
            name=call.__name__,
            summary=" ".join(summary.split()),
            description=description.strip(),
            path_names=names,
            wanted_names=tuple(name for name in names if name in taken),
            query=hints.get("query"),
            body=body or hints.get("body"),
            response=returned if response is None and returns_model else response,
            status=101 if websocket else status,
            errors=frozenset({*errors, *({426} if websocket else ())}),
            by_players=by_players,
            narrows=narrows,
            ranged=ranged,
            websocket=websocket,
        )

    return declare


ENDPOINTS = web.AppKey("endpoints", tuple[Endpoint, ...])
"""All endpoints of the application."""


def endpoint_of(request: web.Request) -> Endpoint | None:
    """The endpoint that the request goes to; None for an unknown path, and for the web page."""
    found = getattr(request.match_info.handler, "__self__", None)
    return found if isinstance(found, Endpoint) else None
