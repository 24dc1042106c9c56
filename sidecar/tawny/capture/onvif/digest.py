"""HTTP Digest authentication, answered once per request (RFC 7616, and RFC 2617 as cameras mostly speak it).

HTTP libraries answer a challenge again after a refusal, or look at its first header alone. Here the caller decides when
a password is shown, since a camera locks accounts; and of several challenges the one that can be answered is taken.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

_SCHEMES = re.compile(r"(?:^|,)\s*(?=(?:digest|basic|bearer|negotiate|ntlm|wsse)\b)", re.IGNORECASE)
_FIELD = re.compile(r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_HASHES = {"md5": "md5", "md5-sess": "md5", "sha-256": "sha256", "sha-256-sess": "sha256"}


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a device wants to be proven knowledge for. `stale`: only the nonce was too old, the password was right."""

    realm: str
    nonce: str
    algorithm: str = "MD5"
    qop: str = ""
    opaque: str | None = None
    stale: bool = False


def parse_challenges(headers: Iterable[str]) -> Challenge | None:
    """The first Digest challenge in the values of WWW-Authenticate that can be answered; None when there is none."""
    for header in headers:
        for part in _SCHEMES.split(header):
            challenge = _parse(part)
            if challenge is not None:
                return challenge
    return None


def answer(challenge: Challenge, method: str, uri: str, username: str, password: str, *, count: int = 1) -> str:
    """The value of Authorization for a request of `method` to `uri` (path and query), the `count`th with its nonce."""
    client_nonce, counter = secrets.token_hex(8), f"{count:08x}"
    proof = response(challenge, method, uri, username, password, client_nonce=client_nonce, counter=counter)
    fields = [
        ("username", _quoted(username)),
        ("realm", _quoted(challenge.realm)),
        ("nonce", _quoted(challenge.nonce)),
        ("uri", _quoted(uri)),
        ("response", _quoted(proof)),
        ("algorithm", challenge.algorithm),
    ]
    if challenge.opaque is not None:
        fields.append(("opaque", _quoted(challenge.opaque)))
    if challenge.qop or challenge.algorithm.lower().endswith("-sess"):
        fields.append(("cnonce", _quoted(client_nonce)))
    if challenge.qop:
        fields += [("qop", challenge.qop), ("nc", counter)]
    return "Digest " + ", ".join(f"{name}={value}" for name, value in fields)


def response(
    challenge: Challenge, method: str, uri: str, username: str, password: str, *, client_nonce: str, counter: str
) -> str:
    """The hash that proves knowledge of the password (RFC 7616, section 3.4.1)."""
    algorithm = challenge.algorithm.lower()

    def hashed(*parts: str) -> str:
        return hashlib.new(_HASHES[algorithm], ":".join(parts).encode(), usedforsecurity=False).hexdigest()

    secret = hashed(username, challenge.realm, password)
    if algorithm.endswith("-sess"):
        secret = hashed(secret, challenge.nonce, client_nonce)
    protection = (counter, client_nonce, challenge.qop) if challenge.qop else ()
    return hashed(secret, challenge.nonce, *protection, hashed(method, uri))


def _parse(part: str) -> Challenge | None:
    scheme, _, rest = part.strip().partition(" ")
    if scheme.lower() != "digest":
        return None
    fields = {name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain for name, quoted, plain in _FIELD.findall(rest)}
    offered = {word.strip().lower() for word in fields.get("qop", "").split(",")} - {""}
    algorithm = fields.get("algorithm", "MD5")
    unusable = algorithm.lower() not in _HASHES or (offered and "auth" not in offered)
    if unusable or not fields.get("nonce") or "realm" not in fields:
        return None
    stale = fields.get("stale", "").lower() == "true"
    return Challenge(
        fields["realm"], fields["nonce"], algorithm, "auth" if offered else "", fields.get("opaque"), stale
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
