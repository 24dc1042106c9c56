"""What the guide shows works."""

import re
from pathlib import Path

import pytest

from tawny.config import InvalidConfigError, parse_config

# Passwords are masked everywhere from the moment they are read, so the guide's must be no ordinary word here.
GUIDE = (
    (Path(__file__).parents[3] / "docs/guide/configuration.md")
    .read_text("utf-8")
    .replace("user:password@", "user:geheim99@")
)
ENVIRONMENT = {"FRONT_DOOR_PASSWORD": "geheim99", "MQTT_PASSWORD": "geheim99"}


@pytest.mark.parametrize("example", re.findall(r"(?s)```toml\n(.*?)```", GUIDE))
def test_examples_are_valid(tmp_path: Path, example: str) -> None:
    assert parse_config(example, tmp_path / "tawny.toml", ENVIRONMENT).warnings == ()


def test_errors_look_as_shown() -> None:
    camera = "[cameras.front_door.streams.main]\nurl = 'rtsp://192.0.2.1/main'\n"
    text = camera + "\n" * 19 + "[cameras.front_door]\nmotion.sensitivity = 150\n" + "\n" * 7
    with pytest.raises(InvalidConfigError) as caught:
        parse_config(text + "recording.pre_rol_s = 5", Path("tawny.toml"), {})
    assert str(caught.value) in GUIDE
