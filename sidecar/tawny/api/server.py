"""Listening: opens the port, says where it is, and closes it again."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from tawny.api.connections import IDLE_S, LINGER_S, MAX_HEADER_BYTES, MAX_LINE_BYTES, Entrance, room_for_connections
from tawny.api.context import CONTEXT
from tawny.core.errors import TawnyError

ADDRESS_NAME = "api.json"
"""Tells commands on the same machine where the service listens; holds no secret."""

SHUTDOWN_S = 5.0
_ANY = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound to
_LOGGER = logging.getLogger(__name__)


class PortInUseError(TawnyError):
    """The service can't listen where it should."""

    code = "port_in_use"


class _Runner(web.AppRunner):
    """Lets connections in through `tawny.api.connections`."""

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return Entrance(
            made.request_handler,
            request_factory=made.request_factory,
            limits=room_for_connections(),
            access_log=None,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGER_S,
            max_line_size=MAX_LINE_BYTES,
            max_field_size=MAX_HEADER_BYTES,
            auto_decompress=False,  # nobody needs it, and what is small on the way could be huge here
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens; `port` is the real one when any free one was asked for."""

    host: str
    port: int
    runner: web.AppRunner
    address_file: Path

    @property
    def url(self) -> str:
        """Where programs on this machine reach it."""
        host = _ANY.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    async def stop(self) -> None:
        """Stop listening; requests that are under way get a few seconds."""
        with suppress(OSError):
            await asyncio.to_thread(self.address_file.unlink, missing_ok=True)
        await self.runner.cleanup()


async def serve(app: web.Application, host: str, port: int) -> Server:
    """Listen on `host` and `port` (0: any free one) until the answer's `stop`, and write the address to the storage.

    Raises PortInUseError when something else listens there, and TawnyError when the address can't be used.
    """
    runner = _Runner(app, shutdown_timeout=SHUTDOWN_S, handle_signals=False)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise _refused(host, port, error) from error
    storage = app[CONTEXT].house.storage_root
    server = Server(host, int(runner.addresses[0][1]), runner, storage / ADDRESS_NAME)
    try:
        await asyncio.to_thread(_write_address, server)
    except OSError as error:
        _LOGGER.warning("commands on this machine need --url %s: %s", server.url, error.strerror)
    return server


def read_address(root: Path) -> str | None:
    """Where the service with storage directory `root` listens; None when it does not run."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads((root / ADDRESS_NAME).read_text())["url"])
    return None


def _write_address(server: Server) -> None:
    fresh = server.address_file.with_name(f"{ADDRESS_NAME}.new")
    fresh.write_text(json.dumps({"url": server.url, "pid": os.getpid()}) + "\n")
    fresh.replace(server.address_file)


def _refused(host: str, port: int, error: OSError) -> TawnyError:
    if error.errno == errno.EADDRINUSE:
        return PortInUseError(
            f"port {port} is in use",
            "stop what uses it (another Tawny?), or set another port in [server] of tawny.toml",
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return TawnyError(f"port {port} needs more rights", "set a port above 1023 in [server] of tawny.toml")
    reason = error.strerror or str(error)
    return TawnyError(f"can't listen on {host}:{port} ({reason})", "set host in [server] to an address of this machine")
