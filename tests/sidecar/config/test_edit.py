"""Editing `tawny.toml` for programs: what the file says, who may read it, and that it is never half or invalid."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tawny.config import InvalidConfigError, load_config
from tawny.config.edit import AsWritten, edit_config
from tawny.core.errors import ConfigError, StorageError

SENSITIVITY = ("cameras", "door", "motion", "sensitivity")
TEXT = """\
[storage]
path = "."
[mqtt]
port = "${BROKER_PORT}"  # 1883 at home
[cameras.door]
name = "Door"
[cameras.door.streams.main]
url = "rtsp://u:${DOOR_PASSWORD}@192.0.2.10/main"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOOR_PASSWORD", "geheim99")
    monkeypatch.setenv("BROKER_PORT", "1883")
    path = tmp_path / "tawny.toml"
    path.write_text(TEXT)
    path.chmod(0o640)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_returns_the_configuration_that_the_file_then_holds(file: Path) -> None:
    config = edit_config(file, {SENSITIVITY: 70})
    assert config.cameras["door"].motion.sensitivity == 70
    assert load_config(file) == config
    assert file.read_text() == TEXT + "\n[cameras.door.motion]\nsensitivity = 70\n"


def test_the_previous_version_and_the_mode_are_kept(file: Path) -> None:
    edit_config(file, {SENSITIVITY: 70})
    backup = file.with_name("tawny.toml.bak")
    assert backup.read_text() == TEXT
    assert [path.stat().st_mode & 0o777 for path in (file, backup)] == [0o640, 0o640]
    assert names(file.parent) == ["tawny.toml", "tawny.toml.bak"]


def test_nothing_to_change_writes_nothing(file: Path) -> None:
    before = file.stat()
    edit_config(file, {("cameras", "door", "name"): "Door", ("mqtt", "port"): 1883, ("cameras", "gone"): None})
    assert file.stat().st_ino == before.st_ino
    assert file.read_text() == TEXT


def test_a_reference_gives_way_only_to_another_value(file: Path) -> None:
    url = "rtsp://u:geheim99@192.0.2.10/main"
    main: dict[str, Any] = {"url": url, "transport": "udp"}
    edit_config(file, {("mqtt", "port"): 1884, ("cameras", "door", "streams"): {"main": main}})
    assert "port = 1884  # 1883 at home" in file.read_text()
    assert "${DOOR_PASSWORD}" in file.read_text()
    assert 'transport = "udp"' in file.read_text()


def test_a_dollar_sign_is_only_that_unless_meant_otherwise(file: Path) -> None:
    config = edit_config(file, {("cameras", "door", "name"): "${DOOR_PASSWORD}"})
    assert config.cameras["door"].name == "${DOOR_PASSWORD}"
    config = edit_config(file, {("mqtt", "username"): AsWritten("${DOOR_PASSWORD}")})
    assert config.mqtt.username == "geheim99"
    assert 'username = "${DOOR_PASSWORD}"' in file.read_text()


@pytest.mark.parametrize(
    ("path", "value"),
    [(SENSITIVITY, 101), (("cameras", "door", "streams"), None), (("nonsense",), {"x": 1}), (("mqtt", "port"), "a")],
)
def test_what_would_be_invalid_is_not_written(file: Path, path: tuple[str, ...], value: object) -> None:
    with pytest.raises(InvalidConfigError) as caught:
        edit_config(file, {path: value})
    assert caught.value.problems[0].key.startswith(".".join(path[:2]))
    assert file.read_text() == TEXT
    assert names(file.parent) == ["tawny.toml"]


def test_an_invalid_file_can_be_mended(file: Path) -> None:
    file.write_text(f"{TEXT}[cameras.bad]\nname = 3\n")
    assert list(edit_config(file, {("cameras", "bad"): None}).cameras) == ["door"]


@pytest.mark.parametrize("content", [b"[a\n", b"\xff\xfe"])
def test_a_file_that_is_none_says_where(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(InvalidConfigError, match=r"tawny\.toml:1"):
        edit_config(file, {SENSITIVITY: 70})
    assert file.read_bytes() == content


def test_a_missing_file_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        edit_config(tmp_path / "no" / "tawny.toml", {SENSITIVITY: 70})


def test_what_cannot_be_edited_is_left_to_the_user(file: Path) -> None:
    file.write_text(f"{TEXT}[[cameras.x]]\n")
    with pytest.raises(ConfigError, match="edit it by hand"):
        edit_config(file, {("cameras", "x", "name"): "X"})


def test_line_ends_and_byte_order_mark_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    edit_config(file, {SENSITIVITY: 70})
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf[storage]\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert load_config(file).cameras["door"].motion.sensitivity == 70


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "tawny.toml"
    link.symlink_to(file)
    edit_config(link, {SENSITIVITY: 70})
    assert link.is_symlink()
    assert "sensitivity = 70" in file.read_text()


def test_a_disk_that_fails_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError, match="no space left"):
        edit_config(file, {SENSITIVITY: 70})
    assert file.read_text() == TEXT
    assert names(file.parent) == ["tawny.toml"]


def test_edits_at_the_same_time_all_count(file: Path) -> None:
    ids = [f"cam_{number}" for number in range(8)]

    def add(name: str) -> None:
        edit_config(file, {("cameras", name): {"streams": {"main": {"url": f"rtsp://192.0.2.20/{name}"}}}})

    threads = [threading.Thread(target=add, args=(name,)) for name in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(load_config(file).cameras) == {"door", *ids}
