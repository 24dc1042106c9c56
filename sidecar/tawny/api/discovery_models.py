"""Bodies and answers about cameras that are not configured yet."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from tawny.api.models import Answer
from tawny.api.parameters import Parameters
from tawny.capture.onvif import Profile

Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


class ProbeBody(Parameters):
    """A stream to look at."""

    url: str = Field(min_length=1, max_length=2000)
    """rtsp://, rtsps://, http:// or https://, with user name and password if the camera asks for them."""
    transport: Literal["tcp", "udp"] = "tcp"
    """How an RTSP camera shall send its packets."""
    seconds: float = Field(default=5, ge=1, le=15)
    """How long to look; long enough for two keyframes tells how far apart they are."""


class ProbeWarningModel(Answer):
    """Something about a stream that may cause trouble."""

    code: str
    """For programs."""
    message: str
    """What it is."""
    remedy: str
    """What to do about it."""


class ProbeModel(Answer):
    """What a stream is, as far as it could be seen."""

    address: str
    """Where it comes from, without its login."""
    video_codec: str
    """h264, hevc, mjpeg, …"""
    profile: str
    """Of the codec."""
    width: int
    """In pixels; 0: not seen."""
    height: int
    """In pixels; 0: not seen."""
    fps: float
    """Frames per second that came."""
    declared_fps: float
    """Frames per second that the camera promises; 0: nothing."""
    bitrate: int
    """Bits per second that came."""
    keyframes: int
    """Keyframes that came."""
    longest_gop_s: float
    """The longest time between two keyframes, in seconds; 0: there were not two."""
    audio_codec: str
    """The sound's codec; empty: none."""
    audio_rate: int
    """Samples per second."""
    audio_channels: int
    """How many channels."""
    first_picture_s: float
    """Seconds from connecting to the first picture."""
    warnings: list[ProbeWarningModel]
    """What may cause trouble."""


class DiscoverBody(Parameters):
    """Where and how long to search."""

    timeout_s: float = Field(default=4, ge=0.5, le=10)
    """How long to wait for answers."""
    addresses: tuple[Address, ...] = Field(default=(), max_length=256)
    """Hosts to ask directly, beside the network."""


class FoundCameraModel(Answer):
    """A device that answered. Everything but its address is its own claim."""

    address: str
    """Its IP address."""
    services: list[str]
    """Addresses of its device service."""
    name: str
    """What it is called."""
    hardware: str
    """What it is."""
    location: str
    """Where it is."""
    uuid: str
    """Its endpoint reference; cheap cameras of one kind share theirs."""


class FoundModel(Answer):
    """What was found, by address."""

    cameras: list[FoundCameraModel]
    """The devices that answered."""


class ProfilesBody(Parameters):
    """An ONVIF camera to ask."""

    address: Address
    """A host, host:port, or the URL of the device service."""
    username: str = Field(default="", max_length=100)
    """Its login, if it asks for one."""
    password: str = Field(default="", max_length=200)
    """Its login, if it asks for one. Nothing keeps it."""


class ProfileModel(Answer):
    """One of a camera's streams, as the camera describes it; 0 or empty where it says nothing."""

    token: str
    """Names it to the camera."""
    name: str
    """What people call it."""
    codec: str
    """h264, h265, jpeg, …"""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    fps: float
    """Frames per second."""
    bitrate: int
    """Most bits per second."""
    gop: int
    """Frames from keyframe to keyframe."""
    audio: str
    """The sound's codec."""
    rtsp_url: str
    """Its address, without a login."""
    snapshot_url: str
    """Address of single pictures, without a login."""
    foreign_host: bool
    """Its address is at another host than the camera: a mistake, or a trap. No password should go there unasked."""


class SuggestionModel(Answer):
    """Which streams suit Tawny."""

    main: str
    """Token of the profile to record."""
    sub: str | None
    """Token of the profile for analysis and small views, if one suits."""
    reasons: list[str]
    """Why, in sentences."""


class ProfilesModel(Answer):
    """A camera and its streams."""

    address: str
    """URL of its device service."""
    manufacturer: str
    """Who made it."""
    model: str
    """What it is."""
    firmware: str
    """Its software's version."""
    serial: str
    """Its serial number."""
    clock_offset_s: float | None
    """By how many seconds its clock is ahead; null: it does not tell."""
    profiles: list[ProfileModel]
    """Its streams."""
    suggestion: SuggestionModel | None
    """Which of them to use; null when none can be."""


def probe_model(report: dict[str, Any]) -> ProbeModel:
    """What `tawny.capture.probe_child.probe_apart` reports."""
    info, measured = report["info"], report["measured"]
    return ProbeModel(
        address=report["address"],
        video_codec=info["video_codec"],
        profile=info["profile"],
        width=report["width"],
        height=report["height"],
        fps=round(measured["fps"], 2),
        declared_fps=round(info["declared_fps"], 2),
        bitrate=measured["bitrate"],
        keyframes=measured["keyframes"],
        longest_gop_s=round(max((seconds for seconds, _ in measured["gops"]), default=0.0), 3),
        audio_codec=info["audio_codec"],
        audio_rate=info["audio_rate"],
        audio_channels=info["audio_channels"],
        first_picture_s=round(report["first_packet_s"], 3),
        warnings=[ProbeWarningModel(**warning) for warning in report["warnings"]],
    )


def profile_model(profile: Profile) -> ProfileModel:
    """One stream of a camera."""
    return ProfileModel(
        token=profile.token,
        name=profile.name,
        codec=profile.codec,
        width=profile.width,
        height=profile.height,
        fps=profile.fps,
        bitrate=profile.bitrate,
        gop=profile.gop,
        audio=profile.audio,
        rtsp_url=profile.rtsp_url,
        snapshot_url=profile.snapshot_url,
        foreign_host=profile.foreign_host,
    )
