"""Answering with a part of a file. Source: RFC 9110, 13 (conditions) and 14 (ranges).

One range at a time: a request for several gets the whole file, as the RFC allows; no player asks for several.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

from aiohttp import web

from tawny.api.errors import error_response
from tawny.playback import GoneError, VirtualFile
from tawny.playback.virtual_file import Piece

_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.ASCII | re.IGNORECASE)
_MAX_DIGITS = 18
_LOGGER = logging.getLogger(__name__)


class Readable(Protocol):
    """Something with random access: `size` in bytes and a strong `etag` without quotes."""

    size: int
    etag: str

    def iterate(self, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes [start, end) in blocks."""


class BytesFile:
    """Bytes in memory as a Readable. Hashes them: a millisecond per megabyte."""

    def __init__(self, data: bytes) -> None:
        self.size = len(data)
        self.etag = hashlib.blake2b(data, digest_size=16).hexdigest()
        self._data = data

    async def iterate(self, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """All at once."""
        yield self._data[start : self.size if end is None else end]


class DiskFile:
    """A file on the disk that nobody changes, as a Readable. Raises OSError."""

    def __init__(self, path: Path) -> None:
        status = path.stat()
        self.size = status.st_size
        self.etag = f"{status.st_mtime_ns:x}-{status.st_size:x}"
        self._file = VirtualFile(b"", [Piece(path, 0, status.st_size)])

    def iterate(self, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """In blocks, read in a thread."""
        return self._file.iterate(start, end)


class UnsatisfiableError(ValueError):
    """The range lies behind the end of the file."""


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """[start, end) of the range that is wanted, or None for all of it: also when the header makes no sense.

    Raises UnsatisfiableError.
    """
    match = _RANGE.fullmatch(header) if header else None
    if match is None or not any(match.groups()) or max(map(len, match.groups())) > _MAX_DIGITS:
        return None
    first, last = match.groups()
    if not first:
        if not int(last) or not size:
            raise UnsatisfiableError
        return max(0, size - int(last)), size
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        raise UnsatisfiableError
    return start, min(int(last) + 1, size) if last else size


def continues(request: web.Request) -> bool:
    """Whether the request is for a later part of a file: whoever sends it has begun to read already."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    return match is not None and match.group(1).lstrip("0") != ""


def wanted_etag(request: web.Request) -> str:
    """The version that the request insists on, if any."""
    return request.headers.get("If-Range", "").strip().strip('"')


async def send_file(
    request: web.Request, file: Readable, content_type: str, headers: dict[str, str] | None = None
) -> web.StreamResponse:
    """Answer with `file`, or the part of it that is asked for: 200, 206, 304, 412 or 416; HEAD without the bytes."""
    base = {"ETag": f'"{file.etag}"', "Accept-Ranges": "bytes", "Cache-Control": "private, no-cache", **(headers or {})}
    early = _precondition(request, file.etag, base)
    if early is not None:
        return early
    same = "If-Range" not in request.headers or request.headers["If-Range"].strip() == base["ETag"]
    try:
        part = parse_range(request.headers.get("Range"), file.size) if same else None
    except UnsatisfiableError:
        extra = {**base, "Content-Range": f"bytes */{file.size}"}
        return error_response(416, "range", "the range lies behind the end", "ask for less", headers=extra)
    start, end = part or (0, file.size)
    response = web.StreamResponse(status=206 if part else 200, headers=base)
    response.content_type = content_type
    response.content_length = end - start
    if part:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    await response.prepare(request)
    if request.method != "HEAD":
        await _write(request, response, file.iterate(start, end))
    return response


def _precondition(request: web.Request, etag: str, headers: dict[str, str]) -> web.Response | None:
    must = request.if_match
    if must is not None and not any(tag.value in {etag, "*"} and not tag.is_weak for tag in must):
        return error_response(412, "changed", "the file has changed", "load it again", headers=headers)
    known = request.if_none_match
    if known is not None and any(tag.value in {etag, "*"} for tag in known):
        return web.Response(status=304, headers=headers)
    return None


async def _write(request: web.Request, response: web.StreamResponse, blocks: AsyncIterator[bytes]) -> None:
    try:
        async for block in blocks:
            await response.write(block)
    except GoneError as error:
        _LOGGER.warning("a viewer was cut off: %s", error)
        if request.transport is not None:
            request.transport.abort()  # the length was promised; only a broken connection says that it won't come
    except ConnectionError:
        pass  # the viewer left
