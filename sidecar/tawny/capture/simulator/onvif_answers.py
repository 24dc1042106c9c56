"""What the simulated ONVIF device says: SOAP bodies per operation, and WS-Discovery's answer. Pure text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from xml.sax.saxutils import escape

_ENVELOPE = "http://www.w3.org/2003/05/soap-envelope"
_NAMESPACES = (
    f'xmlns:s="{_ENVELOPE}" xmlns:tt="http://www.onvif.org/ver10/schema" '
    'xmlns:tds="http://www.onvif.org/ver10/device/wsdl" xmlns:ter="http://www.onvif.org/ver10/error" '
    'xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:tr2="http://www.onvif.org/ver20/media/wsdl"'
)


@dataclass(frozen=True, slots=True)
class SimulatedProfile:
    """A stream of the device as its profile tells. `url` is where it is; `bitrate` is in kbit/s."""

    token: str
    url: str
    codec: str = "H264"
    width: int = 1920
    height: int = 1080
    fps: int = 25
    bitrate: int = 4096
    gop: int = 50
    audio: str = ""
    source: str = "sensor_1"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the device says of itself."""

    manufacturer: str = "Example"
    model: str = "Simulated 1"
    firmware: str = "1.2.3"
    serial: str = "0001"
    name: str = "Front door"
    location: str = "Porch"
    uuid: str = "urn:uuid:6b0a3b54-6ac5-4f8a-9d3e-0123456789ab"


def envelope(body: str, header: str = "") -> bytes:
    """A SOAP 1.2 message."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><s:Envelope {_NAMESPACES}>{header}<s:Body>{body}</s:Body></s:Envelope>'
    ).encode()


def fault(subcode: str, reason: str) -> bytes:
    """A SOAP fault of the sender."""
    return envelope(
        f"<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:{subcode}</s:Value></s:Subcode></s:Code>"
        f'<s:Reason><s:Text xml:lang="en">{escape(reason)}</s:Text></s:Reason></s:Fault>'
    )


def date_and_time(now: datetime) -> str:
    """The answer to GetSystemDateAndTime."""
    return (
        "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>"
        "<tt:DaylightSavings>false</tt:DaylightSavings><tt:UTCDateTime>"
        f"<tt:Time><tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute><tt:Second>{now.second}</tt:Second>"
        f"</tt:Time><tt:Date><tt:Year>{now.year}</tt:Year><tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day>"
        "</tt:Date></tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
    )


def information(device: Identity) -> str:
    """The answer to GetDeviceInformation."""
    return (
        f"<tds:GetDeviceInformationResponse><tds:Manufacturer>{escape(device.manufacturer)}</tds:Manufacturer>"
        f"<tds:Model>{escape(device.model)}</tds:Model><tds:FirmwareVersion>{device.firmware}</tds:FirmwareVersion>"
        f"<tds:SerialNumber>{device.serial}</tds:SerialNumber><tds:HardwareId>1.0</tds:HardwareId>"
        "</tds:GetDeviceInformationResponse>"
    )


def services(base: str, *, media_2: bool) -> str:
    """The answer to GetServices."""
    listed = {
        "http://www.onvif.org/ver10/device/wsdl": "/onvif/device_service",
        "http://www.onvif.org/ver10/media/wsdl": "/onvif/media_service",
    }
    if media_2:
        listed["http://www.onvif.org/ver20/media/wsdl"] = "/onvif/media2_service"
    items = "".join(
        f"<tds:Service><tds:Namespace>{namespace}</tds:Namespace><tds:XAddr>{base}{path}</tds:XAddr>"
        "<tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>"
        for namespace, path in listed.items()
    )
    return f"<tds:GetServicesResponse>{items}</tds:GetServicesResponse>"


def capabilities(base: str) -> str:
    """The answer to GetCapabilities."""
    return (
        "<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Media>"
        f"<tt:XAddr>{base}/onvif/media_service</tt:XAddr><tt:StreamingCapabilities/></tt:Media>"
        "</tds:Capabilities></tds:GetCapabilitiesResponse>"
    )


def profiles(listed: Sequence[SimulatedProfile], *, media_2: bool) -> str:
    """The answer to GetProfiles of either version of the media service."""
    prefix, write = ("tr2", _profile_2) if media_2 else ("trt", _profile_1)
    return f"<{prefix}:GetProfilesResponse>{''.join(map(write, listed))}</{prefix}:GetProfilesResponse>"


def uri(operation: str, address: str, *, media_2: bool) -> str:
    """The answer to GetStreamUri or GetSnapshotUri."""
    if media_2:
        return f"<tr2:{operation}Response><tr2:Uri>{escape(address)}</tr2:Uri></tr2:{operation}Response>"
    return (
        f"<trt:{operation}Response><trt:MediaUri><tt:Uri>{escape(address)}</tt:Uri>"
        "<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>"
        f"<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:{operation}Response>"
    )


def probe_match(device: Identity, xaddr: str, message_id: str, relates_to: str) -> bytes:
    """The answer to a Probe. Without `relates_to` it names no question."""
    relation = f"<a:RelatesTo>{escape(relates_to)}</a:RelatesTo>" if relates_to else ""
    words = {"name": device.name, "hardware": device.model, "location": device.location}
    scopes = [f"onvif://www.onvif.org/{kind}/{quote(word)}" for kind, word in words.items()]
    scopes += ["onvif://www.onvif.org/type/video_encoder", "onvif://www.onvif.org/Profile/Streaming"]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="{_ENVELOPE}" '
        'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
        'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" '
        'xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:tds="http://www.onvif.org/ver10/device/wsdl">'
        "<s:Header><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action>"
        f"<a:MessageID>{escape(message_id)}</a:MessageID>{relation}"
        "<a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To></s:Header><s:Body>"
        f"<d:ProbeMatches><d:ProbeMatch><a:EndpointReference><a:Address>{device.uuid}</a:Address></a:EndpointReference>"
        "<d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types>"
        f"<d:Scopes>{' '.join(scopes)}</d:Scopes><d:XAddrs>{escape(xaddr)}</d:XAddrs>"
        "<d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"
    ).encode()


def _profile_1(profile: SimulatedProfile) -> str:
    codec = "H264" if profile.codec == "H265" else profile.codec  # for which the first version has no word
    sound = (
        f'<tt:AudioEncoderConfiguration token="a_{profile.token}"><tt:Name>a</tt:Name><tt:UseCount>1</tt:UseCount>'
        f"<tt:Encoding>{profile.audio}</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>8</tt:SampleRate>"
        f"{_MULTICAST}<tt:SessionTimeout>PT60S</tt:SessionTimeout></tt:AudioEncoderConfiguration>"
    )
    return (
        f'<trt:Profiles token="{profile.token}" fixed="true"><tt:Name>{profile.token} stream</tt:Name>'
        f'<tt:VideoSourceConfiguration token="v_{profile.source}"><tt:Name>v</tt:Name><tt:UseCount>2</tt:UseCount>'
        f'<tt:SourceToken>{profile.source}</tt:SourceToken><tt:Bounds x="0" y="0" width="1920" height="1080"/>'
        f'</tt:VideoSourceConfiguration><tt:VideoEncoderConfiguration token="e_{profile.token}"><tt:Name>e</tt:Name>'
        f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{codec}</tt:Encoding>{_size(profile)}<tt:Quality>4</tt:Quality>"
        f"<tt:RateControl><tt:FrameRateLimit>{profile.fps}</tt:FrameRateLimit><tt:EncodingInterval>1"
        f"</tt:EncodingInterval><tt:BitrateLimit>{profile.bitrate}</tt:BitrateLimit></tt:RateControl>"
        f"<tt:H264><tt:GovLength>{profile.gop}</tt:GovLength><tt:H264Profile>Main</tt:H264Profile></tt:H264>"
        f"{_MULTICAST}<tt:SessionTimeout>PT60S</tt:SessionTimeout></tt:VideoEncoderConfiguration>"
        f"{sound if profile.audio else ''}</trt:Profiles>"
    )


def _profile_2(profile: SimulatedProfile) -> str:
    sound = (
        f'<tr2:AudioEncoder token="a_{profile.token}"><tt:Name>a</tt:Name><tt:UseCount>1</tt:UseCount>'
        f"<tt:Encoding>{profile.audio}</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>8</tt:SampleRate>"
        "</tr2:AudioEncoder>"
    )
    return (
        f'<tr2:Profiles token="{profile.token}" fixed="true"><tr2:Name>{profile.token} stream</tr2:Name>'
        f'<tr2:Configurations><tr2:VideoSource token="v_{profile.source}"><tt:Name>v</tt:Name><tt:UseCount>2'
        f"</tt:UseCount><tt:SourceToken>{profile.source}</tt:SourceToken>"
        '<tt:Bounds x="0" y="0" width="1920" height="1080"/></tr2:VideoSource>'
        f'<tr2:VideoEncoder token="e_{profile.token}" GovLength="{profile.gop}" Profile="Main"><tt:Name>e</tt:Name>'
        f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{profile.codec}</tt:Encoding>{_size(profile)}"
        f'<tt:RateControl ConstantBitRate="false"><tt:FrameRateLimit>{profile.fps}</tt:FrameRateLimit>'
        f"<tt:BitrateLimit>{profile.bitrate}</tt:BitrateLimit></tt:RateControl><tt:Quality>4</tt:Quality>"
        f"</tr2:VideoEncoder>{sound if profile.audio else ''}</tr2:Configurations></tr2:Profiles>"
    )


def _size(profile: SimulatedProfile) -> str:
    return f"<tt:Resolution><tt:Width>{profile.width}</tt:Width><tt:Height>{profile.height}</tt:Height></tt:Resolution>"


_MULTICAST = (
    "<tt:Multicast><tt:Address><tt:Type>IPv4</tt:Type><tt:IPv4Address>0.0.0.0</tt:IPv4Address></tt:Address>"
    "<tt:Port>0</tt:Port><tt:TTL>1</tt:TTL><tt:AutoStart>false</tt:AutoStart></tt:Multicast>"
)
