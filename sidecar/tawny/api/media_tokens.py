"""Tokens for players that can't send headers: good for one address, or for what lies beneath one directory.

`tm1.<expires>.<token id>.<reach>.<keys>.<signature>` says who made it, until when it lasts, and what of the address is
signed: the whole path (reach 0) or its first so many parts, and the values of the query's keys. The address itself is
not in it; it is known when it is used. Other keys of the query are free: a picture's width, what HLS asks along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawny.api.signing import Signer

_TOKEN = re.compile(
    r"tm1\.(?P<expires>[0-9]{1,12})\.(?P<id>[A-Za-z0-9-]{1,40})\.(?P<reach>[0-9]{1,2})\."
    r"(?P<keys>(?:[A-Za-z0-9_]{1,40}(?:~[A-Za-z0-9_]{1,40}){0,9})?)\.(?P<signature>[A-Za-z0-9_-]{27})"
)
_KEY = re.compile(r"[A-Za-z0-9_]{1,40}")
MAX_KEYS = 10


@dataclass(frozen=True, slots=True)
class Grant:
    """What a link allows to the holder of the token `token_id`, until `expires` (seconds since the epoch).

    `path` is that of the address, or with a slash at its end everything beneath; `query` are the pairs that must be as
    they are.
    """

    path: str
    query: tuple[tuple[str, str], ...]
    expires: int
    token_id: str

    @property
    def reach(self) -> int:
        """How many parts of the path are fixed; 0: all."""
        return self.path.count("/") - 1 if self.path.endswith("/") else 0


def can_be_bound(query: list[tuple[str, str]]) -> bool:
    """Whether a link can be bound to this query: simple keys, each once."""
    keys = [key for key, _ in query]
    return len(keys) <= MAX_KEYS and len(keys) == len(set(keys)) and all(map(_KEY.fullmatch, keys))


def write_grant(grant: Grant, signer: Signer) -> str:
    """The token of `grant`; the same each time."""
    query = tuple(sorted(grant.query))
    keys = "~".join(key for key, _ in query)
    return f"tm1.{grant.expires}.{grant.token_id}.{grant.reach}.{keys}.{_sign(grant, query, signer)}"


def read_grant(token: str, path: str, query: list[tuple[str, str]], signer: Signer) -> Grant | None:
    """What `token` allows, if it was made for this `path` and `query`. Its expiry is not looked at."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        return None
    keys = match["keys"].split("~") if match["keys"] else []
    bound = tuple((key, value) for key, value in query if key in keys)
    if sorted(key for key, _ in bound) != keys:
        return None  # one is missing, or there twice: a handler might look at the other
    base = _base(path, int(match["reach"]))
    if base is None:
        return None
    grant = Grant(base, tuple(sorted(bound)), int(match["expires"]), match["id"])
    return grant if signer.is_signed(match["signature"], "link", *_signed(grant, grant.query)) else None


def _base(path: str, reach: int) -> str | None:
    """What of `path` is signed."""
    if not reach:
        return None if path.endswith("/") else path
    parts = path.split("/")
    return "/".join(parts[: reach + 1]) + "/" if len(parts) > reach + 1 else None


def _sign(grant: Grant, query: tuple[tuple[str, str], ...], signer: Signer) -> str:
    return signer.sign("link", *_signed(grant, query))


def _signed(grant: Grant, query: tuple[tuple[str, str], ...]) -> tuple[object, ...]:
    return grant.path, query, grant.expires, grant.token_id
