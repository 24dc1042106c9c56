"""Makes letters of what is to be pushed: encrypted, signed, with the headers that belong to it.

Imports `cryptography`, which takes a while: import this only where something is to be pushed.
"""

from __future__ import annotations

from pathlib import Path

from tawny.core.errors import UsageError
from tawny.eventlog import PushSubscription
from tawny.push.base64url import decoded
from tawny.push.client import Letter
from tawny.push.encryption import AUTH_BYTES, browser_key, encrypt
from tawny.push.key_file import KEY_FILE
from tawny.push.vapid import Vapid

_HINT = "send what PushSubscription.toJSON() says"


class Letters:
    """Written with one key pair."""

    def __init__(self, vapid: Vapid) -> None:
        self._vapid = vapid

    @classmethod
    def of_storage(cls, root: Path, contact: str) -> Letters:
        """With the key pair of the storage directory, made if there is none. Blocks. Raises StorageError."""
        return cls(Vapid.of_file(root / KEY_FILE, contact))

    @property
    def public_key(self) -> str:
        """What browsers subscribe to."""
        return self._vapid.public_key

    def write(
        self, subscription: PushSubscription, message: bytes, *, ttl_s: int, urgency: str, topic: str | None = None
    ) -> Letter:
        """A letter to that browser. Takes less than a millisecond."""
        body = encrypt(message, decoded(subscription.p256dh), decoded(subscription.auth))
        authorization = self._vapid.authorization(subscription.endpoint)
        return Letter(subscription.endpoint, authorization, body, ttl_s, urgency, topic)


def check_keys(p256dh: str, auth: str) -> None:
    """Raise UsageError unless these are keys of a browser."""
    try:
        browser_key(decoded(p256dh))
    except ValueError:
        raise UsageError("keys.p256dh is no public key of P-256", _HINT) from None
    try:
        long_enough = len(decoded(auth)) == AUTH_BYTES
    except ValueError:
        long_enough = False
    if not long_enough:
        raise UsageError(f"keys.auth has no {AUTH_BYTES} bytes", _HINT)
