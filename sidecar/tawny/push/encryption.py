"""Encrypts pushes so that the push service can't read them.

Sources: RFC 8291 (Message Encryption for Web Push) on top of RFC 8188 (`aes128gcm`), one record.

Imports `cryptography`, which takes a while: import this only where something is to be pushed.
"""

from __future__ import annotations

import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_BYTES = 65
AUTH_BYTES = 16
LARGEST = 3993
"""Bytes that may be pushed: all push services take 4096 (RFC 8030, 7.2) with head (86), tag (16) and delimiter (1)."""

_RECORD = 4096
_PADDED_TO = 256
"""Lengths are rounded up to this, so that they say less about what was written."""


def browser_key(point: bytes) -> ec.EllipticCurvePublicKey:
    """The browser's public key. Raises ValueError when `point` is none of P-256 in its 65 bytes."""
    if len(point) != POINT_BYTES:
        raise ValueError(f"a key has {POINT_BYTES} bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """The 65 bytes of a public key."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypt(message: bytes, point: bytes, auth: bytes) -> bytes:
    """The body of a push of `message` to the browser with these keys; other for the same message each time.

    Raises ValueError when the message is larger than LARGEST or the key is none.
    """
    if len(message) > LARGEST:
        raise ValueError(f"{len(message)} bytes are more than {LARGEST}")
    theirs, ours = browser_key(point), ec.generate_private_key(ec.SECP256R1())
    our_point = point_of(ours.public_key())
    info = b"WebPush: info\0" + point + our_point
    secret = _derive(ours.exchange(ec.ECDH(), theirs), auth, info, 32)
    salt = os.urandom(16)
    key = _derive(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(secret, salt, b"Content-Encoding: nonce\0", 12)  # of record 0, the only one
    padding = min(-len(message) % _PADDED_TO, LARGEST - len(message))
    sealed = AESGCM(key).encrypt(nonce, message + b"\x02" + bytes(padding), None)
    return salt + struct.pack("!IB", _RECORD, POINT_BYTES) + our_point + sealed


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
