"""For remote.py: what viewers far away cost the house behind the proxy, and how they see it over a bad link.

Debian's nginx with the configuration of `tawny remote init` stands in front of the recorder, made and driven as in the
tests.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import aiohttp

import rig
from tawny.remote.answers import Answers

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support import slow_link
from support.browser import Browser, missing
from support.nginx import nginx_inside, running_nginx

ANSWERS = Answers(domain="cameras.example.com", server="198.51.100.1")
VISITOR = "198.51.100.2"
_PART = re.compile(r'EXT-X-PART:.*?URI="([^"]+)"')
_SEGMENT = re.compile(r"^\d\S*\.m4s", re.MULTILINE)


def shared(recorder: rig.Recorder, camera: str, viewers: int, seconds: float) -> dict[str, Any]:
    """How often the house is asked for what so many viewers of one stream watch, part for part and by segments."""
    return {
        "viewers": viewers,
        "by_parts": asyncio.run(_watched(recorder, camera, viewers, seconds, _PART)),
        "by_segments": asyncio.run(_watched(recorder, camera, viewers, seconds, _SEGMENT)),
    }


async def _watched(
    recorder: rig.Recorder, camera: str, viewers: int, seconds: float, names: re.Pattern[str]
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as folder:
        async with running_nginx(Path(folder) / "nginx", ANSWERS, recorder.url) as proxy:
            base = f"{proxy.api}/cameras/{camera}/live/sub"
            sessions = [proxy.client(recorder.token, address=f"127.0.1.{n + 1}") for n in range(viewers)]
            failures = sum(await asyncio.gather(*(_viewer(one, base, seconds, names) for one in sessions)))
            log = proxy.logs[0].read_text(encoding="utf-8")
    asked = re.findall(r" GET (\S+\.m4s) 200 .* (MISS|HIT|EXPIRED|-)$", log, re.MULTILINE)
    upstream = Counter(name for name, cache in asked if cache != "HIT")
    names_asked = {name for name, _ in asked}
    return {
        "pieces": len(names_asked),
        "requests_of_viewers": len(asked),
        "requests_to_the_house": upstream.total(),
        "to_the_house_for_each_piece": round(upstream.total() / max(1, len(names_asked)), 3),
        "most_for_one_piece": max(upstream.values(), default=0),
        "failures": failures,
    }


async def _viewer(session: aiohttp.ClientSession, base: str, seconds: float, names: re.Pattern[str]) -> int:
    """Watches the small stream; how many answers were none."""
    clock = asyncio.get_running_loop().time
    failures, seen = 0, set[str]()
    async with session:
        text, end = await _text(session, f"{base}/index.m3u8"), clock() + seconds
        seen.update(names.findall(text))
        while clock() < end:
            first = re.search(r"EXT-X-MEDIA-SEQUENCE:(\d+)", text)
            sequence = int(first[1]) + text.count("#EXTINF:") if first else 0
            part = text.rpartition("#EXTINF:")[2].count("#EXT-X-PART:")
            query = f"_HLS_msn={sequence}" + (f"&_HLS_part={part}" if names is _PART else "")
            text = await _text(session, f"{base}/index.m3u8?{query}")
            for name in [name for name in names.findall(text) if name not in seen]:
                seen.add(name)
                async with session.get(f"{base}/{name}") as response:
                    await response.read()
                    failures += response.status != 200
    return failures


async def _text(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


def over_a_bad_link(recorder: rig.Recorder, camera: str, seconds: float) -> dict[str, Any] | None:
    """How often the picture stops where Chromium shows one camera in full size; None where that can't be tried."""
    if why := slow_link.missing() or missing():
        rig.say(f"the bad link is left out: {why}")
        return None
    told: dict[str, Any] = {"mbit_s": 1, "ms_each_way": 100, "loss_percent": 1, "seconds": seconds}
    for level in ("remote", "low"):
        told[level] = _look(recorder, camera, level, seconds)
    return told


def _look(recorder: rig.Recorder, camera: str, level: str, seconds: float) -> dict[str, Any]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tawny-benchmark-")))
        hosts, socket = folder / "hosts", folder / "tawny.sock"
        hosts.write_text(f"127.0.0.1 localhost\n{ANSWERS.server} {ANSWERS.domain}\n", encoding="utf-8")
        server, visitor = (stack.enter_context(slow_link.network(hosts)) for _ in range(2))
        link = stack.enter_context(slow_link.slow_link((server, visitor), (ANSWERS.server, VISITOR)))
        stack.enter_context(slow_link.door(socket, int(recorder.url.rpartition(":")[2])))
        stack.enter_context(nginx_inside(server, folder / "nginx", ANSWERS, socket))
        browser = Browser(visitor.inside(), ("--ignore-certificate-errors",))
        stack.callback(browser.close)
        answer = browser.run(
            {
                "task": "page_far",
                "base": f"https://{ANSWERS.domain}",
                "token": recorder.token,
                "camera": camera,
                "seconds": seconds,
                "tries": 1,
                "kept": {"tawny-quality": level},
                "context": {"ignoreHTTPSErrors": True},
            },
            seconds + 90,
        )
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        (look,) = answer["found"]["looks"]
        return {
            "stalls": look["stops"],
            "shown_s": round(look["shown"], 1),
            "of_s": round(look["seconds"], 1),
            "said": answer["found"]["said"],
            "packets": link.carried,
            "packets_lost": link.lost,
        }
