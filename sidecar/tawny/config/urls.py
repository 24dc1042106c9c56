"""Addresses of streams: which are allowed, what is secret in them, and how files are written as addresses."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from tawny.config.base import Invalid, expand_home

SCHEMES = ("rtsp", "rtsps", "http", "https", "file")
"""All that a camera may be reached by; anything else FFmpeg knows (concat:, pipe:, …) would reach into the machine."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_ALLOWED = "Use an address that begins with rtsp://, rtsps://, http://, https:// or file://, or the path of a file."


def normalize_source(text: str, base: Path | None) -> str:
    """`text` as an absolute URL; paths without a scheme become file URLs, relative ones resolved against `base`.

    Raises Invalid for other schemes, and for addresses without a host or with a port that is none.
    """
    if not text:
        raise Invalid("is empty", _ALLOWED)
    scheme, separator, rest = text.partition(":")
    if not separator or "/" in scheme or scheme.startswith((".", "~")):
        return _file_url(Path(text), base)
    if not _SCHEME.fullmatch(scheme):  # what stands there may be a password, so it is not quoted
        raise Invalid("does not begin with a scheme", _ALLOWED)
    if scheme.lower() not in SCHEMES:
        raise Invalid(f"has the scheme {scheme!r}, which is not allowed", _ALLOWED)
    if scheme.lower() == "file":
        return _file_url(Path(unquote(rest.removeprefix("//localhost").removeprefix("//"))), base)
    if any(character.isspace() or not character.isprintable() for character in text):
        raise Invalid("contains a blank or control character", "Remove it, or write a blank as %20.")
    _check_network(_split(text))
    return text


def source_file(url: str) -> Path | None:
    """The file that a file URL names; None for the address of a network stream."""
    return Path(unquote(url.removeprefix("file://"))) if url.startswith("file:") else None


def url_secrets(text: str) -> set[str]:
    """The password in `text`, as written and percent-decoded; also found when the address is otherwise invalid."""
    _, separator, rest = text.partition("://")
    userinfo, at, _ = rest.rpartition("@")
    if not (separator and at):
        return set()
    proper = rest.partition("/")[0].rpartition("@")[0]
    passwords = {part.partition(":")[2] for part in (userinfo, proper)}
    return {form for password in passwords if password for form in (password, unquote(password))}


def _file_url(path: Path, base: Path | None) -> str:
    path = expand_home(path)
    if base is not None:
        path = base / path
    return path.absolute().as_uri()


def _split(text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError:
        raise Invalid("has a host that is no valid name or IP address", "Write IPv6 addresses as [::1].") from None


def _check_network(parts: SplitResult) -> None:
    early = Invalid(
        "has a user name or password with characters that end it early",
        "In user name and password write / as %2F, ? as %3F, # as %23, @ as %40.",
    )
    if "@" in parts.fragment:  # `user:12#3@host` would be port 12 of a host `user`
        raise early
    try:
        port = parts.port
    except ValueError:
        if "@" in parts.path + parts.query:
            raise early from None
        raise Invalid("has a port that is no number from 1 to 65535", "Correct or remove the port.") from None
    if not parts.hostname:
        raise Invalid(
            "has no host", f"Write the camera's name or IP address, such as {parts.scheme}://192.0.2.10/main."
        )
    if port == 0:
        raise Invalid("has port 0", "Correct or remove the port.")
