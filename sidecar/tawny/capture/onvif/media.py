"""Reads a camera's profiles through its media service, of the second version where there is one, else of the first.

The second alone tells of H.265: the first has no word for it. Sources: ONVIF Media 2 Service Specification (5.2.4, 5.8)
and ONVIF Media Service Specification (5.2, 5.15).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from tawny.capture.onvif.probes import normal_host
from tawny.capture.onvif.profiles import Profile
from tawny.capture.onvif.soap import OnvifFaultError, Request, SoapClient
from tawny.capture.onvif.xml import children, clean, escape, find, number_of, text_of
from tawny.config.base import Invalid
from tawny.config.urls import normalize_source, url_secrets
from tawny.core.errors import NoVideoError
from tawny.core.redact import register_secret

MEDIA_1 = "http://www.onvif.org/ver10/media/wsdl"
MEDIA_2 = "http://www.onvif.org/ver20/media/wsdl"
_SCHEMA = "http://www.onvif.org/ver10/schema"

_MOST_PROFILES = 128
_NAMES = {"h.264": "h264", "h.265": "h265", "hevc": "h265", "mpv4-es": "mpeg4", "mjpeg": "jpeg"}
_SOUNDS = {"mp4a-latm": "aac", "mpeg4-generic": "aac", "pcmu": "g711", "pcma": "g711"}
_SETUP = (
    f'<StreamSetup><Stream xmlns="{_SCHEMA}">RTP-Unicast</Stream>'
    f'<Transport xmlns="{_SCHEMA}"><Protocol>RTSP</Protocol></Transport></StreamSetup>'
)
_PATH_SECRET = re.compile(r"(?:pass(?:word|wd)?|pwd)=([^&_/?#]+)", re.IGNORECASE)
_SCHEMES = ("rtsp", "rtsps", "http", "https")


async def read_profiles(client: SoapClient, services: Mapping[str, str], hosts: Collection[str]) -> list[Profile]:
    """All profiles of the camera; `services` are the URLs of its services by namespace, `hosts` are its own names.

    Raises NoVideoError when it has no media service or no stream, and what SoapClient.call raises.
    """
    problem: OnvifFaultError | None = None
    for namespace in (MEDIA_2, MEDIA_1):
        if namespace not in services:
            continue
        try:
            profiles = await _Reader(client, namespace, services[namespace], hosts).read()
        except OnvifFaultError as fault:
            problem = fault
            continue
        if any(profile.rtsp_url for profile in profiles):
            return profiles
    if problem is not None:
        raise problem
    raise NoVideoError(
        "the camera offers no stream by ONVIF", "look for its RTSP address in its manual, or switch its stream on"
    )


class _Reader:
    """One version of the media service of one camera."""

    def __init__(self, client: SoapClient, namespace: str, url: str, hosts: Collection[str]) -> None:
        self._client = client
        self._namespace = namespace
        self._url = url
        self._hosts = hosts
        self._snapshots = True

    async def read(self) -> list[Profile]:
        inner = "<Type>All</Type>" if self._namespace == MEDIA_2 else ""
        answer = await self._client.call(self._url, Request(self._namespace, "GetProfiles", inner))
        found = [each for each in children(answer, "Profiles") if each.get("token")][:_MOST_PROFILES]
        return [await self._profile(element) for element in found]

    async def _profile(self, element: Element) -> Profile:
        token = element.get("token", "")
        stream = stream_url(await self._stream_uri(token))
        video, sound, source = self._configurations(element)
        rate = find(video, "RateControl")
        interval = max(number_of(rate, "EncodingInterval"), 1.0)
        codec = text_of(video, "Encoding", limit=20).lower()
        audio = text_of(sound, "Encoding", limit=20).lower()
        return Profile(
            token=clean(token),
            name=text_of(element, "Name", limit=80),
            codec=_NAMES.get(codec, codec),
            width=int(number_of(video, "Resolution", "Width")),
            height=int(number_of(video, "Resolution", "Height")),
            fps=round(number_of(rate, "FrameRateLimit") / interval, 2),
            bitrate=int(number_of(rate, "BitrateLimit") * 1000),
            gop=_gop(video),
            audio=_SOUNDS.get(audio, audio),
            rtsp_url=stream,
            snapshot_url=stream_url(await self._snapshot_uri(token)),
            source=text_of(source, "SourceToken"),
            foreign_host=bool(stream) and _host(stream) not in self._hosts,
        )

    def _configurations(self, element: Element) -> tuple[Element | None, Element | None, Element | None]:
        if self._namespace == MEDIA_2:
            within = find(element, "Configurations")
            return find(within, "VideoEncoder"), find(within, "AudioEncoder"), find(within, "VideoSource")
        names = ("VideoEncoderConfiguration", "AudioEncoderConfiguration", "VideoSourceConfiguration")
        video, sound, source = (find(element, name) for name in names)
        return video, sound, source

    async def _stream_uri(self, token: str) -> str:
        setup = "<Protocol>RTSP</Protocol>" if self._namespace == MEDIA_2 else _SETUP
        try:
            return await self._uri("GetStreamUri", setup, token)
        except OnvifFaultError:  # a profile without an encoder, or for another purpose
            return ""

    async def _snapshot_uri(self, token: str) -> str:
        if not self._snapshots:
            return ""
        try:
            return await self._uri("GetSnapshotUri", "", token)
        except OnvifFaultError:  # optional: whoever declines once is not asked again
            self._snapshots = False
            return ""

    async def _uri(self, operation: str, setup: str, token: str) -> str:
        inner = f"{setup}<ProfileToken>{escape(token)}</ProfileToken>"
        answer = await self._client.call(self._url, Request(self._namespace, operation, inner))
        return text_of(answer, "Uri", limit=2000) or text_of(answer, "MediaUri", "Uri", limit=2000)


def stream_url(text: str) -> str:
    """`text` as an address that Tawny may open, without user name and password; empty when it is none.

    Some cameras write the password into path or query and need it there; it is masked wherever people could read it.
    """
    for secret in url_secrets(text) | {unquote(found) for found in _PATH_SECRET.findall(text)}:
        register_secret(secret)
    if text.partition("://")[0].lower() not in _SCHEMES:
        return ""
    try:
        normalize_source(text, None)
        parts = urlsplit(text)
    except (Invalid, ValueError):
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _host(url: str) -> str:
    return normal_host(urlsplit(url).hostname or "")


def _gop(video: Element | None) -> int:
    """The distance of keyframes: an attribute in the second version, within the codec's settings in the first."""
    if video is None:
        return 0
    if video.get("GovLength", "").isascii() and video.get("GovLength", "").isdigit():
        return int(video.get("GovLength", "0")[:6])
    return int(next((number_of(each, "GovLength") for each in video if find(each, "GovLength") is not None), 0))
