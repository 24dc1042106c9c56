"""What the API takes and answers about tokens, pairing and links for players."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tawny.api.identity import Identity
from tawny.api.models import Answer
from tawny.api.pairing import Pairing, PairingState
from tawny.api.parameters import CameraId, Moment, Parameters
from tawny.core.clock import iso
from tawny.eventlog import ApiToken
from tawny.eventlog.tokens import MAX_NAME

MAX_LINK_S = 86_400
TokenName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME)]
Cameras = Annotated[tuple[CameraId, ...], Field(min_length=1, max_length=256)]
Scope = Literal["admin", "viewer"]


class SessionModel(Answer):
    """Who is asking, and what he may do."""

    id: str
    """Id of the token, which is no secret."""
    name: str
    """Name of the token."""
    scope: Scope
    """What it allows: everything, or looking at things."""
    cameras: list[str] | None
    """Ids of the cameras that it is limited to; null: all."""
    expires: str | None
    """When it expires; null: never."""
    outside: bool
    """Whether this request came from outside the home, by its address or by what a trusted proxy says of it."""


class TokenBody(Parameters):
    """A token to make."""

    name: TokenName
    """Who uses it, for people."""
    scope: Scope = "viewer"
    """What it allows: everything, or looking at things."""
    cameras: Cameras | None = None
    """Ids of the cameras that a viewer is limited to; null: all."""
    expires: Moment | None = None
    """From when on it is refused; null: never."""


class TokenModel(Answer):
    """A token as everybody with the scope admin may see it."""

    id: str
    """Its id, a ULID, which is no secret."""
    name: str
    """Who uses it, for people."""
    scope: Scope
    """What it allows: everything, or looking at things."""
    cameras: list[str] | None
    """Ids of the cameras that it is limited to; null: all."""
    created: str
    """When it was made."""
    last_used: str | None
    """When it was last used, to the minute; null: never."""
    expires: str | None
    """From when on it is refused; null: never."""
    revoked: str | None
    """When it was revoked; null: it was not."""


class NewTokenModel(TokenModel):
    """A token that was just made."""

    token: str
    """The token itself. It is shown this once and stored nowhere."""


class TokensModel(Answer):
    """All tokens that were ever made, oldest first."""

    tokens: list[TokenModel]
    """All of them, expired and revoked ones too."""


class PairCodeBody(Parameters):
    """What the other side of a pairing will be allowed."""

    scope: Scope = "admin"
    """What its token allows: everything, or looking at things."""
    cameras: Cameras | None = None
    """Ids of the cameras that a viewer is limited to; null: all."""


class PairCodeModel(Answer):
    """A pairing code."""

    id: str
    """Names this pairing in `GET /pair`."""
    code: str
    """Six digits to type in on the other side."""
    expires: str
    """Until when it is good."""


class PairingModel(Answer):
    """How it stands with the newest pairing code."""

    state: PairingState
    """none; waiting for the other side; used; expired; void, after too many wrong tries or because it was cancelled."""
    id: str | None
    """Id of the pairing; null when there was none since the service started."""
    expires: str | None
    """Until when the code is good."""
    tries_left: int
    """How many wrong tries are left."""
    name: str | None
    """What the other side calls itself, once the code was used."""


class PairBody(Parameters):
    """A pairing code, from the side that wants a token."""

    code: str = Field(max_length=40)
    """The six digits; blanks and dashes between them do no harm."""
    name: TokenName
    """What the token shall be called: who is asking."""
    scope: Scope | None = None
    """Ask for less than the code allows: viewer."""


class PairedModel(NewTokenModel):
    """The token that a code was exchanged for."""

    node: str
    """Id of this service."""
    version: str
    """Its version."""


class MediaTokenBody(Parameters):
    """A link for a player that can't send headers."""

    path: str = Field(max_length=2000)
    """Path of a video, picture, playlist or WebSocket, from `/api/v1` on, with its query if it has one."""
    expires_s: int = Field(default=3600, ge=1, le=MAX_LINK_S)
    """For how many seconds it is good, at most a day."""


class MediaTokenModel(Answer):
    """A link for a player."""

    token: str
    """What to send as `token` in the query."""
    url: str
    """The path with the token in it."""
    expires: str
    """Until when it can be used to begin with; what plays then is not cut off."""


def session_model(identity: Identity, *, outside: bool) -> SessionModel:
    """Who is asking, and from where."""
    return SessionModel(
        id=identity.id,
        name=identity.name,
        scope=identity.scope,
        cameras=None if identity.cameras is None else sorted(identity.cameras),
        expires=_iso(identity.expires_us),
        outside=outside,
    )


def token_model(token: ApiToken) -> TokenModel:
    """A token without its secret."""
    return TokenModel(
        id=token.id,
        name=token.name,
        scope="admin" if token.scope == "admin" else "viewer",
        cameras=None if token.cameras is None else list(token.cameras),
        created=iso(token.created_us),
        last_used=_iso(token.last_used_us),
        expires=_iso(token.expires_us),
        revoked=_iso(token.revoked_us),
    )


def new_token_model(token: ApiToken, secret: str) -> NewTokenModel:
    """A token with its secret, for the one time that it is shown."""
    return NewTokenModel(**token_model(token).model_dump(), token=secret)


def pairing_model(pairing: Pairing) -> PairingModel:
    """The newest code without the code."""
    offer = pairing.offer
    return PairingModel(
        state=pairing.state,
        id=offer and offer.id,
        expires=None if offer is None else iso(offer.expires_us),
        tries_left=0 if offer is None else offer.tries_left,
        name=offer and offer.used_by,
    )


def _iso(us: int | None) -> str | None:
    return None if us is None else iso(us)
