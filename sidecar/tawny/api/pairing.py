"""Pairing: a code of six digits, which somebody reads in one place and types in another, for a token.

A code lasts five minutes, is good once, and is void after five wrong ones, whoever sent them: so a guesser has one
chance in 200,000 for each code that an admin asks for.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum

from tawny.api.identity import Scope
from tawny.core.clock import SECOND_US, Clock
from tawny.core.ids import new_ulid

CODE_S = 300
MAX_TRIES = 5
DIGITS = 6
_SPACING = re.compile(r"[\s-]")


class PairingState(StrEnum):
    """How it stands with the newest code."""

    NONE = "none"
    WAITING = "waiting"
    USED = "used"
    EXPIRED = "expired"
    VOID = "void"


@dataclass(slots=True)
class Offer:
    """A code and what its token will be allowed. `used_by` is the name that the other side gave itself."""

    id: str
    code: str
    scope: Scope
    cameras: tuple[str, ...] | None
    expires_us: int
    deadline_us: int
    tries_left: int = MAX_TRIES
    used_by: str | None = None


class Pairing:
    """The newest code, in memory only. For one event loop: nothing can come between a look and its consequence."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offer: Offer | None = None

    @property
    def offer(self) -> Offer | None:
        """The newest code, good or not."""
        return self._offer

    def begin(self, scope: Scope, cameras: tuple[str, ...] | None) -> Offer:
        """A new code; one from before is void."""
        wall = self._clock.wall_us()
        self._offer = Offer(
            id=new_ulid(wall),
            code=f"{secrets.randbelow(10**DIGITS):0{DIGITS}}",
            scope=scope,
            cameras=cameras,
            expires_us=wall + CODE_S * SECOND_US,
            deadline_us=self._clock.monotonic_us() + CODE_S * SECOND_US,
        )
        return self._offer

    def redeem(self, code: str, name: str) -> Offer | None:
        """What `code` is good for, and good no more; None when it is wrong, or there is none to be had."""
        offer = self._offer
        if offer is None or self.state is not PairingState.WAITING:
            return None
        given = _SPACING.sub("", code)
        if not hmac.compare_digest(given.encode("utf-8", "replace"), offer.code.encode()):
            offer.tries_left -= 1
            return None
        offer.used_by = name
        return offer

    def cancel(self) -> None:
        """Make the code void."""
        if self._offer is not None and self.state is PairingState.WAITING:
            self._offer.tries_left = 0

    @property
    def state(self) -> PairingState:
        """How it stands with the newest code."""
        offer = self._offer
        if offer is None:
            return PairingState.NONE
        if offer.used_by is not None:
            return PairingState.USED
        if offer.tries_left <= 0:
            return PairingState.VOID
        expired = self._clock.monotonic_us() >= offer.deadline_us
        return PairingState.EXPIRED if expired else PairingState.WAITING
