"""The first thing in a backup: who made it, of which schema, and what else is in it with its size and checksum.

What the file says is not believed: names are those of a fixed list, and everything else is compared when it is read.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from tawny import __version__
from tawny.api.secret_files import KEY_NAME, TOKEN_NAME
from tawny.archive.marker import EVENT_LOG, MARKER
from tawny.config.places import FILE_SETTINGS
from tawny.core.errors import StorageError
from tawny.eventlog.migrate import HEAD, REVISIONS
from tawny.push.key_file import KEY_FILE

FORMAT = 1
MANIFEST = "manifest.json"
MAX_MANIFEST = 1 << 16
"""Bytes. One with all names of the list below takes two thousand."""

CONFIG = "config/tawny.toml"
LOG = f"storage/{EVENT_LOG}"
FILES = {setting: f"config/{'.'.join(setting)}" for setting in FILE_SETTINGS}
"""What files that the configuration names are called in a backup, by their setting."""

SECRETS = tuple(f"storage/{name}" for name in (MARKER, TOKEN_NAME, KEY_NAME, KEY_FILE))
"""Which house it is, and what lets people in. Certificates, and passwords of others, are among FILES."""

NEEDED = (CONFIG, SECRETS[0], LOG)
NAMES = (CONFIG, *FILES.values(), *SECRETS, LOG)
"""All that can be in a backup, in this order; the log, which may be large, is last."""

MAX_SMALL = 1 << 20
"""Bytes of anything but the log."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup: its name, bytes, and checksum in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    `created` is ISO 8601 UTC, `schema` the event log's revision, `variables` what the configuration wants of the
    environment, which is in no backup.
    """

    created: str
    schema: str
    variables: tuple[str, ...]
    members: tuple[Member, ...]
    version: str = __version__
    format: int = FORMAT

    def to_json(self) -> bytes:
        """As it stands in the file."""
        return json.dumps(asdict(self), indent=1).encode()

    @property
    def size(self) -> int:
        """Bytes of everything, unpacked."""
        return sum(member.size for member in self.members)


def read_manifest(text: bytes) -> Manifest:
    """The manifest in `text`. Raises StorageError for one that is damaged, or of a newer version of Tawny."""
    try:
        data: dict[str, Any] = json.loads(text)
        number, version, schema = data["format"], str(data["version"]), str(data["schema"])
        if int(number) > FORMAT or (schema not in REVISIONS and schema > HEAD):
            raise _newer(version)
        members = tuple(Member(str(m["name"]), int(m["size"]), str(m["sha256"])) for m in data["members"])
        variables = tuple(str(name) for name in data["variables"])
        manifest = Manifest(str(data["created"]), schema, variables, members, version, number)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged("its list of contents can't be read") from None
    if reason := _wrong(manifest):
        raise damaged(reason)
    return manifest


def damaged(reason: str) -> StorageError:
    """The error for a backup that can't be used."""
    return StorageError(f"the backup is damaged: {reason}", "use another copy of it; nothing was changed")


def _newer(version: str) -> StorageError:
    return StorageError(
        f"the backup was made by Tawny {_short(version)}, which is newer than this one ({__version__})",
        "install that version, and restore with it",
    )


def _wrong(manifest: Manifest) -> str:
    names = [member.name for member in manifest.members]
    if manifest.schema not in REVISIONS:
        return "its schema is unknown"
    if unknown := [name for name in names if name not in NAMES]:
        return f"it has {_short(unknown[0])}, which belongs into no backup"
    if len(set(names)) != len(names):
        return "something is in it twice"
    if lacking := [name for name in NEEDED if name not in names]:
        return f"it lacks {lacking[0]}"
    for member in manifest.members:
        if member.size < 0 or not _SHA256.fullmatch(member.sha256) or (member.name != LOG and member.size > MAX_SMALL):
            return f"size or checksum of {member.name} make no sense"
    return ""


def _short(text: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "?", text)[:60]
