"""Looks at cameras for the API: few at a time, in bounded time, and no refused login is tried twice."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote, urlsplit
from weakref import WeakValueDictionary

from aiohttp import web

from tawny.api.errors import CameraFailedError
from tawny.capture.onvif import CameraProfiles, FoundCamera, discover, list_profiles
from tawny.capture.onvif.device import device_url
from tawny.capture.probe_child import probe_apart
from tawny.config.urls import url_secrets
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.core.redact import redact, register_secret
from tawny.house.camera_url import checked_camera_url, refuse_names_of_others

AT_ONCE = 2
"""Each is a process with a decoder."""

REMEMBER_S = 300.0
"""Cameras lock whoever shows a wrong password a few times; some for this long."""

_MOST_REMEMBERED = 1000
_USUAL_PORTS = {"rtsp": 554, "rtsps": 322, "http": 80, "https": 443}
ONVIF_S = 20.0


class Looking:
    """What was refused lately, and how many are looked at now. For one event loop."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._refused: dict[str, tuple[float, str, str]] = {}

    async def probe(self, url: str, transport: str, seconds: float) -> dict[str, Any]:
        """What the stream at `url` is. Raises UsageError for an address that may not be, CameraFailedError."""
        for secret in url_secrets(url):
            register_secret(secret)
        address = checked_camera_url(url)
        await refuse_names_of_others(address)
        return await self._once(_login_in(address), redact(address), lambda: probe_apart(address, transport, seconds))

    async def profiles(self, address: str, username: str, password: str) -> CameraProfiles:
        """Which streams the camera at `address` says it has. Raises UsageError and CameraFailedError."""
        register_secret(password)
        service = device_url(address)
        await refuse_names_of_others(checked_camera_url(service))
        login = _login("onvif", service, username, password)
        return await self._once(login, "", lambda: list_profiles(address, username, password, total_s=ONVIF_S))

    async def discover(self, timeout_s: float, addresses: tuple[str, ...]) -> list[FoundCamera]:
        """The cameras that answer. Raises UsageError for an address that is none, CameraFailedError."""
        async with self._slots:
            try:
                return await discover(timeout_s=timeout_s, unicast=addresses)
            except CaptureError as error:
                raise CameraFailedError(error.code, error.message, error.hint) from None

    async def _once[T](self, login: str, label: str, look: Callable[[], Awaitable[T]]) -> T:
        """What `look` finds, unless the camera refused `login` lately; `label` is how messages name the address.

        One at a time for each login: whoever asks meanwhile hears of the refusal, instead of causing another.
        """
        turn = self._turns.setdefault(login, asyncio.Lock())
        async with turn, self._slots:
            self._forget()
            if login in self._refused:
                _, message, hint = self._refused[login]
                raise CameraFailedError(AuthenticationError.code, label + message, hint)
            try:
                return await look()
            except AuthenticationError as error:
                self._refused[login] = (self._now(), error.message.removeprefix(label), error.hint)
                raise CameraFailedError(error.code, error.message, error.hint) from None
            except CaptureError as error:
                raise CameraFailedError(error.code, error.message, error.hint) from None

    def _forget(self) -> None:
        oldest = self._now() - REMEMBER_S
        kept = [(key, refusal) for key, refusal in self._refused.items() if refusal[0] > oldest]
        self._refused = dict(kept[-_MOST_REMEMBERED:])


LOOKING = web.AppKey("looking", Looking)


def _login_in(url: str) -> str:
    """Names the login that a stream's address holds: for a camera it is the same one, whatever the path."""
    parts = urlsplit(url)
    if parts.username is None and parts.password is None:
        return _digest("stream", url)  # some cameras take their login from the query
    return _login("stream", url, unquote(parts.username or ""), unquote(parts.password or ""))


def _login(kind: str, url: str, username: str, password: str) -> str:
    parts = urlsplit(url)
    port = parts.port or _USUAL_PORTS.get(parts.scheme.lower(), 0)
    return _digest(kind, parts.hostname or "", str(port), username, password)


def _digest(*parts: str) -> str:
    """Names a login without holding it."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
