"""The built page: its files and no others, a strict policy, and names that may be kept for ever."""

from __future__ import annotations

import re

import pytest
from yarl import URL

from support.house import Site


async def index(site: Site) -> str:
    async with site.stranger.get(f"{site.url}/app/") as response:
        assert response.status == 200
        assert response.content_type == "text/html"
        return await response.text()


async def test_all_that_it_names_is_there(site: Site) -> None:
    names = re.findall(r'(?:src|href)="\./([^"]+)"', await index(site))
    assert len(names) >= 3
    for name in names:
        async with site.stranger.get(f"{site.url}/app/{name}") as response:
            assert response.status == 200
            assert await response.read()


async def test_it_runs_nothing_that_is_not_a_file_of_its_own(site: Site) -> None:
    page = await index(site)
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\bstyle=|\bon[a-z]+=", page) == []
    async with site.stranger.get(f"{site.url}/app/") as response:
        policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


async def test_what_is_named_after_its_content_is_kept_and_packed(site: Site) -> None:
    script = re.search(r'src="\./([^"]+\.js)"', await index(site))
    assert script is not None
    address = f"{site.url}/app/{script[1]}"
    async with site.stranger.get(address, headers={"Accept-Encoding": "gzip"}) as response:
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"
        packed, etag = await response.read(), response.headers["ETag"]
    async with site.stranger.get(address, headers={"Accept-Encoding": "identity"}) as response:
        assert "Content-Encoding" not in response.headers
        assert await response.read() == packed  # which the client has unpacked
        assert response.headers["ETag"] != etag
    known = {"Accept-Encoding": "gzip", "If-None-Match": etag}
    async with site.stranger.get(address, headers=known) as response:
        assert response.status == 304


async def test_the_page_itself_is_asked_for_each_time(site: Site) -> None:
    async with site.stranger.get(f"{site.url}/app/") as response:
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/app"])
async def test_other_addresses_lead_there(site: Site, path: str) -> None:
    async with site.stranger.get(f"{site.url}{path}", allow_redirects=False) as response:
        assert response.status == 302
        assert response.headers["Location"] == "app/"  # behind any prefix


@pytest.mark.parametrize("name", ["..%2fapp.py", "%2e%2e%2fapp.py", "app.py", "..", ".%2e/app.py", "x" * 1000, "%00"])
async def test_it_has_its_own_files_only(site: Site, name: str) -> None:
    async with site.client.get(URL(f"{site.url}/app/{name}", encoded=True)) as response:
        assert response.status == 404


async def test_it_can_be_installed(site: Site) -> None:
    """The manifest and its icons are there, as what they are, and new ones are seen."""
    async with site.stranger.get(f"{site.url}/app/manifest.webmanifest") as response:
        assert response.content_type == "application/manifest+json"
        assert response.headers["Cache-Control"] == "no-cache"
        manifest = await response.json(content_type=None)
    assert manifest["start_url"] == manifest["scope"] == "./"  # behind any prefix
    for icon in manifest["icons"]:
        async with site.stranger.get(URL(f"{site.url}/app/") / icon["src"]) as response:
            assert response.headers["Content-Type"].split(";")[0] == icon["type"]
            assert response.headers["Cache-Control"] == "no-cache"


async def test_the_service_worker_is_asked_for_each_time_and_keeps_what_is_there(site: Site) -> None:
    async with site.stranger.get(f"{site.url}/app/sw.js") as response:
        assert response.content_type == "text/javascript"
        assert response.headers["Cache-Control"] == "no-cache"
        worker = await response.text()
    names = set(re.findall(r"[\w-]+\.(?:css|html|js|png|svg|webmanifest)\b", worker))
    assert {"index.html", "manifest.webmanifest", "icon-192.png"} <= names
    assert set(re.findall(r'(?:src|href)="\./([^"]+)"', await index(site))) <= names
    for name in names:
        async with site.stranger.get(f"{site.url}/app/{name}") as response:
            assert response.status == 200
