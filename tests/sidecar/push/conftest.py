"""A house, a push service on a real socket whose certificate is trusted, and Web Push between them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.certificates import Certificates, make_certificates
from support.house import FakeHouse, make_house
from support.push_browser import Browser
from support.push_service import PushService
from tawny.config import Config
from tawny.eventlog import PushSubscription
from tawny.push.push import Push

OWNER = "01HF7YAT00AAAAAAAAAAAAAAAA"


@dataclass
class Holder:
    """Somebody with a token."""

    is_admin: bool = True
    cameras: frozenset[str] | None = None

    def sees(self, camera: str) -> bool:
        return self.cameras is None or camera in self.cameras


@dataclass
class Tokens:
    """Who holds which token; `links` are those that were made."""

    holders: dict[str, Holder] = field(default_factory=lambda: {OWNER: Holder()})
    links: list[tuple[str, str, float]] = field(default_factory=list)

    async def by_id(self, token_id: str) -> Holder | None:
        return self.holders.get(token_id)

    def link_to(self, path: str, token_id: str, lasts_s: float) -> str:
        self.links.append((path, token_id, lasts_s))
        return f"{path}?token=for-{token_id}"


@dataclass
class Post:
    """Web Push of a house, and who gets it."""

    push: Push
    house: FakeHouse
    tokens: Tokens
    service: PushService

    async def subscribe(
        self, known_as: str = "phone", /, *, token: str = OWNER, browser: Browser | None = None, **changes: object
    ) -> PushSubscription:
        """A browser that the push service knows by that name."""
        said = (browser or self.service.browser(known_as)).json()
        keys = said["keys"]
        wishes = {"cooldown_s": 0, **changes}
        made = await self.push.subscribe(token, said["endpoint"], (keys["p256dh"], keys["auth"]), wishes)
        await self.house.joined.wait()
        return made

    def motion(self, event: str, *, camera: str = "door", zones: tuple[str, ...] = (), picture: bool = True) -> None:
        """Something begins to move."""
        self.house.publish(
            "event_started", id=event, camera=camera, start=now_iso(), zones=zones, score=0.5, label="motion"
        )
        if picture:
            self.picture(event, "start", camera=camera)

    def picture(self, event: str, kind: str, *, camera: str = "door") -> None:
        self.house.publish("snapshot", id=event, camera=camera, kind=kind, at=now_iso(), width=320, height=180)

    def end(self, event: str, *, camera: str = "door", zones: tuple[str, ...] = (), seconds: float = 24) -> None:
        """It is over."""
        self.house.publish(
            "event_ended", id=event, camera=camera, start=now_iso(-seconds), end=now_iso(), zones=zones, score=0.7
        )


def now_iso(seconds: float = 0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def service(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    with PushService(certificates) as running:
        yield running


@pytest.fixture
def house(tmp_path: Path) -> Iterator[FakeHouse]:
    fake = make_house(tmp_path)
    fake.config = Config.model_validate(
        {**fake.config.model_dump(), "push": {"allow_local": True, "contact": "mailto:me@example.com"}}
    )
    fake.add_camera("door", zones={"path": "Garden path"})
    fake.add_camera("yard")
    yield fake
    fake.close()


@pytest.fixture
async def post(house: FakeHouse, service: PushService) -> AsyncIterator[Post]:
    tokens = Tokens()
    push = Push(house, tokens)
    await push.start()
    yield Post(push, house, tokens, service)
    await push.stop()
