"""The two secrets in the storage directory, which only its owner can read: the admin token and the signing key."""

from __future__ import annotations

import secrets
from pathlib import Path

from tawny.core.errors import StorageError
from tawny.core.secret_files import kept_secret, read_secret
from tawny.eventlog.tokens import PREFIX

TOKEN_NAME = "token"  # noqa: S105 - the name of the file
KEY_NAME = "signing-key"
MIN_TOKEN = 32
"""Characters. Tokens are not guessable; a word of somebody's own choice would be."""


def admin_token(root: Path) -> str:
    """The admin token of the storage directory `root`, made if there is none.

    Raises StorageError when it can be neither read nor written, or is so short that it can be guessed.
    """
    token = kept_secret(root / TOKEN_NAME, lambda: PREFIX + secrets.token_urlsafe(32))
    if len(token) < MIN_TOKEN:
        raise StorageError(
            f"the token in {root / TOKEN_NAME} is too short to be safe",
            f"delete the file, and Tawny makes a new one; or write at least {MIN_TOKEN} random characters",
        )
    return token


def signing_key(root: Path) -> bytes:
    """The key that signs cookies and links, made if there is none. Raises StorageError.

    It is not made of the admin token, because whoever gets a signature could try in peace which token it was made with.
    """
    return kept_secret(root / KEY_NAME, lambda: secrets.token_hex(32)).encode()


def read_token(root: Path) -> str | None:
    """The token in `root`, or None when there is none yet. Raises OSError when it may not be read."""
    return read_secret(root / TOKEN_NAME)
