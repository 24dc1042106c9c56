"""Digest authentication as cameras do it: MD5, with or without qop (RFC 2617)."""

from __future__ import annotations

import hashlib
import hmac
import re

REALM = "Tawny camera simulator"
_FIELD = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))')


def challenge(nonce: str) -> str:
    """The value of WWW-Authenticate."""
    return f'Digest realm="{REALM}", nonce="{nonce}", algorithm="MD5"'


def is_authorised(header: str, method: str, nonce: str, username: str, password: str) -> bool:
    """Whether the value of an Authorization header proves knowledge of the password for this request."""
    scheme, _, rest = header.partition(" ")
    if scheme.lower() != "digest":
        return False
    fields = {name.lower(): quoted or plain for name, quoted, plain in _FIELD.findall(rest)}
    if fields.get("username") != username or fields.get("nonce") != nonce or fields.get("realm") != REALM:
        return False
    secret = _md5(f"{username}:{REALM}:{password}")
    request = _md5(f"{method}:{fields.get('uri', '')}")
    protection = f":{fields.get('nc', '')}:{fields.get('cnonce', '')}:{fields['qop']}" if "qop" in fields else ""
    return hmac.compare_digest(_md5(f"{secret}:{nonce}{protection}:{request}"), fields.get("response", ""))


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
