"""Plain sockets to a service, for what no decent client would send."""

from __future__ import annotations

import asyncio
import base64
import os
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

SOON_S = 15
"""Longest wait for what comes within moments on an idle machine."""


class Wire:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def send(self, data: bytes | str) -> None:
        self.writer.write(data.encode() if isinstance(data, str) else data)

    async def send_for_ever(self, data: bytes) -> None:
        """Send the same again and again. Raises ConnectionError when the other side has enough of it."""
        while True:
            self.writer.write(data)
            await self.writer.drain()

    async def answer(self) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and body of the next answer; the body must have a length."""
        async with asyncio.timeout(SOON_S):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return int(head[0].split()[1]), headers, body

    async def ended(self) -> bytes:
        """What else comes until the other side ends the connection."""
        async with asyncio.timeout(SOON_S):
            rest = b""
            try:
                while some := await self.reader.read(1 << 16):
                    rest += some
            except ConnectionError:
                pass
            return rest


@asynccontextmanager
async def wire(port: int, *, receive_bytes: int = 0, reads: bool = True) -> AsyncIterator[Wire]:
    """A connection to this machine's `port`. `receive_bytes` is what its kernel takes in; without `reads` no more."""
    raw = socket.socket()
    raw.setblocking(False)
    if receive_bytes:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
    await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=raw, limit=1 << 16)
    if not reads:
        writer.transport.pause_reading()
    try:
        yield Wire(reader, writer)
    finally:
        writer.transport.abort()


async def until(look: Callable[[], object], within: float = SOON_S) -> None:
    """Look until the answer is true; for what nobody tells."""
    pause = asyncio.Event()
    async with asyncio.timeout(within):
        while not look():
            with suppress(TimeoutError):
                await asyncio.wait_for(pause.wait(), 0.02)


def get(path: str, token: str = "", **headers: str) -> str:
    """A GET request."""
    lines = [f"GET {path} HTTP/1.1", "Host: tawny", *([f"Authorization: Bearer {token}"] if token else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""])


def upgrade(path: str, token: str = "", **headers: str) -> str:
    """The request that opens a WebSocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    wanted = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
    return get(path, token, **{**wanted, **headers})


def frame(opcode: int, data: bytes = b"", *, final: bool = True) -> bytes:
    """A WebSocket frame, as clients send them."""
    length = len(data)
    head = bytes([(0x80 if final else 0) | opcode])
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 1 << 16:
        head += bytes([0xFE]) + struct.pack(">H", length)
    else:
        head += bytes([0xFF]) + struct.pack(">Q", length)
    return head + bytes(4) + data  # a mask of zeros changes nothing
