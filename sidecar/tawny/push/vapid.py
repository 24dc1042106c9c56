"""The key pair by which push services know this service again, and what it signs for them.

Source: RFC 8292 (VAPID). Browsers subscribe to one public key: who loses the key pair loses all subscriptions. Imports
`cryptography`, which takes a while: import this only where something is to be pushed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from yarl import URL

from tawny.core.errors import StorageError
from tawny.core.secret_files import kept_secret
from tawny.push.base64url import decoded, encoded
from tawny.push.encryption import point_of

LASTS_S = 43_200
"""How long a signature lasts; services refuse more than a day."""

_RENEW_S = 3600
"""Signatures are used for so long: making one for each push would be a waste, and clocks differ."""

_MOST_KNOWN = 100
_HEAD = encoded(json.dumps({"typ": "JWT", "alg": "ES256"}).encode())


class Vapid:
    """Signs with one key pair. `contact` is who runs the service: a mailto: or https: address, for push services."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str, now: Callable[[], float] = time.time) -> None:
        self._key = key
        self._contact = contact
        self._now = now
        self.public_key = encoded(point_of(key.public_key()))
        """As browsers want it for `applicationServerKey`: 65 bytes, base64url."""
        self._known: dict[str, tuple[str, float]] = {}

    @classmethod
    def of_file(cls, path: Path, contact: str) -> Vapid:
        """With the key pair in `path`, made if there is none. Blocks. Raises StorageError."""
        text = kept_secret(path, _new_key)
        try:
            key = ec.derive_private_key(int.from_bytes(decoded(text)), ec.SECP256R1())
        except ValueError:
            raise StorageError(
                f"the file {path} holds no key for Web Push",
                "put a copy of it back, or delete it: then every device has to subscribe again",
            ) from None
        return cls(key, contact)

    def authorization(self, endpoint: str) -> str:
        """The header Authorization for a push to `endpoint`."""
        audience = str(URL(endpoint).origin())
        header, until = self._known.get(audience, ("", 0.0))
        now = self._now()
        if not now < until <= now + _RENEW_S:  # a clock that went back counts, too
            header = f"vapid t={self._token(audience, int(now))}, k={self.public_key}"
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[audience] = (header, now + _RENEW_S)
        return header

    def _token(self, audience: str, now: int) -> str:
        claims = {"aud": audience, "exp": now + LASTS_S, "sub": self._contact}
        signed = f"{_HEAD}.{encoded(json.dumps(claims).encode())}"
        r, s = decode_dss_signature(self._key.sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{encoded(r.to_bytes(32) + s.to_bytes(32))}"


def _new_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return encoded(number.to_bytes(32))
