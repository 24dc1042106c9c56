"""Streams over HTTP: a file, HLS, and an endless MPEG-TS."""

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from support.video import make_clip
from tawny.capture.session import open_session
from tawny.capture.source import Source
from tawny.core.errors import CaptureError
from tawny.media.packets import AudioPacket, Packet, VideoPacket


@dataclass(frozen=True)
class Server:
    """An HTTP server that hands out `folder`, and an endless stream at /live.ts."""

    url: str
    folder: Path


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async def live(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "video/mp2t"})
        await response.prepare(request)
        await response.write((tmp_path / "clip.ts").read_bytes())
        if "ends" not in request.query:
            await asyncio.Event().wait()
        return response

    app = web.Application()
    app.add_routes([web.get("/live.ts", live), web.static("/", tmp_path)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield Server(f"http://127.0.0.1:{runner.addresses[0][1]}", tmp_path)
    await runner.cleanup()


def read(
    url: str, *, paced: bool = False, read_timeout_s: float = 5, until: Callable[[list[Packet]], bool] = lambda _: False
) -> list[Packet]:
    packets: list[Packet] = []
    with open_session(Source(url, open_timeout_s=5, read_timeout_s=read_timeout_s, paced=paced)) as session:
        for packet in session.packets():
            packets.append(packet)
            if until(packets):
                break
    return packets


async def test_a_file_over_http_is_read_to_its_end(server: Server) -> None:
    make_clip(server.folder / "clip.mp4", seconds=2, audio=True)
    packets = await asyncio.to_thread(read, f"{server.url}/clip.mp4")
    assert sum(isinstance(packet, VideoPacket) for packet in packets) == 20
    assert sum(isinstance(packet, AudioPacket) for packet in packets) > 80


async def test_a_file_over_http_plays_at_its_own_speed(server: Server) -> None:
    make_clip(server.folder / "clip.mp4", fps=20, seconds=0.6)
    begin = time.monotonic()
    await asyncio.to_thread(read, f"{server.url}/clip.mp4", paced=True)
    assert time.monotonic() - begin > 0.5


async def test_hls_is_read_over_its_segments(server: Server) -> None:
    clip = make_clip(server.folder / "clip.mp4", seconds=3)
    playlist = server.folder / "index.m3u8"
    command = ["ffmpeg", "-v", "error", "-i", clip, "-c", "copy", "-hls_time", "1", playlist]
    await asyncio.to_thread(subprocess.run, command, check=True)
    packets = await asyncio.to_thread(read, f"{server.url}/index.m3u8")
    assert [packet.keyframe for packet in packets if isinstance(packet, VideoPacket)] == ([True] + [False] * 9) * 3


async def test_a_playlist_cannot_read_files_of_this_machine(server: Server) -> None:
    clip = make_clip(server.folder / "secret.ts", seconds=1)
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{clip}\n#EXT-X-ENDLIST\n"
    (server.folder / "evil.m3u8").write_text(playlist)
    with pytest.raises(CaptureError):
        await asyncio.to_thread(read, f"{server.url}/evil.m3u8")


async def test_an_endless_stream_that_falls_silent_is_given_up_in_time(server: Server) -> None:
    make_clip(server.folder / "clip.ts", seconds=2)
    begin = time.monotonic()
    with pytest.raises(CaptureError):
        await asyncio.to_thread(read, f"{server.url}/live.ts", read_timeout_s=0.7)
    assert 0.7 <= time.monotonic() - begin < 4


async def test_an_endless_stream_that_ends_is_an_error(server: Server) -> None:
    make_clip(server.folder / "clip.ts", seconds=2)
    with pytest.raises(CaptureError):
        await asyncio.to_thread(read, f"{server.url}/live.ts?ends")


async def test_what_is_not_there_is_said_to_be_so(server: Server) -> None:
    with pytest.raises(CaptureError, match="404"):
        await asyncio.to_thread(read, f"{server.url}/gone.mp4")
