"""WS-Discovery's messages: the question who is there, and what the answers say. Pure; the sockets are elsewhere.

Source: OASIS WS-Discovery 1.0 (April 2005 namespaces) as the ONVIF Core Specification, section 7.3, uses it.
"""

from __future__ import annotations

import ipaddress
import uuid
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from tawny.capture.onvif.xml import BadXmlError, clean, find_all, parse_xml, text_of

DISCOVERY = "http://schemas.xmlsoap.org/ws/2005/04/discovery"
ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
ENVELOPE = "http://www.w3.org/2003/05/soap-envelope"

TYPES = {
    "NetworkVideoTransmitter": "http://www.onvif.org/ver10/network/wsdl",
    "Device": "http://www.onvif.org/ver10/device/wsdl",
}
"""Types to ask for, each in a question of its own: a question that names both is answered only by who is both."""

_SCOPE = "onvif://www.onvif.org/"
_MOST_SCOPES, _MOST_XADDRS, _MOST_MATCHES = 50, 8, 64


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A device that answered. Everything but `address` is its own claim.

    `address` is the IP address to reach it by, `xaddrs` are the URLs of its device service, those at `address` first;
    `uuid` is its endpoint reference, mostly `urn:uuid:…`. Texts are empty where it says nothing.
    """

    address: str
    xaddrs: tuple[str, ...] = ()
    name: str = ""
    hardware: str = ""
    location: str = ""
    scopes: tuple[str, ...] = ()
    uuid: str = ""


def probe_message(type_name: str) -> bytes:
    """A question for the devices of one of TYPES."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<s:Envelope xmlns:s="{ENVELOPE}" xmlns:a="{ADDRESSING}" xmlns:d="{DISCOVERY}">'
        f'<s:Header><a:Action s:mustUnderstand="1">{DISCOVERY}/Probe</a:Action>'
        f"<a:MessageID>urn:uuid:{uuid.uuid4()}</a:MessageID>"
        f"<a:ReplyTo><a:Address>{ADDRESSING}/role/anonymous</a:Address></a:ReplyTo>"
        '<a:To s:mustUnderstand="1">urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></s:Header>'
        f'<s:Body><d:Probe><d:Types xmlns:dn="{TYPES[type_name]}">dn:{type_name}</d:Types></d:Probe></s:Body>'
        "</s:Envelope>"
    ).encode()


def parse_answer(data: bytes, sender: str) -> list[FoundCamera]:
    """The cameras that the datagram `data` from the address `sender` tells of; none when it is no such answer.

    To which question it answers does not matter, nor whether its message id is new: there are cameras that repeat the
    id of the question, and some name no question at all.
    """
    try:
        root = parse_xml(data)
    except BadXmlError:
        return []
    matches = [match for _, match in zip(range(_MOST_MATCHES), find_all(root, "ProbeMatch"), strict=False)]
    found = [_camera(match, sender) for match in matches]
    return [camera for camera in found if camera is not None]


def merge(first: FoundCamera, second: FoundCamera) -> FoundCamera:
    """What two answers of the same device say together."""
    return FoundCamera(
        first.address,
        tuple(dict.fromkeys(first.xaddrs + second.xaddrs))[:_MOST_XADDRS],
        first.name or second.name,
        first.hardware or second.hardware,
        first.location or second.location,
        tuple(dict.fromkeys(first.scopes + second.scopes))[:_MOST_SCOPES],
        first.uuid or second.uuid,
    )


def _camera(match: Element, sender: str) -> FoundCamera | None:
    scopes = tuple(clean(scope, 300) for scope in _words(match, "Scopes")[:_MOST_SCOPES])
    xaddrs = tuple(url for url in _words(match, "XAddrs")[:_MOST_XADDRS] if host_of(url))
    types = {word.rpartition(":")[2] for word in _words(match, "Types")}
    onvif = any(scope.startswith(_SCOPE) for scope in scopes) or any("/onvif" in url.lower() for url in xaddrs)
    if "NetworkVideoTransmitter" not in types and not onvif:
        return None  # printers and PCs answer anything that is asked
    here = tuple(url for url in xaddrs if host_of(url) == sender)
    # A discovery proxy answers for others; then the answer's sender is not the camera.
    address = sender if here or not xaddrs else host_of(xaddrs[0])
    return FoundCamera(
        address,
        here + tuple(url for url in xaddrs if url not in here),
        _scope(scopes, "name"),
        _scope(scopes, "hardware"),
        _scope(scopes, "location"),
        scopes,
        text_of(match, "EndpointReference", "Address").lower(),
    )


def host_of(url: str) -> str:
    """The host of an http or https URL, IP addresses in their usual form; empty when `url` is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme.lower() in {"http", "https"} and parts.port != 0 else None
    except ValueError:
        return ""
    if not host or not url.isprintable():
        return ""
    return normal_host(host)


def normal_host(host: str) -> str:
    """`host` in the one form in which it is compared: lower case, IP addresses as they are usually written."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host.lower().rstrip(".")


def _words(match: Element, name: str) -> list[str]:
    return text_of(match, name, limit=10_000).split()


def _scope(scopes: tuple[str, ...], kind: str) -> str:
    """What the scopes say about `kind`, several separated by commas. `…/location/city/Rome` says `Rome`."""
    prefix = f"{_SCOPE}{kind}/"
    found = [scope[len(prefix) :].strip("/") for scope in scopes if scope.lower().startswith(prefix)]
    if kind == "location":
        found = [each.rpartition("/")[2] for each in found]
    return ", ".join(dict.fromkeys(filter(None, (clean(unquote(each), 80) for each in found))))
