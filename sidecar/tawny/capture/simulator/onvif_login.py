"""How the simulated ONVIF device lets callers in: HTTP Digest or WS-Security, and what it counts of their attempts."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

from tawny.capture.onvif.security import password_digest
from tawny.capture.onvif.xml import find, find_all, text_of
from tawny.capture.simulator.auth import challenge, is_authorised

_OLDEST = timedelta(seconds=5)
_CREATED = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z")


class DeviceLogin:
    """One account. `logins` counts requests that carried credentials, `denied` those that carried wrong ones.

    `ws_security`: it asks for that, and knows no Digest. `one_time`: each nonce is good for one request. `locks`: the
    first wrong login locks the account.
    """

    def __init__(self, username: str, password: str, *, ws_security: bool, one_time: bool, locks: bool) -> None:
        self._username = username
        self._password = password
        self._ws_security = ws_security
        self._one_time = one_time
        self._locks = locks
        self._nonce = secrets.token_hex(8)
        self._seen: set[str] = set()
        self.locked = False
        self.logins = 0
        self.denied = 0

    def admits(self, header: str, method: str, path: str, envelope: Element, now: datetime) -> bool:
        """Whether a request to `path` with that Authorization and SOAP envelope may be answered; `now` in UTC."""
        token = next(find_all(find(envelope, "Header"), "UsernameToken"), None)
        if not (token is not None if self._ws_security else header):
            return False
        self.logins += 1
        current = self._nonce
        if self._one_time:
            self._nonce = secrets.token_hex(8)
        if self._ws_security:
            right = self._is_token_right(token, now)
        else:
            right = is_authorised(header, method, current, self._username, self._password) and f'uri="{path}"' in header
            if current not in header:  # of an old nonce nobody can say whether the password was right
                return False
        self.denied += not right
        self.locked |= self._locks and not right
        return right and not self.locked

    def challenge(self) -> str | None:
        """The Digest challenge for a refusal; None where there is none."""
        return None if self._ws_security else challenge(self._nonce)

    def _is_token_right(self, token: Element | None, now: datetime) -> bool:
        nonce, created = text_of(token, "Nonce"), text_of(token, "Created")
        match = _CREATED.fullmatch(created)
        if match is None or text_of(token, "Username") != self._username or nonce in self._seen:
            return False
        self._seen.add(nonce)
        fresh = abs(datetime.fromisoformat(match[1]).replace(tzinfo=UTC) - now) <= _OLDEST
        try:
            expected = password_digest(base64.b64decode(nonce, validate=True), created, self._password)
        except binascii.Error:
            return False
        return fresh and hmac.compare_digest(expected, text_of(token, "Password"))
