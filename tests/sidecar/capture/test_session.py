"""Sessions with the camera simulator and with files, when all goes well."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path

import pytest

from support.video import make_clip
from tawny.capture.session import Session, open_session
from tawny.capture.simulator import Audio, SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.capture.source import Source
from tawny.core.errors import CaptureError
from tawny.media.decode import Decoder
from tawny.media.nal import is_delimiter, is_parameter_set, split_length_prefixed
from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, Codec, Packet, VideoPacket

FPS, GOP = 50, 5


@dataclass(frozen=True)
class Cameras:
    """A running simulator and the files that it plays."""

    simulator: SimulatorHandle
    folder: Path

    def source(self, camera: str, stream: str = "main") -> Source:
        return Source(self.simulator.url(camera, stream), open_timeout_s=5, read_timeout_s=5)


@pytest.fixture(scope="module")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cameras]:
    folder = tmp_path_factory.mktemp("clips")
    plain = make_clip(folder / "plain.mp4", fps=FPS, gop=GOP, seconds=2)
    sound = make_clip(folder / "sound.mp4", fps=FPS, gop=GOP, seconds=2, audio=True)
    hevc = make_clip(folder / "hevc.mp4", codec="hevc", fps=FPS, gop=GOP, seconds=2)
    reordered = make_clip(folder / "reordered.mp4", fps=FPS, gop=8, seconds=1.92, bframes=2)
    make_clip(folder / "small.mp4", width=256, height=144, fps=FPS, gop=GOP, seconds=2)
    with run_in_thread(
        [
            SimulatedCamera("plain", {"main": plain, "sub": plain}),
            SimulatedCamera("sound", sound),
            SimulatedCamera("hevc", hevc),
            SimulatedCamera("reordered", reordered),
            SimulatedCamera("pcmu", plain, audio=Audio.PCMU),
            SimulatedCamera("pcma", plain, audio=Audio.PCMA),
            SimulatedCamera("guarded", plain, username="viewer", password="p@ss:w/rd"),
        ]
    ) as simulator:
        yield Cameras(simulator, folder)


def take(session: Session, pictures: int) -> list[Packet]:
    taken: list[Packet] = []
    for packet in session.packets():
        taken.append(packet)
        pictures -= isinstance(packet, VideoPacket)
        if not pictures:
            break
    return taken


def video(packets: list[Packet]) -> list[VideoPacket]:
    return [packet for packet in packets if isinstance(packet, VideoPacket)]


def audio(packets: list[Packet]) -> list[AudioPacket]:
    return [packet for packet in packets if isinstance(packet, AudioPacket)]


def decoded(session: Session, pictures: list[VideoPacket]) -> int:
    decoder = Decoder(session.parameters.video)
    frames = [frame for packet in pictures for frame in decoder.decode(packet.data, packet.pts)]
    return len(frames) + len(list(decoder.flush()))


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize(("camera", "codec"), [("plain", Codec.H264), ("hevc", Codec.H265)])
def test_a_camera_delivers_every_picture_from_a_keyframe_on(
    cameras: Cameras, camera: str, codec: Codec, transport: str
) -> None:
    with open_session(replace(cameras.source(camera), transport=transport)) as session:
        packets = video(take(session, 3 * GOP))
        assert session.parameters.video.codec is codec
        assert (session.parameters.video.width, session.parameters.video.height) == (320, 180)
        assert [packet.keyframe for packet in packets] == ([True] + [False] * (GOP - 1)) * 3
        assert {later.pts - earlier.pts for earlier, later in pairwise(packets)} == {VIDEO_TIMESCALE // FPS}
        assert decoded(session, packets) == len(packets)


def test_parameters_come_with_the_first_packet_alone(cameras: Cameras) -> None:
    with open_session(cameras.source("plain")) as session:
        packets = video(take(session, 3 * GOP))
        assert packets[0].parameters == session.parameters.video
        assert all(packet.parameters is None for packet in packets[1:])


def test_samples_hold_neither_delimiters_nor_parameter_sets(cameras: Cameras) -> None:
    with open_session(cameras.source("hevc")) as session:
        units = [unit for packet in video(take(session, 2 * GOP)) for unit in split_length_prefixed(packet.data)]
    assert not any(is_delimiter(Codec.H265, unit) or is_parameter_set(Codec.H265, unit) for unit in units)


def test_packets_carry_the_moment_they_came(cameras: Cameras) -> None:
    with open_session(cameras.source("plain")) as session:
        before_us = time.monotonic_ns() // 1000 - 10_000_000
        arrivals = [packet.arrival_us for packet in take(session, 2 * GOP)]
    assert before_us < arrivals[0]
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] <= time.monotonic_ns() // 1000


def test_b_frames_keep_their_order_of_decoding_and_of_showing(cameras: Cameras) -> None:
    with open_session(cameras.source("reordered")) as session:
        packets = video(take(session, 24))
    decoding = [packet.dts for packet in packets if packet.dts is not None]
    assert len(decoding) == len(packets)
    assert decoding == sorted(decoding)
    assert all(packet.pts >= packet.dts for packet in packets if packet.dts is not None)
    shown = sorted(packet.pts for packet in packets)
    assert {later - earlier for earlier, later in pairwise(shown[:16])} == {VIDEO_TIMESCALE // FPS}


def test_aac_is_copied(cameras: Cameras) -> None:
    with open_session(cameras.source("sound")) as session:
        parameters = session.parameters.audio
        assert parameters is not None
        assert (parameters.sample_rate, parameters.channels) == (48_000, 1)
        sounds = audio(take(session, 15))
    assert len(sounds) > 10
    assert {later.pts - earlier.pts for earlier, later in pairwise(sounds)} == {1024}
    assert not any(sound.data.startswith(b"\xff\xf1") for sound in sounds)


@pytest.mark.parametrize("camera", ["pcmu", "pcma"])
def test_g711_becomes_aac(cameras: Cameras, camera: str) -> None:
    with open_session(cameras.source(camera)) as session:
        parameters = session.parameters.audio
        assert parameters is not None
        assert (parameters.sample_rate, parameters.channels, parameters.config.hex()) == (8_000, 1, "1588")
        assert session.info.audio_codec == {"pcmu": "pcm_mulaw", "pcma": "pcm_alaw"}[camera]
        packets = take(session, 40)
    sounds, pictures = audio(packets), video(packets)
    assert {later.pts - earlier.pts for earlier, later in pairwise(sounds)} == {1024}
    assert abs(sounds[0].pts / 8_000 - pictures[0].pts / VIDEO_TIMESCALE) < 0.3


def test_sound_that_is_not_wanted_is_not_set_up(cameras: Cameras) -> None:
    with open_session(replace(cameras.source("sound"), audio=False)) as session:
        assert session.parameters.audio is None
        assert session.info.audio_codec == ""
        assert not audio(take(session, GOP))


def test_a_password_with_reserved_characters_works(cameras: Cameras) -> None:
    with open_session(cameras.source("guarded")) as session:
        assert video(take(session, 2))


def test_a_new_resolution_in_mid_stream_comes_with_its_keyframe(cameras: Cameras) -> None:
    with open_session(cameras.source("plain", "sub")) as session:
        packets = session.packets()
        list(islice(packets, GOP))
        cameras.simulator.switch("plain/sub", cameras.folder / "small.mp4")
        changed = next(packet for packet in packets if isinstance(packet, VideoPacket) and packet.parameters)
    assert changed.keyframe
    assert changed.parameters is not None
    assert (changed.parameters.width, changed.parameters.height) == (256, 144)


def test_stop_from_another_thread_ends_the_packets(cameras: Cameras) -> None:
    with open_session(cameras.source("plain")) as session:
        packets = session.packets()
        next(packets)
        threading.Timer(0.05, session.stop).start()
        assert len(list(packets)) < 3 * FPS


def test_leaving_a_session_leaves_the_camera(cameras: Cameras) -> None:
    with open_session(cameras.source("reordered")) as session:
        take(session, 1)
        cameras.simulator.wait_for_viewers("reordered/main", 1)
    cameras.simulator.wait_for_viewers("reordered/main", 0)


def test_closing_twice_is_allowed(cameras: Cameras) -> None:
    session = open_session(cameras.source("plain"))
    session.close()
    session.close()


def test_a_camera_opens_within_a_second_of_its_keyframe(cameras: Cameras) -> None:
    begin = time.monotonic()
    with open_session(cameras.source("pcmu")):
        assert time.monotonic() - begin < 1.0


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_file_is_read_to_its_end(tmp_path: Path, codec: str, suffix: str) -> None:
    path = make_clip(tmp_path / f"clip.{suffix}", codec=codec, fps=10, seconds=2, audio=True)
    with open_session(Source(str(path), paced=False)) as session:
        packets = list(session.packets())
        assert decoded(session, video(packets)) == 20
    sounds = audio(packets)
    assert len(sounds) > 80
    assert {later.pts - earlier.pts for earlier, later in pairwise(sounds)} == {1024}
    assert sum(packet.parameters is not None for packet in video(packets)) == 1


def test_a_file_of_bare_nal_units_is_read_too(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.h264", fps=25, seconds=1)
    with open_session(Source(str(path), paced=False)) as session:
        packets = video(list(session.packets()))
    assert {later.pts - earlier.pts for earlier, later in pairwise(packets)} == {3600}


def test_a_file_plays_at_its_own_speed(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=20, seconds=0.6)
    with open_session(Source(str(path))) as session:
        arrivals = [packet.arrival_us for packet in session.packets()]
    assert 0.5 < (arrivals[-1] - arrivals[0]) / 1e6 < 1.0


def test_stopping_does_not_wait_for_the_next_picture_of_a_file(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=1, seconds=30)
    with open_session(Source(str(path))) as session:
        packets = session.packets()
        next(packets)
        threading.Timer(0.05, session.stop).start()
        begin = time.monotonic()
        assert len(list(packets)) <= 1
    assert time.monotonic() - begin < 0.5


def test_a_looped_file_goes_on_without_a_step_in_time(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=10, seconds=1)
    with open_session(Source(str(path), paced=False, loop=True)) as session:
        pictures = video(take(session, 35))
    assert {later.pts - earlier.pts for earlier, later in pairwise(pictures)} == {9000}
    assert [index for index, packet in enumerate(pictures) if packet.keyframe] == [0, 10, 20, 30]


def test_sound_and_pictures_of_a_looped_file_stay_together(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=10, seconds=1, audio=True)
    with open_session(Source(str(path), paced=False, loop=True)) as session:
        packets = take(session, 95)
    pictures, sounds = video(packets), audio(packets)
    assert all(later.pts > earlier.pts for earlier, later in pairwise(sounds))
    assert abs(sounds[-1].pts / 48_000 - pictures[-1].pts / VIDEO_TIMESCALE) < 0.2


def test_a_path_cannot_name_another_protocol(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no such file"):
        open_session(Source("concat:/etc/passwd|/etc/group"))
    with pytest.raises(CaptureError, match="not allowed"):
        open_session(Source("ftp://192.0.2.1/video.mp4"))
