"""FFmpeg plays every media route of the whole service; the validator reads every playlist that it meets."""

from __future__ import annotations

import asyncio
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import aiohttp
import pytest

from support.ffmpeg import needs_ffmpeg, packets, play, probe
from support.past import Past
from support.playlist_validator import Media, Watcher, check_master, read_media
from support.playlists import read_playlist
from support.service import RefusedError, Tawny, camera_config
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.core.clock import iso
from tawny.media.ladder import LADDER

S = 1_000_000
RENDITIONS = ("main", "sub", *LADDER)
WATCH_S = 8
LATE_S = 3.0
"""What a blocking reload may take longer than the part that it waits for, on a machine that has other things to do."""


@dataclass
class House:
    """The service with one camera: live, and with a past of idle and main, with sound, and two gaps."""

    tawny: Tawny
    start_us: int
    end_us: int
    event: str

    @property
    def base(self) -> str:
        return f"{self.tawny.url}/api/v1"

    def url(self, path: str) -> str:
        """An address that needs no header."""
        return f"{self.base}{path}{'&' if '?' in path else '?'}token={self.tawny.token}"

    def span(self, start_s: float = 0, end_s: float = 115) -> str:
        return f"start={iso(self.start_us + round(start_s * S))}&end={iso(self.start_us + round(end_s * S))}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, clocked: dict[str, Path]) -> Iterator[House]:
    home = tmp_path_factory.mktemp("tawny")
    start_us = (time.time_ns() // 1000 - 900 * S) // S * S
    with Past(home / "storage", home / "past", "door", clocked, start_us) as past:
        past.watch(40, (13, 16))
        past.away(20)
        past.watch(30, (9, 12))
        past.down(10)
        past.watch(15)
    with run_in_process([SimulatedCamera("door", clocked)]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        with Tawny(home, {"door": camera_config(urls, motion={"enabled": False})}) as tawny:
            tawny.online("door")
            tawny.until(lambda: is_live(tawny))
            yield House(tawny, start_us, past.now_us, past.events[0])


def is_live(tawny: Tawny) -> bool:
    try:
        return len(check_master(tawny.read("/cameras/door/live/master.m3u8").decode())) == len(RENDITIONS)
    except RefusedError:
        return False


# live


async def watch(client: aiohttp.ClientSession, address: str) -> tuple[Watcher, list[tuple[int, float]]]:
    """Follow a live playlist as a low-latency player does; with it (bytes, seconds) of every complete segment."""
    watcher = Watcher()
    loop = asyncio.get_running_loop()

    async def load(query: str) -> Media:
        async with client.get(f"{address}/index.m3u8{query}") as response:
            assert response.status == 200, await response.text()
            return watcher.load(await response.text())

    async def get(uri: str) -> bytes:
        async with client.get(f"{address}/{uri}") as response:
            assert response.status == 200
            return await response.read()

    media = await load("")
    end = loop.time() + WATCH_S
    while loop.time() < end:
        sequence, part = media.last
        hinted = asyncio.create_task(get(media.hint))
        asked = loop.time()
        later = await load(f"?_HLS_msn={sequence}&_HLS_part={part + 1}{'&_HLS_skip=YES' if watcher.loads % 2 else ''}")
        assert loop.time() - asked < 2 * later.part_target + LATE_S
        assert later.last > media.last
        # What was hinted at is the part that came.
        listed = {p.uri for segment in later.segments for p in segment.parts}
        assert media.hint in listed
        assert await hinted == await get(media.hint)
        media = later
    last = [segment for segment in watcher.segments if segment.uri][-4:]
    return watcher, [(len(await get(segment.uri)), segment.duration) for segment in last]


async def test_live_playlists_keep_the_rules_over_many_loads(house: House) -> None:
    headers = {"Authorization": f"Bearer {house.tawny.token}"}
    base = f"{house.base}/cameras/door/live"
    async with aiohttp.ClientSession(headers=headers) as client:
        async with client.get(f"{base}/master.m3u8") as response:
            variants = {v["URI"].partition("/")[0]: v for v in check_master(await response.text())}
        found = await asyncio.gather(*(watch(client, f"{base}/{name}") for name in RENDITIONS))
    assert tuple(variants) == RENDITIONS
    for name, (watcher, segments) in zip(RENDITIONS, found, strict=True):
        assert watcher.loads > WATCH_S
        assert watcher.media is not None
        starts = [segment.date for segment in watcher.segments]
        assert all(one < other for one, other in pairwise(starts))
        peak = max(size * 8 / seconds for size, seconds in segments)
        # The scene is always the same, and what is measured may be a quarter above what was said.
        assert peak <= 1.25 * int(variants[name]["BANDWIDTH"]), name
        if name in LADDER:
            assert peak <= LADDER[name].bandwidth
    assert re.fullmatch(r"avc1\.[0-9A-Fa-f]{6},mp4a\.40\.2", variants["sub"]["CODECS"])


async def test_a_playlist_says_what_its_init_segment_says(house: House) -> None:
    for variant in check_master(house.tawny.read("/cameras/door/live/master.m3u8").decode()):
        base = f"/cameras/door/live/{variant['URI']}"
        media = read_media(house.tawny.read(base).decode())
        init = house.tawny.read(urljoin(base, media.segments[-1].init))
        for codec in variant["CODECS"].split(","):
            assert codec.partition(".")[0].encode() in init
        assert (b"mp4a" in init) == ("mp4a" in variant["CODECS"])


@needs_ffmpeg
@pytest.mark.parametrize("path", ["master.m3u8", *(f"{name}/index.m3u8" for name in RENDITIONS)])
def test_live_playlists_are_played(path: str, house: House) -> None:
    run("-i", house.url(f"/cameras/door/live/{path}"), "-t", "2")


@needs_ffmpeg
@pytest.mark.parametrize("name", RENDITIONS)
def test_transport_streams_are_played(name: str, house: House) -> None:
    run("-i", house.url(f"/cameras/door/live/{name}.ts"), "-t", "2")


@needs_ffmpeg
@pytest.mark.parametrize("name", RENDITIONS)
async def test_what_a_socket_sends_is_played(name: str, house: House, tmp_path: Path) -> None:
    data = b""
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(house.url(f"/cameras/door/live/{name}/ws")) as socket,
        asyncio.timeout(30),
    ):
        assert (await socket.receive_json())["type"] == "init"
        for _ in range(12):
            data += await socket.receive_bytes()
    path = tmp_path / "a.mp4"
    await asyncio.to_thread(path.write_bytes, data)
    await asyncio.to_thread(play, path)
    assert len(await asyncio.to_thread(packets, path)) > 10


# recorded


@needs_ffmpeg
def test_a_range_over_changes_and_gaps_is_played(house: House) -> None:
    path = f"/cameras/door/playback/index.m3u8?{house.span()}"
    found = read_playlist(house.tawny.read(path).decode())
    assert {entry.uri.partition("/")[0] for entry in found.entries} == {"idle", "main"}
    assert len(found.stretches) > 5
    run("-i", house.url(path))
    times = [dts for dts, _, _ in packets(house.url(path))]
    assert all(one < other for one, other in pairwise(times))
    assert float(probe(house.url(path))["format"]["duration"]) == pytest.approx(85, abs=0.5)


@needs_ffmpeg
def test_a_range_made_small_is_played_through_all_changes(house: House) -> None:
    """From idle to main and back, over a gap: one size, one codec, and the times of the playlist."""
    path = f"/cameras/door/playback/index.m3u8?{house.span(0, 70)}&rendition=low"
    found = read_playlist(house.tawny.read(path).decode())
    assert {entry.uri.partition("/")[0] for entry in found.entries} == {"idle", "main"}
    run("-i", house.url(path))
    told = probe(house.url(path))
    assert [(one["codec_name"], one["width"], one["height"]) for one in told["streams"]] == [("h264", 256, 144)]
    assert float(told["format"]["duration"]) == pytest.approx(found.duration_s, abs=0.1)
    times = [dts for dts, _, _ in packets(house.url(path))]
    assert all(one < other for one, other in pairwise(times))


@needs_ffmpeg
@pytest.mark.parametrize("at", ["0", "14.2", "20", "45", "60.5"])
def test_a_range_as_a_file_is_played_from_anywhere(at: str, house: House) -> None:
    """The player asks for the bytes that it needs with Range."""
    run("-seekable", "1", "-ss", at, "-i", house.url(f"/cameras/door/playback/video.mp4?{house.span()}"))


@needs_ffmpeg
@pytest.mark.parametrize("name", ["clip.mp4", "clip.m3u8"])
def test_an_events_clip_is_played(name: str, house: House) -> None:
    path = f"/events/{house.event}/{name}"
    run("-i", house.url(path))
    told = probe(house.url(path))
    assert [stream["codec_name"] for stream in told["streams"]] == ["h264", "aac"]
    assert float(told["format"]["duration"]) == pytest.approx(5, abs=0.6)
    if name.endswith("m3u8"):
        assert read_playlist(house.tawny.read(path).decode()).ended


@needs_ffmpeg
def test_an_export_is_played(house: House) -> None:
    body = {"camera": "door", "start": iso(house.start_us), "end": iso(house.end_us)}
    export = house.tawny.send("POST", "/exports", body)["id"]
    done = house.tawny.until(lambda: finished(house.tawny, export))
    assert (done["state"], done["note"]) == ("done", "2 gaps in the recording are left out")
    run("-i", house.url(f"/exports/{export}/file.mp4"))


def finished(tawny: Tawny, export: str) -> dict | None:
    found = tawny.get(f"/exports/{export}")
    return found if found["state"] in {"done", "failed"} else None


def run(*arguments: str) -> None:
    """Decode; FFmpeg has nothing to say against it, and stops at the first error."""
    output = ["-fps_mode", "passthrough", "-enc_time_base", "-1", "-f", "null", "-"]
    command = ["ffmpeg", "-v", "error", "-xerror", *arguments, *output]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
