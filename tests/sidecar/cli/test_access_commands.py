"""`tawny pair` and `tawny token`, beside a running service and without one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.house import FakeHouse, Site, bearer, make_house
from tawny.api.context import CONTEXT
from tawny.cli.main import cli
from tawny.core.errors import NotFoundError, TawnyError, UsageError
from tawny.eventlog import EventLog


@pytest.fixture
async def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    monkeypatch.setattr("tawny.cli.pair.LOOK_EVERY_S", 0.02)
    house = make_house(tmp_path)
    house.add_camera("door")
    opened = await Site.open(house)
    yield opened
    await opened.close()
    house.close()


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--data", str(root)])


async def output(house: FakeHouse, *arguments: str) -> str:
    result = await asyncio.to_thread(run, house.storage_root, *arguments)
    assert result.exit_code == 0, result.exception or result.output
    return result.stdout


async def use(site: Site, token: str) -> int:
    async with site.stranger.get(f"{site.api}/cameras", headers=bearer(token)) as response:
        return response.status


async def test_a_token_is_made_used_listed_and_revoked(site: Site) -> None:
    secret = (await output(site.house, "token", "create", "--name", "Tablet", "--camera", "door")).strip()
    assert await use(site, secret) == 200
    listed = json.loads(await output(site.house, "token", "list", "--json"))["tokens"]
    assert [(token["name"], token["scope"], token["cameras"]) for token in listed] == [("Tablet", "viewer", ["door"])]
    assert listed[0]["last_used"] is not None
    await output(site.house, "token", "revoke", listed[0]["id"].lower())
    assert await use(site, secret) == 401
    assert await output(site.house, "token", "list") == "No tokens.\n"
    assert "revoked" in await output(site.house, "token", "list", "--all")


async def test_a_token_can_end_by_itself(site: Site) -> None:
    made = json.loads(await output(site.house, "token", "create", "--name", "x", "--expires", "2d", "--json"))
    ends = datetime.fromisoformat(made["expires"]) - datetime.now(UTC)
    assert timedelta(days=1, hours=23) < ends <= timedelta(days=2)


@pytest.mark.parametrize("time", ["yesterday", "-3h", "soon", "9" * 9 + "w"])
def test_a_time_that_is_none_or_has_passed_is_a_usage_error(tmp_path: Path, time: str) -> None:
    result = run(tmp_path, "token", "create", "--name", "x", "--expires", time)
    assert result.exit_code == 2
    assert "Error: Invalid value for '--expires'" in result.stderr


async def test_a_camera_that_there_is_not_is_one_line(site: Site) -> None:
    result = await asyncio.to_thread(run, site.house.storage_root, "token", "create", "--name", "x", "--camera", "moon")
    assert isinstance(result.exception, UsageError)
    assert "there is no camera moon" in str(result.exception)


def test_tokens_are_kept_while_the_service_is_stopped(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    root = house.storage_root
    house.close()
    (root / "api.json").write_text('{"url": "http://127.0.0.1:1", "pid": 1}')  # left behind by one that was killed
    made = json.loads(run(root, "token", "create", "--name", "Tablet", "--json").stdout)
    assert "Tablet" in run(root, "token", "list").stdout
    assert run(root, "token", "revoke", made["id"]).exit_code == 0
    assert isinstance(run(root, "token", "revoke", "nothing").exception, NotFoundError)
    with EventLog.open(root / "tawny.db", house.log._clock) as log:
        assert log.verify_token(made["token"]) is None
        assert [token.name for token in log.tokens()] == ["Tablet"]


async def test_a_service_of_which_only_the_token_is_known_is_asked(site: Site) -> None:
    arguments = ["token", "list", "--json", "--url", site.url, "--token", site.token]
    result = await asyncio.to_thread(CliRunner().invoke, cli, arguments)
    assert json.loads(result.stdout) == {"tokens": []}


async def test_pairing_shows_a_code_and_waits_until_it_was_used(site: Site) -> None:
    pairing = site.server.runner.app[CONTEXT].pairing
    waiting = asyncio.ensure_future(asyncio.to_thread(run, site.house.storage_root, "pair", "--camera", "door"))
    while pairing.offer is None:
        await asyncio.wait_for(asyncio.shield(asyncio.to_thread(lambda: None)), 5)
    async with site.stranger.post(
        f"{site.api}/pair", json={"code": pairing.offer.code, "name": "Home Assistant"}
    ) as response:
        assert response.status == 201
        assert (await response.json())["cameras"] == ["door"]
    result = await waiting
    assert result.exit_code == 0
    assert result.stdout.replace(" ", "").strip() == pairing.offer.code
    assert "Home Assistant is connected" in result.stderr


async def test_pairing_ends_when_the_code_is_void(site: Site) -> None:
    pairing = site.server.runner.app[CONTEXT].pairing
    waiting = asyncio.ensure_future(asyncio.to_thread(run, site.house.storage_root, "pair"))
    while pairing.offer is None:
        await asyncio.wait_for(asyncio.shield(asyncio.to_thread(lambda: None)), 5)
    pairing.cancel()
    assert "void" in str((await waiting).exception)


async def test_the_code_as_json_does_not_wait(site: Site) -> None:
    code = json.loads(await output(site.house, "pair", "--json"))
    assert code["code"].isdecimal()
    assert len(code["code"]) == 6


def test_pairing_needs_the_service(tmp_path: Path) -> None:
    result = run(tmp_path, "pair")
    assert isinstance(result.exception, TawnyError)
    assert "isn't running" in str(result.exception)
