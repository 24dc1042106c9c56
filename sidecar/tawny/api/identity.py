"""Who sent a request, and what he may see and do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawny.core.errors import NotFoundError
from tawny.eventlog import ApiToken

type Scope = Literal["admin", "viewer"]
"""What a token allows: everything, or looking at things."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody with a good token. `cameras` None means all; `expires_us` None means never."""

    id: str
    name: str
    scope: Scope
    cameras: frozenset[str] | None = None
    expires_us: int | None = None

    @property
    def is_admin(self) -> bool:
        """Whether he may change things."""
        return self.scope == "admin"

    @property
    def is_limited(self) -> bool:
        """Whether there may be cameras that he may not see."""
        return self.cameras is not None

    def sees(self, camera: str) -> bool:
        """Whether he may know of that camera."""
        return self.cameras is None or camera in self.cameras

    def visible(self, wanted: tuple[str, ...] = ()) -> tuple[str, ...] | None:
        """To which cameras a list must be narrowed when `wanted` were asked for (none: all); None: it need not be.

        An empty answer means that there is nothing for him to see.
        """
        if self.cameras is None:
            return wanted or None
        return tuple(camera for camera in wanted or sorted(self.cameras) if camera in self.cameras)

    def require(self, camera: str, missing: NotFoundError | None = None) -> None:
        """Raise NotFoundError (`missing`, if given) unless he may see `camera`: for him, others do not exist."""
        if not self.sees(camera):
            raise missing or NotFoundError(f"there is no camera {camera}", "`tawny camera list` shows all")


def identity_of(token: ApiToken) -> Identity:
    """Who holds `token`."""
    cameras = None if token.cameras is None else frozenset(token.cameras)
    is_admin = token.scope == "admin" and cameras is None
    return Identity(token.id, token.name, "admin" if is_admin else "viewer", cameras, token.expires_us)
