"""Listening: a port that is taken, an address that is none, and the file that tells where the service is."""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest

from support.house import FakeHouse, Site
from tawny.api.app import create_app
from tawny.api.auth import Auth
from tawny.api.server import PortInUseError, read_address, serve
from tawny.core.errors import TawnyError


async def test_a_port_in_use_is_one_line_with_a_remedy(house: FakeHouse) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUseError, match=rf"^port {port} is in use: .*\[server\]"):
            await serve(create_app(house, Auth("x")), "127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
async def test_an_address_of_another_machine_is_one_line(house: FakeHouse, host: str) -> None:
    with pytest.raises(TawnyError, match="can't listen"):
        await serve(create_app(house, Auth("x")), host, 0)


async def test_the_storage_tells_where_the_service_is_while_it_runs(site: Site, house: FakeHouse) -> None:
    assert read_address(house.storage_root) == site.url
    await site.server.stop()
    assert read_address(house.storage_root) is None


async def test_all_addresses_are_reached_on_this_machine(house: FakeHouse) -> None:
    server = await serve(create_app(house, Auth("x")), "0.0.0.0", 0)
    assert server.url == f"http://127.0.0.1:{server.port}"
    await server.stop()


async def test_a_storage_that_cannot_be_written_stops_nobody_from_listening(
    house: FakeHouse, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house.storage_root = tmp_path / "missing"
    server = await serve(create_app(house, Auth("x")), "127.0.0.1", 0)
    assert f"--url {server.url}" in caplog.text
    await server.stop()


def test_a_damaged_address_file_is_no_address(tmp_path: Path) -> None:
    for text in ("", "{", "[]", "{}"):
        (tmp_path / "api.json").write_text(text)
        assert read_address(tmp_path) is None


async def test_the_address_file_holds_no_secret(site: Site, house: FakeHouse) -> None:
    path = house.storage_root / "api.json"
    assert site.token not in path.read_text()
    assert not stat.S_IMODE(path.stat().st_mode) & stat.S_IWOTH
