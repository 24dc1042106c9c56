"""Cameras: what they send, that they can't be reached, and above all that a refused login is not tried again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import aclosing
from pathlib import Path

import pytest

from support.doctor import config_of, only, refusing, silent, told
from support.video import make_clip
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.doctor import Finding, Outcome, cameras
from tawny.doctor.cameras import camera_checks
from tawny.doctor.examination import examine
from tawny.doctor.running import Running

PASSWORD = "s3cret-word"
NOT_RUNNING = Running()


async def look(folder: Path, streams: Mapping[str, Mapping[str, str]], running: Running = NOT_RUNNING) -> list[Finding]:
    async with aclosing(examine(camera_checks(config_of(folder, streams), running))) as findings:
        return [finding async for finding in findings]


async def test_cameras_that_are_fine_say_what_they_send(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", fps=25, gop=25, seconds=4)
    with run_in_process([SimulatedCamera("door", {"main": clip, "sub": clip}, "viewer", PASSWORD)]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        found = await look(tmp_path, {"door": urls})
    assert told(found) == [("camera.door.main", "ok"), ("camera.door.sub", "ok")]
    assert "h264 320x180, 25 fps" in found[0].found
    assert PASSWORD not in str(found)


async def test_what_will_cause_trouble_is_a_warning_with_advice(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", codec="mjpeg", seconds=6)
    found = await look(tmp_path, {"door": {"main": str(clip)}})
    assert {finding.outcome for finding in found} == {Outcome.WARNING}
    assert any("Motion JPEG" in finding.found and "H.264" in finding.remedy for finding in found)


async def test_a_camera_that_is_not_there_has_failed(tmp_path: Path) -> None:
    found = only(await look(tmp_path, {"door": {"main": f"rtsp://viewer:{PASSWORD}@127.0.0.1:1/main"}}))
    assert found.outcome is Outcome.FAILED
    assert "connection refused" in found.found
    assert PASSWORD not in str(found)


async def test_a_camera_that_is_silent_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cameras, "STREAM_LIMIT_S", 1.0)
    with silent() as port:
        found = only(await look(tmp_path, {"door": {"main": f"rtsp://127.0.0.1:{port}/main"}}))
    assert (found.outcome, "within 1 s" in found.found) == (Outcome.FAILED, True)


async def test_a_login_that_is_refused_is_tried_once_for_all_streams_behind_it(tmp_path: Path) -> None:
    with refusing() as door:
        found = await look(
            tmp_path,
            {
                "door": {"main": door.url("main"), "sub": door.url("sub")},
                "yard": {"main": door.url("yard")},
            },
        )
    assert door.tries == ["main"]
    assert told(found) == [
        ("camera.door.main", "failed"),
        ("camera.door.sub", "failed"),
        ("camera.yard.main", "failed"),
    ]
    assert "refused the user name or password" in found[0].found
    assert "was not tried" in found[1].found
    assert "was not tried" in found[2].found
    assert "wrong-word" not in str(found)


async def test_each_login_is_tried_for_itself(tmp_path: Path) -> None:
    with refusing() as door:
        await look(
            tmp_path, {"a": {"main": door.url("a", "one:wrong-word")}, "b": {"main": door.url("b", "two:wrong")}}
        )
    assert sorted(door.tries) == ["a", "b"]


async def test_a_login_that_the_service_was_refused_is_not_tried_at_all(tmp_path: Path) -> None:
    denied = {"name": "sub", "state": "denied", "reason": "refused"}
    running = Running("http://127.0.0.1:1", "0.1.0", {"cameras": [{"id": "door", "streams": [denied]}]})
    with refusing() as door:
        found = await look(tmp_path, {"door": {"main": door.url("main"), "sub": door.url("sub")}}, running)
    assert door.tries == []
    assert sorted(told(found)) == [("camera.door.main", "failed"), ("camera.door.sub", "failed")]
    assert "of the running service" in found[0].found


async def test_a_camera_that_is_switched_off_in_the_configuration_is_left_alone(tmp_path: Path) -> None:
    with refusing() as door:
        config = config_of(tmp_path, {"door": {"main": door.url("main")}})
        off = config.cameras["door"].model_copy(update={"enabled": False})
        assert camera_checks(config.model_copy(update={"cameras": {"door": off}}), Running()) == []
