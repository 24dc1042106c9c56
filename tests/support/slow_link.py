"""A slow link that loses packets, between two networks of their own.

What goes over it are IP packets of the kernel's own TCP, which a thread takes out of one TUN device, loses or delays,
and puts into another. So what is lost is sent again as anywhere, and nobody needs netem, which not every kernel has.
"""

from __future__ import annotations

import asyncio
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.machine import find

NEEDS = ("unshare", "nsenter", "ip", "mount")
DEVICE = "tawny-link"
_TUNSETIFF = 0x400454CA
_IFF_TUN, _IFF_NO_PI = 0x0001, 0x1000
_MTU = 1500
_BEGIN = """set -e
mount --make-rprivate /
mount --bind "$0" /etc/hosts
ip link set lo up
# What servers have by default, and takes every loss for a full link: the most careful.
for control in cubic reno; do
  ! echo $control 2>/dev/null >/proc/sys/net/ipv4/tcp_congestion_control || break
done
echo ready
exec cat
"""


@dataclass(frozen=True)
class Way:
    """What one direction of a link does to packets."""

    bits_per_second: float = 1e6
    delay_s: float = 0.1
    loss: float = 0.01
    queue_s: float = 0.5
    """Packets that would have to wait longer than so for those before them are dropped, as routers do."""


@dataclass(frozen=True)
class Network:
    """A network of its own, which lasts as long as the process `pid`."""

    pid: int

    def inside(self, *command: str) -> list[str]:
        """The command in this network."""
        return ["nsenter", "--target", str(self.pid), "--net", "--mount", *command]


@contextmanager
def network(hosts: Path) -> Iterator[Network]:
    """A network in which names are as `hosts` says; skips the test where there can't be one."""
    process = subprocess.Popen(
        ["unshare", "--net", "--mount", "sh", "-c", _BEGIN, str(hosts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        said = process.stdout.readline()
        if said != "ready\n":
            pytest.skip(f"networks of one's own can't be made here: {said.strip()}")
        yield Network(process.pid)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


@dataclass
class SlowLink:
    """A link that is running. Counted are packets of both directions."""

    way: Way
    seed: int
    carried: int = 0
    lost: int = 0
    overflowed: int = 0
    _free_at: dict[int, float] = field(default_factory=dict)
    """When the link has sent what it took so far, by the device that it came from."""

    def run(self, devices: tuple[int, int], stop: int) -> None:
        """Carry packets between two devices until there is something to read from `stop`."""
        chance = random.Random(self.seed)
        other = dict(zip(devices, reversed(devices), strict=True))
        flying: list[tuple[float, int, int, bytes]] = []
        while True:
            wait = max(0.0, flying[0][0] - time.monotonic()) if flying else None
            there, _, _ = select.select([*devices, stop], [], [], wait)
            if stop in there:
                return
            now = time.monotonic()
            for device in there:
                packet = os.read(device, 2 * _MTU)
                due = self._take(device, len(packet), now, chance)
                if due is not None:
                    self.carried += 1
                    heapq.heappush(flying, (due, self.carried, other[device], packet))
            while flying and flying[0][0] <= now:
                _, _, device, packet = heapq.heappop(flying)
                os.write(device, packet)

    def _take(self, device: int, size: int, now: float, chance: random.Random) -> float | None:
        """When a packet arrives on the other side; None when it never does."""
        begins = max(now, self._free_at.get(device, now))
        if begins - now > self.way.queue_s:
            self.overflowed += 1
            return None
        self._free_at[device] = begins + 8 * size / self.way.bits_per_second
        if chance.random() < self.way.loss:
            self.lost += 1
            return None
        return self._free_at[device] + self.way.delay_s


@contextmanager
def slow_link(
    ends: tuple[Network, Network], addresses: tuple[str, str], way: Way | None = None, seed: int = 1
) -> Iterator[SlowLink]:
    """Connects two networks, with an address for each end; skips the test where there are no TUN devices."""
    if not Path("/dev/net/tun").exists():
        pytest.skip("there is no /dev/net/tun, of which a slow link is made")
    link = SlowLink(way or Way(), seed)
    with ExitStack() as stack:
        devices = (_device(ends[0], stack), _device(ends[1], stack))
        for end, own, peer in zip(ends, addresses, reversed(addresses), strict=True):
            for command in (
                f"ip address add {own} peer {peer} dev {DEVICE}",
                f"ip link set {DEVICE} mtu {_MTU} up",
                f"ip route add default dev {DEVICE}",
            ):
                subprocess.run(end.inside(*command.split()), check=True)
        stopping, stop = os.pipe()
        carrying = threading.Thread(target=link.run, args=(devices, stopping))
        carrying.start()
        try:
            yield link
        finally:
            os.close(stop)
            carrying.join()
            os.close(stopping)


def _device(end: Network, stack: ExitStack) -> int:
    """A TUN device in a network: made by a thread that goes there and ends."""
    made: list[int] = []

    def make() -> None:
        there = os.open(f"/proc/{end.pid}/ns/net", os.O_RDONLY)
        os.setns(there, os.CLONE_NEWNET)
        os.close(there)
        device = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", DEVICE.encode(), _IFF_TUN | _IFF_NO_PI))
        made.append(device)

    maker = threading.Thread(target=make)
    maker.start()
    maker.join()
    assert made, "no TUN device could be made"
    stack.callback(os.close, made[0])
    return made[0]


@contextmanager
def door(path: Path, port: int) -> Iterator[None]:
    """A way out of a network of one's own: the socket at `path` leads to a port of this machine."""
    loop = asyncio.new_event_loop()
    opened = threading.Event()
    closing = asyncio.Event()

    async def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pass(reader, far_writer), _pass(far_reader, writer), return_exceptions=True)

    async def serve() -> None:
        server = await asyncio.start_unix_server(enter, path)
        opened.set()
        await closing.wait()
        server.close()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    opened.wait()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(closing.set)
        thread.join()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


def missing() -> str:
    """What a slow link needs and this machine has not; empty when there can be one."""
    if os.geteuid():
        return "networks of one's own need root"
    lacking = [program for program in NEEDS if not find(program)]
    return f"not installed: {', '.join(lacking)}" if lacking else ""
