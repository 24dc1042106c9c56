"""What to open and how: the address of one stream with its transport and time-outs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tawny.config.base import Invalid
from tawny.config.camera import StreamConfig
from tawny.config.urls import SCHEMES, normalize_source, source_file, url_secrets
from tawny.core.errors import CaptureError, UsageError
from tawny.core.redact import redact, register_secret


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """One stream of a camera, or a file. Credentials stand in `url` alone and are never shown.

    Time-outs are in seconds: `open_timeout_s` bounds each step of opening (connecting; finding the streams), and
    `read_timeout_s` is the longest silence of an open stream. A file plays at its own speed, as a camera does, unless
    `paced` is off; with `loop` it begins anew at its end, its timestamps going on.
    """

    url: str
    transport: str = "tcp"
    audio: bool = True
    open_timeout_s: float = 10.0
    read_timeout_s: float = 10.0
    paced: bool = True
    loop: bool = False

    def __post_init__(self) -> None:
        for secret in url_secrets(self.url):
            register_secret(secret)

    def __repr__(self) -> str:
        return f"Source({self.label!r}, transport={self.transport!r}, audio={self.audio})"

    @classmethod
    def parse(cls, text: str, *, transport: str = "tcp", audio: bool = True) -> Self:
        """A source from what a user typed: a URL or the path of a file.

        Raises UsageError when it is neither.
        """
        for secret in url_secrets(text):
            register_secret(secret)
        problem = UsageError("")
        try:
            return cls(normalize_source(text, Path.cwd()), transport=transport, audio=audio)
        except Invalid as invalid:
            problem = UsageError(f"the address {invalid.message}", invalid.remedy)
        raise problem

    @classmethod
    def from_config(cls, config: StreamConfig) -> Self:
        """The source that a camera's settings describe. A file stands in for a camera, so it plays in a loop."""
        return cls(
            config.url,
            transport=config.transport,
            audio=config.audio,
            open_timeout_s=config.open_timeout_s,
            read_timeout_s=config.read_timeout_s,
            loop=config.file is not None,
        )

    @property
    def scheme(self) -> str:
        """The scheme in lower case; `file` for a plain path.

        Raises CaptureError when it is none of those that a camera may be reached by.
        """
        scheme, separator, _ = self.url.partition("://")
        name = scheme.lower() if separator else "file"
        if name not in SCHEMES:
            raise CaptureError(
                f"{self.label}: addresses of this kind are not allowed", f"use one of {', '.join(SCHEMES)}"
            )
        return name

    @property
    def file(self) -> Path | None:
        """The file to play; None for a network stream."""
        if self.scheme != "file":
            return None
        return source_file(self.url) or Path(self.url)

    @property
    def address(self) -> str:
        """What FFmpeg opens. Secret. A path is marked as one, so that no part of it can name another protocol.

        FFmpeg knows schemes in lower case only.
        """
        file, scheme = self.file, self.scheme
        return f"{scheme}{self.url[len(scheme) :]}" if file is None else f"file:{file}"

    @property
    def label(self) -> str:
        """The address as people may see it, without credentials."""
        return redact(self.url.removeprefix("file://"))
