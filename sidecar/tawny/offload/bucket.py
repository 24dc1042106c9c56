"""A bucket over HTTP: writing, reading, deleting and listing objects. Every failure is a BucketError with a remedy.

An object is written by one request, so that it is there as a whole or not at all: whatever is broken off leaves nothing
behind in the bucket, and nothing that somebody would have to pay for.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.etree import ElementTree

import aiohttp
from yarl import URL

from tawny.config.offload import OffloadConfig
from tawny.offload.failures import LIST, BucketError, of_answer, of_connection
from tawny.offload.pace import Pace
from tawny.offload.signing import FileBody, Signed, Signer

CONNECT_S = 10.0
STALLED_S = 30.0
"""Longest time in which nothing of a body comes or goes."""

BLOCK_BYTES = 64 << 10
_MOST_ERROR_BYTES = 16 << 10
_MOST_LIST_BYTES = 8 << 20
_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Listed:
    """An object as a listing shows it."""

    key: str
    size: int
    modified: datetime


class Bucket:
    """The bucket of a configuration. An asynchronous context manager; for one event loop."""

    def __init__(self, config: OffloadConfig) -> None:
        self._config = config
        self._signer = Signer(config)
        self._pace = Pace(None if config.max_mbit_s is None else config.max_mbit_s * 125_000)
        self._session: aiohttp.ClientSession | None = None
        self.sent_bytes = 0
        """How much was sent, also of what was broken off."""

    @property
    def host(self) -> str:
        """Who serves it."""
        return self._signer.host

    async def __aenter__(self) -> Self:
        tls = await asyncio.to_thread(self._tls)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=tls, limit=16, ttl_dns_cache=60),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=STALLED_S),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Content-Type", "Accept-Encoding"),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def put(self, key: str, body: bytes | Path, content_type: str) -> None:
        """Write an object. Raises OSError when the file can't be read."""
        if isinstance(body, Path):
            size, source = await asyncio.to_thread(lambda: (body.stat().st_size, FileBody(body)))
            signed = await asyncio.to_thread(
                self._signer.sign, "PUT", key, headers={"Content-Type": content_type}, body=source
            )
        else:
            size = len(body)
            signed = self._signer.sign("PUT", key, headers={"Content-Type": content_type}, body=body)
        try:
            async with asyncio.timeout(STALLED_S) as limit:
                sent = self._blocks(body, size, limit) if isinstance(body, Path) else body
                async with self._ask("PUT", signed, data=sent, headers={"Content-Length": str(size)}):
                    pass
        except TimeoutError as error:
            raise of_connection(error, self.host) from None

    async def read(self, key: str, begin: int, end: int) -> bytes:
        """The bytes [begin, end) of an object. Raises GoneFromBucketError when it is not there."""
        signed = self._signer.sign("GET", key, headers={"Range": f"bytes={begin}-{end - 1}"})
        async with self._ask("GET", signed) as response:
            data = await self._body(response, end - begin + 1)
        if len(data) != end - begin:
            raise BucketError(f"{self.host} sent {len(data)} bytes instead of {end - begin}", "see the server's log")
        return data

    async def delete(self, key: str) -> None:
        """Delete an object, if it is there."""
        async with self._ask("DELETE", self._signer.sign("DELETE", key)):
            pass

    async def list(self, prefix: str, *, delimiter: str = "") -> AsyncIterator[Listed | str]:
        """Objects whose key begins with `prefix`; with a delimiter what lies below it as prefixes."""
        token = ""
        while True:
            query = {"list-type": "2", "prefix": prefix}
            query |= {"delimiter": delimiter} if delimiter else {}
            query |= {"continuation-token": token} if token else {}
            async with self._ask("GET", self._signer.sign("GET", "", query=query), does=LIST) as response:
                found, token = _parse_list(await self._body(response, _MOST_LIST_BYTES))
            for one in found:
                yield one
            if not token:
                return

    @asynccontextmanager
    async def _ask(
        self,
        method: str,
        signed: Signed,
        *,
        data: bytes | AsyncIterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        does: str | None = None,
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        if self._session is None:
            raise BucketError(f"{self.host} can't be asked", "see what else is said about the bucket")
        try:
            async with self._session.request(
                method,
                URL(signed.url, encoded=True),
                headers={**signed.headers, **(headers or {})},
                data=data,
                allow_redirects=False,
            ) as response:
                if response.status >= 300 and not (method == "DELETE" and response.status == 404):
                    body = await self._body(response, _MOST_ERROR_BYTES)
                    bucket = self._config.bucket or ""
                    raise of_answer(response.status, body, method=does or method, host=self.host, bucket=bucket)
                yield response
        except (aiohttp.ClientError, TimeoutError, ssl.SSLError, ConnectionError) as error:
            raise of_connection(error, self.host) from None

    async def _body(self, response: aiohttp.ClientResponse, most: int) -> bytes:
        blocks, size = [], 0
        async for block in response.content.iter_chunked(_READ_BYTES):
            blocks.append(block)
            size += len(block)
            if size > most:
                break
        return b"".join(blocks)[:most]

    async def _blocks(self, path: Path, size: int, limit: asyncio.Timeout) -> AsyncIterator[bytes]:
        """The file in blocks, at the pace that is allowed; `limit` is put off with each."""
        loop = asyncio.get_running_loop()
        with path.open("rb", buffering=0) as file:
            left = size
            while left > 0:
                block = await asyncio.to_thread(file.read, min(_READ_BYTES, left))
                if not block:
                    return
                left -= len(block)
                for at in range(0, len(block), BLOCK_BYTES):
                    part = block[at : at + BLOCK_BYTES]
                    limit.reschedule(None)
                    await self._pace.take(len(part))
                    limit.reschedule(loop.time() + STALLED_S)
                    yield part
                    self.sent_bytes += len(part)

    def _tls(self) -> ssl.SSLContext:
        config = self._config
        try:
            context = ssl.create_default_context(cafile=config.tls_ca_file)
        except OSError as error:
            reason = error.strerror or "it holds no certificate"
            raise BucketError(f"{config.tls_ca_file} can't be used: {reason}", "correct offload.tls_ca_file") from None
        if config.tls_ca_file is not None:
            # What people make for themselves seldom has all the extensions that the strictest reading asks for.
            context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        if not config.tls_verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def _parse_list(body: bytes) -> tuple[list[Listed | str], str]:
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - see the import
        found: list[Listed | str] = []
        for one in root.iterfind("{*}Contents"):
            size, modified = int(one.findtext("{*}Size") or 0), one.findtext("{*}LastModified") or ""
            found.append(Listed(one.findtext("{*}Key") or "", size, datetime.fromisoformat(modified)))
        found += [one.findtext("{*}Prefix") or "" for one in root.iterfind("{*}CommonPrefixes")]
        more = root.findtext("{*}IsTruncated") == "true"
        return found, (root.findtext("{*}NextContinuationToken") or "") if more else ""
    except (ElementTree.ParseError, ValueError) as error:
        raise BucketError("the bucket's list can't be read", "is offload.endpoint a server that speaks S3?") from error
