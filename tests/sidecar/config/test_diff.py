"""What a reload has to restart."""

from typing import Any

import pytest

from tawny.config import Config, diff_configs


def config(*cameras: str, **sections: Any) -> Config:
    tables = {key: {"streams": {"main": {"url": f"rtsp://192.0.2.1/{key}"}}} for key in cameras}
    return Config.model_validate({"cameras": tables, **sections})


def changed(camera: str, key: str, **settings: Any) -> Config:
    data = config("a", "b").model_dump()
    data["cameras"][camera][key] |= settings
    return Config.model_validate(data)


def test_the_same_configuration_changes_nothing() -> None:
    diff = diff_configs(config("a", "b"), config("a", "b"))
    assert not diff
    assert not diff.service_changed


def test_cameras_come_and_go_and_the_others_stay() -> None:
    diff = diff_configs(config("a", "b", "c"), config("d", "b", "e"))
    assert (diff.added, diff.removed, diff.changed) == (("d", "e"), ("a", "c"), ())
    assert diff
    assert not diff.service_changed


def test_the_order_of_cameras_is_no_change() -> None:
    assert not diff_configs(config("a", "b"), config("b", "a"))


@pytest.mark.parametrize(
    ("key", "settings"),
    [
        ("motion", {"sensitivity": 51}),
        ("motion", {"zones": {"z": {"polygon": ((0, 0), (1, 0), (1, 1))}}}),
        ("recording", {"mode": "off"}),
        ("streams", {"sub": {"url": "rtsp://192.0.2.1/sub"}}),
    ],
)
def test_only_the_camera_that_changed_is_restarted(key: str, settings: dict[str, Any]) -> None:
    diff = diff_configs(config("a", "b"), changed("b", key, **settings))
    assert (diff.added, diff.removed, diff.changed, diff.keys) == ((), (), ("b",), ())


@pytest.mark.parametrize(
    ("sections", "keys"),
    [
        ({"server": {"port": 1}}, ("server.port",)),
        (
            {"storage": {"path": "elsewhere", "retention": {"idle_days": 5}}},
            ("storage.path", "storage.retention.idle_days"),
        ),
        ({"spool": {"seconds": 20, "max_mb": 9}}, ("spool.seconds", "spool.max_mb")),
        ({"mqtt": {"host": "h", "password": "geheim99"}}, ("mqtt.enabled", "mqtt.host", "mqtt.password")),
    ],
)
def test_sections_that_need_a_restart(sections: dict[str, Any], keys: tuple[str, ...]) -> None:
    diff = diff_configs(config("a"), config("a", **sections))
    assert diff.service_changed
    assert diff.keys == keys
    assert diff.changed == ()
