"""Pairing: a code is good for five minutes, once, and for five wrong tries in all."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from support.house import FakeHouse, Site, bearer
from tawny.api.context import CONTEXT
from tawny.api.pairing import CODE_S, MAX_TRIES, Pairing, PairingState
from tawny.api.rate_limit import RateLimit
from tawny.core.clock import SECOND_US, ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def pairing(clock: ManualClock) -> Pairing:
    return Pairing(clock)


def other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_code_is_good_once(pairing: Pairing) -> None:
    offer = pairing.begin("admin", None)
    assert pairing.state is PairingState.WAITING
    assert pairing.redeem(f" {offer.code[:3]}-{offer.code[3:]} ", "ha") is offer
    assert pairing.state is PairingState.USED
    assert pairing.redeem(offer.code, "ha") is None


def test_a_code_ends_after_five_minutes_even_when_the_clock_is_set_back(pairing: Pairing, clock: ManualClock) -> None:
    offer = pairing.begin("admin", None)
    clock.advance(CODE_S * SECOND_US - 1)
    assert pairing.state is PairingState.WAITING
    clock.step_wall(-3600 * SECOND_US)
    clock.advance(1)
    assert pairing.state is PairingState.EXPIRED
    assert pairing.redeem(offer.code, "ha") is None


def test_a_code_is_void_after_five_wrong_tries(pairing: Pairing) -> None:
    offer = pairing.begin("admin", None)
    for _ in range(MAX_TRIES):
        assert pairing.redeem(other(offer.code), "ha") is None
    assert pairing.state is PairingState.VOID
    assert pairing.redeem(offer.code, "ha") is None


def test_a_new_code_voids_the_one_before(pairing: Pairing, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter([123456, 7])
    monkeypatch.setattr("tawny.api.pairing.secrets.randbelow", lambda _below: next(codes))
    assert pairing.begin("admin", None).code == "123456"
    assert pairing.begin("admin", None).code == "000007"
    assert pairing.redeem("123456", "ha") is None
    assert pairing.redeem("000007", "ha") is not None


@pytest.mark.parametrize("code", ["", "é", "１２３４５６", "123456\x00", "9" * 40])
def test_what_is_no_code_is_wrong(pairing: Pairing, code: str) -> None:
    assert pairing.redeem(code, "ha") is None
    pairing.begin("admin", None)
    assert pairing.redeem(code, "ha") is None


# the routes


async def begin(site: Site, **values: Any) -> dict[str, Any]:
    async with site.client.post(f"{site.api}/pair/code", json=values) as response:
        assert response.status == 201, await response.text()
        answer: dict[str, Any] = await response.json()
        return answer


async def pair(site: Site, code: str, **values: Any) -> tuple[int, dict[str, Any]]:
    async with site.stranger.post(f"{site.api}/pair", json={"code": code, "name": "ha", **values}) as response:
        return response.status, await response.json()


async def state(site: Site) -> dict[str, Any]:
    async with site.client.get(f"{site.api}/pair") as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_a_code_is_exchanged_for_a_token(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    assert (await state(site))["state"] == "none"
    with caplog.at_level(logging.WARNING):
        made = await begin(site)
        assert f"{made['code'][:3]} {made['code'][3:]}" in caplog.text
    assert made["code"] not in str(await state(site))
    status, paired = await pair(site, made["code"])
    assert status == 201
    assert (paired["scope"], paired["cameras"], paired["name"]) == ("admin", None, "ha")
    assert paired["token"] not in caplog.text
    assert await state(site) | {"expires": ""} == {
        "state": "used",
        "id": made["id"],
        "expires": "",
        "tries_left": MAX_TRIES,
        "name": "ha",
    }
    async with site.stranger.get(f"{site.api}/tokens", headers=bearer(paired["token"])) as response:
        assert [token["id"] for token in (await response.json())["tokens"]] == [paired["id"]]


async def test_the_other_side_gets_no_more_than_either_wants(site: Site) -> None:
    limited = await begin(site, scope="viewer", cameras=["door"])
    _, paired = await pair(site, limited["code"], scope="admin")
    assert (paired["scope"], paired["cameras"]) == ("viewer", ["door"])
    _, paired = await pair(site, (await begin(site))["code"], scope="viewer")
    assert paired["scope"] == "viewer"


async def test_every_refusal_looks_the_same(site: Site) -> None:
    site.server.runner.app[CONTEXT].pair_failures = RateLimit(burst=100, every_s=1)
    answers = [await pair(site, "123456")]
    made = await begin(site)
    answers += [await pair(site, other(made["code"])) for _ in range(MAX_TRIES)]
    assert (await state(site))["state"] == "void"
    answers.append(await pair(site, made["code"]))
    answers.append(await pair(site, (await begin(site))["code"] + "0"))
    used = await begin(site)
    assert (await pair(site, used["code"]))[0] == 201
    answers.append(await pair(site, used["code"]))
    assert {status for status, _ in answers} == {403}
    assert len({str(answer) for _, answer in answers}) == 1


async def test_one_who_guesses_is_slowed_down_whatever_the_code(site: Site) -> None:
    for _ in range(5):
        assert (await pair(site, "000000"))[0] == 403
    made = await begin(site)
    async with site.stranger.post(f"{site.api}/pair", json={"code": made["code"], "name": "x"}) as response:
        assert response.status == 429
        assert 1 <= int(response.headers["Retry-After"]) <= 12
    assert (await state(site))["state"] == "waiting"


async def test_hundreds_of_guesses_get_nowhere_whoever_they_say_they_are(site: Site) -> None:
    """The addresses that a stranger claims to come from are his own word."""
    made = await begin(site)
    first = int(made["code"]) + 1
    statuses = []
    for number in range(300):
        headers = {"X-Forwarded-For": f"192.0.2.{number % 250}", "X-Real-IP": f"198.51.100.{number % 250}"}
        body = {"code": f"{(first + number) % 1_000_000:06}", "name": "x"}
        async with site.stranger.post(f"{site.api}/pair", json=body, headers=headers) as response:
            statuses.append(response.status)
            if response.status == 429:
                assert int(response.headers["Retry-After"]) >= 1
    assert statuses[:5] == [403] * 5
    assert statuses.count(403) < 15
    assert set(statuses) == {403, 429}
    assert (await state(site))["state"] == "void"
    assert (await pair(site, made["code"]))[0] in {403, 429}


async def test_a_code_can_be_cancelled(site: Site) -> None:
    made = await begin(site)
    async with site.client.delete(f"{site.api}/pair") as response:
        assert response.status == 204
    assert (await pair(site, made["code"]))[0] == 403


@pytest.mark.parametrize("values", [{"scope": "root"}, {"scope": "admin", "cameras": ["door"]}, {"cameras": ["moon"]}])
async def test_a_code_for_what_there_is_not_is_bad_input(site: Site, values: dict[str, Any]) -> None:
    async with site.client.post(f"{site.api}/pair/code", json=values) as response:
        assert response.status == 422


async def test_the_name_is_somebody_elses_word(site: Site, house: FakeHouse, caplog: pytest.LogCaptureFixture) -> None:
    made = await begin(site)
    status, _ = await pair(site, made["code"], name="x\nPairing code: 000 000")
    assert status == 422
    assert "000 000" not in caplog.text
    assert (await pair(site, made["code"], name="x" * 81))[0] == 422
    assert house.log.tokens() == []
