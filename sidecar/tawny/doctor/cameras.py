"""The cameras: each stream opened as `tawny camera probe` does it, with its advice.

Streams behind the same login are opened one after the other, because some cameras bear no more; and when that login is
refused, the others are not tried, because cameras lock out those who are wrong too often. For the same reason nothing
is tried that the running service was refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tawny.capture.probe_child import probe_apart
from tawny.capture.source import Source
from tawny.config import Config, StreamConfig
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.core.streams import MAIN, SUB
from tawny.doctor.examination import Check
from tawny.doctor.findings import Finding, failed, of_error, ok, warning
from tawny.doctor.running import Running

LOOK_S = 5.0
STREAM_LIMIT_S = 35.0
"""Connecting and finding the streams may take 10 s each, and the first keyframe 5 s."""

AT_ONCE = 4
"""Each is a process of its own that loads FFmpeg."""

_OF_SOUND = frozenset({"transcoded_audio", "no_audio"})


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a camera."""

    camera: str
    name: str
    config: StreamConfig
    has_sub: bool

    @property
    def check(self) -> str:
        """The name of its check."""
        return f"camera.{self.camera}.{self.name}"

    @property
    def login(self) -> str:
        """What it shares with others: host and login. Secret."""
        parts = urlsplit(self.config.url)
        return f"{parts.username}:{parts.password}@{parts.hostname}" if parts.hostname else self.config.url


def camera_checks(config: Config, running: Running) -> list[Check]:
    """A check for each login to a camera; it looks at all streams behind it."""
    groups: dict[str, list[Stream]] = {}
    for stream in _streams(config):
        groups.setdefault(stream.login, []).append(stream)
    turns = asyncio.Semaphore(AT_ONCE)
    limit_s = STREAM_LIMIT_S * (1 + sum(map(len, groups.values())))
    return [_group_check(streams, running, turns, limit_s) for streams in groups.values()]


def _group_check(streams: list[Stream], running: Running, turns: asyncio.Semaphore, limit_s: float) -> Check:
    async def look() -> Sequence[Finding]:
        async with turns:
            return await _look(streams, running)

    return Check(streams[0].check, look, limit_s=limit_s)


async def _look(streams: list[Stream], running: Running) -> list[Finding]:
    findings: list[Finding] = []
    refused = next((stream for stream in streams if running.was_denied(stream.camera, stream.name)), None)
    if refused is not None:
        findings.append(
            failed(
                refused.check,
                f"{_label(refused)}: the camera refused the user name or password of the running service",
                "correct them; it was not tried again, as cameras lock out those who are wrong too often",
            )
        )
    for stream in streams:
        if refused is None:
            try:
                findings += await _probe(stream)
            except AuthenticationError as error:
                refused = stream
                findings.append(of_error(stream.check, error))
        elif stream is not refused:
            found = f"{_label(stream)} was not tried, as {refused.camera}/{refused.name} refused the same login"
            findings.append(failed(stream.check, found, "correct the login"))
    return findings


async def _probe(stream: Stream) -> list[Finding]:
    """Look at one stream. Raises AuthenticationError."""
    try:
        async with asyncio.timeout(STREAM_LIMIT_S):
            report = await probe_apart(stream.config.url, stream.config.transport, LOOK_S)
    except TimeoutError:
        found = f"{_label(stream)}: nothing came within {STREAM_LIMIT_S:g} s"
        return [failed(stream.check, found, "check that the camera is on, and restart it if it hangs")]
    except AuthenticationError:
        raise
    except CaptureError as error:
        return [of_error(stream.check, error)]
    advice = [each for each in report["warnings"] if _matters(each["code"], stream)]
    findings = [warning(stream.check, f"{_label(stream)}: {each['message']}", each["remedy"]) for each in advice]
    return findings or [ok(stream.check, _describe(report))]


def _matters(code: str, stream: Stream) -> bool:
    """Whether advice is for this stream: about sound that is not used, or a sub stream that there is, it is not."""
    if code in _OF_SOUND:
        return stream.config.audio and stream.name == MAIN
    return not (code == "high_resolution" and stream.has_sub)


def _describe(report: dict[str, Any]) -> str:
    info, measured = report["info"], report["measured"]
    gops = [seconds for seconds, _ in measured["gops"]]
    keyframes = f", a keyframe every {max(gops):.1f} s" if gops else ""
    return (
        f"{report['address']}: {info['video_codec']} {report['width']}x{report['height']}, {measured['fps']:.0f} fps, "
        f"{measured['bitrate'] / 1e6:.1f} Mbit/s{keyframes}"
    )


def _label(stream: Stream) -> str:
    return Source.from_config(stream.config).label


def _streams(config: Config) -> Iterator[Stream]:
    for key, camera in config.cameras.items():
        if camera.enabled:
            sub = camera.streams.sub
            yield Stream(key, MAIN, camera.streams.main, sub is not None)
            if sub is not None:
                yield Stream(key, SUB, sub, has_sub=True)
