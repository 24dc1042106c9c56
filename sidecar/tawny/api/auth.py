"""Who may use the API: one admin token for now, in a file of the storage directory that only its owner can read.

The service keeps a hash alone in memory. Browsers log in once and get a cookie that proves it: its expiry, signed with
the hash, so that it survives a restart and dies with the token.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from tawny.core.errors import StorageError
from tawny.core.redact import register_secret

TOKEN_NAME = "token"  # noqa: S105 - the name of the file
TOKEN_PREFIX = "tawny_"  # noqa: S105 - lets people and secret scanners see what the string is
SESSION_S = 30 * 86_400


def admin_token(root: Path) -> str:
    """The admin token of the storage directory `root`, made if there is none.

    Raises StorageError when it can be neither read nor written.
    """
    path = root / TOKEN_NAME
    try:
        known = read_token(root)
        if known is not None:
            os.chmod(path, 0o600)  # noqa: PTH101 - a copy or backup may have opened it to others
            return known
        token = TOKEN_PREFIX + secrets.token_urlsafe(32)
        path.unlink(missing_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w") as opened:
            opened.write(token + "\n")
            opened.flush()
            os.fsync(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"the token file {path} can't be used ({reason})", "let Tawny's user write there") from error
    register_secret(token)
    return token


def read_token(root: Path) -> str | None:
    """The token in `root`, or None when there is none yet. Raises OSError when it may not be read."""
    with suppress(FileNotFoundError):
        token = (root / TOKEN_NAME).read_text("ascii", errors="replace").strip()
        if token:
            register_secret(token)
            return token
    return None


class Auth:
    """Checks tokens and sessions, in constant time."""

    def __init__(self, token: str, now: Callable[[], float] = time.time) -> None:
        self._digest = _hash(token)
        self._now = now

    @classmethod
    def for_storage(cls, root: Path) -> Self:
        """With the admin token of the storage directory, made if there is none. Blocks; raises StorageError."""
        return cls(admin_token(root))

    def accepts(self, token: str) -> bool:
        """Whether `token` is the admin token."""
        return hmac.compare_digest(_hash(token), self._digest)

    def new_session(self) -> str:
        """A value for the session cookie of somebody who has shown the token."""
        expires = str(int(self._now()) + SESSION_S)
        return f"{expires}.{self._sign(expires)}"

    def accepts_session(self, session: str) -> bool:
        """Whether `session` was made by `new_session` for the present token and has not expired."""
        expires, _, signature = session.partition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(expires).encode()):
            return False
        return int(expires) > self._now()

    def _sign(self, text: str) -> str:
        return hmac.new(self._digest, b"session:" + text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
