"""A folder of `tawny remote init`; and a Tawny of the tests with the proxy in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import aiohttp
import pytest

from support.footage import Footage, read_footage
from support.house import Site, make_house
from support.nginx import Proxy, running_nginx
from support.video import make_clip
from tawny.remote.answers import Answers
from tawny.remote.generate import generate


@pytest.fixture
def answers() -> Answers:
    return Answers(
        domain="cameras.example.com",
        ssh_key="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGDp5UkV3vTJ8gxS0dMTqRyVh5oYpQmOZ1mWcmRQ3Zb me@example",
        home_assistant_domain="ha.example.com",
        home_assistant="192.0.2.7:8123",
        close_admin=True,
    )


@pytest.fixture
def written(tmp_path: Path, answers: Answers) -> Path:
    folder = tmp_path / "tawny-remote"
    generate(folder, answers)
    return folder


@pytest.fixture(scope="session")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """10 s, a keyframe a second."""
    return read_footage(make_clip(tmp_path_factory.mktemp("remote") / "a.mp4", seconds=10, fps=10, gop=10))


@pytest.fixture
async def site(tmp_path: Path, footage: Footage) -> AsyncIterator[Site]:
    """A camera with 10 s of live video and an event, behind a proxy at 127.0.0.1."""
    house = make_house(tmp_path)
    server = house.config.server.model_copy(update={"trusted_proxies": (ip_network("127.0.0.1"),)})
    house.config = house.config.model_copy(update={"server": server})
    house.add_camera("door")
    house.add_camera("yard")
    house.record(footage)
    house.fill_spool("door", footage)
    opened = await Site.open(house)
    yield opened
    await opened.close()
    house.close()


@pytest.fixture
async def proxy(tmp_path: Path, site: Site, answers: Answers) -> AsyncIterator[Proxy]:
    async with running_nginx(tmp_path / "nginx", replace(answers, close_admin=False), site.url) as running:
        yield running


@pytest.fixture
async def owner(proxy: Proxy, site: Site) -> AsyncIterator[aiohttp.ClientSession]:
    async with proxy.client(site.token) as session:
        yield session
