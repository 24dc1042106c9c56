"""Fragments as other programs see them: FFmpeg's tools read them without a word, and nothing is changed on the way."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.archive import packets_of_clip
from support.packets import AUDIO, VIDEO
from support.video import make_clip
from tawny.capture.video import SampleReader
from tawny.media.boxes import find
from tawny.media.decode import Decoder
from tawny.media.fragmenter import PART_US, Fragment, Fragmenter
from tawny.media.init_info import init_info
from tawny.media.init_segment import codec_string, init_segment
from tawny.media.packets import VIDEO_TIMESCALE, AudioParameters, Codec, StreamParameters, VideoPacket, VideoParameters
from tawny.media.samples import fragments, track_runs

KINDS = {"h264": Codec.H264, "hevc": Codec.H265}


def remux(clip: Path, codec: str) -> tuple[StreamParameters, list[VideoPacket], list[tuple[bytes, int]]]:
    """The packets of a clip with sound."""
    pictures: list[VideoPacket] = []
    sounds: list[tuple[bytes, int]] = []
    with av.open(str(clip)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert video.time_base is not None
        reader = SampleReader(KINDS[codec], video.codec_context.extradata or b"", video.time_base)
        for packet in container.demux(video, audio):
            if not packet.size or packet.pts is None:
                continue
            if packet.stream_index == video.index:
                read = reader.read(bytes(packet), packet.pts, packet.dts, 0)
                assert read is not None
                pictures.append(read)
            elif packet.pts >= 0:
                sounds.append((bytes(packet), packet.pts))
        config = audio.codec_context.extradata
        assert config is not None
    assert pictures[0].parameters is not None
    return StreamParameters(pictures[0].parameters, AudioParameters(48_000, 1, config)), pictures, sounds


def written(
    parameters: StreamParameters, pictures: list[VideoPacket], sounds: list[tuple[bytes, int]] | None = None
) -> list[Fragment]:
    """The fragments of pictures and sounds, interleaved by time."""
    fragmenter = Fragmenter(parameters)
    sounds = list(sounds or ())
    zero = pictures[0].dts or 0
    made = []
    for packet in pictures:
        dts = (packet.pts if packet.dts is None else packet.dts) - zero
        made.append(fragmenter.add_video(packet.data, dts, packet.pts - zero, keyframe=packet.keyframe))
        while sounds and sounds[0][1] * VIDEO_TIMESCALE <= dts * 48_000:
            data, pts = sounds.pop(0)
            fragmenter.add_audio(data, pts)
    made.append(fragmenter.flush())
    return [fragment for fragment in made if fragment]


def tool(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def md5s(path: Path, stream: str, *options: str) -> list[str]:
    """The size and hash of each frame, or with the options `-c copy` of each packet, without times."""
    command = ("ffmpeg", "-v", "warning", "-xerror", "-i", path, "-map", f"0:{stream}", *options)
    lines = tool(*command, "-f", "framemd5", "-").splitlines()
    return [",".join(line.split(",")[4:]) for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module", params=["h264", "hevc"])
def codec(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def clip(codec: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clips") / f"{codec}.mp4", codec=codec, audio=True, bframes=2, seconds=4)


@pytest.fixture(scope="module")
def file(clip: Path, codec: str) -> Path:
    """The clip again, as an init segment and fragments."""
    parameters, pictures, sounds = remux(clip, codec)
    path = clip.with_name("fragments.mp4")
    made = written(parameters, pictures, sounds)
    assert all(fragment.duration_us <= PART_US for fragment in made)
    path.write_bytes(init_segment(parameters) + b"".join(fragment.data for fragment in made))
    return path


def test_ffmpeg_reads_and_decodes_it_silently(file: Path) -> None:
    tool("ffprobe", "-v", "warning", "-show_packets", "-show_streams", file)
    tool("ffmpeg", "-v", "warning", "-xerror", "-i", file, "-f", "null", "-")


def test_every_frame_is_the_sources(file: Path, clip: Path) -> None:
    assert md5s(file, "v") == md5s(clip, "v")
    ours, theirs = md5s(file, "a", "-c", "copy"), md5s(clip, "a", "-c", "copy")
    assert len(ours) > 180
    begin = theirs.index(ours[0])  # what an encoder puts before the first picture is not kept
    assert ours == theirs[begin : begin + len(ours)]


def test_a_stream_copy_of_it_is_the_sources(file: Path, tmp_path: Path, clip: Path) -> None:
    copy = tmp_path / "copy.mp4"
    tool("ffmpeg", "-v", "warning", "-xerror", "-i", file, "-map", "0:v", "-c", "copy", copy)
    assert md5s(copy, "v") == md5s(clip, "v")


def test_decoder_configuration_is_what_ffmpegs_muxer_writes(codec: str, clip: Path, tmp_path: Path) -> None:
    parameters, _, _ = remux(clip, codec)
    theirs = tmp_path / "theirs.mp4"
    tag = ["-tag:v", "hvc1"] if codec == "hevc" else []
    raw = tmp_path / f"raw.{codec}"  # so that FFmpeg makes a record anew instead of copying the clip's
    tool("ffmpeg", "-v", "error", "-i", clip, "-map", "0:v", "-c", "copy", raw)
    tool("ffmpeg", "-v", "fatal", "-i", raw, "-c", "copy", *tag, theirs)
    kind = b"avcC" if codec == "h264" else b"hvcC"
    ours, expected = configuration(init_segment(parameters), kind), configuration(theirs.read_bytes(), kind)
    if codec == "hevc":  # FFmpeg's muxer takes the first zero of the next start code for a part of the PPS
        at = len(ours) - len(parameters.video.parameter_sets[-1]) - 2
        assert expected[at + 2 :] == ours[at + 2 :] + b"\0"
        ours, expected = ours[:at], expected[:at]
    assert ours == expected


def configuration(data: bytes, kind: bytes) -> bytes:
    at = data.index(kind)
    return data[at : at + int.from_bytes(data[at - 4 : at]) - 4]


def test_init_is_read_back(codec: str, clip: Path) -> None:
    parameters, _, _ = remux(clip, codec)
    init = init_segment(parameters)
    info = init_info(init)
    assert info.codecs == codec_string(parameters)
    assert info.codecs == {"h264": "avc1.4d400c,mp4a.40.2", "hevc": "hvc1.1.6.L60.90,mp4a.40.2"}[codec]
    assert (info.width, info.height) == (320, 180)
    for length in range(len(init)):
        with pytest.raises(ValueError, match="init segment"):
            init_info(init[:length])


@pytest.mark.parametrize(
    ("sets", "codec", "expected"),
    [
        (("6742c01e", "68"), Codec.H264, "avc1.42c01e"),
        (("67640028ac", "68"), Codec.H264, "avc1.640028"),
        (("4001", "42010101600000030090000003000003005da00280802d1659", "4401"), Codec.H265, "hvc1.1.6.L93.90"),
        (("4001", "420101216000000300b0000003000003007ba00280802d1659", "4401"), Codec.H265, "hvc1.1.6.H123.B0"),
        (("4001", "420101022000000300900000030000030099a00280802d1659", "4401"), Codec.H265, "hvc1.2.4.L153.90"),
    ],
)
def test_codec_strings(sets: tuple[str, ...], codec: Codec, expected: str) -> None:
    parameters = StreamParameters(VideoParameters(codec, 0, 0, tuple(bytes.fromhex(unit) for unit in sets)))
    assert codec_string(parameters) == expected


steps = st.lists(
    st.tuples(st.integers(1, 90_000), st.booleans(), st.integers(0, 9000), st.binary(min_size=1, max_size=30)),
    min_size=1,
    max_size=60,
)


@given(steps)
def test_what_goes_in_comes_out(sequence: list[tuple[int, bool, int, bytes]]) -> None:
    fragmenter = Fragmenter(StreamParameters(VIDEO, AUDIO))
    made, sent, sounds, dts = [], [], [], 0
    for index, (step, keyframe, composition, data) in enumerate(sequence):
        key = keyframe or index == 0
        made.append(fragmenter.add_video(data, dts, dts + composition, keyframe=key))
        sent.append((dts, composition, key, data))
        sound = b"sound" + data
        fragmenter.add_audio(sound, dts // 2)
        sounds.append((dts // 2, sound))
        dts += step
    made.append(fragmenter.flush())
    file = io.BytesIO(init_segment(StreamParameters(VIDEO, AUDIO)) + b"".join(f.data for f in made if f))
    read, heard = [], []
    spans = list(fragments(file))
    assert [(s.media_us, s.duration_us, s.keyframe, s.size) for s in spans] == [
        (f.media_us, f.duration_us, f.keyframe, len(f.data)) for f in made if f
    ]
    for span in spans:
        data = file.getvalue()[span.offset : span.offset + span.size]
        for run in track_runs(data[: int.from_bytes(data[:4])]):
            for sample in run.samples:
                body = data[sample.offset : sample.offset + sample.size]
                if run.track == 1:
                    read.append((sample.dts, sample.composition, sample.keyframe, body))
                else:
                    heard.append((sample.dts, body))
    assert read == sent
    assert heard == sounds


@given(st.data())
def test_any_prefix_of_a_file_has_whole_fragments_only(data: st.DataObject) -> None:
    pictures = packets_of_clip()
    assert pictures[0].parameters is not None
    parameters = StreamParameters(pictures[0].parameters)
    made = written(parameters, pictures)
    whole = init_segment(parameters) + b"".join(fragment.data for fragment in made)
    length = data.draw(st.integers(0, len(whole)))
    spans = list(fragments(io.BytesIO(whole[:length])))
    ends = [span.offset + span.size for span in fragments(io.BytesIO(whole))]
    assert [span.offset + span.size for span in spans] == [end for end in ends if end <= length]


@given(st.data())
def test_damage_in_a_fragment_never_raises(data: st.DataObject) -> None:
    pictures = packets_of_clip()
    assert pictures[0].parameters is not None
    parameters = StreamParameters(pictures[0].parameters)
    head = init_segment(parameters)
    whole = bytearray(head + b"".join(fragment.data for fragment in written(parameters, pictures)[:3]))
    for _ in range(data.draw(st.integers(1, 8))):
        at = len(head) + data.draw(st.integers(0, 400))
        whole[at] = data.draw(st.integers(0, 255))
    for span in fragments(io.BytesIO(bytes(whole))):
        assert len(head) <= span.offset < span.offset + span.size <= len(whole)


@pytest.mark.parametrize("name", ["h264", "hevc"])
def test_decoder_gives_every_picture_and_survives_damage(name: str) -> None:
    packets = packets_of_clip(name)
    assert packets[0].parameters is not None
    decoder = Decoder(packets[0].parameters)
    pts = [picture.pts for packet in packets for picture in decoder.decode(packet.data, packet.pts)]
    pts += [picture.pts for picture in decoder.flush()]
    assert pts == [packet.pts for packet in packets]
    damaged = Decoder(packets[0].parameters)
    assert list(damaged.decode(packets[0].data[:-50], 0)) == [], "cut short"
    assert list(damaged.decode(b"\x00\x00\x00\x05\x65nope", 0)) == []


def test_init_has_both_tracks_and_no_duration() -> None:
    init = init_segment(StreamParameters(VIDEO, AUDIO))
    assert find(init, b"moov", b"mvex", b"trex") is not None
    assert find(init, b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd") is not None
