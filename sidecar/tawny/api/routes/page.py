"""The web page: a handful of files of the package, read once. Anybody may load them; they hold nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from aiohttp import web

from tawny.api.access import public

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self' blob:",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    content_type: str
    etag: str


def _load() -> dict[str, _File]:
    found = {}
    for entry in files("tawny.api").joinpath("static").iterdir():
        suffix = entry.name[entry.name.rfind(".") :]
        if suffix in _TYPES:
            body = entry.read_bytes()
            found[entry.name] = _File(body, _TYPES[suffix], hashlib.sha256(body).hexdigest()[:16])
    return found


_FILES = _load()


@public
async def index(request: web.Request) -> web.Response:
    """The page."""
    return _send(request, "index.html")


@public
async def asset(request: web.Request) -> web.Response:
    """One of its files. Names are looked up in a table, never on the disk."""
    return _send(request, request.match_info["name"])


def _send(request: web.Request, name: str) -> web.Response:
    file = _FILES.get(name)
    if file is None:
        raise web.HTTPNotFound
    headers = {"ETag": f'"{file.etag}"', "Cache-Control": "no-cache", "Content-Security-Policy": _POLICY}
    known = request.if_none_match
    if known is not None and any(tag.value == file.etag for tag in known):
        return web.Response(status=304, headers=headers)
    return web.Response(body=file.body, content_type=file.content_type, charset="utf-8", headers=headers)


ROUTES = (web.get("/", index), web.get("/ui/{name:[a-z0-9.-]{1,40}}", asset))
