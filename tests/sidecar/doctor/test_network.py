"""Broker and port: who is there, who is not, and who is somebody else."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.doctor import config_of, only, silent, told
from support.house import FakeHouse, Site, make_house
from support.mqtt import Broker, needs_mosquitto
from tawny.config import Config
from tawny.doctor import Finding, Outcome, broker, running
from tawny.doctor.broker import check_broker
from tawny.doctor.running import Running, check_port, check_service, find_service

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody but itself has signed, with its key."""
    path = tmp_path / "broker.pem"
    subject = ["-subj", "/CN=broker", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(path.with_suffix(".key")), "-out", str(path), "-days", "2"]
    subprocess.run(["openssl", "req", "-x509", *made, *subject], check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".key").read_text())
    return path


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


async def look_at_broker(folder: Path, **mqtt: object) -> Finding:
    return only(await check_broker(config_of(folder, mqtt={"host": "127.0.0.1", **mqtt})))


# the broker


async def test_without_a_broker_there_is_nothing_to_reach(tmp_path: Path) -> None:
    assert only(await check_broker(config_of(tmp_path))).outcome is Outcome.OK


@needs_mosquitto
async def test_a_broker_that_is_there(tmp_path: Path) -> None:
    with Broker(tmp_path) as mosquitto:
        found = await look_at_broker(tmp_path, port=mosquitto.port)
    assert (found.outcome, found.found) == (
        Outcome.OK,
        f"127.0.0.1:{mosquitto.port} lets Tawny in by MQTT 5, without TLS",
    )


@needs_mosquitto
async def test_a_broker_that_refuses_the_login(tmp_path: Path) -> None:
    with Broker(tmp_path, ["allow_anonymous false"]) as mosquitto:
        found = await look_at_broker(tmp_path, port=mosquitto.port, username="me", password="secret-word")
    assert found.outcome is Outcome.FAILED
    assert "refuses user name or password" in found.found
    assert "secret-word" not in found.found + found.remedy


@needs_mosquitto
async def test_a_broker_that_does_not_allow_everything(tmp_path: Path) -> None:
    (tmp_path / "rights").write_text("topic read #\n")
    with Broker(tmp_path, ["allow_anonymous true", f"acl_file {tmp_path}/rights"]) as mosquitto:
        found = await look_at_broker(tmp_path, port=mosquitto.port)
    assert found.outcome is Outcome.WARNING
    assert "may not publish" in found.found


async def test_a_broker_that_is_not_there(tmp_path: Path) -> None:
    found = await look_at_broker(tmp_path, port=closed_port())
    assert found.outcome is Outcome.FAILED
    assert "nothing listens" in found.found
    assert "apt install mosquitto" in found.remedy


async def test_a_name_that_nobody_knows(tmp_path: Path) -> None:
    found = await look_at_broker(tmp_path, host="broker.invalid")
    assert found.outcome is Outcome.FAILED
    assert "broker.invalid is not known" in found.found


@needs_openssl
@needs_mosquitto
async def test_a_broker_with_a_certificate(tmp_path: Path, certificate: Path) -> None:
    with Broker(tmp_path, secured(certificate)) as mosquitto:
        good = await look_at_broker(tmp_path, port=mosquitto.port, tls=True, tls_ca_file=str(certificate))
        unknown = await look_at_broker(tmp_path, port=mosquitto.port, tls=True)
    assert (good.outcome, good.found[-8:]) == (Outcome.OK, "with TLS")
    assert unknown.outcome is Outcome.FAILED
    assert "is not good: self-signed" in unknown.found
    assert "tls_ca_file" in unknown.remedy


@needs_mosquitto
async def test_a_broker_without_tls_where_there_should_be(tmp_path: Path) -> None:
    with Broker(tmp_path) as mosquitto:
        found = await look_at_broker(tmp_path, port=mosquitto.port, tls=True)
    assert found.outcome is Outcome.FAILED
    assert "does not speak TLS" in found.found


async def test_a_broker_that_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "LOGIN_S", 0.3)
    with silent() as port:
        assert "does not answer" in (await look_at_broker(tmp_path, port=port)).found


def secured(certificate: Path) -> list[str]:
    """What Mosquitto is told to speak TLS."""
    return ["allow_anonymous true", f"certfile {certificate}", f"keyfile {certificate.with_suffix('.key')}"]


# the port


def with_port(folder: Path, port: int, host: str = "127.0.0.1") -> Config:
    return config_of(folder, server={"host": host, "port": port})


async def test_a_port_that_is_free_stays_so(tmp_path: Path) -> None:
    port = closed_port()
    config = with_port(tmp_path, port)
    assert only(await check_port(config, Running())).outcome is Outcome.OK
    with socket.create_server(("127.0.0.1", port)):
        pass
    assert only(await check_port(with_port(tmp_path, 0), Running())).outcome is Outcome.OK


async def test_a_port_that_another_program_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "ANSWER_S", 0.3)
    with silent() as port:
        found = only(await check_port(with_port(tmp_path, port), Running()))
    assert found.outcome is Outcome.FAILED
    assert f"(process {os.getpid()})" in found.found


async def test_an_address_that_is_another_machines(tmp_path: Path) -> None:
    found = only(await check_port(with_port(tmp_path, 8420, "192.0.2.1"), Running()))
    assert found.outcome is Outcome.FAILED
    assert "server.host" in found.remedy


# the service


@pytest.fixture
async def site(tmp_path: Path) -> Iterator[Site]:
    house = make_house(tmp_path / "other" if (tmp_path / "other").mkdir() else tmp_path)
    house.add_camera("door")
    opened = await Site.open(house)
    yield opened
    await opened.close()
    house.close()


def beside(site: Site, **sections: dict) -> Config:
    """A configuration whose storage is that of the service."""
    return config_of(site.house.storage_root.parent, storage={"path": str(site.house.storage_root)}, **sections)


async def test_our_own_service_has_the_port(site: Site) -> None:
    config = beside(site, server={"host": "127.0.0.1", "port": site.server.port})
    found = await find_service(config)
    assert (found.url, found.answers) == (site.url, True)
    assert only(await check_port(config, found)).outcome is Outcome.OK
    assert "1 of 1 cameras are online" in only(await check_service(found)).found


async def test_a_service_with_another_storage_has_the_port(site: Site, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    config = config_of(elsewhere, server={"host": "127.0.0.1", "port": site.server.port})
    found = await find_service(config)
    assert found == Running()
    assert "another Tawny" in only(await check_port(config, found)).found


async def test_what_the_service_complains_of_is_told(site: Site) -> None:
    house: FakeHouse = site.house
    house.trouble = "the disk is full"
    house.add_camera("yard", online=False)
    house.add_camera("hall", trouble="no space left on device")
    found = await check_service(await find_service(beside(site)))
    assert told(found) == [("service", "failed"), ("service", "warning"), ("service", "failed")]
    assert "the disk is full" in found[0].found
    assert "yard is offline" in found[1].found
    assert "hall is not recorded: no space left on device" in found[2].found


async def test_a_service_of_another_version_is_a_warning(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "__version__", "99.0.0")
    found = only(await check_service(await find_service(beside(site))))
    assert (found.outcome, found.remedy) == (Outcome.WARNING, "restart the service")


async def test_a_service_whose_token_may_not_be_read_is_seen_all_the_same(site: Site) -> None:
    (site.house.storage_root / "token").unlink()
    found = only(await check_service(await find_service(beside(site))))
    assert found.outcome is Outcome.OK
    assert "token" in found.found


async def test_a_service_that_was_killed_does_not_run(site: Site) -> None:
    address = site.house.storage_root / "api.json"
    address.write_text(json.dumps({"url": f"http://127.0.0.1:{closed_port()}"}))
    assert await find_service(beside(site)) == Running()


async def test_a_service_that_hangs_has_failed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "ANSWER_S", 0.3)
    with silent() as port:
        (site.house.storage_root / "api.json").write_text(json.dumps({"url": f"http://127.0.0.1:{port}"}))
        found = only(await check_service(await find_service(beside(site))))
    assert found.outcome is Outcome.FAILED
    assert "does not answer" in found.found
