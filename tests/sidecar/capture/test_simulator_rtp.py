"""The simulator's packets, put together again as a receiver does it."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.video import make_clip
from tawny.capture.simulator import Audio, auth, rtp, sdp
from tawny.capture.simulator.source import load_source
from tawny.core.errors import UsageError
from tawny.media.packets import Codec

BODIES = st.integers(1, 9000).flatmap(lambda size: st.just(bytes(at % 251 for at in range(size))))


@given(BODIES)
def test_h264_unit_survives_fragmentation(body: bytes) -> None:
    unit = b"\x65" + body
    payloads = rtp.payloads_of_unit(Codec.H264, unit)
    assert max(map(len, payloads)) <= rtp.MAX_PAYLOAD
    if len(payloads) == 1:
        assert payloads == [unit]
        return
    assert {payload[0] for payload in payloads} == {0x60 | 28}
    assert [payload[1] >> 6 for payload in payloads] == [2, *[0] * (len(payloads) - 2), 1]
    assert bytes([0x60 | payloads[0][1] & 0x1F]) + b"".join(payload[2:] for payload in payloads) == unit


@given(BODIES)
def test_h265_unit_survives_fragmentation(body: bytes) -> None:
    unit = b"\x26\x01" + body
    payloads = rtp.payloads_of_unit(Codec.H265, unit)
    assert max(map(len, payloads)) <= rtp.MAX_PAYLOAD
    if len(payloads) == 1:
        assert payloads == [unit]
        return
    assert {payload[0] >> 1 for payload in payloads} == {49}
    assert [payload[2] >> 6 for payload in payloads] == [2, *[0] * (len(payloads) - 2), 1]
    assert bytes([(payloads[0][2] & 0x3F) << 1, 1]) + b"".join(payload[3:] for payload in payloads) == unit


def test_stamp_numbers_packets_across_the_wrap_and_leaves_the_original_alone() -> None:
    wire = rtp.lay_out([b"one", b"two", b"three"], 96)
    before = bytes(wire.data)
    stamped = rtp.on_channel(rtp.stamp(wire, 0xFFFF, 2**32 + 5, 7), 4)
    headers = [struct.unpack("!BBHBBHII", packet[:16]) for packet in stamped.packets()]
    assert [header[5] for header in headers] == [0xFFFF, 0, 1]
    assert {header[6] for header in headers} == {5}
    assert [header[4] for header in headers] == [96, 96, 0x80 | 96]
    assert {header[1] for header in headers} == {4}
    assert wire.data == before


def test_sender_report_is_a_whole_compound_packet() -> None:
    report = rtp.sender_report(1, 1_700_000_000.5, 90_000, 3, 4)
    assert struct.unpack("!I", report[12:16])[0] == 1 << 31
    at = 0
    while at < len(report):
        at += 4 + 4 * struct.unpack("!H", report[at + 2 : at + 4])[0]
    assert at == len(report)


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_every_keyframe_is_preceded_by_its_parameter_sets(tmp_path, codec) -> None:
    video = load_source(make_clip(tmp_path / "clip.mp4", codec=codec, seconds=2, gop=5)).video
    keyframes = [frame for frame in video.frames if frame.keyframe]
    assert len(keyframes) == 4
    for frame in keyframes:
        packets = frame.wire.packets()[: len(video.parameter_sets)]
        assert tuple(bytes(packet[16:]) for packet in packets) == video.parameter_sets


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_containers_give_the_same_timing(tmp_path, suffix) -> None:
    source = load_source(make_clip(tmp_path / f"clip.{suffix}", seconds=2, fps=25))
    assert [frame.due for frame in source.video.frames] == pytest.approx([at * 3600 for at in range(50)], abs=90)
    assert source.duration_s == pytest.approx(2, abs=0.002)
    assert (source.video.width, source.video.height, len(source.video.parameter_sets)) == (320, 180, 2)


def test_reordered_pictures_are_sent_in_decoding_order(tmp_path) -> None:
    video = load_source(make_clip(tmp_path / "clip.mp4", seconds=2, bframes=2)).video
    due, times = [f.due for f in video.frames], [f.time for f in video.frames]
    assert due == sorted(due)
    assert times != sorted(times)
    assert sorted(times) == [at * 9000 for at in range(20)]
    assert video.duration == 180_000


def test_description_offers_what_the_file_has(tmp_path) -> None:
    source = load_source(make_clip(tmp_path / "clip.mp4", seconds=1, audio=True))
    text = sdp.describe(source, "127.0.0.1")
    assert "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n" in text
    assert "packetization-mode=1;profile-level-id=42" in text
    assert "MPEG4-GENERIC/48000/1" in text


@pytest.mark.parametrize(("choice", "name"), [(Audio.PCMU, "PCMU/8000"), (Audio.PCMA, "PCMA/8000")])
def test_sound_is_made_where_the_file_has_none(tmp_path, choice, name) -> None:
    source = load_source(make_clip(tmp_path / "clip.mp4", seconds=1), choice)
    assert source.audio is not None
    assert name in sdp.describe(source, "127.0.0.1")
    assert len(source.audio.frames) == 50
    assert {len(frame.data) for frame in source.audio.frames} == {16 + 160}


def test_file_without_usable_video_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="mjpeg"):
        load_source(make_clip(tmp_path / "clip.avi", codec="mjpeg", seconds=1))


def test_file_that_is_no_video_is_refused(tmp_path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"no video at all" * 100)
    with pytest.raises(UsageError, match="cannot be read"):
        load_source(path)


def test_digest_matches_the_example_of_rfc_2617(monkeypatch) -> None:
    monkeypatch.setattr(auth, "REALM", "testrealm@host.com")
    nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093"
    header = (
        f'Digest username="Mufasa", realm="testrealm@host.com", nonce="{nonce}", uri="/dir/index.html", qop=auth, '
        'nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", opaque="5ccc"'
    )
    assert auth.is_authorised(header, "GET", nonce, "Mufasa", "Circle Of Life")
    assert not auth.is_authorised(header, "GET", nonce, "Mufasa", "Circle of Life")
    assert not auth.is_authorised(header, "GET", "another", "Mufasa", "Circle Of Life")
