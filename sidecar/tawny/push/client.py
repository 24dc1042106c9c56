"""Hands pushes to push services over HTTP, and says what they answered.

Source: RFC 8030 (Generic Event Delivery Using HTTP Push).
"""

from __future__ import annotations

import asyncio
import ssl
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum

import aiohttp

from tawny import __version__
from tawny.push.addresses import Resolver, open_any_socket, open_socket

TIMEOUT = aiohttp.ClientTimeout(total=10)
LONGEST_RETRY_AFTER_S = 3600.0
_MOST_SAID = 200
_DNS_KNOWN_S = 300
_RETRIED = frozenset({408, 425, 429})


class Outcome(Enum):
    """What became of a push."""

    TAKEN = "taken"
    GONE = "gone"
    """The subscription is over."""
    REFUSED = "refused"
    """It would be refused again."""
    LATER = "later"
    """It may be tried again."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a push service answered. `status` None: it was not reached, and `said` says why."""

    outcome: Outcome
    status: int | None
    said: str
    retry_after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Letter:
    """A push that is ready to go. `topic`: what of the same one still waits there is replaced."""

    endpoint: str
    authorization: str
    body: bytes
    ttl_s: int
    urgency: str
    topic: str | None = None


class Client:
    """Connections to push services. Opened by the first letter, and to be closed. For one event loop."""

    def __init__(self, *, allow_local: bool) -> None:
        self._allow_local = allow_local
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def post(self, letter: Letter) -> Reply:
        """Hand over one push. Takes at most TIMEOUT, and raises nothing."""
        if self._closed:
            return Reply(Outcome.LATER, None, "the service stops")
        headers = {
            "Authorization": letter.authorization,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(letter.ttl_s),
            "Urgency": letter.urgency,
        }
        if letter.topic is not None:
            headers["Topic"] = letter.topic
        try:
            # Redirects are not followed: nobody said that the push may go there.
            async with (await self._open()).post(
                letter.endpoint, data=letter.body, headers=headers, allow_redirects=False
            ) as answer:
                said = await answer.content.read(_MOST_SAID)
                return _reply(answer.status, _plain(said), answer.headers.get("Retry-After", ""))
        except TimeoutError:
            return Reply(Outcome.LATER, None, "the push service did not answer in time")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Reply(Outcome.LATER, None, f"the push service can't be reached ({_reason(error)})")

    async def close(self) -> None:
        """Close all connections, also those that are in use: a push that is cancelled would leave its half open."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            # Reading the machine's certificates takes a while.
            context = await asyncio.to_thread(ssl.create_default_context)
            if self._closed:
                raise ConnectionError("the service stops")
            if self._session is None:
                self._session = aiohttp.ClientSession(
                    # As many connections as subscriptions: these are few, and none may wait for another's.
                    connector=aiohttp.TCPConnector(
                        limit=0,
                        ssl=context,
                        resolver=Resolver(),
                        ttl_dns_cache=_DNS_KNOWN_S,
                        socket_factory=open_any_socket if self._allow_local else open_socket,
                    ),
                    cookie_jar=aiohttp.DummyCookieJar(),
                    timeout=TIMEOUT,
                    headers={"User-Agent": f"Tawny/{__version__}"},
                    auto_decompress=False,
                )
        return self._session


def _reply(status: int, said: str, retry_after: str) -> Reply:
    if 200 <= status < 300:
        return Reply(Outcome.TAKEN, status, said)
    if status in {404, 410}:
        return Reply(Outcome.GONE, status, said)
    if status in _RETRIED or status >= 500:
        return Reply(Outcome.LATER, status, said, _seconds(retry_after))
    return Reply(Outcome.REFUSED, status, said)


def _seconds(retry_after: str) -> float:
    """What the header Retry-After asks for (RFC 9110, 10.2.3): seconds, or a date; 0 when it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        wanted = float(text[:9])
    else:
        try:
            wanted = parsedate_to_datetime(text).timestamp() - time.time()
        except (ValueError, TypeError, OverflowError):
            return 0.0
    return min(LONGEST_RETRY_AFTER_S, max(0.0, wanted))


def _plain(said: bytes) -> str:
    """What a stranger wrote, as one harmless line."""
    text = said.decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _reason(error: Exception) -> str:
    """Why, without the address, which is a secret and in many errors' texts."""
    cause = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {cause.verify_message}"
    if isinstance(cause, OSError):
        return cause.strerror or (str(cause) if type(cause) is OSError else type(cause).__name__)
    return type(error).__name__
