"""Signatures over what the service hands out and wants to recognise later: HMAC-SHA256 (RFC 2104)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

BYTES = 20
"""Of the 32 that are sent: RFC 2104, 5 allows half, and links stay short."""


class Signer:
    """Signs with one key. What is signed for one purpose is worthless for another."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, purpose: str, *parts: object) -> str:
        """The signature over `parts`, in the letters of addresses."""
        text = json.dumps([purpose, *parts], ensure_ascii=True)
        digest = hmac.digest(self._key, text.encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:BYTES]).rstrip(b"=").decode()

    def is_signed(self, signature: str, purpose: str, *parts: object) -> bool:
        """Whether `signature` is that of `parts`, in constant time."""
        return hmac.compare_digest(signature.encode("utf-8", "replace"), self.sign(purpose, *parts).encode())
