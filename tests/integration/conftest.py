"""Home Assistant with the integration in it, and sidecars to talk to: a real one, and one that does as it is told."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_socket
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

import custom_components.tawny  # noqa: F401 - ours, before the test tools put theirs in the way
from custom_components.tawny import coordinator
from custom_components.tawny.const import CONF_INSTANCE, CONF_TOKEN_ID, DOMAIN
from support.service import VENV, RefusedError, Tawny, camera_config
from tests.integration.cards import Card
from tests.integration.fake import INSTANCE, TOKEN, TOKEN_ID, FakeSidecar, camera
from tests.integration.media import login_of, only
from tests.integration.waiting import state_is

RENDER = """
import json, sys
from pathlib import Path
from support.service import render
print(json.dumps({name: str(path) for name, path in render(Path(sys.argv[1])).items()}))
"""


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Home Assistant looks for custom integrations."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed that broke is connected anew at once."""
    monkeypatch.setattr(coordinator, "FIRST_PAUSE_S", 0.02)


@pytest.fixture
def expected_lingering_timers() -> bool:
    """MQTT and streams leave timers behind that end by themselves."""
    return True


@pytest.fixture
async def sidecar(socket_enabled: None) -> AsyncIterator[FakeSidecar]:
    """A sidecar with the one camera `door`, which says what it is told to."""
    fake = FakeSidecar()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
def add_entry(hass: HomeAssistant) -> Callable[..., MockConfigEntry]:
    """Makes the config entry of a sidecar, as the config flow would; not set up yet."""

    def add(url: str, token: str = TOKEN, node: str = "house", **more: Any) -> MockConfigEntry:
        data = {CONF_URL: url, CONF_TOKEN: token, CONF_TOKEN_ID: TOKEN_ID, CONF_INSTANCE: INSTANCE}
        entry = MockConfigEntry(domain=DOMAIN, unique_id=node, title=node.capitalize(), data=data, **more)
        entry.add_to_hass(hass)
        return entry

    return add


@pytest.fixture
async def entry(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry]
) -> AsyncIterator[MockConfigEntry]:
    """The fake sidecar, set up, with its feed followed."""
    entry = add_entry(sidecar.url)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await sidecar.listened()
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
async def card(hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> Card:
    """An admin's card."""
    return Card(await hass_ws_client(hass))


@pytest.fixture
async def yard(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    """A second camera."""
    sidecar.cameras["yard"] = camera("yard", zones=[{"id": "gate", "name": "Garden gate"}])
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")


@pytest.fixture
async def friend(hass: HomeAssistant, yard: None, hass_ws_client: WebSocketGenerator) -> Card:
    """A card of somebody who may look at the camera `yard` and no more."""
    _, token = await login_of(hass, only("camera.yard"))
    return Card(await hass_ws_client(hass, token))


@pytest.fixture
async def barn(hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry]) -> Any:
    """A second sidecar, not set up yet, and its entry."""
    other = FakeSidecar("barn")
    await other.start()
    entry = add_entry(other.url, node="barn")
    yield other, entry
    if entry.state.name == "LOADED":
        await hass.config_entries.async_unload(entry.entry_id)
    await other.stop()


@pytest.fixture(scope="session")
def real_sidecar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    """`tawny run` as a process of its own, with the camera `door`, in whose picture somebody walks every 12 seconds.

    One for all tests of a process, so what a test changes it puts back.
    """
    tawny = VENV / "bin" / "tawny"
    if not tawny.exists():
        pytest.skip("needs the sidecar: scripts/setup installs it")
    pytest_socket.enable_socket()
    folder = tmp_path_factory.mktemp("sidecar")
    rendered = subprocess.run(
        [VENV / "bin" / "python", "-c", RENDER, str(folder)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    cameras = {"door": camera_config(json.loads(rendered.stdout))}
    soon = {"fsync_interval_s": 0.5}  # clips have their last seconds as soon as that
    with Tawny(folder / "home", cameras, storage=soon, node={"id": "real"}) as service:
        service.online("door")
        yield service


@pytest.fixture
async def real_entry(
    hass: HomeAssistant, socket_enabled: None, real_sidecar: Tawny, add_entry: Callable[..., MockConfigEntry]
) -> AsyncIterator[MockConfigEntry]:
    """The real sidecar, set up."""
    entry = add_entry(real_sidecar.url, real_sidecar.token, "real")
    assert await hass.config_entries.async_setup(entry.entry_id)
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture(scope="session")
def real_event(real_sidecar: Tawny) -> str:
    """An event of `real_sidecar` that is over, with all its footage on the disk."""
    pytest_socket.enable_socket()
    event = real_sidecar.feed.wait("event_ended", within=90, camera="door")["id"]

    def is_whole() -> bool:
        shown = real_sidecar.get(f"/events/{event}")
        try:
            playlist = real_sidecar.read(f"/events/{event}/clip.m3u8").decode()
        except RefusedError:
            return False
        begins = re.search(r"PROGRAM-DATE-TIME:(\S+)", playlist)
        assert begins is not None
        seconds = sum(map(float, re.findall(r"EXTINF:([0-9.]+)", playlist)))
        end = datetime.fromisoformat(begins[1]) + timedelta(seconds=seconds)
        return shown["thumbnail"] is not None and end >= datetime.fromisoformat(shown["clip_end"])

    real_sidecar.until(is_whole, within=90)
    return event
