"""One SOAP call to a camera: posts it, logs in at most once, reads a bounded answer, and says plainly what went wrong.

How a password is shown: the first request carries none. If the camera objects, its objection decides the way to log in:
Digest where it sends a Digest challenge, WS-Security where it does not (some send a SOAP fault instead). Then the same
request goes once more. A refusal after that is final, because cameras lock accounts. The password itself is never sent.
"""

from __future__ import annotations

import errno
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import NoReturn
from xml.etree.ElementTree import Element

import aiohttp
from yarl import URL

from tawny.capture.onvif.digest import Challenge, answer, parse_challenges
from tawny.capture.onvif.probes import ENVELOPE
from tawny.capture.onvif.security import username_token
from tawny.capture.onvif.xml import MAX_BYTES, BadXmlError, clean, find, find_all, local_name, parse_xml
from tawny.core.errors import AuthenticationError, CaptureError

_DENIALS = ("notauthorized", "notauthorised", "unauthorized", "failedauthentication", "authorityfailure", "noauthority")
_FIND_PORT = "switch ONVIF on in the camera's settings and check the port: 80, 8000, 8080, 8899 and 2020 are usual"
_CHECK_NETWORK = "check that the camera is on and reachable from this machine"


class OnvifFaultError(CaptureError):
    """The camera understood the request and declined it, for another reason than the login."""

    code = "onvif_fault"


@dataclass(frozen=True, slots=True)
class Request:
    """A call: the service's namespace, the operation, and the XML within its element."""

    namespace: str
    operation: str
    inner: str = ""


class _Login(Enum):
    NONE = auto()
    DIGEST = auto()
    WS_SECURITY = auto()


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    challenge: Challenge | None
    date: str
    location: str
    root: Element | None
    problem: str

    @property
    def fault(self) -> str:
        """All that a SOAP fault says, as one line; empty when it is none."""
        body = find(self.root, "Body")
        fault = find(body, "Fault") if body is not None else None
        texts = [clean(each.text or "") for each in fault.iter()] if fault is not None else []
        return clean(": ".join(filter(None, texts)), 300) or ("no reason given" if fault is not None else "")

    @property
    def denied(self) -> bool:
        words = self.fault.lower().replace(" ", "").replace("_", "")
        return self.status in {401, 403} or any(word in words for word in _DENIALS)

    @property
    def locked(self) -> bool:
        return self.denied and "lock" in self.fault.lower()


class SoapClient:
    """Calls to one camera in a row, with one login. `clock_offset` is how far its clock is ahead of ours."""

    def __init__(
        self, http: aiohttp.ClientSession, label: str, username: str, password: str, *, timeout_s: float = 10.0
    ) -> None:
        self._http = http
        self._label = label
        self._username = username
        self._password = password
        self._timeout = aiohttp.ClientTimeout(total=timeout_s)
        self._login = _Login.NONE
        self._challenge: Challenge | None = None
        self._count = 0
        self._accepted = False
        self.clock_offset = timedelta()
        self.date = ""
        """The Date header of the last answer."""

    async def call(self, url: str, request: Request, *, anonymous: bool = False) -> Element:
        """The response element. With `anonymous` nothing is shown even when the camera asks for it.

        Raises AuthenticationError when the login is missing or refused (never try again by yourself), OnvifFaultError
        when the camera declines, and CaptureError when it is not reached, answers too late, or talks nonsense.
        """
        reply = await self._post(url, request)
        if reply.denied and not anonymous:
            reply = await self._log_in(url, request, reply)
        return self._response(request, reply)

    async def _log_in(self, url: str, request: Request, reply: _Reply) -> _Reply:
        if reply.locked:
            self._refuse("has locked the account or this machine out", "wait, or restart the camera, then try once")
        if self._login is _Login.NONE:
            if not self._username:
                self._refuse("asks for a user name and password", "give those of a user that the camera lets use ONVIF")
            self._login = _Login.DIGEST if reply.challenge else _Login.WS_SECURITY
        elif self._login is not _Login.DIGEST or not reply.challenge or not (self._accepted or reply.challenge.stale):
            self._deny(reply)
        # Here the password was not shown yet, or it is known to be right and only its nonce is used up.
        self._challenge, self._count = reply.challenge, 0
        again = await self._post(url, request)
        if again.denied:
            self._deny(again)
        self._accepted = True
        return again

    def _deny(self, reply: _Reply) -> NoReturn:
        if reply.locked:
            self._refuse("has locked the account", "wait, or restart the camera, then try once")
        if self._accepted:
            self._refuse("does not allow this user to see its streams", "give the user more rights at the camera")
        self._refuse(
            "refused the user name or password",
            "check both (some cameras keep users of their own for ONVIF), and whether the account is locked by now",
        )

    def _refuse(self, what: str, hint: str) -> NoReturn:
        raise AuthenticationError(f"{self._label}: the camera {what}", hint)

    def _response(self, request: Request, reply: _Reply) -> Element:
        body = find(reply.root, "Body")
        response = next((each for each in find_all(body, f"{request.operation}Response")), None)
        if response is not None:
            return response
        if reply.fault or reply.denied:
            reason = reply.fault or f"status {reply.status}"
            raise OnvifFaultError(
                f"{self._label}: the camera declined {request.operation} ({reason})", "look for new firmware"
            )
        if 300 <= reply.status < 400:
            raise CaptureError(f"{self._label}: the camera sends elsewhere", f"use {reply.location} if it is right")
        if reply.status >= 400 or (reply.root is not None and local_name(reply.root) == "html"):
            raise CaptureError(f"{self._label}: there is no ONVIF service at that address", _FIND_PORT)
        reason = reply.problem or "its content is another"
        raise CaptureError(f"{self._label}: what came is no answer of an ONVIF camera ({reason})", _FIND_PORT)

    async def _post(self, url: str, request: Request) -> _Reply:
        target = URL(url, encoded=True)
        headers = {
            "Content-Type": "application/soap+xml; charset=utf-8; "
            f'action="{request.namespace}/{request.operation}"',
            "Accept-Encoding": "identity",
        }  # fmt: skip
        security = ""
        if self._login is _Login.WS_SECURITY:
            security = username_token(self._username, self._password, datetime.now(UTC) + self.clock_offset)
        if self._login is _Login.DIGEST and self._challenge is not None:
            self._count += 1
            headers["Authorization"] = answer(
                self._challenge, "POST", target.raw_path_qs, self._username, self._password, count=self._count
            )
        problem = CaptureError("")
        try:
            return await self._exchange(target, headers, _envelope(request, security))
        except TimeoutError:
            problem = CaptureError(f"{self._label}: no answer in time", _CHECK_NETWORK)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            problem = _explain(error, self._label)
        raise problem

    async def _exchange(self, target: URL, headers: dict[str, str], body: bytes) -> _Reply:
        async with self._http.post(
            target, data=body, headers=headers, allow_redirects=False, timeout=self._timeout, ssl=False
        ) as response:
            data = bytearray()
            async for chunk in response.content.iter_any():
                data += chunk
                if len(data) > MAX_BYTES:
                    response.close()
                    break
            self.date = response.headers.get("Date", "")
            root, problem = None, ""
            try:
                root = parse_xml(bytes(data))
            except BadXmlError as error:
                problem = str(error)
            return _Reply(
                response.status,
                parse_challenges(response.headers.getall("WWW-Authenticate", [])),
                self.date,
                clean(response.headers.get("Location", "")),
                root,
                problem,
            )


def _envelope(request: Request, security: str) -> bytes:
    header = f"<s:Header>{security}</s:Header>" if security else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{ENVELOPE}">{header}<s:Body>'
        f'<{request.operation} xmlns="{request.namespace}">{request.inner}</{request.operation}>'
        "</s:Body></s:Envelope>"
    ).encode()


def _explain(error: Exception, label: str) -> CaptureError:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return CaptureError(f"{label}: the host was not found", "check the address and the name service")
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return CaptureError(f"{label}: no encrypted connection came about", "try http:// in place of https://")
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ECONNREFUSED:
        return CaptureError(f"{label}: connection refused", _FIND_PORT)
    if number in {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN}:
        return CaptureError(f"{label}: there is no way to that host", "check the address and this machine's network")
    if isinstance(error, aiohttp.ClientConnectionError | OSError):
        return CaptureError(f"{label}: the connection was lost", _CHECK_NETWORK)
    return CaptureError(f"{label}: what came is no answer of an ONVIF camera", _FIND_PORT)
