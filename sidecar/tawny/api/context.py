"""What every handler needs, and how it gets it."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web
from pydantic import BaseModel

from tawny.api.auth import Auth
from tawny.api.clip_store import ClipStore
from tawny.api.metrics.reading import Reader
from tawny.api.metrics.tally import Answers, LoopLag
from tawny.api.pairing import Pairing
from tawny.api.rate_limit import RateLimit
from tawny.api.recent import Recent
from tawny.api.viewers import Viewers
from tawny.api.visits import Visits
from tawny.api.workshop import Workshop
from tawny.core.clock import SystemClock
from tawny.house import House, StorageStatus
from tawny.house.settings import Settings
from tawny.live import LiveHls
from tawny.push.push import Push

PREFIX = "/api/v1"


@dataclass(slots=True)
class Context:
    """The house that is served, who may see it, and what is remembered between requests."""

    house: House
    auth: Auth
    live: LiveHls = field(default_factory=LiveHls)
    clips: ClipStore = field(default_factory=ClipStore)
    playlists: Workshop[tuple[bytes, bool]] = field(default_factory=Workshop)
    sockets: set[web.WebSocketResponse] = field(default_factory=set)
    pairing: Pairing = field(default_factory=lambda: Pairing(SystemClock()))
    login_failures: RateLimit = field(default_factory=lambda: RateLimit(burst=10, every_s=6))
    pair_failures: RateLimit = field(default_factory=lambda: RateLimit(burst=5, every_s=12))
    push_tests: RateLimit = field(default_factory=lambda: RateLimit(burst=5, every_s=10))
    viewers: Viewers = field(default_factory=Viewers)
    answers: Answers = field(default_factory=Answers)
    loop_lag: LoopLag = field(default_factory=LoopLag)
    storage: Recent[StorageStatus] = field(init=False)
    visits: Visits = field(init=False)
    push: Push = field(init=False)
    metrics: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.storage = Recent(self.house.storage)
        self.visits = Visits(self.auth)
        self.push = Push(self.house, self.auth)
        self.metrics = Reader(self.house, self.viewers, self.answers, self.loop_lag, self.push)


CONTEXT = web.AppKey("context", Context)
SETTINGS = web.AppKey("settings", Settings)


def house(request: web.Request) -> House:
    """The house behind the API."""
    return request.app[CONTEXT].house


def answer(model: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """`model` as the JSON answer."""
    return web.Response(text=model.model_dump_json(), status=status, headers=headers, content_type="application/json")
