"""What a camera says about its streams, and which of them suit Tawny."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tawny.core.errors import NotFoundError, NoVideoError

RECORDED = ("h264", "h265")
"""Codecs that are recorded as they come."""

SUB_PIXELS = 640 * 360
"""Enough to see motion in, and cheap to decode."""

LOWEST_SUB_FPS = 5.0
"""Fewer pictures a second would notice motion too late."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One of a camera's streams, as the camera describes it; 0 or empty where it says nothing.

    `codec` is h264, h265, jpeg, mpeg4 or another name in lower case, `audio` likewise (aac, g711, …). `bitrate` is the
    limit in bit/s, `gop` the distance of keyframes in frames, `source` the sensor or channel of the recorder.
    `rtsp_url` and `snapshot_url` hold no user name and password. `foreign_host`: the stream is at another host than
    the camera, which may be a mistake (address translation) or a trap; a password should not go there unasked.
    """

    token: str
    name: str
    codec: str = ""
    width: int = 0
    height: int = 0
    fps: float = 0.0
    bitrate: int = 0
    gop: int = 0
    audio: str = ""
    rtsp_url: str = ""
    snapshot_url: str = ""
    source: str = ""
    foreign_host: bool = False

    @property
    def pixels(self) -> int:
        """Width times height."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class CameraProfiles:
    """A camera and its streams. `address` is the URL of its device service.

    `clock_offset_s` is how far the camera's clock is ahead; None when it does not tell.
    """

    address: str
    manufacturer: str
    model: str
    firmware: str
    serial: str
    profiles: tuple[Profile, ...]
    clock_offset_s: float | None = None


def suggest_streams(profiles: Sequence[Profile], main: str = "") -> tuple[Profile, Profile | None, tuple[str, ...]]:
    """Which profiles to use as main and sub stream, and why, as sentences for people.

    The main stream is the largest in H.264 or H.265 (or the profile with the token `main`); the sub stream is, of the
    same sensor and smaller, the one nearest to 640x360 with at least 5 pictures a second. Raises NoVideoError when no
    profile has a usable stream, NotFoundError when there is no profile `main`.
    """
    usable = [profile for profile in profiles if profile.rtsp_url]
    if not usable:
        raise NoVideoError("the camera names no stream", "look for its RTSP address in its manual or web page")
    if main:
        chosen = next((profile for profile in usable if profile.token == main), None)
        if chosen is None:
            tokens = ", ".join(profile.token for profile in usable)
            raise NotFoundError(f"there is no profile {main}", f"there are: {tokens}")
        reasons = [f"Main stream: {_describe(chosen)}, as asked for."]
    else:
        chosen, reason = _main(usable)
        reasons = [reason]
    sub, reason = _sub(usable, chosen)
    reasons.append(reason)
    reasons += [_foreign(profile) for profile in (chosen, sub) if profile is not None and profile.foreign_host]
    return chosen, sub, tuple(reasons)


def _main(usable: list[Profile]) -> tuple[Profile, str]:
    recorded = [profile for profile in usable if profile.codec in RECORDED]
    if recorded:
        best = max(recorded, key=lambda each: (each.pixels, each.fps, each.codec == "h264", each.bitrate))
        return best, f"Main stream: {_describe(best)}, the largest in H.264 or H.265."
    pictures = [profile for profile in usable if profile.codec == "jpeg"]
    if pictures:
        best = max(pictures, key=lambda each: (each.pixels, each.fps))
        return best, f"Main stream: {_describe(best)}. It has to be encoded anew, as no stream is H.264 or H.265."
    return usable[0], f"Main stream: {_describe(usable[0])}, the first, as the camera does not say what any of them is."


def _sub(usable: list[Profile], main: Profile) -> tuple[Profile | None, str]:
    smaller = [
        profile
        for profile in usable
        if profile.source == main.source
        and profile.codec in RECORDED
        and 0 < profile.pixels < main.pixels
        and profile.rtsp_url != main.rtsp_url
    ]
    fluent = [profile for profile in smaller if not 0 < profile.fps < LOWEST_SUB_FPS]
    if not fluent:
        why = f"all smaller ones have fewer than {LOWEST_SUB_FPS:g} fps" if smaller else "there is no smaller one"
        return None, f"No sub stream: {why}. Motion is looked for in the main stream, which costs more."
    best = min(fluent, key=lambda each: (abs(math.log(each.pixels / SUB_PIXELS)), each.codec != "h264", -each.fps))
    return best, f"Sub stream: {_describe(best)}, the nearest to 640x360."


def _describe(profile: Profile) -> str:
    size = f" {profile.width}x{profile.height}" if profile.pixels else ""
    rate = f", {profile.fps:g} fps" if profile.fps else ""
    return f"{profile.name or profile.token} ({profile.codec or 'unknown codec'}{size}{rate})"


def _foreign(profile: Profile) -> str:
    return f"Careful: {profile.name or profile.token} is at another host than the camera."
