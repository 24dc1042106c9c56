"""`tawny camera add` and `remove` beside a service that runs."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.service import TAWNY, Tawny

NOBODY = "rtsp://127.0.0.1:9/main"


@pytest.fixture
def tawny(tmp_path: Path) -> Iterator[Tawny]:
    with Tawny(tmp_path, {}) as service:
        yield service


def camera(service: Tawny, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TAWNY, "camera", *arguments, "-c", str(service.config)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, **environment},
    )


def watched(service: Tawny) -> list[str]:
    return [one["id"] for one in service.get("/cameras")["cameras"]]


def test_a_camera_that_is_added_is_watched_at_once(tawny: Tawny) -> None:
    done = camera(tawny, "add", "door", "--url", NOBODY)
    assert "The running service uses it now." in done.stdout
    assert watched(tawny) == ["door"]


def test_one_that_is_removed_is_not_watched_any_more(tawny: Tawny) -> None:
    camera(tawny, "add", "door", "--url", NOBODY)
    done = camera(tawny, "remove", "door")
    assert "The running service uses it now." in done.stdout
    assert watched(tawny) == []


def test_a_password_that_the_service_does_not_have_is_told(tawny: Tawny) -> None:
    added = ("add", "door", "--url", NOBODY, "--user", "me", "--password-env", "DOOR_PASSWORD")
    done = camera(tawny, *added, DOOR_PASSWORD="open-sesame-42")
    assert "The running service did not take it" in done.stderr
    assert "DOOR_PASSWORD" in done.stderr
    assert "open-sesame-42" not in done.stdout + done.stderr
    assert "[cameras.door" in tawny.config.read_text()


def test_without_a_service_the_file_is_all(tmp_path: Path) -> None:
    service = Tawny(tmp_path, {})
    done = camera(service, "add", "door", "--url", NOBODY)
    assert "running service" not in done.stdout + done.stderr


def test_after_a_service_that_was_killed_the_file_is_all(tawny: Tawny) -> None:
    tawny.signal(signal.SIGKILL)
    tawny.wait()
    done = camera(tawny, "add", "door", "--url", NOBODY)
    assert "running service" not in done.stdout + done.stderr
