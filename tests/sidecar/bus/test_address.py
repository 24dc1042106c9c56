"""Under which address Home Assistant is told to reach the API."""

from __future__ import annotations

import pytest

from tawny.bus import address
from tawny.bus.address import own_url
from tawny.config.service import ServerConfig


@pytest.mark.parametrize(
    ("server", "towards_broker", "expected"),
    [
        ({"url": "https://tawny.example.com/"}, "192.0.2.5", "https://tawny.example.com"),
        ({}, "192.0.2.5", "http://192.0.2.5:8420"),
        ({}, "2001:db8::7", "http://[2001:db8::7]:8420"),
        ({}, "127.0.0.1", "http://198.51.100.3:8420"),
        ({}, "::1", "http://198.51.100.3:8420"),
        ({}, "fe80::1%eth0", "http://198.51.100.3:8420"),
        ({"host": "::"}, "192.0.2.5", "http://192.0.2.5:8420"),
        ({"host": "127.0.0.1"}, "192.0.2.5", "http://127.0.0.1:8420"),
        ({"host": "nas.lan"}, "192.0.2.5", "http://nas.lan:8420"),
    ],
)
def test_the_address_that_helps(
    monkeypatch: pytest.MonkeyPatch, server: dict[str, str], towards_broker: str, expected: str
) -> None:
    monkeypatch.setattr(address, "_outward", lambda: "198.51.100.3")
    assert own_url(ServerConfig.model_validate(server), 8420, towards_broker) == expected


def test_without_a_network_there_is_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "_ELSEWHERE", ())
    assert own_url(ServerConfig(), 8420, "127.0.0.1") == "http://127.0.0.1:8420"
