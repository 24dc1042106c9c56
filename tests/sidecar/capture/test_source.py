"""Addresses of sources: what is opened, and what is shown."""

from pathlib import Path

import pytest

from tawny.capture.options import open_options
from tawny.capture.source import Source
from tawny.config import StreamConfig
from tawny.core.errors import CaptureError, UsageError
from tawny.core.redact import redact


def test_credentials_are_never_shown() -> None:
    source = Source("rtsp://viewer:v3ry-secret@192.0.2.1/main")
    assert source.label == "rtsp://***@192.0.2.1/main"
    assert "v3ry-secret" not in repr(source) + str(source)


def test_a_password_is_masked_wherever_it_turns_up_later() -> None:
    Source("rtsp://viewer:h%40lf-secret@192.0.2.1/main")
    assert redact("login as viewer with h@lf-secret failed") == "login as viewer with *** failed"


def test_settings_become_a_source() -> None:
    config = StreamConfig(
        url="rtsp://192.0.2.1/main", transport="udp", audio=False, open_timeout_s=3.0, read_timeout_s=4.0
    )
    expected = Source("rtsp://192.0.2.1/main", "udp", audio=False, open_timeout_s=3.0, read_timeout_s=4.0)
    assert Source.from_config(config) == expected


def test_a_file_stands_in_for_a_camera_in_a_loop(tmp_path: Path) -> None:
    source = Source.from_config(StreamConfig(url=str(tmp_path / "a clip.mp4")))
    assert source.loop
    assert source.file == tmp_path / "a clip.mp4"
    assert source.address == f"file:{tmp_path / 'a clip.mp4'}"


def test_what_a_user_types_may_be_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Source.parse("clip.mp4").file == tmp_path / "clip.mp4"


@pytest.mark.parametrize("text", ["", "pipe:0", "udp://192.0.2.1:5000", "rtsp:///main"])
def test_what_is_no_address_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Source.parse(text)
    assert caught.value.__context__ is None


def test_schemes_are_listed() -> None:
    with pytest.raises(CaptureError, match="not allowed"):
        open_options(Source("smb://192.0.2.1/clip.mp4"))


def test_sound_that_is_not_wanted_is_not_asked_for() -> None:
    assert open_options(Source("rtsp://192.0.2.1/main", audio=False))["allowed_media_types"] == "video"
