"""The demo's broker: in a process of its own, on this machine alone, gone with the block."""

from __future__ import annotations

import asyncio
import importlib.util
import socket

import psutil
import pytest

from tawny.bus import embedded
from tawny.bus.embedded import run_broker
from tawny.bus.session import MQTT_311, Incoming, Session
from tawny.core.errors import TawnyError

from .conftest import mqtt

needs_amqtt = pytest.mark.skipif(importlib.util.find_spec("amqtt") is None, reason="needs amqtt (tawny[demo])")


@needs_amqtt
async def test_it_serves_and_ends() -> None:
    others = psutil.Process().children()
    with run_broker() as broker:
        port = broker()
        ours = [child for child in psutil.Process().children() if child not in others]
        listening = [c.laddr.ip for child in ours for c in child.net_connections() if not c.raddr]
        assert listening == ["127.0.0.1"]
        heard: asyncio.Queue[Incoming] = asyncio.Queue()
        session = await Session.open(mqtt(port), MQTT_311, client_id="t", on_message=heard.put_nowait)
        await session.publish("a/b", "kept", retain=True)
        await session.subscribe(["a/+"])
        assert await heard.get() == Incoming("a/b", b"kept", retained=True)
    assert "lost" in str(await session.lost)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@needs_amqtt
async def test_two_have_ports_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with run_broker() as first, run_broker() as second:
        assert first() != second()


def test_without_amqtt_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(TawnyError, match="install tawny"), run_broker():
        pass


@needs_amqtt
def test_one_that_is_not_waited_for_ends_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        with run_broker():
            pass
    assert capfd.readouterr() == ("", "")
