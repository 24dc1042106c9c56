"""Whose rights a subscription has. The tokens are the API's, which stands above this room: it hands in a `Gate`."""

from __future__ import annotations

from typing import Protocol


class Holder(Protocol):
    """Somebody with a good token."""

    @property
    def is_admin(self) -> bool:
        """Whether he may change things."""

    def sees(self, camera: str) -> bool:
        """Whether he may know of that camera."""


class Gate(Protocol):
    """Knows who holds which token."""

    async def by_id(self, token_id: str) -> Holder | None:
        """Who has the token with that id, if it is still good. Raises StorageError when that can't be found out."""

    def link_to(self, path: str, token_id: str, lasts_s: float) -> str:
        """`path` with what lets in whoever has it, for so long and as long as the token is good."""
