"""`tawny remote check`: what is right is told of as right, and each thing that is wrong with what to do about it."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import psutil
import pytest
from aiohttp import web
from click.testing import CliRunner

from support.certificates import make_certificates
from support.house import Site
from support.nginx import Proxy, free_ports
from tawny.api.secret_files import admin_token
from tawny.cli.main import cli
from tawny.core.errors import UsageError
from tawny.doctor import Finding, Outcome
from tawny.remote import answering, ways
from tawny.remote.answers import Answers
from tawny.remote.check import check_remote
from tawny.remote.outside import Outside, Reach

IN_ORDER = ["tunnel", "tls", "http", "house", "closed", "trust", "cache", "latency", "bandwidth", "limits"]


async def look(proxy: Proxy, token: str | None, **reach: object) -> dict[str, Finding]:
    """Everything that is found, by the name of the check."""
    there = Reach(**{"address": "127.0.0.1", "http": proxy.http, "https": proxy.https, "trust": proxy.trust, **reach})
    return {finding.check: finding async for finding in check_remote(proxy.answers, token, there)}


def failed(found: dict[str, Finding]) -> list[str]:
    return [name for name, finding in found.items() if finding.outcome is Outcome.FAILED]


@pytest.fixture(autouse=True)
def tunnel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine has a tunnel; the file says when the server answered last."""
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: {"tawny0": []})
    handshakes = tmp_path / "handshakes"
    handshakes.write_text(f"key {round(time.time())}\n")
    (tmp_path / "bin").mkdir()
    wg = tmp_path / "bin" / "wg"
    wg.write_text(f"#!/bin/sh\nexec cat {handshakes}\n")
    wg.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    return handshakes


async def test_where_all_is_well_nothing_is_complained_of(proxy: Proxy, site: Site) -> None:
    found = await look(proxy, site.token)
    assert list(found) == IN_ORDER
    # How long it takes and how much it carries is for the machine of the tests to say.
    measured = {"latency", "bandwidth"}
    others = {name: finding for name, finding in found.items() if name not in measured}
    assert {name: finding.found for name, finding in others.items() if finding.outcome is not Outcome.OK} == {}
    assert "certificate good for 89 days" in found["tls"].found
    assert "Mbit/s" in found["bandwidth"].found
    assert all(finding.remedy for finding in found.values() if finding.outcome is not Outcome.OK)


async def test_a_tawny_that_does_not_believe_the_proxy_is_found(proxy: Proxy, site: Site) -> None:
    server = site.house.config.server.model_copy(update={"trusted_proxies": (ip_network("192.0.2.1"),)})
    site.house.config = site.house.config.model_copy(update={"server": server})
    found = await look(proxy, site.token)
    assert failed(found) == ["trust"]
    assert 'trusted_proxies = ["10.86.20.1"]' in found["trust"].remedy


async def test_a_house_that_is_away_is_found_and_nothing_behind_it_asked(proxy: Proxy, site: Site) -> None:
    await site.server.stop()
    found = await look(proxy, site.token)
    assert list(found) == IN_ORDER[:4]
    assert failed(found) == ["house"]
    assert "on port 8420" in found["house"].remedy


async def test_without_a_token_what_needs_one_is_said_to_be_left_out(proxy: Proxy) -> None:
    found = await look(proxy, None)
    assert failed(found) == []
    assert [name for name in found if found[name].outcome is Outcome.WARNING and "token" in found[name].found] == [
        "trust",
        "cache",
    ]


async def test_a_wrong_token_is_told_of(proxy: Proxy) -> None:
    found = await look(proxy, "tawny_wrong")
    assert failed(found) == ["trust"]
    assert "does not know the token" in found["trust"].found


async def test_a_certificate_that_nobody_believes_is_found(proxy: Proxy) -> None:
    found = await look(proxy, None, trust=None)
    assert list(found) == ["tunnel", "tls"]
    assert failed(found) == ["tls"]
    assert "is not believed" in found["tls"].found
    assert "server/setup.sh" in found["tls"].remedy


async def test_a_server_on_which_nobody_listens_is_found(proxy: Proxy) -> None:
    found = await look(proxy, None, https=free_ports(1)[0])
    assert failed(found) == ["tls"]
    assert "no connection to the server" in found["tls"].found


@asynccontextmanager
async def another(tmp_path: Path, answers: Answers, status: int, *, days: int = 89) -> AsyncIterator[Outside]:
    """A server that is none of ours: it answers everything alike."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, text="Welcome")

    certificates = make_certificates(tmp_path, *answers.domains, days=days)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificates.context).start()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    https, http = (address[1] for address in runner.addresses)
    trust = ssl.create_default_context(cafile=str(certificates.authority))
    try:
        yield Outside(answers, "tawny_x", Reach("127.0.0.1", http, https, trust))
    finally:
        await runner.cleanup()


async def test_a_server_that_is_another_is_found_in_every_check(tmp_path: Path, answers: Answers) -> None:
    checks = [
        ways.check_plain,
        answering.check_closed,
        answering.check_trust,
        answering.check_bandwidth,
        answering.check_limits,
    ]
    async with another(tmp_path, answers, 200) as outside:
        found = [(await check(outside))[0] for check in checks]
    assert [finding.outcome for finding in found] == [Outcome.FAILED] * len(checks)
    assert all(finding.remedy for finding in found)
    async with another(tmp_path, answers, 403) as outside:
        assert (await answering.check_house(outside))[0].outcome is Outcome.FAILED


async def test_a_certificate_that_is_not_renewed_is_told_of_in_time(tmp_path: Path, answers: Answers) -> None:
    async with another(tmp_path, answers, 200, days=12) as outside:
        finding = (await ways.check_tls(outside))[0]
    assert finding.outcome is Outcome.WARNING
    assert "certbot.timer" in finding.remedy


@pytest.mark.parametrize(
    ("ago_s", "outcome", "about"),
    [
        (None, Outcome.FAILED, "has never answered"),
        (3600, Outcome.FAILED, "last answered"),
        (30, Outcome.OK, "answered"),
    ],
)
def test_the_tunnels_age_is_judged(tunnel: Path, ago_s: int | None, outcome: Outcome, about: str) -> None:
    tunnel.write_text(f"key {0 if ago_s is None else round(time.time()) - ago_s}\n")
    finding = asyncio.run(ways.check_tunnel())[0]
    assert finding.outcome is outcome
    assert about in finding.found


def test_a_tunnel_that_may_not_be_looked_at_or_is_not_here_is_a_warning(
    tunnel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tunnel.unlink()
    finding = asyncio.run(ways.check_tunnel())[0]
    assert (finding.outcome, "sudo" in finding.remedy) == (Outcome.WARNING, True)
    monkeypatch.setattr(psutil, "net_if_addrs", dict)
    finding = asyncio.run(ways.check_tunnel())[0]
    assert (finding.outcome, "home/setup.sh" in finding.remedy) == (Outcome.WARNING, True)


@pytest.mark.parametrize(
    ("addresses", "outcome", "about"),
    [
        ([], Outcome.FAILED, "leads nowhere"),
        (["198.18.0.1"], Outcome.FAILED, "not to the server at 5.5.5.5"),
        (["5.5.5.5", "2a00::5"], Outcome.OK, "leads to 2a00::5, 5.5.5.5"),
        (["5.5.5.5", "192.168.1.5"], Outcome.WARNING, "a private network"),
    ],
)
async def test_where_the_names_lead_is_judged(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, addresses: list[str], outcome: Outcome, about: str
) -> None:
    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    found = await ways.check_dns(Outside(replace(answers, server="5.5.5.5"), None, Reach()))
    assert [finding.outcome for finding in found] == [outcome, outcome]  # of both names
    assert about in found[0].found


def test_the_command_needs_a_set_up_and_says_by_its_code_how_it_went(written: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    nothing = run(cli, ["remote", "check", "-o", str(tmp_path / "none")])
    assert isinstance(nothing.exception, UsageError)
    assert "there is no set-up" in str(nothing.exception)
    # On port 443 of this address nobody listens.
    result = run(cli, ["remote", "check", "-o", str(written), "--address", "127.0.0.255", "--json"])
    assert result.exit_code == 1
    assert '"tls"' in result.stdout
    assert '"remedy"' in result.stdout


def test_a_token_that_is_not_to_be_had_is_told_of(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "tawny.toml"
    (tmp_path / "data").mkdir()
    monkeypatch.delenv("TAWNY_TOKEN", raising=False)
    check = ["remote", "check", "-o", str(written), "--address", "127.0.0.255", "-c", str(config)]

    def said(text: str) -> str:
        config.write_text(text)
        result = CliRunner().invoke(cli, check)
        assert result.exit_code == 1  # nobody listens there
        return result.stderr

    unset = '[cameras.door.streams.main]\nurl = "rtsp://me:${NOWHERE_SET}@192.0.2.10/main"\n'
    place = '[storage]\npath = "{}"\n'.format
    assert f"without a token, as there is none in {tmp_path / 'data'}." in said(unset)
    unknown = said(place("${NOWHERE_SET}"))
    assert "storage.path can't be known: the environment variable NOWHERE_SET is not set" in unknown
    assert "give --token" in unknown
    (tmp_path / "data" / "token").mkdir()
    assert f"{tmp_path / 'data' / 'token'} can't be read (is a directory)" in said(place("data"))
    (tmp_path / "data" / "token").rmdir()
    admin_token(tmp_path / "data")
    # What the cameras need is not needed here.
    assert said(unset) == ""
