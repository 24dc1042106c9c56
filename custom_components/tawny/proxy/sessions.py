"""Tokens in addresses, for players that ask for the pieces of a video without a header and without a signature.

Whoever may read a playlist gets one with addresses of a session of his own. Its token is good for that one event or
range, for the pieces that were listed and nothing else, and no longer than the login with which it was made: logging
out ends it. Sessions live in memory; a restart of Home Assistant ends them, as it ends its signed addresses.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..urls import ROOT

LIFETIME_S: Final = 6 * 3600.0
"""How long a token is good after its playlist was last asked for by somebody who is logged in: a long pause, too."""

MOST: Final = 500
"""How many there are at once; then the one that ends first goes."""


@dataclass(slots=True)
class PlaySession:
    """One login's permission to play one thing.

    `login` is the id of the refresh token that stands behind it; None: Home Assistant's own doing, such as an
    automation that casts a clip. `camera` is whose footage it is. `expires` is on the clock of PlaySessions.
    """

    token: str
    login: str | None
    entry_id: str
    scope: str
    camera: str
    expires: float
    pieces: set[str] = field(default_factory=set)
    """The files, as `rendition/number`, that were listed."""

    @property
    def root(self) -> str:
        """The directory in which everything is that may be played; no slash at its end."""
        return f"{ROOT}/play/{self.token}/{self.entry_id}/{self.scope}"

    def allow(self, files: set[str]) -> None:
        """Let these pieces be played, too."""
        self.pieces.update(map(_directory, files))

    def has(self, file: str) -> bool:
        """Whether a piece was listed."""
        return _directory(file) in self.pieces


class PlaySessions:
    """All sessions of this Home Assistant."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._by_token: dict[str, PlaySession] = {}

    def open(self, login: str | None, entry_id: str, scope: str, camera: str) -> PlaySession:
        """A session for a scope as in `Media.scope`.

        The same login gets the same one again while it lasts: a playlist that grows must not change the addresses that
        it listed before.
        """
        now = self._clock()
        self._forget(now)
        for session in self._by_token.values():
            if (session.login, session.entry_id, session.scope) == (login, entry_id, scope):
                session.expires = now + LIFETIME_S
                return session
        session = PlaySession(secrets.token_urlsafe(24), login, entry_id, scope, camera, now + LIFETIME_S)
        self._by_token[session.token] = session
        return session

    def find(self, token: str, entry_id: str, scope: str) -> PlaySession | None:
        """The session of a token, if it is good for this scope and not over."""
        session = self._by_token.get(token)
        if session is None or (session.entry_id, session.scope) != (entry_id, scope):
            return None
        return session if session.expires > self._clock() else None

    def end(self, session: PlaySession) -> None:
        """Make a token void."""
        self._by_token.pop(session.token, None)

    def _forget(self, now: float) -> None:
        lasting = sorted((one for one in self._by_token.values() if one.expires > now), key=lambda one: one.expires)
        self._by_token = {one.token: one for one in lasting[-(MOST - 1) :]}


def _directory(piece: str) -> str:
    return piece.rpartition("/")[0]


PLAY_SESSIONS: HassKey[PlaySessions] = HassKey(f"{DOMAIN}.play_sessions")
