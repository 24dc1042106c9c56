"""Checks what people show: tokens, the cookies of browsers that showed one, and the links of players.

A cookie or link names the token that it was made with, and is good as long as that token is. See docs/guide/access.md.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from tawny.api.identity import Identity
from tawny.api.media_tokens import Grant, read_grant, write_grant
from tawny.api.secret_files import admin_token, read_token, signing_key
from tawny.api.signing import Signer
from tawny.api.token_book import TokenBook
from tawny.core.clock import SECOND_US
from tawny.eventlog import EventLog

__all__ = ["SESSION_S", "Auth", "admin_token", "read_token"]

SESSION_S = 30 * 86_400
_FILE = "file-"


class Auth:
    """Knows the token of the file, the tokens of the event log, and what was made of them. For one event loop.

    Methods raise StorageError when the event log can't be read; the token of the file is good even then.
    """

    def __init__(
        self,
        token: str,
        log: EventLog | None = None,
        *,
        key: bytes | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._digest = _hash(token)
        self._book = None if log is None else TokenBook(log)
        self._signer = Signer(key or secrets.token_bytes(32))
        self._now = now
        # The id changes with the token, so that cookies and links die with it.
        self.owner = Identity(_FILE + self._digest.hex()[:12], "the owner", "admin")

    @classmethod
    def for_storage(cls, root: Path, log: EventLog) -> Self:
        """With the admin token and the key of the storage directory, made if missing. Blocks; raises StorageError."""
        return cls(admin_token(root), log, key=signing_key(root))

    async def by_token(self, token: str) -> Identity | None:
        """Who has `token`."""
        if self.is_owner(token):
            return self.owner
        return None if self._book is None else self._fresh(await self._book.by_secret(token))

    def is_owner(self, token: str) -> bool:
        """Whether `token` is that of the file, in constant time."""
        return hmac.compare_digest(_hash(token), self._digest)

    async def by_id(self, token_id: str) -> Identity | None:
        """Who has the token with that id, if it is still good."""
        if token_id.startswith(_FILE):
            return self.owner if token_id == self.owner.id else None
        return None if self._book is None else self._fresh(await self._book.by_id(token_id))

    def forget(self) -> None:
        """Look at the event log again: a token was made or revoked."""
        if self._book is not None:
            self._book.forget()

    # browsers

    def new_session(self, identity: Identity) -> str:
        """A value for the session cookie of `identity`."""
        expires = str(int(self._now()) + self.session_s(identity))
        return f"{expires}.{identity.id}.{self._signer.sign('session', expires, identity.id)}"

    def session_s(self, identity: Identity) -> int:
        """How many seconds a session lasts: not longer than the token."""
        if identity.expires_us is None:
            return SESSION_S
        return max(0, min(SESSION_S, identity.expires_us // SECOND_US - int(self._now())))

    async def by_session(self, session: str) -> Identity | None:
        """Whose session it is."""
        expires, _, rest = session.partition(".")
        token_id, _, signature = rest.rpartition(".")
        if not self._signer.is_signed(signature, "session", expires, token_id) or int(expires) <= self._now():
            return None
        return await self.by_id(token_id)

    # players

    def new_link_token(self, grant: Grant) -> str:
        """What players put into the address as `?token=`."""
        return write_grant(grant, self._signer)

    def link_to(self, path: str, token_id: str, lasts_s: float) -> str:
        """`path` as a link of the holder of that token, for so long and as long as the token is good."""
        grant = Grant(path, (), int(self._now() + lasts_s), token_id)
        return f"{path}?token={self.new_link_token(grant)}"

    async def by_link_token(self, token: str, path: str, query: list[tuple[str, str]]) -> tuple[Identity, Grant] | None:
        """Whose link it is, and what it grants, when it is good for this path and query."""
        grant = read_grant(token, path, query, self._signer)
        if grant is None or grant.expires <= self._now():
            return None
        identity = await self.by_id(grant.token_id)
        return None if identity is None else (identity, grant)

    def link_expiry(self, identity: Identity, wanted_s: float) -> int:
        """Until when a link may last that shall last `wanted_s`: seconds since the epoch, not longer than the token."""
        expires = int(self._now() + wanted_s)
        return expires if identity.expires_us is None else min(expires, identity.expires_us // SECOND_US)

    def _fresh(self, identity: Identity | None) -> Identity | None:
        if identity is None or identity.expires_us is None:
            return identity
        return identity if identity.expires_us > self._now() * SECOND_US else None


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
