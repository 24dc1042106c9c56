"""How `tawny remote check` asks from outside: the domain, by the way that everybody takes."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import override

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from tawny.core.errors import TawnyError
from tawny.remote.answers import Answers

ANSWER_S = 10.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the proxy is looked for: `address` instead of what the name leads to, other ports, another trust."""

    address: str = ""
    http: int = 80
    https: int = 443
    trust: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: all of it, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header, empty when there is none."""
        return self.headers.get(name.lower(), "")


class Outside:
    """Asks the proxy at the domain of `answers`. Everything raises TawnyError when there is no answer."""

    def __init__(self, answers: Answers, token: str | None, reach: Reach) -> None:
        self.answers = answers
        self.token = token
        self.reach = reach
        self.url = f"https://{answers.domain}{'' if reach.https == 443 else f':{reach.https}'}"

    @property
    def api(self) -> str:
        """Where the API is."""
        return f"{self.url}/api/v1"

    @property
    def shown(self) -> dict[str, str]:
        """The header that shows the token, if there is one."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:
        """One client, whose connections stay open."""
        resolver = _Fixed(self.reach.address) if self.reach.address else None
        connector = aiohttp.TCPConnector(ssl=self.reach.trust or True, resolver=resolver)
        timeout = aiohttp.ClientTimeout(total=ANSWER_S)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            yield session

    async def ask(
        self,
        session: aiohttp.ClientSession,
        url: str,
        method: str = "GET",
        *,
        headers: dict[str, str] | None = None,
        body: dict[str, str] | None = None,
    ) -> Answer:
        """One request. Redirects are answers."""
        try:
            async with session.request(method, url, headers=headers, json=body, allow_redirects=False) as response:
                said = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status, said, await response.read())
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TawnyError(
                f"{self.answers.domain} does not answer ({_reason(error)})", "see the checks above"
            ) from error

    async def certificate(self) -> tuple[str, float]:
        """The version of TLS, and for how many days the certificate is still good. Raises OSError and SSLError."""
        context = self.reach.trust or ssl.create_default_context()
        host = self.reach.address or self.answers.domain
        async with asyncio.timeout(ANSWER_S):
            _, writer = await asyncio.open_connection(
                host, self.reach.https, ssl=context, server_hostname=self.answers.domain
            )
        try:
            tls: ssl.SSLObject = writer.get_extra_info("ssl_object")
            found = tls.getpeercert() or {}
            ends = ssl.cert_time_to_seconds(str(found["notAfter"]))
            return tls.version() or "", (ends - time.time()) / 86_400
        finally:
            writer.transport.abort()


class _Fixed(AbstractResolver):
    """Every name leads to one address."""

    def __init__(self, address: str) -> None:
        self._address = address

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        kind = socket.AF_INET6 if ":" in self._address else socket.AF_INET
        return [ResolveResult(hostname=host, host=self._address, port=port, family=kind, proto=0, flags=0)]

    @override
    async def close(self) -> None:
        return None


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"nothing came within {ANSWER_S:g} s"
    return " ".join(str(error).split()) or type(error).__name__
