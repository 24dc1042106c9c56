"""What a session does when the camera is absent, refuses, falls silent, or sends nonsense."""

import logging
import socket
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from support.video import make_clip
from tawny.capture.reconnect import CameraBackoff, keep_open
from tawny.capture.session import NoKeyframeError, Session, open_session
from tawny.capture.simulator import Audio, Fault, SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.capture.source import Source
from tawny.core.errors import AuthenticationError, CaptureError, NoVideoError
from tawny.core.messages import StreamState
from tawny.media.packets import VideoPacket

PASSWORD = "s3cret-word"
FPS, GOP = 50, 5


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    path = make_clip(tmp_path_factory.mktemp("clips") / "clip.mp4", fps=FPS, gop=GOP, seconds=2)
    names = [
        "silent",
        "again",
        "frozen",
        "muted",
        "cut",
        "ended",
        "garbage",
        "corrupt",
        "keyless",
        "missing",
        "sound_only",
        "denied",
    ]
    cameras = [SimulatedCamera(name, path, "viewer", PASSWORD, Audio.PCMU) for name in names]
    with run_in_thread(cameras) as handle:
        yield handle


def source(simulator: SimulatorHandle, camera: str, read_timeout_s: float = 5, *, audio: bool = True) -> Source:
    return Source(simulator.url(camera), audio=audio, open_timeout_s=5, read_timeout_s=read_timeout_s)


def read_until_it_breaks(simulator: SimulatorHandle, camera: str, fault: Fault, read_timeout_s: float = 5) -> None:
    with open_session(source(simulator, camera, read_timeout_s)) as session:
        packets = session.packets()
        next(packets)
        simulator.fault(f"{camera}/main", fault)
        for _ in packets:
            pass


@contextmanager
def silent_server() -> Iterator[int]:
    """A port that accepts connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def test_an_absent_camera_is_refused_at_once() -> None:
    with pytest.raises(CaptureError, match="connection refused") as caught:
        open_session(Source(f"rtsp://viewer:{PASSWORD}@127.0.0.1:{free_port()}/main"))
    assert "port" in caught.value.hint


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_a_host_that_says_nothing_is_given_up_in_time(scheme: str) -> None:
    with silent_server() as port:
        begin = time.monotonic()
        with pytest.raises(CaptureError, match="no answer in time"):
            open_session(Source(f"{scheme}://127.0.0.1:{port}/main", open_timeout_s=0.5, read_timeout_s=5))
        assert time.monotonic() - begin < 2.5


def test_a_name_that_does_not_exist_is_said_to_be_so() -> None:
    with pytest.raises(CaptureError, match="not found"):
        open_session(Source("rtsp://camera.invalid/main", open_timeout_s=5))


def test_a_wrong_password_is_tried_exactly_once(simulator: SimulatorHandle) -> None:
    before = simulator.stats("denied/main").denied
    with pytest.raises(AuthenticationError):
        open_session(Source(simulator.url("denied").replace(PASSWORD, "wrong-word")))
    assert simulator.stats("denied/main").denied - before == 1


def test_a_missing_password_is_an_authentication_error(simulator: SimulatorHandle) -> None:
    with pytest.raises(AuthenticationError, match="refused the user name or password"):
        open_session(Source(simulator.url("denied", credentials=False)))


def test_a_stream_that_does_not_exist_is_said_to_be_so(simulator: SimulatorHandle) -> None:
    simulator.fault("missing/main", Fault.MISSING)
    with pytest.raises(CaptureError, match="404"):
        open_session(source(simulator, "missing"))


def test_a_source_with_sound_alone_has_no_video(simulator: SimulatorHandle) -> None:
    simulator.fault("sound_only/main", Fault.AUDIO_ONLY)
    with pytest.raises(NoVideoError):
        open_session(source(simulator, "sound_only"))


def test_a_codec_that_cannot_be_recorded_is_named(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "old.mp4", codec="mpeg4", seconds=1)
    with pytest.raises(NoVideoError, match="MPEG-4 Part 2") as caught:
        open_session(Source(str(path)))
    assert "H.264" in caught.value.hint


def test_a_file_that_is_no_video_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.mp4"
    path.write_text("nothing to see here\n" * 100)
    with pytest.raises(CaptureError, match="no video that can be read"):
        open_session(Source(str(path)))


def test_a_missing_file_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no such file"):
        open_session(Source(str(tmp_path / "gone.mp4")))


def test_a_camera_that_freezes_with_the_connection_open_is_given_up_in_time(simulator: SimulatorHandle) -> None:
    begin = time.monotonic()
    with pytest.raises(CaptureError, match="no answer in time"):
        read_until_it_breaks(simulator, "frozen", Fault.STALL, read_timeout_s=0.7)
    assert 0.7 <= time.monotonic() - begin < 4


def test_a_camera_that_is_silent_from_the_start_is_given_up_in_time(simulator: SimulatorHandle) -> None:
    simulator.fault("silent/main", Fault.STALL)
    begin = time.monotonic()
    with pytest.raises(CaptureError, match="no answer in time"):
        open_session(source(simulator, "silent", read_timeout_s=0.5))
    assert time.monotonic() - begin < 3


def test_a_camera_is_opened_again_after_a_cut(simulator: SimulatorHandle) -> None:
    class Quick(CameraBackoff):
        def failed(self, healthy_s: float) -> float:
            return 0.01

    stop = threading.Event()
    states: list[StreamState] = []
    sessions = 0

    def consume(session: Session) -> None:
        nonlocal sessions
        sessions += 1
        for count, _ in enumerate(session.packets()):
            if count == 2:
                simulator.fault("again/main", Fault.CUT)
            if sessions == 3:
                stop.set()

    keep_open(
        source(simulator, "again"),
        consume=consume,
        stop=stop,
        on_state=lambda state, reason: states.append(state),
        backoff=Quick(),
    )
    once = [StreamState.CONNECTING, StreamState.ONLINE, StreamState.OFFLINE]
    assert states == once * 3


def test_a_wrong_password_is_shown_once_per_wait(simulator: SimulatorHandle) -> None:
    waits: list[float] = []

    class Stop(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0)
            if len(waits) == 3:
                self.set()
            return self.is_set()

    before = simulator.stats("denied/main").denied
    wrong = Source(simulator.url("denied").replace(PASSWORD, "wrong-word"))
    states: list[tuple[StreamState, str]] = []
    keep_open(
        wrong,
        consume=lambda session: None,
        stop=Stop(),
        on_state=lambda *state: states.append(state),
        backoff=CameraBackoff(),
    )
    assert simulator.stats("denied/main").denied - before == 3
    assert [wait > least for wait, least in zip(waits, [44, 89, 179], strict=True)] == [True] * 3
    assert states[1][0] is StreamState.DENIED
    assert "wrong-word" not in str(states)


def test_a_cut_connection_is_an_error(simulator: SimulatorHandle) -> None:
    with pytest.raises(CaptureError):
        read_until_it_breaks(simulator, "cut", Fault.CUT)


def test_a_camera_that_says_goodbye_is_an_error(simulator: SimulatorHandle) -> None:
    with pytest.raises(CaptureError, match="ended the stream"):
        read_until_it_breaks(simulator, "ended", Fault.END)


def test_a_camera_without_keyframes_is_given_up(simulator: SimulatorHandle) -> None:
    simulator.fault("keyless/main", Fault.LOSE_KEYFRAMES)
    with pytest.raises(NoKeyframeError) as caught:
        open_session(source(simulator, "keyless"), keyframe_timeout_s=0.6)
    assert caught.value.info.video_codec == "h264"


@pytest.mark.parametrize(("camera", "fault"), [("garbage", Fault.GARBAGE), ("corrupt", Fault.CORRUPT)])
def test_damage_on_the_way_leaves_packets_or_an_error_but_no_crash(
    simulator: SimulatorHandle, camera: str, fault: Fault
) -> None:
    pictures = 0
    try:
        with open_session(source(simulator, camera)) as session:
            for packet in session.packets():
                if not pictures:
                    simulator.fault(f"{camera}/main", fault)
                pictures += isinstance(packet, VideoPacket)
                if pictures >= 40:
                    break
    except CaptureError:
        pass
    finally:
        simulator.clear(f"{camera}/main")
    assert pictures > 1
    with open_session(source(simulator, camera)) as session:
        assert next(iter(session.packets())).data


def test_video_that_stops_while_sound_goes_on_is_noticed(
    simulator: SimulatorHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_session(source(simulator, "muted")) as session:
        packets = session.packets()
        next(packets)
        session._source = replace(session._source, read_timeout_s=0.2)
        monkeypatch.setattr(Session, "_pictures", lambda *_: iter(()))
        with pytest.raises(CaptureError, match="the video stopped"):
            list(packets)


def test_a_file_whose_sound_is_longer_than_its_video_is_read_to_its_end(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=10, seconds=1, audio=True)
    with open_session(Source(str(path), paced=False, read_timeout_s=0)) as session:
        assert len(list(session.packets())) > 40


def everything_said(error: BaseException) -> str:
    """All that a log could print of an error: text, repr, causes and contexts."""
    parts = ["".join(traceback.format_exception(error))]
    seen: BaseException | None = error
    while seen is not None:
        parts += [str(seen), repr(seen), repr(seen.args)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(parts)


@pytest.mark.parametrize("password", [PASSWORD, "p%40ss%2Fw%C3%B6rd"])
def test_no_error_and_no_log_line_carries_a_credential(
    simulator: SimulatorHandle, caplog: pytest.LogCaptureFixture, password: str
) -> None:
    caplog.set_level(logging.DEBUG)
    with silent_server() as port:
        urls = [
            simulator.url("denied").replace(PASSWORD, f"{password}x"),
            f"rtsp://viewer:{password}@127.0.0.1:{free_port()}/main",
            f"rtsp://viewer:{password}@127.0.0.1:{port}/main",
            f"http://viewer:{password}@127.0.0.1:{free_port()}/main?user=viewer&password={password}",
            f"ftp://viewer:{password}@127.0.0.1/main",
        ]
        said = ""
        for url in urls:
            subject = Source(url, open_timeout_s=0.3)
            with pytest.raises(CaptureError) as caught:
                open_session(subject)
            assert caught.value.__cause__ is None
            assert caught.value.__context__ is None
            said += everything_said(caught.value) + repr(subject) + str(subject)
    said += caplog.text
    assert password not in said
    assert "p@ss" not in said


def test_a_session_that_breaks_carries_no_credential(simulator: SimulatorHandle) -> None:
    with pytest.raises(CaptureError) as caught:
        read_until_it_breaks(simulator, "cut", Fault.CUT)
    assert PASSWORD not in everything_said(caught.value)
    assert caught.value.__context__ is None
