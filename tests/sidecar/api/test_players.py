"""Independent players over HTTP."""

from __future__ import annotations

import asyncio
import re

from support.ffmpeg import needs_ffmpeg, packets, play, probe
from support.footage import Footage
from support.house import FakeHouse, Site

pytestmark = needs_ffmpeg


async def test_a_player_plays_a_clip_and_seeks_in_it(site: Site, event: str) -> None:
    address = f"{site.api}/events/{event}/clip.mp4?token={site.token}"
    await asyncio.to_thread(play, address, "-seekable", "1")
    await asyncio.to_thread(play, address, "-seekable", "1", "-ss", "3.3")
    told = await asyncio.to_thread(probe, address)
    assert [stream["codec_name"] for stream in told["streams"]] == ["h264", "aac"]
    assert abs(float(told["format"]["duration"]) - 6) < 0.01


async def test_a_player_plays_live_from_the_playlist(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    address = f"{site.api}/cameras/door/live/master.m3u8?token={site.token}"
    # A live playlist has no end, so the player is told when to stop.
    await asyncio.to_thread(play, address, "-live_start_index", "0", "-t", "6")
    told = await asyncio.to_thread(probe, address)
    assert [stream["codec_name"] for stream in told["streams"][:2]] == ["h264", "aac"]


async def test_live_segments_are_the_packets_that_came(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    base = f"{site.api}/cameras/door/live/main"
    async with site.client.get(f"{base}/index.m3u8") as response:
        text = await response.text()
    data = b""
    for name in (re.search(r'URI="([^"]*)"', text)[1], *re.findall(r"^\d+\.m4s$", text, re.MULTILINE)):
        async with site.client.get(f"{base}/{name}") as response:
            data += await response.read()
    path = house.storage_root / "live.mp4"
    await asyncio.to_thread(path.write_bytes, data)
    found = await asyncio.to_thread(packets, path)
    assert [dts for dts, _, _ in found] == [n * 9000 for n in range(90)]
