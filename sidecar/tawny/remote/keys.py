"""WireGuard's keys: made here, kept for good, and readable by nobody else."""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tawny.core.errors import TawnyError
from tawny.core.redact import register_secret

HOME_KEY, SERVER_KEY = Path("home/tawny0.key"), Path("server/tawny0.key")
SHARED_KEYS = Path("home/tawny0.psk"), Path("server/tawny0.psk")
_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Two private keys and the one that both sides share, as WireGuard writes them."""

    home: str
    server: str
    shared: str

    @property
    def files(self) -> dict[Path, str]:
        """Where each of them lies."""
        secrets_of = {HOME_KEY: self.home, SERVER_KEY: self.server, **dict.fromkeys(SHARED_KEYS, self.shared)}
        return {path: f"{key}\n" for path, key in secrets_of.items()}


def keys_of(folder: Path) -> Keys:
    """The keys in `folder`; those that are not there are made, and not written. Raises TawnyError for broken ones."""
    shared = {key for key in (_read(folder / path) for path in SHARED_KEYS) if key}
    if len(shared) > 1:
        raise TawnyError(
            f"{SHARED_KEYS[0]} and {SHARED_KEYS[1]} in {folder} differ", "delete the one that is not in use"
        )
    keys = Keys(
        _read(folder / HOME_KEY) or _new_key(),
        _read(folder / SERVER_KEY) or _new_key(),
        shared.pop() if shared else base64.b64encode(secrets.token_bytes(_BYTES)).decode(),
    )
    for key in (keys.home, keys.server, keys.shared):
        register_secret(key)
    return keys


def public_key(private: str) -> str:
    """What the other side is told."""
    key = X25519PrivateKey.from_private_bytes(base64.b64decode(private))
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def _new_key() -> str:
    key = X25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return base64.b64encode(key).decode()


def _read(path: Path) -> str | None:
    try:
        text = path.read_text("ascii").strip()
        if len(base64.b64decode(text, validate=True)) == _BYTES:
            return text
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TawnyError(
            f"the key {path} can't be read ({error.strerror})", "run this as the user who made it"
        ) from error
    except (ValueError, binascii.Error):
        pass
    raise TawnyError(f"the key {path} is none", "restore it from a backup, or delete it and set both sides up anew")
