"""What is announced in the local network, and when nothing is.

No test opens a multicast socket in the network of this machine.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from typing import Any

import pytest
from zeroconf import Error

from tawny import __version__
from tawny.bus import zeroconf as zeroconf_module
from tawny.bus.zeroconf import SERVICE, Announcement, addresses
from tawny.config import Config

Interface = namedtuple("Interface", "family address")
INTERFACES = {
    "lo": [Interface(socket.AF_INET, "127.0.0.1"), Interface(socket.AF_INET6, "::1")],
    "eth0": [
        Interface(socket.AF_INET, "192.0.2.5"),
        Interface(socket.AF_INET6, "2001:db8::5"),
        Interface(socket.AF_INET6, "fe80::1%eth0"),
        Interface(socket.AF_PACKET, "00:00:5e:00:53:01"),
    ],
}


def config(**server: Any) -> Config:
    return Config.model_validate({"node": {"id": "my_house", "name": "Mein Häuschen v1.0"}, "server": server})


@pytest.fixture(autouse=True)
def interfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zeroconf_module.psutil, "net_if_addrs", lambda: INTERFACES)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("0.0.0.0", ["192.0.2.5"]),
        ("::", ["192.0.2.5", "2001:db8::5"]),
        ("192.0.2.77", ["192.0.2.77"]),
        ("127.0.0.1", []),
        ("::1", []),
        ("localhost", []),
    ],
)
def test_where_others_reach_it(host: str, expected: list[str]) -> None:
    assert addresses(host) == expected


def test_what_is_announced() -> None:
    info = Announcement(config(url="https://tawny.example.com"), 8420, "I1").info(["192.0.2.5"])
    assert info.type == SERVICE == "_tawny._tcp.local."
    assert info.name == "Mein Häuschen v1 0._tawny._tcp.local."
    assert info.server == "tawny-my-house.local."
    assert (info.port, info.parsed_addresses()) == (8420, ["192.0.2.5"])
    assert info.decoded_properties == {
        "node": "my_house",
        "name": "Mein Häuschen v1.0",
        "version": __version__,
        "api": "1",
        "path": "/api/v1",
        "instance": "I1",
        "url": "https://tawny.example.com",
    }


class FakeZeroconf:
    """Takes note of what is registered, and fails if it is told to."""

    made: list[FakeZeroconf]
    error: Exception | None

    def __init__(self, **_: Any) -> None:
        self.registered: list[str] = []
        self.closed = False
        FakeZeroconf.made.append(self)

    async def async_register_service(self, info: Any, *, allow_name_change: bool) -> None:
        if FakeZeroconf.error is not None:
            raise FakeZeroconf.error
        self.registered.append(info.name)

    async def async_unregister_all_services(self) -> None:
        self.registered.clear()

    async def async_close(self) -> None:
        self.closed = True


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeZeroconf]:
    FakeZeroconf.made, FakeZeroconf.error = [], None
    monkeypatch.setattr(zeroconf_module, "AsyncZeroconf", FakeZeroconf)
    return FakeZeroconf


async def settle(announcement: Announcement) -> None:
    """Let it do what it does at once."""
    task = announcement._task
    assert task is not None
    await zeroconf_module.asyncio.wait([task], timeout=0.1)


async def test_it_comes_and_goes(fake: type[FakeZeroconf]) -> None:
    announcement = Announcement(config(), 8420, "I1")
    announcement.start()
    await settle(announcement)
    (made,) = fake.made
    assert made.registered
    await announcement.stop()
    assert (made.registered, made.closed) == ([], True)


@pytest.mark.parametrize("server", [{"host": "127.0.0.1"}, {"zeroconf": False}])
async def test_nothing_is_announced_where_nobody_should_hear(fake: type[FakeZeroconf], server: dict[str, Any]) -> None:
    announcement = Announcement(config(**server), 8420, "I1")
    announcement.start()
    await announcement.stop()
    assert fake.made == []


@pytest.mark.parametrize("error", [OSError(19, "No such device"), Error("odd")])
async def test_a_network_that_allows_nothing_is_one_line(
    fake: type[FakeZeroconf], caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    fake.error = error
    announcement = Announcement(config(), 8420, "I1")
    announcement.start()
    await settle(announcement)
    await announcement.stop()
    (record,) = caplog.records
    assert record.getMessage() == f"Tawny can't be announced in the network, and goes on without: {error}"


ANNOUNCE = """
import asyncio, logging, sys
from tawny.bus.zeroconf import Announcement
from tawny.config import Config
from tawny.core.logs import set_up_logging

async def announce():
    announcement = Announcement(Config.model_validate({"node": {"id": "h"}, "server": {"host": "::"}}), 8420, "I1")
    done = asyncio.Event()
    class Heard(logging.Handler):
        def emit(self, record):
            if record.getMessage().startswith("Announced in"):
                done.set()
    logging.getLogger("tawny").addHandler(Heard())
    announcement.start()
    await asyncio.wait_for(done.wait(), 30)
    logging.getLogger("zeroconf").warning("Something else", exc_info=OSError(19, "No such device"))
    await announcement.stop()

set_up_logging(logging.INFO)
asyncio.run(announce())
"""


def test_a_network_without_ipv6_multicast_is_one_line_and_real_faults_are_told() -> None:
    """A network with addresses of both families, whose IPv6 has no way for multicast, as in many containers."""
    if os.geteuid() or not (shutil.which("unshare") and shutil.which("ip")):
        pytest.skip("a network of one's own needs root, unshare and ip")
    network = (
        "ip link set lo up && ip address add 192.0.2.5/24 dev lo && ip -6 address add 2001:db8::5/64 dev lo nodad"
        ' && exec "$@"'
    )
    command = ["unshare", "--net", "sh", "-ec", network, "sh", sys.executable, "-c", ANNOUNCE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if "Operation not permitted" in done.stderr:
        pytest.skip(f"no network can be made here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ", 2)[2] for line in done.stderr.splitlines() if line.startswith("20")]
    assert [line for line in lines if "takes no announcements" in line] == [
        "INFO tawny.bus.zeroconf: The network takes no announcements by IPv6 (network is unreachable)"
    ]
    assert "WARNING zeroconf: Something else" in lines
    assert done.stderr.count("Traceback") + done.stderr.count("Error with socket") == 0
