"""Checks of what the proxy answers: the house behind it, what is closed, the cache, the limits, and how fast it is."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Sequence
from statistics import median
from typing import Any

import aiohttp

from tawny.core.errors import TawnyError
from tawny.doctor.findings import Finding, failed, ok, warning
from tawny.remote.outside import Answer, Outside

SLOW_S = 0.4
ROUNDS = 5
MEASURED_S, MEASURED_BYTES, AT_ONCE = 4.0, 4_000_000, 4
REMOTE_BITS = 500_000
"""At most, of a camera's rendition for viewers far away."""

LOGINS = 8
"""More than five at once are too many; Tawny itself allows ten wrong ones, and these have nothing in them."""

_SEGMENT = re.compile(rb"^(\d+\.m4s)", re.MULTILINE)
_SCRIPT = re.compile(rb'(?:src|href)="(?:\./)?([A-Za-z0-9._-]+\.js)"')
_NO_TOKEN = "there is no token to look with"  # noqa: S105
_GIVE_TOKEN = "run this where Tawny runs, as its user, or give --token"  # noqa: S105
_OTHER = "what stands there is not the nginx of server/setup.sh, or an older one: run it again"


async def check_house(outside: Outside) -> Sequence[Finding]:
    """Whether the proxy reaches Tawny."""
    async with outside.session() as session:
        answer = await outside.ask(session, f"{outside.api}/health")
    if answer.status == 200:
        return [ok("house", "the server reaches Tawny")]
    if answer.status in {502, 503, 504}:
        remedy = (
            f"see `tunnel` above; is Tawny running, on port {outside.answers.tawny_port} and not only for 127.0.0.1? A "
            "firewall of this machine must let the tunnel in (ufw allow in on tawny0)"
        )
        return [failed("house", "the server does not reach Tawny", remedy)]
    return [failed("house", f"the server answers {answer.status}", _OTHER)]


async def check_closed(outside: Outside) -> Sequence[Finding]:
    """Whether what is not for outside is not there, and nobody gets in without a token."""
    async with outside.session() as session:
        metrics = await outside.ask(session, f"{outside.url}/metrics", headers=outside.shown)
        stranger = await outside.ask(session, f"{outside.api}/cameras")
    if metrics.status != 404:
        return [failed("closed", f"/metrics answers {metrics.status} to the world", _OTHER)]
    if stranger.status != 401:
        return [failed("closed", f"the cameras answer {stranger.status} to whoever has no token", _OTHER)]
    return [ok("closed", "nothing but page and API is there, and nobody gets in without a token")]


async def check_trust(outside: Outside) -> Sequence[Finding]:
    """Whether Tawny believes the proxy who asks; else it takes all visitors for one, and cookies for unsafe."""
    if not outside.token:
        return [warning("trust", _NO_TOKEN, _GIVE_TOKEN)]
    async with outside.session() as session:
        headers = {"Origin": outside.url}
        answer = await outside.ask(
            session, f"{outside.api}/session", "POST", headers=headers, body={"token": outside.token}
        )
    if answer.status == 401:
        return [failed("trust", "Tawny does not know the token", _GIVE_TOKEN)]
    if answer.status == 429:
        return [warning("trust", "there were too many logins from here just now", "wait a minute, and try again")]
    if answer.status != 204:
        return [failed("trust", f"a login is answered with {answer.status}", _OTHER)]
    if "secure" not in answer.header("set-cookie").lower():
        address = outside.answers.server_in_tunnel
        remedy = f'write trusted_proxies = ["{address}"] under [server] in tawny.toml, and restart Tawny'
        return [failed("trust", "Tawny does not believe the server who its visitors are", remedy)]
    return [ok("trust", "Tawny knows its visitors by their own addresses")]


async def check_cache(outside: Outside) -> Sequence[Finding]:
    """Whether a segment is fetched from the house once, and given to nobody who was not let in."""
    if not outside.token:
        return [warning("cache", _NO_TOKEN, _GIVE_TOKEN)]
    async with outside.session() as session:
        url = await _segment(outside, session)
        if url is None:
            return [warning("cache", "no camera shows anything now", "try again when one is online: `tawny status`")]
        for _ in range(2):
            answer = await outside.ask(session, url, headers=outside.shown)
        stranger = await outside.ask(session, url)
    if stranger.status != 401:
        return [failed("cache", f"a segment answers {stranger.status} to whoever has no token", _OTHER)]
    if answer.status != 200:
        return [failed("cache", f"a segment is answered with {answer.status}", "see `house` above")]
    state = answer.header("x-tawny-cache")
    if state != "HIT":
        return [failed("cache", f"a second viewer costs a second request ({state or 'no cache'})", _OTHER)]
    return [ok("cache", "a segment is fetched from the house once, and only for those who may see it")]


async def _segment(outside: Outside, session: aiohttp.ClientSession) -> str | None:
    """The address of a whole segment of some camera."""
    cameras = _json(await outside.ask(session, f"{outside.api}/cameras", headers=outside.shown)).get("cameras", [])
    for camera in (each["id"] for each in cameras if each.get("online")):
        base = f"{outside.api}/cameras/{camera}/live/main"
        playlist = await outside.ask(session, f"{base}/index.m3u8", headers=outside.shown)
        if playlist.status == 200 and (found := _SEGMENT.findall(playlist.body)):
            return f"{base}/{found[-1].decode()}"
    return None


def _json(answer: Answer) -> dict[str, Any]:
    try:
        found = json.loads(answer.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def check_latency(outside: Outside) -> Sequence[Finding]:
    """How long an answer from the house takes, by way of the server."""
    times = []
    async with outside.session() as session:
        await outside.ask(session, f"{outside.api}/health")  # makes the connection
        for _ in range(ROUNDS):
            begin = time.monotonic()
            await outside.ask(session, f"{outside.api}/health")
            times.append(time.monotonic() - begin)
    found = f"an answer takes {median(times) * 1000:.0f} ms"
    if median(times) > SLOW_S:
        remedy = "rent the server nearer to the house, and look whether the house's line is busy"
        return [warning("latency", found, remedy)]
    return [ok("latency", found)]


async def check_bandwidth(outside: Outside) -> Sequence[Finding]:
    """How much the house's line carries upwards: by a script of the page, which is never cached."""
    received, begin = 0, time.monotonic()
    async with outside.session() as session:
        page = await outside.ask(session, f"{outside.url}/app/")
        scripts = _SCRIPT.findall(page.body)
        if not scripts:
            return [failed("bandwidth", f"the page answers {page.status}, without its script", _OTHER)]
        url = f"{outside.url}/app/{scripts[0].decode()}"
        while received < MEASURED_BYTES and time.monotonic() - begin < MEASURED_S:
            # Several at once: one alone would mostly wait.
            whole = {"Accept-Encoding": "identity"}
            for answer in await asyncio.gather(*(outside.ask(session, url, headers=whole) for _ in range(AT_ONCE))):
                if answer.status != 200:
                    raise TawnyError(f"the page's script is answered with {answer.status}", "try again in a minute")
                received += len(answer.body)
    speed = received * 8 / max(time.monotonic() - begin, 0.001)
    cameras = int(speed // REMOTE_BITS)
    found = f"{speed / 1e6:.1f} Mbit/s from the house"
    if not cameras:
        remedy = "choose the rendition `low`, and look whether something else uses the house's line upwards"
        return [warning("bandwidth", f"{found}, too little for one camera at {REMOTE_BITS // 1000} kbit/s", remedy)]
    many = f"{cameras} cameras" if cameras > 1 else "one camera"
    return [ok("bandwidth", f"{found}: enough for {many} at {REMOTE_BITS // 1000} kbit/s at once")]


async def check_limits(outside: Outside) -> Sequence[Finding]:
    """Whether too many logins are refused. The last of the checks: after it, nobody here can log in for a minute."""
    async with outside.session() as session:
        for tried in range(LOGINS):
            answer = await outside.ask(session, f"{outside.api}/session", "POST", body={})
            if answer.status == 429:
                wait = answer.header("retry-after")
                return [ok("limits", f"logins are limited: after {tried} at once, one every {wait} s")]
    return [failed("limits", f"{LOGINS} logins at once are let through", _OTHER)]
