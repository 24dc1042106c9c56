"""Where pushes may go: the internet, and nowhere else, whatever is written and whatever it resolves to."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from tawny.core.errors import UsageError
from tawny.push.addresses import Resolver, checked_endpoint, is_public, open_socket

INSIDE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.2.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "::127.0.0.1",
    "4000::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:192.168.1.1",
    "64:ff9b::7f00:1",
    "64:ff9b::c0a8:101",
    "2002:7f00:1::1",
    "2002:c0a8:101::1",
    "localhost",
    "",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_the_house_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["142.250.1.95", "17.0.0.1", "2a00:1450::e", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE[:-2])
def test_no_socket_is_opened_for_the_house(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(OSError, match="no machine of the internet"):
        open_socket((family, socket.SOCK_STREAM, 0, "", (address, 443)))


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:APA91b",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://web.push.apple.com/QGuQ",
        "https://push.example:8443/1?a=b",
        "https://[2a00:1450::200e]/1",
    ],
)
def test_addresses_of_push_services_are_taken_as_they_are(endpoint: str) -> None:
    assert checked_endpoint(endpoint, allow_local=False) == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "nonsense",
        "http://push.example/1",
        "ftp://push.example/1",
        "file:///etc/passwd",
        "HTTPS:",
        "https://",
        "https:///1",
        "https://:443/1",
        "https://push.example:0/1",
        "https://push.example:99999/1",
        "https://user@push.example/1",
        "https://user:secret@push.example/1",
        "https://push.example/1#part",
        "https://push.example/1\r\nHost: other",
        "https://push.example/a b",
        "https://pusch\u00e9.example/1",
        "https://push.example/" + "x" * 1000,
        "https://127.0.0.1/1",
        "https://127.0.0.1:8420/api/v1/health",
        "https://192.168.1.1/1",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/1",
        "https://[::ffff:127.0.0.1]/1",
        "https://[fe80::1]/1",
    ],
)
def test_other_addresses_are_refused_and_not_quoted(endpoint: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked_endpoint(endpoint, allow_local=False)
    assert endpoint == "" or endpoint not in str(refused.value)


def test_who_runs_a_push_service_at_home_may_allow_it() -> None:
    assert checked_endpoint("https://192.168.1.1/1", allow_local=True)
    with pytest.raises(UsageError):
        checked_endpoint("http://192.168.1.1/1", allow_local=True)


async def test_names_are_looked_up_beside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answer = threading.Event(), threading.Event()
    real = socket.getaddrinfo

    def slow(*arguments: object, **options: object) -> object:
        asked.set()
        answer.wait(30)
        return real(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    looking = asyncio.create_task(Resolver().resolve("127.0.0.1", 443, socket.AF_INET))
    await asyncio.to_thread(asked.wait, 30)
    assert not looking.done()
    answer.set()
    assert [found["host"] for found in await looking] == ["127.0.0.1"]


@pytest.mark.parametrize("name", ["nowhere.invalid", "x" * 64 + ".example", "a..b"])
async def test_a_name_that_is_none_is_an_error_of_the_network(name: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - in the words of the system
        await Resolver().resolve(name, 443)
