"""WS-Security's user name token, ONVIF's own way to log in: the password hashed with the time and a random number.

Source: OASIS Web Services Security UsernameToken Profile 1.0; ONVIF Core Specification, section 5.9.4.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime

from tawny.capture.onvif.xml import escape

_OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
SECURITY = f"{_OASIS}wssecurity-secext-1.0.xsd"
UTILITY = f"{_OASIS}wssecurity-utility-1.0.xsd"


def username_token(username: str, password: str, moment: datetime, *, nonce: bytes | None = None) -> str:
    """The Security header as XML. `moment` is the time by the camera's clock, in UTC: it refuses what seems old."""
    nonce = nonce if nonce is not None else secrets.token_bytes(16)
    created = f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
    return (
        f'<w:Security xmlns:w="{SECURITY}" xmlns:u="{UTILITY}" s:mustUnderstand="1"><w:UsernameToken>'
        f"<w:Username>{escape(username)}</w:Username>"
        f'<w:Password Type="{_OASIS}username-token-profile-1.0#PasswordDigest">'
        f"{password_digest(nonce, created, password)}</w:Password>"
        f'<w:Nonce EncodingType="{_OASIS}soap-message-security-1.0#Base64Binary">'
        f"{base64.b64encode(nonce).decode()}</w:Nonce>"
        f"<u:Created>{created}</u:Created></w:UsernameToken></w:Security>"
    )


def password_digest(nonce: bytes, created: str, password: str) -> str:
    """Base64(SHA-1(nonce + created + password)), as the profile defines it."""
    return base64.b64encode(
        hashlib.sha1(nonce + created.encode() + password.encode(), usedforsecurity=False).digest()
    ).decode()
