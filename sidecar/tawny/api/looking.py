"""Looks at cameras for the API: few at a time, in bounded time, and no refused login is tried twice."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tawny.api.camera_url import checked_camera_url
from tawny.api.errors import CameraFailedError
from tawny.capture.onvif import CameraProfiles, FoundCamera, discover, list_profiles
from tawny.capture.onvif.device import device_url
from tawny.capture.probe_child import probe_apart
from tawny.config.urls import url_secrets
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.core.redact import register_secret

AT_ONCE = 2
"""Each is a process with a decoder."""

REMEMBER_S = 300.0
"""Cameras lock whoever shows a wrong password a few times; some for this long."""

_MOST_REMEMBERED = 1000
ONVIF_S = 20.0


class Looking:
    """What was refused lately, and how many are looked at now. For one event loop."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._refused: dict[str, tuple[float, str, str]] = {}

    async def probe(self, url: str, transport: str, seconds: float) -> dict[str, Any]:
        """What the stream at `url` is. Raises UsageError for an address that may not be, CameraFailedError."""
        for secret in url_secrets(url):
            register_secret(secret)
        address = checked_camera_url(url)
        return await self._once(_key("probe", address), lambda: probe_apart(address, transport, seconds))

    async def profiles(self, address: str, username: str, password: str) -> CameraProfiles:
        """Which streams the camera at `address` says it has. Raises UsageError and CameraFailedError."""
        register_secret(password)
        checked_camera_url(device_url(address))
        key = _key("onvif", address, username, password)
        return await self._once(key, lambda: list_profiles(address, username, password, total_s=ONVIF_S))

    async def discover(self, timeout_s: float, addresses: tuple[str, ...]) -> list[FoundCamera]:
        """The cameras that answer. Raises UsageError for an address that is none, CameraFailedError."""
        return await self._once("", lambda: discover(timeout_s=timeout_s, unicast=addresses))

    async def _once[T](self, key: str, look: Callable[[], Awaitable[T]]) -> T:
        async with self._slots:
            self._forget()
            if key in self._refused:
                _, message, hint = self._refused[key]
                raise CameraFailedError(AuthenticationError.code, message, hint)
            try:
                return await look()
            except AuthenticationError as error:
                self._refused[key] = (self._now(), error.message, error.hint)
                raise CameraFailedError(error.code, error.message, error.hint) from None
            except CaptureError as error:
                raise CameraFailedError(error.code, error.message, error.hint) from None

    def _forget(self) -> None:
        oldest = self._now() - REMEMBER_S
        kept = [(key, refusal) for key, refusal in self._refused.items() if refusal[0] > oldest]
        self._refused = dict(kept[-_MOST_REMEMBERED:])


LOOKING = web.AppKey("looking", Looking)


def _key(*parts: str) -> str:
    """Names a login without holding it."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
