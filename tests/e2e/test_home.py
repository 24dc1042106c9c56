"""From an empty Home Assistant to live pictures, motion and recovery: the house of a user, with nothing pretended.

The tests build on each other, in this order.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest

from support.ffmpeg import needs_ffmpeg
from support.hass import needs_hass
from support.home import CAMERA, MOTION, Home
from support.mqtt import needs_mosquitto
from support.phone import PushService, register
from support.service import until

pytestmark = [needs_hass, needs_mosquitto, needs_ffmpeg, pytest.mark.timeout(400)]

NEVER = {"button", "event"}
"""Platforms whose state is `unknown` until something happened."""


def test_it_is_found_by_itself_and_paired_by_a_code(home: Home) -> None:
    home.hass.running()
    home.add_mqtt()
    assert home.pair()["title"] == "House"
    home.hass.wait_state(CAMERA, lambda state: state in {"idle", "recording", "streaming"})


def test_the_first_live_picture(home: Home, tmp_path: Path) -> None:
    playlist = home.hass.ask("camera/stream", entity_id=CAMERA)["url"]
    text = until(lambda: segments_of(home, playlist), 60)
    path = tmp_path / "first.mp4"
    path.write_bytes(text)
    assert shown_size(path) == "640,360"


def test_the_still_picture(home: Home) -> None:
    data, headers = home.hass.read(f"/api/camera_proxy/{CAMERA}")
    assert headers["Content-Type"] == "image/jpeg"
    assert data[:2] == b"\xff\xd8"


def test_motion_comes_and_goes(home: Home) -> None:
    home.hass.wait_state(MOTION, "off")
    home.hass.wait_state(MOTION, "on")
    home.hass.wait_state("binary_sensor.door_gate_motion", "on")
    home.hass.wait_state(MOTION, "off")


def test_every_entity_has_a_state(home: Home) -> None:
    home.hass.call("button.press", {"entity_id": "button.door_take_snapshot"})
    entities = [one for one in home.hass.ask("config/entity_registry/list") if one["platform"] in {"mqtt", "tawny"}]
    enabled = [one["entity_id"] for one in entities if one["disabled_by"] is None]
    assert len(enabled) > 15

    def without() -> list[str]:
        states = home.hass.states()
        return [
            entity
            for entity in enabled
            if states.get(entity) in {None, "unavailable"}
            or (states[entity] == "unknown" and entity.partition(".")[0] not in NEVER)
        ]

    until(lambda: not without(), 60)


def test_everything_of_a_camera_is_on_one_device(home: Home) -> None:
    devices = home.hass.ask("config/device_registry/list")
    assert [one["name"] for one in devices].count("Front door") == 1
    (door,) = [one["id"] for one in devices if one["name"] == "Front door"]
    entities = {one["entity_id"]: one["device_id"] for one in home.hass.ask("config/entity_registry/list")}
    assert entities[CAMERA] == entities[MOTION] == door


def test_a_switch_reaches_the_camera_and_its_configuration(home: Home) -> None:
    switch = "switch.door_motion_detection"
    home.hass.call("switch.turn_off", {"entity_id": switch})
    home.hass.wait_state(switch, "off")
    assert not home.sidecar.camera("door")["detection"]
    assert "enabled = false" in home.sidecar.config.read_text()
    home.hass.call("switch.turn_on", {"entity_id": switch})
    home.hass.wait_state(switch, "on")


def test_motion_reaches_a_phone_with_a_picture_and_then_its_clip(home: Home) -> None:
    with PushService() as pushes:
        register(home.hass, "Pixel", pushes)
        home.add_profile("Night")
        _, first = pushes.wait()
        assert home.hass.read(first["data"]["image"])[0][:2] == b"\xff\xd8"
        _, last = pushes.wait(lambda push: "video" in push["data"], within=60)
        assert last["data"]["tag"] == first["data"]["tag"]
        assert home.hass.read(last["data"]["video"])[0][4:8] == b"ftyp"


def test_a_clip_is_found_in_the_media_browser(home: Home) -> None:
    path = "media-source://tawny"
    for _ in range(5):
        found = home.hass.ask("media_source/browse_media", media_content_id=path)
        playable = next((child for child in found["children"] if child["can_play"]), None)
        if playable is not None:
            break
        path = found["children"][0]["media_content_id"]
    assert playable is not None, found
    resolved = home.hass.ask("media_source/resolve_media", media_content_id=playable["media_content_id"])
    data, headers = home.hass.read(resolved["url"], {"Range": "bytes=0-11"})
    assert (len(data), data[4:8]) == (12, b"ftyp")
    assert headers["Content-Range"].startswith("bytes 0-11/")


def test_nothing_was_logged_as_an_error(home: Home) -> None:
    lines = [line for line in home.hass.log.splitlines() if " ERROR " in line and "tawny" in line]
    assert lines == []


PARTS = ("broker", "sidecar", "hass")
ORDERS = (
    list(itertools.permutations(PARTS))
    if os.environ.get("TAWNY_FAULTS")
    else [(*PARTS[first:], *PARTS[:first]) for first in range(len(PARTS))]
)
"""In which they come back: all orders in `scripts/test-faults`, else each of them first, between and last once."""


def _restart(home: Home, order: tuple[str, ...]) -> None:
    """Stop all three, and start them again in an order."""
    stop: dict[str, Callable[[], object]] = {
        "broker": home.broker.stop,
        "sidecar": home.sidecar.stop,
        "hass": home.hass.stop,
    }
    for part in PARTS:
        stop[part]()
    for part in order:
        {"broker": home.broker.start, "sidecar": home.sidecar.start, "hass": home.hass.start}[part]()


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_everything_recovers_whatever_comes_back_first(home: Home, order: tuple[str, ...]) -> None:
    _restart(home, order)
    home.recovered()


@pytest.mark.parametrize("part", PARTS[:2])
def test_everything_recovers_when_one_restarts(home: Home, part: str) -> None:
    if part == "broker":
        home.broker.stop()
        home.hass.wait_state(MOTION, "unavailable")
        home.broker.start()
    else:
        home.sidecar.stop()
        home.hass.wait_state(CAMERA, "unavailable")
        home.sidecar.start()
    home.recovered()


def test_nothing_blocked_home_assistants_loop(home: Home) -> None:
    assert [line for line in home.hass.log.splitlines() if "locking call" in line and "tawny" in line] == []


def test_outages_leave_one_line_each_and_no_traceback(home: Home) -> None:
    lines = [line for line in home.hass.log.splitlines() if " ERROR " in line and "tawny" in line]
    assert [line for line in lines if not re.search(r"Error fetching (.+) data: \1 can't be reached$", line)] == []
    assert "Traceback" not in "".join(home.sidecar.said)


def segments_of(home: Home, playlist: str) -> bytes | None:
    """Init and first segment of Home Assistant's own HLS; None while there is none."""
    master = home.hass.read(playlist)[0].decode()
    media = urljoin(playlist, next(line for line in master.splitlines() if line and not line.startswith("#")))
    text = home.hass.read(media)[0].decode()
    init = re.search(r'EXT-X-MAP:URI="([^"]+)"', text)
    first = next((line for line in text.splitlines() if line and not line.startswith("#")), None)
    if init is None or first is None:
        return None
    return home.hass.read(urljoin(media, init[1]))[0] + home.hass.read(urljoin(media, first))[0]


def shown_size(path: Path) -> str:
    """Width and height of the pictures, which are all decoded."""
    command = ["ffprobe", "-v", "error", "-select_streams", "v", "-count_frames"]
    done = subprocess.run(
        [*command, "-show_entries", "stream=width,height", "-of", "csv=p=0", str(path)],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.strip()
