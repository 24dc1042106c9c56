"""What the models promise: defaults, strictness, immutability, descriptions."""

import pickle
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from tawny.config import CameraConfig, Config, MqttConfig, NodeConfig, StreamConfig
from tawny.config.service import default_node_id
from tawny.config.shape import sub_model
from tawny.core.ids import is_user_id
from tawny.core.messages import RecordingMode

CAMERA = {"streams": {"main": {"url": "rtsp://user:geheim99@192.0.2.10/main"}}}


def models(model: type[BaseModel] = Config) -> set[type[BaseModel]]:
    found = {model}
    for field in model.model_fields.values():
        below = sub_model(field.annotation)
        if below is not None:
            found |= models(below)
    return found


def test_an_empty_configuration_is_valid() -> None:
    config = Config()
    assert config.cameras == {}
    assert (config.server.host, config.server.port) == ("0.0.0.0", 8420)
    assert (config.mqtt.base_topic, config.mqtt.discovery_prefix) == ("tawny", "homeassistant")
    assert config.spool.seconds == 30
    assert config.storage.fsync_interval_s == 5


def test_a_camera_needs_no_more_than_an_address() -> None:
    camera = CameraConfig.model_validate(CAMERA)
    assert camera.enabled
    assert camera.streams.sub is None
    assert camera.streams.main.transport == "tcp"
    assert (camera.motion.sensitivity, camera.motion.fps, camera.motion.quiet_s) == (50, 5, 5)
    recording = camera.recording
    assert recording.mode is RecordingMode.ADAPTIVE
    assert (recording.pre_roll_s, recording.post_roll_s, recording.idle_fps, recording.motion_fps) == (5, 10, 2, 30)


@pytest.mark.parametrize("model", sorted(models(), key=lambda model: model.__name__))
def test_every_field_has_a_title_and_a_description(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert field.description.endswith("."), name


@pytest.mark.parametrize("model", sorted(models(), key=lambda model: model.__name__))
def test_every_model_is_frozen_and_knows_its_keys(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


def test_durations_and_sizes_name_their_unit() -> None:
    units = {"_s": "second", "_days": "days", "_gb": "gigabytes", "_mb": "megabytes", "_fps": "frames per second"}
    for model in models():
        for name, field in model.model_fields.items():
            for suffix, unit in units.items():
                if name.endswith(suffix):
                    assert unit in str(field.description).lower(), name


def test_survives_the_way_into_a_worker() -> None:
    config = Config.model_validate({"mqtt": {"host": "h", "password": "geheim99"}, "cameras": {"door": CAMERA}})
    copy = pickle.loads(pickle.dumps(config))
    assert copy == config
    assert copy.mqtt.password.get_secret_value() == "geheim99"
    assert copy.cameras["door"].recording.mode is RecordingMode.ADAPTIVE


def test_a_dumped_configuration_loads_again() -> None:
    config = Config.model_validate({"cameras": {"door": CAMERA}})
    assert Config.model_validate(config.model_dump()) == config


def test_representations_hold_no_credentials() -> None:
    config = Config.model_validate(
        {
            "mqtt": {"host": "h", "password": "geheim99"},
            "database": {"url": "postgresql://u:geheim99@h/db"},
            "cameras": {"door": CAMERA},
        }
    )
    assert "geheim99" not in repr(config)
    assert "geheim99" not in str(config)


def test_validation_errors_hold_no_credentials() -> None:
    with pytest.raises(ValidationError) as caught:
        StreamConfig.model_validate({"url": "ftp://user:geheim99@h/"})
    assert "geheim99" not in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, (False, 1883)),
        ({"host": "h"}, (True, 1883)),
        ({"host": "h", "enabled": False}, (False, 1883)),
        ({"host": "h", "tls": True}, (True, 8883)),
        ({"host": "h", "tls": True, "port": 1884}, (True, 1884)),
    ],
)
def test_mqtt_follows_from_its_host(settings: dict[str, object], expected: tuple[bool, int]) -> None:
    mqtt = MqttConfig.model_validate(settings)
    assert (mqtt.enabled, mqtt.port) == expected


def test_names_are_made_from_ids() -> None:
    zone = {"polygon": [[0, 0], [1, 0], [1, 1]]}
    camera = CAMERA | {"motion": {"zones": {"drive_way": zone, "path": zone | {"name": "Pfad"}}}}
    config = Config.model_validate({"cameras": {"front_door": camera, "back": CAMERA | {"name": "Garten"}}})
    front, back = config.cameras.values()
    assert (front.name, back.name) == ("Front door", "Garten")
    assert [zone.name for zone in front.motion.zones.values()] == ["Drive way", "Pfad"]


def test_names_are_made_for_cameras_that_are_models_already() -> None:
    config = Config.model_validate({"cameras": {"front_door": CameraConfig.model_validate(CAMERA)}})
    assert config.cameras["front_door"].name == "Front door"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("nas", "nas"),
        ("Living-Room.local", "living_room"),
        ("--", "tawny"),
        ("x" * 80, "x" * 63),
        ("ümlaut", "mlaut"),
    ],
)
def test_the_node_is_named_after_the_host(monkeypatch: pytest.MonkeyPatch, host: str, expected: str) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: host)
    assert default_node_id() == expected
    assert is_user_id(NodeConfig().id)


@pytest.mark.parametrize("mode", list(RecordingMode))
def test_takes_every_recording_mode(mode: RecordingMode) -> None:
    config = CameraConfig.model_validate(CAMERA | {"recording": {"mode": mode.value}})
    assert config.recording.mode is mode


def test_source_is_what_ffmpeg_opens(tmp_path: Path) -> None:
    stream = StreamConfig.model_validate({"url": "a b.mp4"}, context={"base": tmp_path})
    assert stream.file == tmp_path / "a b.mp4"
    assert stream.source == str(tmp_path / "a b.mp4")
    assert StreamConfig(url="rtsp://192.0.2.1/a").source == "rtsp://192.0.2.1/a"
