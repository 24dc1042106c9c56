"""The event log's tokens, each remembered for a moment, so that a player's many requests don't ask the disk each time.

For one event loop.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable

from tawny.api.identity import Identity, identity_of
from tawny.eventlog import ApiToken, AwayError, EventLog
from tawny.eventlog.tokens import PREFIX

REMEMBER_S = 1.0
"""How long a token that somebody else revoked (another process) is still good here."""

SECRET_LENGTH = len(PREFIX) + 43
_MOST = 1000


class TokenBook:
    """Looks tokens up. Nothing blocks; StorageError when the log can't be read."""

    def __init__(self, log: EventLog, now: Callable[[], float] = time.monotonic) -> None:
        self._log = log
        self._now = now
        self._known: dict[str, tuple[Identity, float]] = {}
        self._changes = 0

    async def by_secret(self, secret: str) -> Identity | None:
        """Who holds the token `secret`; None when it is none, expired or revoked."""
        if len(secret) != SECRET_LENGTH or not secret.startswith(PREFIX):
            return None
        # Secrets are kept nowhere, not even here.
        key = hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
        return await self._find(key, lambda: self._log.verify_token(secret))

    async def by_id(self, token_id: str) -> Identity | None:
        """Who holds the token with that id; None when there is none, or it has expired or was revoked."""
        return await self._find(token_id, lambda: self._log.usable_token(token_id))

    def forget(self) -> None:
        """Look at the log again: a token was made or revoked."""
        self._known.clear()
        self._changes += 1

    async def _find(self, key: str, look: Callable[[], ApiToken | None]) -> Identity | None:
        identity, until = self._known.get(key, (None, 0.0))
        if identity is not None and self._now() < until:
            return identity
        changes = self._changes
        try:
            token = await asyncio.to_thread(look)
        except AwayError:
            # Nobody can revoke one meanwhile either, and live pictures need no log.
            if identity is None:
                raise
            return identity
        identity = None if token is None else identity_of(token)
        if identity is None or changes != self._changes:  # what was seen while it changed is not remembered
            self._known.pop(key, None)
            return identity
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = (identity, self._now() + REMEMBER_S)
        return identity
