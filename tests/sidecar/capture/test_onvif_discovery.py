"""Searching for cameras on the loopback interface, by multicast and by asking one address."""

from __future__ import annotations

import asyncio
import socket
import time

import pytest

from tawny.capture.onvif import discover
from tawny.capture.onvif.discovery import GROUP, TTL, _multicast_socket
from tawny.capture.simulator.onvif import Identity, Quirk, SimulatedOnvif
from tawny.core.errors import UsageError

LOOPBACK = "127.0.0.1"


async def test_multicast_finds_a_camera_once_though_it_is_asked_four_times() -> None:
    async with SimulatedOnvif(identity=Identity(name="Yard", location="Back")) as device:
        found = await discover(timeout_s=0.4, interfaces=[LOOPBACK], port=device.discovery_port)
        assert sorted(device.probes) == ["Device", "Device", "NetworkVideoTransmitter", "NetworkVideoTransmitter"]
    (camera,) = found
    assert (camera.address, camera.name, camera.location) == (LOOPBACK, "Yard", "Back")
    assert camera.xaddrs == (device.xaddr,)


async def test_unicast_is_an_equal_way_and_ends_with_the_answer() -> None:
    async with SimulatedOnvif() as device:
        begin = time.monotonic()
        found = await discover(timeout_s=30, interfaces=[], unicast=[LOOPBACK], port=device.discovery_port)
    assert time.monotonic() - begin < 10
    assert [camera.xaddrs for camera in found] == [(device.xaddr,)]


@pytest.mark.parametrize(
    "quirk",
    [
        Quirk.REPEATS_MESSAGE_ID,
        Quirk.RELATES_TO_NOTHING,
        Quirk.TRANSMITTER_ONLY,
        Quirk.DEVICE_ONLY,
        Quirk.MISSES_FIRST,
    ],
)
async def test_cameras_that_answer_oddly_are_found(quirk: Quirk) -> None:
    async with SimulatedOnvif(quirks={quirk}) as device:
        found = await discover(timeout_s=2, interfaces=[], unicast=[LOOPBACK], port=device.discovery_port)
    assert len(found) == 1


async def test_cameras_that_share_their_uuid_are_two() -> None:
    async with (
        SimulatedOnvif() as first,
        SimulatedOnvif(host="127.0.0.2", discovery_port=first.discovery_port) as second,
    ):
        found = await discover(
            timeout_s=5, interfaces=[], unicast=[second.address.partition(":")[0], LOOPBACK], port=first.discovery_port
        )
    assert [camera.address for camera in found] == [LOOPBACK, "127.0.0.2"]
    assert found[0].uuid == found[1].uuid


async def test_nobody_there_is_no_error() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind((LOOPBACK, 0))
        port = silent.getsockname()[1]
        assert await discover(timeout_s=0.1, interfaces=[LOOPBACK], unicast=[LOOPBACK], port=port) == []


async def test_garbage_and_floods_do_no_harm() -> None:
    loop = asyncio.get_running_loop()

    class Noisy(asyncio.DatagramProtocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
            assert isinstance(self.transport, asyncio.DatagramTransport)
            for number in range(50):
                self.transport.sendto(bytes([number]) * 500, addr)

    transport, _ = await loop.create_datagram_endpoint(Noisy, local_addr=(LOOPBACK, 0))
    port = transport.get_extra_info("sockname")[1]
    try:
        assert await discover(timeout_s=0.2, interfaces=[], unicast=[LOOPBACK], port=port) == []
    finally:
        transport.close()


@pytest.mark.parametrize(
    "arguments", [{"interfaces": ["none_such"]}, {"interfaces": [], "unicast": ["not an address"]}]
)
async def test_a_wrong_interface_or_address_is_said_to_be_so(arguments: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match=r"none_such|not an address"):
        await discover(timeout_s=0.1, **arguments)


def test_multicast_may_cross_routers() -> None:
    with _multicast_socket(LOOPBACK) as opened:
        assert opened.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL) == TTL == 4
    assert GROUP == "239.255.255.250"
