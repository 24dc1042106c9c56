"""Brokers that behave badly, and certificates."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from support.mqtt import Broker

type Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="needs openssl to make certificates")


@contextlib.asynccontextmanager
async def fake_broker(handler: Handler, port: int = 0) -> AsyncIterator[int]:
    """The port of a broker that does what `handler` does."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await handler(reader, writer)
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", port)
    async with server:
        yield int(server.sockets[0].getsockname()[1])
        server.close_clients()


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Says nothing at all."""
    while await reader.read(4096):
        pass


async def hanging_up(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Closes the connection once somebody logs in."""
    await reader.read(4096)


def answering(data: bytes) -> Handler:
    """Answers the login with `data`, and stays."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(4096)
        writer.write(data)
        await silent(reader, writer)

    return handle


def without_version_5(broker: Broker, answer: bytes | None) -> Handler:
    """Answers those who speak MQTT 5 with `answer` and hangs up (None: never answers); hands all others to `broker`."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        login = await reader.readexactly(9)  # fixed header, "MQTT" with its length, version
        if login[8] == 5:
            if answer is None:
                await silent(reader, writer)
            writer.write(answer or b"")
            await writer.drain()
            return
        await _relay(broker, login, reader, writer)

    return handle


def relaying(broker: Broker) -> Handler:
    """Hands everybody to `broker`."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _relay(broker, b"", reader, writer)

    return handle


async def _relay(broker: Broker, begin: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    to_reader, to_writer = await asyncio.open_connection(broker.host, broker.port)
    to_writer.write(begin)
    try:
        await asyncio.gather(_pipe(reader, to_writer), _pipe(to_reader, writer))
    finally:
        to_writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.write_eof()


class Certificates:
    """An authority, a certificate for 127.0.0.1 and one for a client, in `folder`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.ca = folder / "ca.pem"
        self._run("req", "-x509", *_KEY, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test", "-days", "2")
        self.server, self.server_key = self._signed("server", "subjectAltName=IP:127.0.0.1")
        self.client, self.client_key = self._signed("client", "subjectAltName=DNS:tawny")

    def _signed(self, name: str, extension: str) -> tuple[Path, Path]:
        self._run(
            "req", "-x509", *_KEY, "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}",
            "-days", "2", "-CA", "ca.pem", "-CAkey", "ca.key", "-addext", extension,
            "-addext", "basicConstraints=critical,CA:FALSE",
        )  # fmt: skip
        return self.folder / f"{name}.pem", self.folder / f"{name}.key"

    def _run(self, *arguments: str) -> None:
        assert OPENSSL is not None
        subprocess.run([OPENSSL, *arguments], cwd=self.folder, check=True, capture_output=True)


_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
