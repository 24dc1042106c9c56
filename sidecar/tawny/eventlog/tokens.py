"""API tokens: 256 random bits that are shown once; the log keeps their SHA-256 only.

A fast hash is enough: nobody can guess 256 random bits, so that there is nothing for a slow hash to slow down.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError, StorageError, UsageError
from tawny.core.ids import new_ulid
from tawny.eventlog.rows import ApiToken
from tawny.eventlog.schema import api_tokens
from tawny.eventlog.store import Store

SCOPES = ("admin", "viewer")
PREFIX = "tawny_"
"""Lets people and secret scanners see what the string is."""

MAX_NAME = 80
_USED_EVERY_US = 60 * SECOND_US
_t = api_tokens.c
_SEEN = [column for column in api_tokens.c if column.name != "hash"]


class TokenStore(Store):
    """The log's part about API tokens."""

    def create_token(
        self, name: str, scope: str = "viewer", *, cameras: Iterable[str] | None = None, expires_us: int | None = None
    ) -> tuple[ApiToken, str]:
        """Make a token; its secret is returned beside it, once.

        `cameras` limits a viewer to these. Raises UsageError for an unknown scope, a name that is empty or too long, no
        camera at all, an admin who shall be limited, and an expiry that has passed.
        """
        limited = None if cameras is None else sorted(set(cameras))
        now = self._clock.wall_us()
        _check(name.strip(), scope, limited)
        if expires_us is not None and expires_us <= now:
            raise UsageError("the token would have expired already", "name a time that is still to come")
        secret = PREFIX + secrets.token_urlsafe(32)
        values = {
            "id": new_ulid(now),
            "hash": _hash(secret),
            "name": name.strip(),
            "scope": scope,
            "cameras": limited,
            "created_us": now,
            "expires_us": expires_us,
        }
        with self._database.write() as connection:
            connection.execute(insert(api_tokens).values(values))
            found = select(*_SEEN).where(_t.id == values["id"])
            return _token(connection.execute(found).mappings().one()), secret

    def verify_token(self, secret: str) -> ApiToken | None:
        """The token of that secret; None when it is unknown, expired or revoked. Notes its use to the minute.

        What is looked up is the hash, which nobody can steer towards another by trying: so the time that the look-up
        takes tells nothing.
        """
        return self._usable(_t.hash == _hash(secret))

    def usable_token(self, token_id: str) -> ApiToken | None:
        """The token of that id, for what was derived from it; None and noted like `verify_token`."""
        return self._usable(_t.id == token_id)

    def _usable(self, which: ColumnElement[bool]) -> ApiToken | None:
        now = self._clock.wall_us()
        with self._database.read() as connection:
            row = connection.execute(select(*_SEEN).where(which)).mappings().one_or_none()
        if row is None or row["revoked_us"] is not None or (row["expires_us"] is not None and row["expires_us"] <= now):
            return None
        if row["last_used_us"] is None or abs(now - row["last_used_us"]) >= _USED_EVERY_US:
            # A full disk is no reason to lock people out: they may want to see what fills it.
            with suppress(StorageError), self._database.write() as connection:
                connection.execute(update(api_tokens).where(_t.id == row["id"]).values(last_used_us=now))
        return _token(row)

    def tokens(self) -> list[ApiToken]:
        """All tokens that were ever made, oldest first."""
        with self._database.read() as connection:
            return [_token(row) for row in connection.execute(select(*_SEEN).order_by(_t.id)).mappings()]

    def revoke_token(self, token_id: str) -> ApiToken:
        """Refuse a token from now on. Raises NotFoundError."""
        with self._database.write() as connection:
            connection.execute(
                update(api_tokens)
                .where(_t.id == token_id, _t.revoked_us.is_(None))
                .values(revoked_us=self._clock.wall_us())
            )
            row = connection.execute(select(*_SEEN).where(_t.id == token_id)).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"there is no token {token_id}", "`tawny token list` shows what there is")
        return _token(row)


def _check(name: str, scope: str, cameras: list[str] | None) -> None:
    if scope not in SCOPES:
        raise UsageError(f"there is no scope {scope}", f"use {' or '.join(SCOPES)}")
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise UsageError(f"a token needs a name of at most {MAX_NAME} characters", "name who uses it: phone, grafana")
    if cameras is not None and scope == "admin":
        raise UsageError("an admin token can't be limited to cameras", "use the scope viewer")
    if cameras is not None and not cameras:
        raise UsageError("a token for no camera is of no use", "name cameras, or leave them out for all")


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _token(row: RowMapping) -> ApiToken:
    return ApiToken(**{**row, "cameras": None if row["cameras"] is None else tuple(row["cameras"])})
