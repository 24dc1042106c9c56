"""Names that lead out of where they belong, on every route that takes one; and requests that are too large."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from pathlib import Path

import pytest
from yarl import URL

from support.house import FakeHouse, Site
from tawny.api.app import endpoints
from tawny.api.paths import PATH_PARAMETERS

NASTY = {
    "dots": "..",
    "escaped dots": "%2e%2e",
    "twice escaped": "%252e%252e%252f",
    "escaped slashes": "..%2f..%2f..%2ftoken",
    "backslashes": "..%5c..%5ctoken",
    "nothing": "%00",
    "nothing inside": "door%00.jpg",
    "a line's end": "door%0d%0aX-Evil:%20yes",
    "no UTF-8": "%ff%fe",
    "overlong UTF-8": "%c0%ae%c0%ae",
    "half an escape": "%",
    "fullwidth": "%EF%BC%8E%EF%BC%8E",
    "a letter too many": "a" * 64,
    "10 kB": "a" * 10_240,
    "a file": "%2fetc%2fpasswd",
    "a pattern": "*",
    "another name": "%7Bcamera%7D",
    "markup": "%3Cscript%3E",
    "SQL": "'%20OR%201=1--",
}


@pytest.mark.parametrize("name", NASTY.values(), ids=NASTY)
async def test_no_name_leads_anywhere(
    site: Site, house: FakeHouse, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    (tmp_path / "token").write_text("outside")
    caplog.set_level(logging.ERROR)
    wrong = []
    for route in (route for route in endpoints() if route.path_names):
        for parameter in route.path_names:
            url = URL(site.url + filled(route.url, {parameter: name}), encoded=True)
            body = None if route.method == "GET" else {}
            async with site.client.request(route.method, url, json=body) as response:
                text = await response.text()
                if response.status not in {400, 404, 405, 422} or "X-Evil" in response.headers:
                    wrong.append(f"{route.method} {url}: {response.status} {text[:200]}")
                if any(word in text for word in (site.token, "outside", "Traceback", str(tmp_path))):
                    wrong.append(f"{route.method} {url}: {text[:200]}")
    assert wrong == []
    assert caplog.records == []


def filled(path: str, names: dict[str, str]) -> str:
    """`path` with `names`, and with examples of all others."""
    return re.sub(r"\{(\w+)\}", lambda found: names.get(found[1], PATH_PARAMETERS[found[1]].example), path)


@pytest.mark.parametrize(
    "path",
    [
        "/app/../auth.py",
        "/app/%2e%2e/auth.py",
        "/app/..%2fauth.py",
        "/app/app.js%00.css",
        "/app//etc/passwd",
        "/ui/app.js",
        "/token",
    ],
)
async def test_the_pages_files_are_a_table(site: Site, path: str) -> None:
    async with site.client.get(URL(site.url + path, encoded=True)) as response:
        assert response.status in {400, 404}
        assert site.token not in await response.text()


async def test_what_is_too_large_is_refused(site: Site) -> None:
    async with site.client.post(f"{site.api}/tokens", data=b'{"name": "' + b"x" * (80 << 10) + b'"}') as response:
        assert response.status == 413
        assert (await response.json())["error"]["code"] == "too_large"


@pytest.mark.parametrize(
    "headers", [{"Authorization": "Bearer " + "x" * 20_000}, {"Cookie": "tawny_session=" + "x" * 20_000}]
)
async def test_a_header_that_is_too_long_is_refused(site: Site, headers: dict[str, str]) -> None:
    async with site.stranger.get(f"{site.api}/cameras", headers=headers) as response:
        assert response.status in {400, 431}
        assert "Traceback" not in await response.text()


async def test_a_body_that_is_too_deep_is_bad_input(site: Site) -> None:
    deep = "[" * 30_000 + "]" * 30_000
    async with site.client.post(f"{site.api}/tokens", data=deep.encode()) as response:
        assert response.status == 422
        json.loads(await response.text())


async def test_no_other_site_may_read_anything(site: Site) -> None:
    evil = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    for path in ("/health", "/cameras", "/session"):
        for method in ("GET", "OPTIONS"):
            async with site.client.request(method, f"{site.api}{path}", headers=evil) as response:
                assert not [name for name in response.headers if name.startswith("Access-Control-")]


async def test_the_page_loads_nothing_from_elsewhere(site: Site) -> None:
    async with site.stranger.get(f"{site.url}/") as response:
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert response.headers["Permissions-Policy"]


async def test_half_a_request_holds_nobody_up(site: Site) -> None:
    host, port = "127.0.0.1", site.server.port
    writers = []
    for _ in range(50):
        _, writer = await asyncio.open_connection(host, port)
        writer.write(b"GET /api/v1/cameras HTTP/1.1\r\nHost: x\r\nAuthor")
        writers.append(writer)
    async with site.client.get(f"{site.api}/cameras") as response:
        assert response.status == 200
    for writer in writers:
        writer.close()
        await writer.wait_closed()
