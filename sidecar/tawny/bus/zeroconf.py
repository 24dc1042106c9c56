"""The announcement of the API in the local network, for a Home Assistant that has no MQTT broker in common with us."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import logging
import re
import socket
from typing import override

import psutil
from zeroconf import Error, IPVersion, NonUniqueNameException
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from tawny import __version__
from tawny.config import Config
from tawny.house.api_version import API

SERVICE = "_tawny._tcp.local."
API_PATH = "/api/v1"
LOOK_EVERY_S = 60.0
"""How soon a new address of this machine is announced."""

_LONGEST_LABEL = 63
_LOGGER = logging.getLogger(__name__)
_ZEROCONF_LOGGER = logging.getLogger("zeroconf")
_NO_WAY = frozenset(
    {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM}
)
"""What the system says where a packet to everybody can't go: no route, or a firewall."""

_IPV6_SOCKET = re.compile(r"\('[0-9a-fA-F]*:")


class Announcement:
    """Announces the API of `config`, which listens on `port`, from `start` until `stop`. Never fails."""

    def __init__(self, config: Config, port: int, instance: str) -> None:
        self._config = config
        self._port = port
        self._instance = instance
        self._zeroconf: AsyncZeroconf | None = None
        self._task: asyncio.Task[None] | None = None
        self._calm = _Calm()

    def start(self) -> None:
        """Begin, unless nobody could reach what is announced."""
        if self._config.server.zeroconf and addresses(self._config.server.host):
            _ZEROCONF_LOGGER.addFilter(self._calm)
            self._task = asyncio.create_task(self._announce(), name="zeroconf")

    async def stop(self) -> None:
        """Say that it is no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._zeroconf is not None:
            with contextlib.suppress(Error, OSError, TimeoutError):
                await asyncio.wait_for(self._zeroconf.async_unregister_all_services(), 2)
            with contextlib.suppress(Error, OSError):
                await self._zeroconf.async_close()
        _ZEROCONF_LOGGER.removeFilter(self._calm)

    async def _announce(self) -> None:
        try:
            self._zeroconf = AsyncZeroconf(ip_version=IPVersion.All if socket.has_ipv6 else IPVersion.V4Only)
            info = self.info(addresses(self._config.server.host))
            await self._zeroconf.async_register_service(info, allow_name_change=True)
            _LOGGER.info("Announced in the network as %s", info.name.removesuffix(f".{SERVICE}"))
            while True:
                await asyncio.sleep(LOOK_EVERY_S)
                present = addresses(self._config.server.host)
                if present and present != info.parsed_addresses():
                    info = self.info(present, info.name)
                    await self._zeroconf.async_update_service(info)
        except (Error, NonUniqueNameException, OSError) as error:
            reason = str(error) or type(error).__name__
            _LOGGER.warning("Tawny can't be announced in the network, and goes on without: %s", reason)

    def info(self, present: list[str], name: str | None = None) -> AsyncServiceInfo:
        """What is announced: node, its name, versions, and where the API is. No secrets."""
        node, url = self._config.node, self._config.server.url
        properties = {
            "node": node.id,
            "name": node.name,
            "version": __version__,
            "api": str(API),
            "path": API_PATH,
            "instance": self._instance,
            **({"url": url} if url is not None else {}),
        }
        label = node.name.replace(".", " ").encode()[:_LONGEST_LABEL].decode("utf-8", "ignore")
        return AsyncServiceInfo(
            SERVICE,
            name or f"{label}.{SERVICE}",
            port=self._port,
            properties=properties,
            server=f"tawny-{node.id.replace('_', '-')}.local.",
            parsed_addresses=present,
        )


class _Calm(logging.Filter):
    """Says once for each family in one line that the network takes no multicast, for which zeroconf has a traceback.

    That is how many networks are, mostly with IPv6, and what is announced by the other family is found all the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, OSError) or error.errno not in _NO_WAY:
            return True
        family = "IPv6" if _IPV6_SOCKET.search(record.getMessage()) else "IPv4"
        if family not in self._told:
            self._told.add(family)
            reason = (error.strerror or str(error)).lower()
            _LOGGER.info("The network takes no announcements by %s (%s)", family, reason)
        return False


def addresses(host: str) -> list[str]:
    """Where others reach a server that listens on `host`; empty when only this machine does."""
    try:
        listening = ipaddress.ip_address(host)
    except ValueError:
        return []  # a name, which others may resolve to something else
    if not listening.is_unspecified:
        return [] if listening.is_loopback else [host]
    families = {socket.AF_INET} if listening.version == 4 else {socket.AF_INET, socket.AF_INET6}
    found = {
        each.address
        for each_interface in psutil.net_if_addrs().values()
        for each in each_interface
        if each.family in families and "%" not in each.address
    }
    return sorted(address for address in found if not ipaddress.ip_address(address).is_loopback)
