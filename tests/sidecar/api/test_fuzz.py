"""Schemathesis tries the API with everything its own description allows, and with everything that it does not."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis import GenerationMode, checks
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation

from support.footage import Footage
from support.house import Site, make_house
from tawny.api import looking
from tawny.api.app import endpoints
from tawny.api.openapi import document
from tawny.config import Config
from tawny.core.errors import CaptureError

EXAMPLES = 8
BUSY_S = 0.3
"""How long the loop's thread may work without a pause: CPU time, which others on a busy machine do not take."""

LATE_S = 5.0
"""How late it may be for whatever reason: what makes up the cases holds the interpreter for a second now and then."""

NO_TRACEBACK = (b"Traceback", b'File "', b"secret-word")
# What a 503 asks for is checked here; that the end of a range comes after its start, no schema can say.
EXCLUDED = [checks.not_a_server_error, checks.positive_data_acceptance]

_config = SchemathesisConfig(
    projects=ProjectsConfig(default=ProjectConfig(generation=GenerationConfig(deterministic=True, database="none")))
)
schema = schemathesis.openapi.from_dict(document(endpoints()), config=_config).exclude(path_regex=r"\.ts$")
"""MPEG-TS never ends."""


class Loop:
    """A house with its API on an event loop of its own, which measures how late it runs what is due."""

    def __init__(self, site: Site, loop: asyncio.AbstractEventLoop, event: str) -> None:
        self.site = site
        self.known = {"camera": "door", "rendition": "main", "number": "1", "event": event}
        self.loop = loop
        self.late_s = self.busy_s = self.collecting_s = 0.0

    async def measure(self) -> None:
        here = threading.get_ident()

        def collect(phase: str, _: object) -> None:
            """What makes up the cases has very many objects, and looking through them falls to any thread."""
            if threading.get_ident() == here:
                self.collecting_s += time.thread_time() * (-1 if phase == "start" else 1)

        gc.callbacks.append(collect)
        try:
            while True:
                due, worked = self.loop.time() + 0.005, time.thread_time() - self.collecting_s
                await asyncio.sleep(0.005)
                self.late_s = max(self.late_s, self.loop.time() - due)
                self.busy_s = max(self.busy_s, time.thread_time() - self.collecting_s - worked)
        finally:
            gc.callbacks.remove(collect)


async def unchanged(_config: Config) -> list[str]:
    """Whatever is stored, the door stays where it is, so that every case meets the same house."""
    return []


async def nobody_there(*_: object, **__: object) -> None:
    """Made-up addresses are not asked in earnest."""
    raise CaptureError("nobody is there", "look elsewhere")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, footage_10s: Footage) -> Iterator[Loop]:
    house = make_house(tmp_path_factory.mktemp("fuzz"))
    house.add_camera("door")
    house.apply_config = unchanged
    house.record(footage_10s)
    house.fill_spool("door", footage_10s)
    event = house.add_event()
    house.add_picture(event)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def run(what: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(what, loop).result(30)

    found = Loop(run(Site.open(house)), loop, event)
    measuring = asyncio.run_coroutine_threadsafe(found.measure(), loop)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "probe_apart", nobody_there)
        patch.setattr(looking, "list_profiles", nobody_there)
        patch.setattr(looking, "discover", nobody_there)
        yield found
    measuring.cancel()
    run(found.site.close())
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
    house.close()


def is_an_id_as_well(path: str) -> bool:
    """Whether a camera may be called what the path ends in, so that its methods are allowed there, too."""
    urls = {found.url: found.match(found.url.removesuffix(found.path) + path) for found in endpoints()}
    return sum(match is not None for match in urls.values()) > 1


@schema.parametrize()
@hypothesis.settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)
def test_the_api_answers_as_described(case: schemathesis.Case, live: Loop) -> None:
    parts = case.meta.components if case.meta else {}
    path = parts.get(ParameterLocation.PATH)
    if path is None or path.mode is GenerationMode.POSITIVE:
        # Made-up ids are found nowhere; these reach what is behind.
        case.path_parameters.update({name: live.known[name] for name in case.path_parameters if name in live.known})
    session = requests.Session()
    session.trust_env = False
    with session:
        response = case.call(
            base_url=live.site.api, session=session, headers={"Authorization": f"Bearer {live.site.token}"}, timeout=20
        )
    assert response.status_code < 500 or response.status_code == 502 or "Retry-After" in response.headers
    assert not any(word in response.content for word in NO_TRACEBACK)
    by_players = "address" in {name for scheme in case.operation.definition.raw.get("security", ()) for name in scheme}
    # Players add parameters of their own, which are ignored.
    lenient = [checks.negative_data_rejection] if by_players else []
    if is_an_id_as_well(case.operation.path):
        lenient.append(checks.allow_header_conformance)
    case.validate_response(response, excluded_checks=EXCLUDED + lenient)


def test_nothing_held_up_the_event_loop(live: Loop) -> None:
    busy, late = live.busy_s * 1000, live.late_s * 1000
    sys.stdout.write(f"the event loop worked for at most {busy:.0f} ms without a pause, and was {late:.0f} ms late\n")
    assert live.busy_s < BUSY_S
    assert live.late_s < LATE_S
