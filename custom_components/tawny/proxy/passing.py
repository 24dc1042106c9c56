"""Passing on what a sidecar answers: status, ranges and conditions as they are, byte by byte as they come.

Home Assistant's own helpers lose status and headers, with which a player could not seek.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiohttp import hdrs, web

from ..api import Answer, CannotConnectError, InvalidAnswerError, TawnyClient
from ..api.errors import refusal
from .paths import Media

BLOCK_BYTES: Final = 64 << 10
MOST_PLAYLIST_BYTES: Final = 16 << 20

_ASKED = (
    hdrs.RANGE,
    hdrs.IF_RANGE,
    hdrs.IF_NONE_MATCH,
    hdrs.IF_MATCH,
    hdrs.IF_MODIFIED_SINCE,
    hdrs.IF_UNMODIFIED_SINCE,
)
_TOLD = (
    hdrs.ACCEPT_RANGES,
    hdrs.CACHE_CONTROL,
    hdrs.CONTENT_DISPOSITION,
    hdrs.CONTENT_LENGTH,
    hdrs.CONTENT_RANGE,
    hdrs.ETAG,
    hdrs.LAST_MODIFIED,
    "X-Tawny-Codecs",
    "X-Tawny-Duration",
    "X-Tawny-Gaps",
    "X-Tawny-Start",
    "X-Tawny-Stream",
)
COMMON: Final[Mapping[str, str]] = {
    hdrs.ACCESS_CONTROL_ALLOW_ORIGIN: "*",
    hdrs.ACCESS_CONTROL_EXPOSE_HEADERS: ", ".join((*_TOLD, hdrs.LINK)),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""On every answer. Players of other origins, such as a Cast device's, may read it: what lets them in is in the address
or in a header, never a cookie that a foreign page could use."""

_WITH_BODY = {200, 206}
_AS_IT_IS = {200, 206, 304, 412, 416}


class BrokenOffError(CannotConnectError):
    """The sidecar went away in the middle of an answer; whoever asked was cut off, so that he notices."""


async def pass_on(request: web.Request, client: TawnyClient, media: Media, *, rest: str = "") -> web.StreamResponse:
    """Answer with a file of the sidecar. When the viewer leaves, so do we, without a word.

    `rest` is the address of what the file lacks, if it lacks something.

    Raises TawnyApiError before anything was answered, BrokenOffError afterwards.
    """
    headers = {str(name): request.headers[name] for name in _ASKED if name in request.headers}
    response: web.StreamResponse | None = None
    try:
        async with client.open(request.method, media.path, query=media.query, headers=_plain(headers)) as answer:
            if answer.status not in _AS_IT_IS:
                raise refusal(answer.status, None, answer.headers.get(hdrs.RETRY_AFTER))
            response = _begun(answer, media)
            if rest:
                response.headers[hdrs.LINK] = f'<{rest}>; rel="next"'
            await _send(request, answer, response)
    except CannotConnectError as error:
        if response is None or not response.prepared:
            raise
        if request.transport is not None:
            request.transport.abort()  # the length was promised; only a broken connection says that it won't come
        raise BrokenOffError(error.message) from error
    return response


async def read_playlist(client: TawnyClient, media: Media) -> str:
    """The text of a playlist. Raises TawnyApiError."""
    async with client.open(hdrs.METH_GET, media.path, query=media.query, headers=_plain({})) as answer:
        if answer.status != 200:
            raise refusal(answer.status, None, answer.headers.get(hdrs.RETRY_AFTER))
        body = bytearray()
        async for block in answer.content.iter_chunked(BLOCK_BYTES):
            body += block
            if len(body) > MOST_PLAYLIST_BYTES:
                raise InvalidAnswerError("the playlist has no end")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise InvalidAnswerError("the playlist is no text") from error


def problem(status: int, text: str, *, retry_after: str = "") -> web.Response:
    """An answer that says what is wrong. The words are ours: who knows who answers at a sidecar's address."""
    headers = {**COMMON, hdrs.CACHE_CONTROL: "no-store"}
    if retry_after:
        headers[hdrs.RETRY_AFTER] = retry_after
    return web.Response(status=status, text=text, headers=headers)


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    """What is sent packed would be unpacked on its way, and have another length than was told."""
    return {**headers, hdrs.ACCEPT_ENCODING: "identity"}


def _begun(answer: Answer, media: Media) -> web.StreamResponse:
    told = {name: answer.headers[name] for name in _TOLD if name in answer.headers}
    if answer.status not in _WITH_BODY:
        told.pop(hdrs.CONTENT_LENGTH, None)
        return web.Response(status=answer.status, headers={**COMMON, **told})
    response = web.StreamResponse(status=answer.status, headers={**COMMON, **told})
    response.content_type = media.content_type
    return response


async def _send(request: web.Request, answer: Answer, response: web.StreamResponse) -> None:
    """Write the head and, where there is one, the body; ends when the viewer leaves. Raises what the sidecar does."""
    try:
        await response.prepare(request)
    except ConnectionError:
        return
    if request.method == hdrs.METH_HEAD or answer.status not in _WITH_BODY:
        return
    async for block in answer.content.iter_chunked(BLOCK_BYTES):
        try:
            await response.write(block)
        except ConnectionError:
            return
