"""The starter file is valid, complete, and its examples work when they are switched on."""

import re
import tomllib
from pathlib import Path

import pytest

from tawny.config import Config, parse_config
from tawny.config.shape import keys_of
from tawny.config.starter import starter_text

PATH = Path("/nowhere/tawny.toml")


def switched_on(text: str, pattern: str = r"[a-z_]+ =|\[") -> str:
    return re.sub(rf"(?m)^#(?={pattern})", "", text)


def test_is_valid_as_it_is_and_changes_no_default() -> None:
    loaded = parse_config(starter_text(), PATH, {})
    assert loaded.config == parse_config("", PATH, {}).config
    assert loaded.warnings == ()


def test_mentions_every_setting() -> None:
    text = starter_text()
    settings = tomllib.loads(switched_on(text))
    for key, _ in keys_of(Config):
        table = settings
        for part in key.split("."):
            assert part in table, key
            table = table[part]
    assert {"main", "sub"} == settings["cameras"]["front_door"]["streams"].keys()


def test_the_example_camera_works_when_switched_on() -> None:
    head, mark, example = starter_text().partition("# An example:")
    config = parse_config(head + mark + switched_on(example), PATH, {"FRONT_DOOR_PASSWORD": "geheim99"}).config
    camera = config.cameras["front_door"]
    assert camera.streams.main.url == "rtsp://user:geheim99@192.0.2.10/main"
    assert camera.motion.zones.keys() == {"driveway"}


@pytest.mark.parametrize("password", ["password", "password_file"])
def test_every_other_setting_works_when_switched_on(tmp_path: Path, password: str) -> None:
    text = starter_text().partition("# An example:")[0]
    key = password.replace("password", "secret_key")
    # No disk size is known, and one of each two places of a secret is enough.
    text = switched_on(text, rf"(?!max_gb|{password} |{key} )[a-z_]+ =")
    for name in ("mqtt-password", "s3-secret-key", "s3-ca.pem"):
        (tmp_path / name).write_text("geheim99")
    environment = dict.fromkeys(("MQTT_PASSWORD", "DB_PASSWORD", "S3_ACCESS_KEY", "S3_SECRET_KEY"), "geheim99")
    assert parse_config(text, tmp_path / "tawny.toml", environment).config.server.port == 8420


def test_lines_fit_a_terminal_and_end_clean() -> None:
    text = starter_text()
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(len(line) <= 105 and line == line.rstrip() for line in text.splitlines())


def test_another_storage_directory_is_written_out(tmp_path: Path) -> None:
    config = parse_config(starter_text(str(tmp_path / "a b")), PATH, {}).config
    assert config.storage.path == tmp_path / "a b"
