"""The event log's PostgreSQL server goes while cameras are recorded, and is not there when the service starts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from support.postgresql import PASSWORD, PostgresServer, needs_postgresql
from support.service import RefusedError, Tawny, camera_config, needs_proc
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process

pytestmark = [needs_postgresql, needs_proc]


@dataclass
class Seen:
    """What was seen while the database was away, and when it was back."""

    health: str = ""
    trouble: str = ""
    picture: bytes = b""
    refused: int = 0
    event: str = ""
    on_disk: set[str] = field(default_factory=set)
    in_log: set[str] = field(default_factory=set)
    events: list[tuple] = field(default_factory=list)
    began_without: bool = False
    unknown: tuple[Any, Any] = (0, 0)
    system_events: list[str] = field(default_factory=list)
    said: str = ""


def on_disk(tawny: Tawny) -> set[str]:
    return {str(path.relative_to(tawny.storage)) for path in (tawny.storage / "media").rglob("*.mp4")}


def in_log(server: PostgresServer) -> set[str]:
    return {path for (path,) in server.ask("SELECT path FROM tawny_house.segments")}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, street: dict[str, Path]) -> Iterator[Seen]:
    home = tmp_path_factory.mktemp("tawny")
    seen = Seen()
    with (
        PostgresServer() as server,
        run_in_process([SimulatedCamera("yard", {"main": street["sub"]})]) as simulator,
    ):
        yard = camera_config(
            {"main": simulator.url("yard")}, recording={"mode": "continuous"}, motion={"enabled": False}
        )
        sections = {"database": {"url": server.url()}, "node": {"id": "house"}}
        with Tawny(home, {"yard": yard}, **sections) as tawny:
            tawny.online("yard")
            tawny.until(lambda: tawny.segments("yard"))
            _goes_while_recording(tawny, server, seen)
            _is_not_there_at_the_start(tawny, server, seen)
            seen.said = "\n".join(tawny.said)
        yield seen


def _goes_while_recording(tawny: Tawny, server: PostgresServer, seen: Seen) -> None:
    server.stop()
    mark = tawny.feed.mark
    seen.event = tawny.send("POST", "/cameras/yard/events", {"label": "bell", "duration_s": 1})["id"]
    tawny.feed.wait("event_ended", since=mark, id=seen.event)
    status = tawny.until(lambda: found if (found := tawny.get("/status"))["storage"]["trouble"] else None)
    seen.trouble, seen.health = status["storage"]["trouble"], tawny.get("/health")["status"]
    seen.picture = tawny.read("/cameras/yard/snapshot.jpg")
    try:
        tawny.get("/events")
    except RefusedError as error:
        seen.refused = error.status
    for mode in ("off", "continuous"):  # ends a segment, and begins another
        tawny.send("PATCH", "/cameras/yard", {"recording_mode": mode})
    tawny.until(lambda: len(tawny.segments("yard")) >= 2)
    before = on_disk(tawny)
    server.start()
    tawny.until(lambda: len(before - in_log(server)) <= 1)  # the newest is still being written
    tawny.until(lambda: tawny.get("/health")["status"] == "ok")


def _is_not_there_at_the_start(tawny: Tawny, server: PostgresServer, seen: Seen) -> None:
    server.stop()
    for process in tawny.processes():  # as when the power goes
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    tawny.end()
    left = on_disk(tawny)
    tawny.start()
    tawny.online("yard")
    tawny.until(lambda: on_disk(tawny) - left)
    seen.began_without = tawny.get("/health")["status"] == "degraded"
    status = tawny.get("/status")
    seen.unknown = (status["counts"], status["storage"]["used_bytes"])
    server.start()
    tawny.until(lambda: left <= in_log(server))
    tawny.finish_recording("yard")
    assert tawny.stop() == 0
    seen.on_disk, seen.in_log = on_disk(tawny), in_log(server)
    seen.events = server.ask("SELECT id, label, end_us IS NOT NULL FROM tawny_house.events")
    kinds = server.ask("SELECT kind FROM tawny_house.system_events WHERE camera IS NULL ORDER BY at_us, id")
    seen.system_events = [kind for (kind,) in kinds]


def test_nothing_that_was_recorded_is_missing_in_the_log(seen: Seen) -> None:
    assert len(seen.on_disk) >= 3
    assert seen.in_log == seen.on_disk


def test_what_happened_meanwhile_is_in_the_log(seen: Seen) -> None:
    assert seen.events == [(seen.event, "bell", True)]


def test_it_is_a_clear_state_and_live_pictures_go_on(seen: Seen) -> None:
    assert seen.health == "degraded"
    assert "the database" in seen.trouble
    assert "recordings are kept" in seen.trouble
    assert PASSWORD not in seen.trouble
    assert seen.picture.startswith(b"\xff\xd8")
    assert seen.refused == 503


def test_a_service_starts_and_records_without_its_database(seen: Seen) -> None:
    assert seen.began_without
    assert seen.unknown == (None, None)
    # The first stop was a kill, which the log of that time could not be told.
    assert seen.system_events == ["service_started", "service_stopped", "service_started", "service_stopped"]


def test_no_password_and_no_traceback_is_said(seen: Seen) -> None:
    assert PASSWORD not in seen.said
    assert "Traceback" not in seen.said


def test_a_wrong_password_ends_the_start_with_one_line(tmp_path: Path, postgres: PostgresServer) -> None:
    sections = {"database": {"url": postgres.url(password="geheim99")}, "node": {"id": "house"}}
    tawny = Tawny(tmp_path, {}, **sections)
    try:
        tawny.start(wait=False)
        assert tawny.wait() == 1
    finally:
        tawny.end()
    assert [line for line in tawny.said if "password authentication failed" in line] == tawny.said
    assert "geheim99" not in "\n".join(tawny.said)
