"""RTSP 1.0 messages (RFC 2326): cutting what a client sends into requests and interleaved packets, and answering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MAX_REQUEST = 64 << 10
_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    454: "Session Not Found",
    455: "Method Not Valid in This State",
    461: "Unsupported Transport",
    501: "Not Implemented",
}
_TRACK = re.compile(r"/trackID=(\d+)$")


@dataclass(frozen=True, slots=True)
class Request:
    """One request. Names of headers are lower case."""

    method: str
    url: str
    headers: dict[str, str]

    @property
    def mount(self) -> str:
        """The path of the URL without slashes around it and without the track."""
        return _TRACK.sub("", self._path).strip("/")

    @property
    def track(self) -> int | None:
        """The number of the track in the URL."""
        found = _TRACK.search(self._path)
        return int(found[1]) if found else None

    @property
    def _path(self) -> str:
        return unquote(urlsplit(self.url).path).rstrip("/")


class RequestReader:
    """Collects bytes of one connection. Raises ValueError when they are no RTSP."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Request | bytes]:
        """The requests and interleaved packets (RTCP, as bytes) that are complete with `data`."""
        self._buffer += data
        while self._buffer:
            item = self._packet() if self._buffer[0] == 0x24 else self._request()
            if item is None:
                return
            yield item

    def _packet(self) -> bytes | None:
        if len(self._buffer) < 4:
            return None
        end = 4 + int.from_bytes(self._buffer[2:4])
        return self._take(end) if len(self._buffer) >= end else None

    def _request(self) -> Request | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self._buffer) > MAX_REQUEST:
                raise ValueError("request is too long")
            return None
        request = _parse(bytes(self._buffer[:end]).decode("utf-8", "replace").lstrip("\r\n"))
        length = int(request.headers.get("content-length", "0"))
        if not 0 <= length <= MAX_REQUEST:
            raise ValueError("body is too long")
        if len(self._buffer) < end + 4 + length:
            return None
        self._take(end + 4 + length)
        return request

    def _take(self, end: int) -> bytes:
        taken = bytes(self._buffer[:end])
        del self._buffer[:end]
        return taken


def response(status: int, request: Request, headers: dict[str, str] | None = None, body: str = "") -> bytes:
    """An answer to `request`, with its CSeq."""
    lines = [f"RTSP/1.0 {status} {_REASONS[status]}", f"CSeq: {request.headers.get('cseq', '0')}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines.append(f"Content-Length: {len(body.encode())}")
    return "\r\n".join([*lines, "", body]).encode()


def _parse(head: str) -> Request:
    first, *rest = head.split("\r\n")
    words = first.split()
    if len(words) != 3 or not words[2].startswith("RTSP/"):
        raise ValueError("not an RTSP request")
    headers = {}
    for line in rest:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Request(words[0].upper(), words[1], headers)
