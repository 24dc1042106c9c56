"""Settings that are changed through the API of a running service: stored, applied, and nobody else disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.service import RefusedError, Tawny, camera_config, needs_proc
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.config import load_config

pytestmark = needs_proc
SQUARE = [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]


@pytest.fixture(scope="module")
def simulator(street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera(name, {"main": street["sub"]}) for name in ("yard", "hall")]) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, simulator: SimulatorHandle) -> Iterator[Tawny]:
    cameras = {name: camera_config({"main": simulator.url(name)}) for name in ("yard", "hall")}
    with Tawny(tmp_path_factory.mktemp("settings"), cameras) as running:
        running.config.write_text(running.config.read_text() + "\n# The end.\n")
        for name in cameras:
            running.online(name)
        yield running


def test_sensitivity_detection_mode_and_name_need_no_restart(tawny: Tawny) -> None:
    before = tawny.workers()
    body = {"sensitivity": 33, "detection": False, "recording_mode": "off", "name": "Court"}
    found = tawny.send("PATCH", "/cameras/yard", body)
    assert {key: found[key] for key in body} == body
    assert found["persisted"] is True
    tawny.until(lambda: not tawny.camera("yard")["recording"])
    assert tawny.workers() == before
    stored = load_config(tawny.config).cameras["yard"]
    assert (stored.name, stored.motion.sensitivity, stored.motion.enabled, stored.recording.mode) == (
        "Court",
        33,
        False,
        "off",
    )
    assert "# The end." in tawny.config.read_text()


def test_zones_restart_their_camera_and_no_other(tawny: Tawny) -> None:
    before, mark = tawny.workers(), tawny.feed.mark
    tawny.send("PATCH", "/cameras/yard", {"zones": {"gate": {"polygon": SQUARE}}})
    tawny.feed.wait("stream", since=mark, camera="yard", state="online")
    after = tawny.workers()
    assert after["hall"] == before["hall"]
    assert after["yard"] != before["yard"]
    assert tawny.camera("yard")["restarts"] == 0


def test_a_camera_comes_and_goes(tawny: Tawny, simulator: SimulatorHandle) -> None:
    hall, mark = tawny.worker("hall"), tawny.feed.mark
    tawny.send("POST", "/cameras", {"id": "second", "streams": {"main": {"url": simulator.url("yard")}}})
    tawny.feed.wait("camera", since=mark, camera="second")
    tawny.feed.wait("stream", since=mark, camera="second", state="online")
    mark = tawny.feed.mark
    tawny.config.write_text(tawny.config.read_text().replace("# The end.", "# Really the end."))
    shown = tawny.get("/config")["config"]
    del shown["cameras"]["second"]
    assert tawny.send("PUT", "/config", shown)["cameras"] == ["second"]
    tawny.feed.wait("camera", since=mark, camera="second")
    with pytest.raises(RefusedError, match="404"):
        tawny.camera("second")
    assert tawny.worker("hall") == hall
    assert "# Really the end." in tawny.config.read_text()


def test_what_was_stored_holds_after_a_reload(tawny: Tawny) -> None:
    tawny.send("PATCH", "/cameras/yard", {"sensitivity": 34})
    before = tawny.workers()
    tawny.reload()
    assert tawny.workers() == before
    assert tawny.camera("yard")["sensitivity"] == 34


def test_a_camera_that_is_switched_off_is_left_alone_and_can_be_switched_on(tawny: Tawny) -> None:
    tawny.send("PATCH", "/cameras/hall", {"enabled": False})
    hall = next(camera for camera in tawny.get("/status")["cameras"] if camera["id"] == "hall")
    assert (hall["enabled"], hall["online"], hall["recording"], hall["trouble"]) == (False, False, False, "")
    for path in ("snapshot.jpg", "live/master.m3u8", "live/main.ts"):
        with pytest.raises(RefusedError, match=r"404.*switched off"):
            tawny.read(f"/cameras/hall/{path}")
    assert tawny.send("PATCH", "/cameras/hall", {"enabled": True})["enabled"] is True
    tawny.online("hall")


def test_a_camera_that_was_switched_off_is_not_said_to_have_been_offline(tawny: Tawny) -> None:
    tawny.until(lambda: tawny.camera("hall")["recording"])
    asked_at = datetime.now(UTC)
    span = f"start={asked_at:%FT%TZ}&end={asked_at + timedelta(minutes=2):%FT%TZ}"

    def reasons() -> list[str]:
        return [gap["reason"] for gap in tawny.get(f"/cameras/hall/timeline?{span}")["gaps"]]

    tawny.send("PATCH", "/cameras/hall", {"enabled": False})
    assert tawny.until(reasons) == ["camera_disabled"]
    tawny.send("PATCH", "/cameras/hall", {"enabled": True})
    tawny.until(lambda: tawny.camera("hall")["recording"])
    assert reasons()[0] == "camera_disabled"


def test_recording_that_is_switched_off_ends_at_once(tawny: Tawny) -> None:
    tawny.until(lambda: tawny.segments("hall", "idle") and tawny.camera("hall")["recording"])
    mark = tawny.feed.mark
    tawny.finish_recording("hall")
    tawny.feed.wait("camera", since=mark, camera="hall")
    tawny.send("PATCH", "/cameras/hall", {"recording_mode": "adaptive"})
    tawny.until(lambda: tawny.camera("hall")["recording"])


def test_a_camera_that_is_started_anew_has_another_worker(tawny: Tawny) -> None:
    before = tawny.workers()
    tawny.send("POST", "/cameras/hall/restart", {})
    tawny.until(lambda: tawny.camera("hall")["online"] and tawny.worker("hall") != before["hall"])
    assert tawny.worker("yard") == before["yard"]
    assert [event["kind"] for event in tawny.get("/system/events?camera=hall&kind=worker_restarted")["events"]]
