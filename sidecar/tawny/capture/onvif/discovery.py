"""Asks the network, and single addresses, which ONVIF cameras there are: WS-Discovery over UDP.

Multicast finds what is in the same network; it crosses neither a container's bridge nor most routers. So an address can
be asked directly, too, with the same question and the same result.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterator, Sequence
from typing import cast

import psutil

from tawny.capture.onvif.probes import TYPES, FoundCamera, merge, parse_answer, probe_message
from tawny.core.errors import CaptureError, UsageError

PORT = 3702
GROUP = "239.255.255.250"
TTL = 4
"""Routers that may be crossed: houses that keep cameras in a network of their own often route multicast there."""

_ROUNDS = 2
"""UDP loses packets, and small cameras overlook some."""

_MOST_CAMERAS = 512


async def discover(
    *,
    timeout_s: float = 4.0,
    interfaces: Sequence[str] | None = None,
    unicast: Sequence[str] = (),
    port: int = PORT,
) -> list[FoundCamera]:
    """The cameras that answer within `timeout_s`, by address.

    The question goes by multicast through `interfaces` (names or own IPv4 addresses; all that are up when None), and
    directly to each address in `unicast`. Without multicast it ends as soon as all of those answered. `port` is where
    cameras listen. Raises UsageError for an interface or address that is none, CaptureError when nothing can be sent.
    """
    targets = [await _resolve(text, port) for text in unicast]
    own = _all_interfaces() if interfaces is None else [_interface(text) for text in interfaces]
    gathering = _Gathering(set() if own else {target[0].partition("%")[0] for target in targets})
    try:
        await gathering.open(own, targets, port)
        await gathering.ask(timeout_s)
    finally:
        gathering.close()
    return sorted(gathering.cameras(), key=lambda camera: _sort_key(camera.address))


class _Gathering:
    """The sockets of one search and what came to them. `awaited`: once these addresses answered it is over."""

    def __init__(self, awaited: set[str]) -> None:
        self._awaited = awaited
        self._found: dict[tuple[str, str], FoundCamera] = {}
        self._routes: list[tuple[asyncio.DatagramTransport, list[tuple[str, int]]]] = []
        self._complete = asyncio.Event()

    async def open(self, own: Sequence[str], targets: Sequence[tuple[str, int]], port: int) -> None:
        loop = asyncio.get_running_loop()
        plans = [(_multicast_socket, address, [(GROUP, port)]) for address in own]
        for any_address in ("0.0.0.0", "::"):  # noqa: S104 - to send from, answers come to this port alone
            same_family = [target for target in targets if (":" in target[0]) == (":" in any_address)]
            if same_family:
                plans.append((_plain_socket, any_address, same_family))
        for make, address, route in plans:
            try:
                opened = make(address)
            except OSError:  # an interface that just went away, or one without multicast
                continue
            transport, _ = await loop.create_datagram_endpoint(lambda: _Listener(self), sock=opened)
            self._routes.append((transport, route))
        if not self._routes:
            raise CaptureError(
                "there is no network to search for cameras", "connect this machine, or name the cameras' addresses"
            )

    async def ask(self, timeout_s: float) -> None:
        """Ask in rounds and listen until the time is over or all who are awaited answered."""
        end = asyncio.get_running_loop().time() + timeout_s
        for number in range(_ROUNDS):
            for transport, route in self._routes:
                for target in route:
                    for type_name in TYPES:
                        transport.sendto(probe_message(type_name), target)
            left = end - asyncio.get_running_loop().time()
            wait = left if number == _ROUNDS - 1 else min(1.0, left / _ROUNDS)
            try:
                await asyncio.wait_for(self._complete.wait(), max(wait, 0.0))
            except TimeoutError:
                continue
            return

    def received(self, data: bytes, sender: str) -> None:
        for camera in parse_answer(data, sender):
            key = (camera.uuid, camera.address)  # cheap cameras of one kind share their uuid
            known = self._found.get(key)
            if known is not None:
                self._found[key] = merge(known, camera)
            elif len(self._found) < _MOST_CAMERAS:
                self._found[key] = camera
            self._answered(sender)

    def _answered(self, sender: str) -> None:
        if self._awaited:
            self._awaited.discard(sender)
            if not self._awaited:
                self._complete.set()

    def cameras(self) -> list[FoundCamera]:
        return list(self._found.values())

    def close(self) -> None:
        for transport, _ in self._routes:
            transport.close()


class _Listener(asyncio.DatagramProtocol):
    def __init__(self, gathering: _Gathering) -> None:
        self._gathering = gathering

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._gathering.received(data, addr[0].partition("%")[0])

    def error_received(self, exc: Exception) -> None:
        """Nobody there, or no way there: as good as silence."""


def _multicast_socket(address: str) -> socket.socket:
    opened = _plain_socket(address)
    try:
        opened.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
        opened.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, TTL)
    except OSError:
        opened.close()
        raise
    return opened


def _plain_socket(address: str) -> socket.socket:
    opened = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        opened.setblocking(False)
        opened.bind((address, 0))
    except OSError:
        opened.close()
        raise
    return opened


def _all_interfaces() -> list[str]:
    """The own IPv4 addresses at all interfaces that are up, but for this machine's own."""
    stats = psutil.net_if_stats()
    return [
        address
        for name, addresses in _addresses()
        if name in stats and stats[name].isup
        for address in addresses
        if not ipaddress.ip_address(address).is_loopback
    ]


def _interface(text: str) -> str:
    for name, addresses in _addresses():
        if text in addresses or (text == name and addresses):
            return text if text in addresses else addresses[0]
    known = ", ".join(name for name, addresses in _addresses() if addresses)
    raise UsageError(f"{text} is no network interface of this machine", f"there are: {known}")


def _addresses() -> Iterator[tuple[str, list[str]]]:
    for name, addresses in psutil.net_if_addrs().items():
        yield name, [each.address for each in addresses if each.family == socket.AF_INET]


async def _resolve(text: str, port: int) -> tuple[str, int]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(text, port, type=socket.SOCK_DGRAM)
    except (OSError, UnicodeError):
        raise UsageError(f"{text} is no address that can be found", "write an IP address, such as 192.0.2.10") from None
    return cast("tuple[str, int]", found[0][4])  # of IPv6 with its scope


def _sort_key(address: str) -> tuple[int, int, str]:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return 9, 0, address
    return parsed.version, int(parsed), address
