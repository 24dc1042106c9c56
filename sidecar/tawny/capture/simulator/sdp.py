"""The session description that a camera answers to DESCRIBE (RFC 4566; fmtp of RFC 6184, RFC 7798 and RFC 3640)."""

from __future__ import annotations

from base64 import b64encode

from tawny.capture.simulator.audio import AudioTrack
from tawny.capture.simulator.source import Source, VideoTrack
from tawny.media.packets import Codec

VIDEO_TRACK, AUDIO_TRACK = 0, 1
"""Numbers in the control URLs, the same whether or not the other track is offered."""


def describe(source: Source, address: str, *, with_video: bool = True) -> str:
    """The SDP of a mount. `with_video=False` leaves the video out, as a misconfigured camera does."""
    lines = [
        "v=0",
        f"o=- 0 1 IN IP4 {address}",
        "s=Tawny camera simulator",
        "c=IN IP4 0.0.0.0",
        "t=0 0",
        "a=control:*",
        "a=range:npt=now-",
    ]
    if with_video:
        lines += _video(source.video)
    if source.audio is not None:
        lines += _audio(source.audio)
    return "".join(f"{line}\r\n" for line in lines)


def _video(track: VideoTrack) -> list[str]:
    name = "H264" if track.codec is Codec.H264 else "H265"
    return [
        f"m=video 0 RTP/AVP {track.payload_type}",
        f"a=rtpmap:{track.payload_type} {name}/90000",
        f"a=fmtp:{track.payload_type} {_video_format(track)}",
        f"a=framerate:{track.fps:g}",
        f"a=control:trackID={VIDEO_TRACK}",
    ]


def _video_format(track: VideoTrack) -> str:
    if track.codec is Codec.H264:
        sets = ",".join(b64encode(unit).decode() for unit in track.parameter_sets)
        sps = next((unit for unit in track.parameter_sets if unit[0] & 0x1F == 7), b"")
        level = f"profile-level-id={sps[1:4].hex().upper()};" if len(sps) > 3 else ""
        return f"packetization-mode=1;{level}sprop-parameter-sets={sets}"
    names = {32: "vps", 33: "sps", 34: "pps"}
    found: dict[str, list[str]] = {}
    for unit in track.parameter_sets:
        found.setdefault(names[unit[0] >> 1 & 0x3F], []).append(b64encode(unit).decode())
    return ";".join(f"sprop-{name}={','.join(units)}" for name, units in found.items())


def _audio(track: AudioTrack) -> list[str]:
    number = track.payload_type
    lines = [f"m=audio 0 RTP/AVP {number}"]
    if track.config:
        mode = "streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3"
        lines += [
            f"a=rtpmap:{number} MPEG4-GENERIC/{track.rate}/{track.channels}",
            f"a=fmtp:{number} {mode};config={track.config.hex().upper()}",
        ]
    else:
        lines.append(f"a=rtpmap:{number} {track.encoding.upper()}/{track.rate}")
    return [*lines, f"a=control:trackID={AUDIO_TRACK}"]
