"""The web page, built from `frontend/`: files of the package, read once. Anybody may load them; they hold nothing.

It lives at `/app/`, so that its service worker has a scope of its own, and `/` leads there. What stands behind a `#`,
as in links to an event, goes along: browsers keep it.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files

from aiohttp import hdrs, web

from tawny.api.access import public

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_BINARY = frozenset({"image/png"})
_FOLLOWS_CONTENT = re.compile(r"-[A-Za-z0-9_-]{8}\.[a-z]+\Z")
"""The end of a name that changes with what is inside."""

_FOREVER = "public, max-age=31536000, immutable"
_WORTH_PACKING = 1024
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
    packed: bytes
    content_type: str
    etag: str
    caching: str

    @classmethod
    def of(cls, name: str, body: bytes) -> _File:
        content_type = _TYPES[_suffix(name)]
        packs = len(body) > _WORTH_PACKING and content_type not in _BINARY
        packed = gzip.compress(body, mtime=0) if packs else b""
        caching = _FOREVER if _FOLLOWS_CONTENT.search(name) else "no-cache"
        etag = hashlib.sha256(body).hexdigest()[:16]
        return cls(body, packed, content_type, etag, caching)


def _load() -> dict[str, _File]:
    entries = files("tawny.api").joinpath("app").iterdir()
    return {entry.name: _File.of(entry.name, entry.read_bytes()) for entry in entries if _suffix(entry.name) in _TYPES}


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]


_FILES = _load()


@public
async def index(request: web.Request) -> web.Response:
    """The page."""
    return _send(request, "index.html")


@public
async def asset(request: web.Request) -> web.Response:
    """One of its files. Names are looked up in a table, never on the disk."""
    return _send(request, request.match_info["name"])


@public
async def elsewhere(_request: web.Request) -> web.Response:
    """Its addresses are relative, so that it works behind any prefix: without the slash they would be others."""
    raise web.HTTPFound("app/")


def _send(request: web.Request, name: str) -> web.Response:
    file = _FILES.get(name)
    if file is None:
        raise web.HTTPNotFound
    packs = bool(file.packed) and "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, "")
    etag = f"{file.etag}-gzip" if packs else file.etag
    headers = {"ETag": f'"{etag}"', "Cache-Control": file.caching, "Content-Security-Policy": _POLICY}
    if file.packed:
        headers[hdrs.VARY] = hdrs.ACCEPT_ENCODING
    known = request.if_none_match
    if known is not None and any(tag.value == etag for tag in known):
        return web.Response(status=304, headers=headers)
    if packs:
        headers[hdrs.CONTENT_ENCODING] = "gzip"
    body = file.packed if packs else file.body
    charset = None if file.content_type in _BINARY else "utf-8"
    return web.Response(body=body, content_type=file.content_type, charset=charset, headers=headers)


ROUTES = (
    web.get("/", elsewhere),
    web.get("/app", elsewhere),
    web.get("/app/", index),
    web.get("/app/{name:[A-Za-z0-9._-]{1,80}}", asset),
)
