"""A camera's device service: where it is, what time the camera has, who made it, and where its media service is."""

from __future__ import annotations

import asyncio
import ipaddress
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit, urlunsplit

import aiohttp

from tawny.capture.onvif.discovery import discover
from tawny.capture.onvif.media import MEDIA_1, MEDIA_2, read_profiles
from tawny.capture.onvif.probes import host_of
from tawny.capture.onvif.profiles import CameraProfiles
from tawny.capture.onvif.soap import OnvifFaultError, Request, SoapClient
from tawny.capture.onvif.xml import children, find, number_of, text_of
from tawny.core.errors import CaptureError, UsageError
from tawny.core.redact import redact, register_secret

DEVICE = "http://www.onvif.org/ver10/device/wsdl"
DEVICE_PATH = "/onvif/device_service"
_ASK_PORT_S = 1.5
_EXAMPLES = "write an IP address, such as 192.0.2.10 or 192.0.2.10:8000, or http://192.0.2.10/onvif/device_service"


async def list_profiles(
    address: str, username: str = "", password: str = "", *, timeout_s: float = 10.0, total_s: float = 60.0
) -> CameraProfiles:
    """What the camera at `address` is and which streams it has.

    `address` is a host, `host:port`, or the URL of the device service. A host alone is first asked for its port by
    WS-Discovery. `timeout_s` bounds each call and `total_s` all together. Nothing is sent to another host, whatever the
    camera says. Raises UsageError for an address that is none, AuthenticationError when the login is missing or refused
    (it was shown once; do not repeat it), NoVideoError without streams, CaptureError for everything else.
    """
    register_secret(password)
    url = device_url(address)
    label = redact(urlsplit(url).netloc)
    try:
        async with asyncio.timeout(total_s):
            hosts = await _hosts_of(url)
            if not _names_port(address):
                url = await _find_service(url, hosts)
            connector = aiohttp.TCPConnector(force_close=True)  # cameras close connections without saying so
            async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as http:
                client = SoapClient(http, label, username, password, timeout_s=timeout_s)
                return await _read(client, url, hosts)
    except TimeoutError:
        hint = "check the network between this machine and the camera"
    raise CaptureError(f"{label}: not done within {total_s:g} s", hint)


def device_url(address: str) -> str:
    """The URL of the device service at `address`, a host, `host:port` or URL. Raises UsageError when it is none."""
    text = address.strip()
    if "://" not in text:
        with suppress(ValueError):
            text = f"[{ipaddress.IPv6Address(text)}]"
        text = f"http://{text}"
    if "@" in text:
        raise UsageError("the address holds a user name or password", "give them apart from the address")
    if not host_of(text) or any(each.isspace() for each in text) or not text.isascii():
        raise UsageError(f"{address!r} is no address of a camera", _EXAMPLES)
    parts = urlsplit(text)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") or DEVICE_PATH, parts.query, ""))


def _names_port(address: str) -> bool:
    """Whether the address says itself where the service is."""
    return "://" in address or urlsplit(device_url(address)).port is not None


async def _hosts_of(url: str) -> set[str]:
    """The names under which the host of `url` goes: as written, and its IP addresses."""
    host = host_of(url)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        raise CaptureError(f"{host}: the host was not found", "check the address and the name service") from None
    return {host} | {str(each[4][0]).partition("%")[0] for each in found}


async def _find_service(url: str, hosts: set[str]) -> str:
    """Where the host of `url` itself says that its device service is; `url` when it does not say."""
    try:
        found = await discover(timeout_s=_ASK_PORT_S, interfaces=(), unicast=[host_of(url)])
    except (CaptureError, UsageError):
        return url
    return next((each for camera in found for each in camera.xaddrs if host_of(each) in hosts), url)


async def _read(client: SoapClient, url: str, hosts: set[str]) -> CameraProfiles:
    offset = await _clock_offset(client, url)
    client.clock_offset = offset or timedelta()
    about = await client.call(url, Request(DEVICE, "GetDeviceInformation"))
    services = await _services(client, url, hosts)
    profiles = await read_profiles(client, services, hosts)
    return CameraProfiles(
        address=url,
        manufacturer=text_of(about, "Manufacturer", limit=80),
        model=text_of(about, "Model", limit=80),
        firmware=text_of(about, "FirmwareVersion", limit=80),
        serial=text_of(about, "SerialNumber", limit=80),
        profiles=tuple(profiles),
        clock_offset_s=offset.total_seconds() if offset is not None else None,
    )


async def _clock_offset(client: SoapClient, url: str) -> timedelta | None:
    """How far the camera's clock is ahead. It is asked without login: a login may need the answer."""
    try:
        answer = await client.call(url, Request(DEVICE, "GetSystemDateAndTime"), anonymous=True)
    except OnvifFaultError:
        return _date_offset(client.date)
    moment = find(answer, "SystemDateAndTime", "UTCDateTime")
    date, time = find(moment, "Date"), find(moment, "Time")
    parts = [int(number_of(date, name)) for name in ("Year", "Month", "Day")]
    parts += [int(number_of(time, name)) for name in ("Hour", "Minute", "Second")]
    try:
        return datetime(*parts, tzinfo=UTC) - datetime.now(UTC)  # type: ignore[arg-type,misc]
    except ValueError:
        return _date_offset(client.date)


def _date_offset(header: str) -> timedelta | None:
    try:
        return parsedate_to_datetime(header).replace(tzinfo=UTC) - datetime.now(UTC)
    except (ValueError, TypeError):
        return None


async def _services(client: SoapClient, url: str, hosts: set[str]) -> dict[str, str]:
    """The URLs of the camera's services by namespace, all at the camera itself."""
    try:
        inner = "<IncludeCapability>false</IncludeCapability>"
        answer = await client.call(url, Request(DEVICE, "GetServices", inner))
        found = {text_of(each, "Namespace"): text_of(each, "XAddr", limit=500) for each in children(answer, "Service")}
    except OnvifFaultError:
        found = {}
    if not {MEDIA_1, MEDIA_2} & found.keys():
        answer = await client.call(url, Request(DEVICE, "GetCapabilities", "<Category>All</Category>"))
        media = text_of(answer, "Capabilities", "Media", "XAddr", limit=500)
        found = {MEDIA_1: media} if media else {}
    return {namespace: _at_camera(xaddr, url, hosts) for namespace, xaddr in found.items()}


def _at_camera(xaddr: str, url: str, hosts: set[str]) -> str:
    """`xaddr` if it is at the camera, else its path at the host and port of `url`.

    Behind address translation, and after a move to another network, cameras name addresses where they are not; and a
    login must not be shown to a host that the user did not name.
    """
    if host_of(xaddr) in hosts:
        return xaddr
    try:
        parts = urlsplit(xaddr)
    except ValueError:
        return url
    own = urlsplit(url)
    return urlunsplit((own.scheme, own.netloc, parts.path or own.path, parts.query, "")) if parts.path else url
