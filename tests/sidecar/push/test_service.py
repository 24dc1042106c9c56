"""The whole service with a simulated camera: something moves, and a browser is told, with a picture that loads."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.certificates import Certificates
from support.push_service import Answer, PushService
from support.service import SOON_S, Tawny, camera_config, scene

pytestmark = pytest.mark.timeout(180)
AT_MOST_S = 5.0
"""From the event on the live feed to the push service. Idle machines take 0.1 s; this is for very busy ones."""


class PushingTawny(Tawny):
    """Trusts the push service's certificate."""

    authority: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "SSL_CERT_FILE": str(self.authority)}

    def subscribe(self, service: PushService, name: str, **wishes: Any) -> dict[str, Any]:
        body = {"subscription": service.browser(name).json(), "cooldown_s": 0, **wishes}
        made: dict[str, Any] = self.send("POST", "/push/subscriptions", body)
        return made

    def load(self, path: str) -> tuple[int, bytes]:
        """What a browser gets that shows no token."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=SOON_S) as answer:
            return answer.status, answer.read()


@pytest.fixture
def tawny(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, certificates: Certificates
) -> Iterator[PushingTawny]:
    files = {name: str(path) for name, path in scene(tmp_path_factory).items()}
    PushingTawny.authority = certificates.authority
    with PushingTawny(tmp_path / "home", {"door": camera_config(files)}, push={"allow_local": True}) as running:
        running.online("door")
        yield running


def test_something_moves_and_a_browser_is_told(tawny: PushingTawny, service: PushService) -> None:
    subscription = tawny.subscribe(service, "phone", language="nl")
    mark = tawny.feed.mark
    heard_at, started = tawny.feed.wait_timed("event_started", since=mark)
    (first, *_) = service.wait("phone")
    assert first.says["tag"] == started["id"]
    assert (first.says["title"], first.says["body"], first.says["silent"]) == ("Door", "Beweging", False)
    assert first.at - heard_at < AT_MOST_S
    status, picture = tawny.load(first.says["image"])
    assert status == 200
    assert picture.startswith(b"\xff\xd8\xff")
    pushes = service.wait_for("phone", lambda came: came and came[-1].says["phase"] == "end")
    assert {push.says["tag"] for push in pushes} == {started["id"]}
    assert all(push.says["silent"] for push in pushes[1:])
    assert tawny.load(pushes[-1].says["image"])[1].startswith(b"\xff\xd8\xff")
    assert tawny.get(f"/events/{started['id']}")["camera"] == "door"
    assert tawny.get("/push/subscriptions")["subscriptions"] == [subscription]


def test_subscriptions_and_key_outlive_a_restart(tawny: PushingTawny, service: PushService) -> None:
    tawny.subscribe(service, "phone")
    key = tawny.get("/push/key")["key"]
    assert tawny.stop() == 0
    tawny.start()
    assert tawny.get("/push/key")["key"] == key
    (push, *_) = service.wait("phone")
    assert push.sender == key
    assert (tawny.storage / "push-key").stat().st_mode & 0o777 == 0o600


def test_a_push_service_that_hangs_does_not_keep_the_service_from_stopping(
    tawny: PushingTawny, service: PushService
) -> None:
    tawny.subscribe(service, "phone")
    service.answer("phone", then=Answer(hangs=True))
    service.wait("phone")
    assert tawny.stop() == 0
    assert not [line for line in tawny.said if "Traceback" in line or "never awaited" in line]
