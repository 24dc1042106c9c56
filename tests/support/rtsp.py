"""A bare RTSP client over TCP that shows what is on the wire; for tests of the simulator."""

from __future__ import annotations

import asyncio
import re
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Rtp:
    """One RTP packet."""

    channel: int
    marker: bool
    sequence: int
    timestamp: int
    payload: bytes

    @property
    def starts_keyframe(self) -> bool:
        """Whether this is the SPS that stands before every H.264 keyframe of the simulator."""
        return self.payload[0] & 0x1F == 7


class WireClient:
    """Plays one H.264 stream, video alone, and reads packet by packet."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._address = parts.hostname, parts.port
        self._url = url
        self._number = 0

    async def __aenter__(self) -> Self:
        self.reader, self.writer = await asyncio.open_connection(*self._address)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()

    async def request(self, method: str, headers: str = "", track: str = "") -> str:
        """Send a request and return head and body of the answer. Only before PLAY was answered."""
        self._number += 1
        text = f"{method} {self._url}{track} RTSP/1.0\r\nCSeq: {self._number}\r\n{headers}\r\n"
        self.writer.write(text.encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"Content-Length: (\d+)", head)
        body = (await self.reader.readexactly(int(length[1]))).decode() if length else ""
        return head + body

    async def play(self) -> None:
        """Set the video up and play."""
        await self.request("DESCRIBE")
        answer = await self.request("SETUP", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n", "/trackID=0")
        session = re.search(r"Session: (\w+)", answer)
        assert session, answer
        await self.request("PLAY", f"Session: {session[1]}\r\n")

    async def packet(self, *, within: float = 5) -> Rtp | bytes:
        """The next RTP packet, or an RTCP packet as bytes. Raises TimeoutError and IncompleteReadError."""
        async with asyncio.timeout(within):
            magic, channel, size = struct.unpack("!BBH", await self.reader.readexactly(4))
            assert magic == 0x24, f"no packet but {magic}"
            data = await self.reader.readexactly(size)
        if channel % 2:
            return data
        _, mark, sequence, timestamp, _ = struct.unpack("!BBHII", data[:12])
        return Rtp(channel, bool(mark & 0x80), sequence, timestamp, data[12:])

    async def rtp(self, *, within: float = 5) -> Rtp:
        """The next RTP packet."""
        while not isinstance(packet := await self.packet(within=within), Rtp):
            pass
        return packet

    async def picture(self, *, within: float = 5) -> list[Rtp]:
        """The packets of one picture: up to the next marker."""
        packets = [await self.rtp(within=within)]
        while not packets[-1].marker:
            packets.append(await self.rtp(within=within))
        return packets
