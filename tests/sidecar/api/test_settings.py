"""The configuration through the API: what is written, what is applied, what is refused, and that secrets stay."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from support.house import FakeHouse, Site
from tawny.config import load_config

DOCUMENT = """\
# My house.
[storage]
path = "data"  # the large disk

[cameras.door]
name = "Front door"  # to the street
[cameras.door.streams.main]
url = "rtsp://user:secret-word@192.0.2.1/main"
[cameras.door.motion]
sensitivity = 40  # tried out in winter
[cameras.door.motion.zones.porch]
polygon = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]

[cameras.yard.streams.main]
url = "rtsp://user:${YARD_PASSWORD}@192.0.2.2/main"

[mqtt]
host = "broker"
username = "tawny"
password = "secret-word"
"""
SQUARE = [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]
MAIN = {"streams": {"main": {"url": "rtsp://192.0.2.3/main"}}}


@pytest.fixture
def file(house: FakeHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The house has a file with two cameras."""
    monkeypatch.setenv("YARD_PASSWORD", "other-secret")
    path = tmp_path / "tawny.toml"
    path.write_text(DOCUMENT)
    path.chmod(0o600)
    house.config = load_config(path)
    house.config_path = path
    house.add_camera("yard")
    return path


def text(file: Path) -> str:
    return file.read_text()


async def send(site: Site, method: str, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
    async with site.client.request(method, site.api + path, json=body, headers=headers) as response:
        said = await response.text()
        assert response.status == status, said
        assert "secret-word" not in said
        assert "other-secret" not in said
        return json.loads(said) if said else None


def fields(answer: Any) -> dict[str, str]:
    return {field["path"]: field["message"] for field in answer["error"]["fields"]}


async def test_the_configuration_is_shown_without_its_secrets(site: Site, file: Path) -> None:
    found = await send(site, "GET", "/config")
    assert found["file"] == str(file)
    assert found["config"]["cameras"]["door"]["streams"]["main"]["url"] == "rtsp://***@192.0.2.1/main"
    assert found["config"]["mqtt"]["password"] == "***"
    assert found["config"]["cameras"]["door"]["recording"]["mode"] == "adaptive"
    schema = await send(site, "GET", found["schema_url"].removeprefix("/api/v1"))
    assert "cameras" in schema["properties"]


async def test_a_setting_is_stored_and_everything_else_stays_as_it_was_written(site: Site, file: Path) -> None:
    found = await send(site, "PATCH", "/cameras/door", {"sensitivity": 60})
    assert found["sensitivity"] == 60
    assert found["persisted"] is True
    assert text(file) == DOCUMENT.replace("sensitivity = 40", "sensitivity = 60")
    assert text(file.with_name("tawny.toml.bak")) == DOCUMENT
    assert site.house.commands == [("apply_config", ("door",))]


async def test_all_that_a_camera_has_can_be_changed(site: Site, file: Path) -> None:
    body = {
        "name": "Main entrance",
        "detection": False,
        "recording_mode": "continuous",
        "motion": {"fps": 8, "zones": {"steps": {"polygon": SQUARE, "sensitivity": 70}}},
        "recording": {"post_roll_s": 20},
        "ignore": {"clock": {"polygon": SQUARE}},
        "streams": {"main": {"transport": "udp"}},
    }
    await send(site, "PATCH", "/cameras/door", body)
    door = load_config(file).cameras["door"]
    assert (door.name, door.motion.enabled, door.motion.fps, door.recording.post_roll_s) == (
        "Main entrance",
        False,
        8,
        20,
    )
    assert set(door.motion.zones) == {"porch", "steps"}
    assert set(door.motion.ignore) == {"clock"}
    assert door.streams.main.transport == "udp"
    assert "secret-word" in door.streams.main.url
    assert "# tried out in winter" in text(file)


async def test_all_zones_or_single_ones_are_replaced(site: Site, file: Path) -> None:
    await send(site, "PATCH", "/cameras/door", {"zones": {"steps": {"polygon": SQUARE}}})
    assert set(load_config(file).cameras["door"].motion.zones) == {"steps"}
    await send(site, "PATCH", "/cameras/door", {"motion": {"zones": {"steps": None}}})
    assert load_config(file).cameras["door"].motion.zones == {}


async def test_of_a_zone_what_is_left_out_stays(site: Site, file: Path) -> None:
    porch = {"porch": {"name": "Old porch", "sensitivity": 71}}
    await send(site, "PATCH", "/cameras/door", {"motion": {"zones": porch}})
    await send(site, "PATCH", "/cameras/door", {"motion": {"zones": {"porch": {"polygon": SQUARE, "name": None}}}})
    found = load_config(file).cameras["door"].motion.zones["porch"]
    assert (found.name, found.sensitivity, [list(point) for point in found.polygon]) == ("Porch", 71, SQUARE)
    refused = await send(site, "PATCH", "/cameras/door", {"motion": {"zones": {"steps": {"sensitivity": 1}}}}, 422)
    assert "motion.zones.steps.polygon" in fields(refused)


async def test_null_is_the_default(site: Site, file: Path) -> None:
    assert (await send(site, "PATCH", "/cameras/door", {"sensitivity": None}))["sensitivity"] == 50
    assert load_config(file).cameras["door"].motion.sensitivity == 50


async def test_a_camera_that_is_switched_off_can_be_switched_on(site: Site, file: Path) -> None:
    off = await send(site, "PATCH", "/cameras/yard", {"enabled": False})
    assert (off["enabled"], off["online"]) == (False, False)
    listed = (await send(site, "GET", "/cameras"))["cameras"]
    assert {camera["id"]: camera["enabled"] for camera in listed} == {"door": True, "yard": False}
    assert (await send(site, "GET", "/health"))["status"] == "ok"
    on = await send(site, "PATCH", "/cameras/yard", {"enabled": True})
    assert (on["enabled"], on["online"]) == (True, True)


@pytest.mark.parametrize(
    ("body", "field", "remedy"),
    [
        ({"sensitivity": 101}, "sensitivity", "at most 100"),
        ({"motion": {"sensitivity": 101}}, "motion.sensitivity", "Use a whole number from 0 to 100."),
        ({"motion": {"fsp": 5}}, "motion.fsp", "Did you mean fps?"),
        ({"recording": {"mode": "motoin"}}, "recording.mode", "motion"),
        ({"zones": {"porch": {"polygon": [[0, 0], [1, 1]]}}}, "zones.porch.polygon", "3"),
        ({"motion": {"zones": {"Porch": {"polygon": SQUARE}}}}, "motion.zones.Porch", "lower-case"),
        ({"name": "YARD"}, "cameras.yard.name", "name of its own"),
        ({"recording": {"pre_roll_s": 299}}, "recording.pre_roll_s", "spool.seconds"),
        ({"streams": {"main": {"url": None}}}, "streams.main.url", "Add"),
        ({"streams": {"main": {"url": "file:///etc/passwd"}}}, "streams.main.url", "tawny.toml"),
        ({"streams": {"main": {"url": "/etc/passwd"}}}, "streams.main.url", "tawny.toml"),
        ({"streams": {"sub": {"url": "concat:/a|/b"}}}, "streams.sub.url", "rtsp://"),
        ({"streams": {"main": {"url": "rtsp://***@192.0.2.9/main"}}}, "streams.main.url", "write it anew"),
        ({"id": "other"}, "id", "not a known key"),
        ({"name": "a\x00b"}, "name", "control character"),
        ({"name": "a\x1b[31mb"}, "name", "control character"),
        ({"name": "a\nb"}, "name", "line break"),
        ({"name": "a\x9b31mb"}, "name", "control character"),
        ({"motion": {"zones": {"porch": {"name": "a\u2028b"}}}}, "motion.zones.porch.name", "line break"),
        ({"zones": {"porch": {"polygon": SQUARE, "name": "a\tb"}}}, "zones.porch.name", "control character"),
    ],
)
async def test_wrong_settings_change_nothing_and_say_what_to_write(
    site: Site, file: Path, body: dict[str, Any], field: str, remedy: str
) -> None:
    found = fields(await send(site, "PATCH", "/cameras/door", body, 422))
    assert remedy in found[field]
    assert text(file) == DOCUMENT
    assert site.house.commands == []


async def test_a_masked_address_that_comes_back_stays_what_it_is(site: Site, file: Path) -> None:
    body = {"streams": {"main": {"url": "rtsp://***@192.0.2.1/main"}}, "name": "Door"}
    await send(site, "PATCH", "/cameras/door", body)
    assert load_config(file).cameras["door"].streams.main.url == "rtsp://user:secret-word@192.0.2.1/main"


async def test_a_dollar_sign_that_comes_through_the_api_is_no_reference(site: Site, file: Path) -> None:
    await send(site, "PATCH", "/cameras/door", {"name": "${YARD_PASSWORD}"})
    assert load_config(file).cameras["door"].name == "${YARD_PASSWORD}"


async def test_the_whole_configuration_goes_out_and_comes_back_unchanged(site: Site, file: Path) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    found = await send(site, "PUT", "/config", shown)
    assert text(file) == DOCUMENT
    assert (found["cameras"], found["pending"], found["persisted"]) == ([], [], True)


async def test_of_the_whole_configuration_only_what_differs_is_written(site: Site, file: Path) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    shown["cameras"]["door"]["motion"]["sensitivity"] = 45
    shown["mqtt"]["host"] = "other"
    del shown["cameras"]["yard"]
    found = await send(site, "PUT", "/config", shown)
    written = text(file)
    assert "sensitivity = 45  # tried out in winter" in written
    assert 'host = "other"' in written
    assert "secret-word" in written
    assert "yard" not in written
    assert found["cameras"] == ["door", "yard"]
    assert found["pending"] == ["mqtt.host"]
    assert (await send(site, "GET", "/config"))["pending"] == ["mqtt.host"]


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("storage", "path", "/etc"),
        ("mqtt", "password_file", "/etc/shadow"),
        ("spool", "path", "/"),
        ("database", "url", "sqlite:////etc/passwd"),
    ],
)
async def test_files_and_directories_are_not_changed_through_the_api(
    site: Site, file: Path, table: str, key: str, value: str
) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    shown[table][key] = value
    assert "tawny.toml" in fields(await send(site, "PUT", "/config", shown, 422))[f"{table}.{key}"]
    assert text(file) == DOCUMENT


@pytest.mark.parametrize("left_out", ["database", "storage", ""])
async def test_what_is_left_out_of_the_whole_configuration_gets_its_default(
    site: Site, file: Path, left_out: str
) -> None:
    shown = (await send(site, "GET", "/config"))["config"] if left_out else {"database": None}
    del shown[left_out or "database"]
    shown.get("mqtt", {}).pop("host", None)
    found = (await send(site, "PUT", "/config", shown))["config"]
    assert (found["storage"]["path"], found["database"]["url"]) == (str(file.with_name("data")), None)
    assert found["mqtt"]["host"] != "broker"
    assert set(found["cameras"]) == ({"door", "yard"} if left_out else set())


async def test_the_node_has_a_name_in_one_line(site: Site, file: Path) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    shown["node"]["name"] = "a\x1bb"
    assert "control character" in fields(await send(site, "PUT", "/config", shown, 422))["node.name"]


async def test_mistakes_in_the_whole_configuration_are_told_by_field(site: Site, file: Path) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    shown["server"]["port"] = 70000
    shown["cameras"]["door"]["motion"]["zones"]["porch"]["polygon"][0] = [2, 0]
    found = fields(await send(site, "PUT", "/config", shown, 422))
    assert "65535" in found["server.port"]
    assert any(path.startswith("cameras.door.motion.zones.porch.polygon") for path in found)


async def test_whoever_changes_an_old_version_is_told(site: Site, file: Path) -> None:
    async with site.client.get(f"{site.api}/config") as response:
        version, shown = response.headers["ETag"], (await response.json())["config"]
    await send(site, "PATCH", "/cameras/door", {"sensitivity": 1})
    error = (await send(site, "PUT", "/config", shown, 412, **{"If-Match": version}))["error"]
    assert (error["code"], error["hint"]) == ("changed", "read it again, then change it")
    assert load_config(file).cameras["door"].motion.sensitivity == 1


async def test_a_file_that_was_changed_by_hand_is_read_again(site: Site, file: Path) -> None:
    await asyncio.to_thread(file.write_text, DOCUMENT.replace("sensitivity = 40", "sensitivity = 80"))
    found = await send(site, "POST", "/config/reload")
    assert found["config"]["cameras"]["door"]["motion"]["sensitivity"] == 80
    assert site.house.config.cameras["door"].motion.sensitivity == 80
    assert "80" in text(file)


async def test_a_file_that_was_spoilt_by_hand_changes_nothing(site: Site, file: Path) -> None:
    await asyncio.to_thread(file.write_text, DOCUMENT.replace("sensitivity = 40", "sensitivity = 800"))
    error = (await send(site, "POST", "/config/reload", None, 409))["error"]
    assert "sensitivity" in error["message"]
    assert site.house.config.cameras["door"].motion.sensitivity == 40


async def test_a_camera_is_added_and_removed(site: Site, file: Path) -> None:
    found = await send(site, "POST", "/cameras", {"id": "garden", "name": "Garden", **MAIN}, 201)
    assert (found["id"], found["name"], found["persisted"]) == ("garden", "Garden", True)
    assert load_config(file).cameras["garden"].streams.main.url == "rtsp://192.0.2.3/main"
    await send(site, "DELETE", "/cameras/garden", None, 204)
    assert text(file) == DOCUMENT
    await send(site, "DELETE", "/cameras/garden", None, 404)


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"id": "door", **MAIN}, 409, ""),
        ({"id": "Door", **MAIN}, 422, "id"),
        ({**MAIN}, 422, "id"),
        ({"id": "garden"}, 422, "streams"),
        ({"id": "garden", "streams": {"main": {"url": "file:///etc/passwd"}}}, 422, "streams.main.url"),
        ({"id": "garden", "streams": {"main": {"url": "/etc/passwd"}}}, 422, "streams.main.url"),
    ],
)
async def test_a_camera_that_cannot_be_added(
    site: Site, file: Path, body: dict[str, Any], status: int, field: str
) -> None:
    answer = await send(site, "POST", "/cameras", body, status)
    assert not field or field in fields(answer)
    assert text(file) == DOCUMENT


async def test_without_a_file_a_change_lasts_until_the_service_stops_and_says_so(site: Site) -> None:
    found = await send(site, "PATCH", "/cameras/door", {"sensitivity": 70, "recording_mode": "off"})
    assert (found["sensitivity"], found["recording_mode"], found["persisted"]) == (70, "off", False)
    assert (await send(site, "GET", "/config"))["file"] is None
    assert site.house.config.cameras["door"].streams.main.url == "rtsp://user:secret-word@192.0.2.1/"
    assert (await send(site, "POST", "/cameras", {"id": "garden", **MAIN}, 201))["persisted"] is False
    assert "as well" in fields(await send(site, "PATCH", "/cameras/garden", {"name": "Door"}, 422))["name"]


async def test_a_file_that_is_wrong_already_is_not_the_fault_of_who_asks(site: Site, file: Path) -> None:
    await asyncio.to_thread(file.write_text, DOCUMENT.replace('host = "broker"', "host = 5"))
    for method, path, body in (("GET", "/config", None), ("PATCH", "/cameras/door", {"sensitivity": 1})):
        error = (await send(site, method, path, body, 409))["error"]
        assert "mqtt.host" in error["message"]


async def test_a_file_that_is_gone_is_told(site: Site, file: Path) -> None:
    await asyncio.to_thread(file.unlink)
    assert "does not exist" in (await send(site, "GET", "/config", None, 409))["error"]["message"]


async def test_a_small_body_may_not_be_large_and_a_configuration_may(site: Site, file: Path) -> None:
    shown = (await send(site, "GET", "/config"))["config"]
    async with site.client.put(f"{site.api}/config", data=json.dumps(shown) + " " * 200_000) as response:
        assert response.status == 200
    await send(site, "PATCH", "/cameras/door", {"name": "x" * 100_000}, 413)


async def test_push_is_switched_off_and_its_contact_checked(site: Site, file: Path) -> None:
    found = await send(site, "GET", "/config")
    changed = {**found["config"], "push": {"enabled": False, "contact": "mailto:me@example.com"}}
    applied = await send(site, "PUT", "/config", changed)
    assert applied["pending"] == ["push.enabled", "push.contact"]
    assert (load_config(file).push.enabled, load_config(file).push.contact) == (False, "mailto:me@example.com")
    for contact in ("me@example.com", "mailto:", "http://example.com", "https://", "mailto:a b@c.d", "mailto:é@b.c"):
        wrong = await send(site, "PUT", "/config", {**changed, "push": {"contact": contact}}, status=422)
        assert list(fields(wrong)) == ["push.contact"], contact
