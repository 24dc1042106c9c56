"""Push subscriptions over the API: whose they are, what may be asked for, and what hostile people send."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from support.certificates import make_certificates
from support.house import FakeHouse, Site, bearer
from support.metrics import Scrape
from support.push_browser import Browser, to_bytes
from support.push_service import Answer, PushService
from tawny.api.context import CONTEXT
from tawny.config import Config
from tawny.core.ids import new_ulid
from tawny.push.push import MOST_SUBSCRIPTIONS

START_US = 1_760_000_000_000_000


@dataclass
class Person:
    """Somebody with a token."""

    site: Site
    token: str

    async def send(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer."""
        async with self.site.stranger.request(
            method, f"{self.site.api}/push{path}", json=body, headers=bearer(self.token)
        ) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None

    async def subscribe(self, browser: Browser | None = None, **wishes: Any) -> dict[str, Any]:
        body = {"subscription": (browser or Browser("https://push.example/1")).json(), **wishes}
        status, made = await self.send("POST", "/subscriptions", body)
        assert status == 201, made
        return made

    async def own(self) -> list[dict[str, Any]]:
        status, found = await self.send("GET", "/subscriptions")
        assert status == 200
        return found["subscriptions"]


@pytest.fixture
async def owner(site: Site) -> Person:
    return Person(site, site.token)


@pytest.fixture
async def viewer(site: Site, house: FakeHouse) -> Person:
    house.add_camera("yard")
    return Person(site, house.log.create_token("viewer", cameras=["yard"])[1])


@pytest.fixture
async def service(
    site: Site, house: FakeHouse, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[PushService]:
    """A push service; events are pushed there."""
    certificates = make_certificates(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    push = site.server.runner.app[CONTEXT].push
    house.config = Config.model_validate({**house.config.model_dump(), "push": {"allow_local": True}})
    push._delivery._client._allow_local = True
    await push.start()
    with PushService(certificates) as running:
        yield running
        await push.stop()


async def test_the_key_is_the_same_for_everybody_and_for_ever(owner: Person, viewer: Person) -> None:
    status, first = await owner.send("GET", "/key")
    assert status == 200
    assert len(to_bytes(first["key"])) == 65
    assert await viewer.send("GET", "/key") == (200, first)


async def test_a_browser_subscribes_with_nothing_but_what_it_says(owner: Person) -> None:
    made = await owner.subscribe()
    assert made == {
        "id": made["id"],
        "token": made["token"],
        "service": "push.example",
        "created": made["created"],
        "name": "",
        "language": "en",
        "cameras": None,
        "updates": True,
        "cooldown_s": 60,
        "quiet": None,
        "paused_until": None,
        "trouble": "",
    }
    assert await owner.own() == [made]


async def test_all_wishes_are_kept(owner: Person) -> None:
    wishes = {
        "name": "Maria's phone",
        "language": "pt",
        "cameras": ["door"],
        "updates": False,
        "cooldown_s": 0,
        "quiet": {"start": "22:30", "end": "07:05", "zone": "America/Sao_Paulo"},
        "paused_until": "2030-01-01T00:00:00.000Z",
    }
    made = await owner.subscribe(**wishes)
    assert {name: made[name] for name in wishes} == wishes


async def test_subscribing_again_changes_only_what_is_sent(owner: Person) -> None:
    browser = Browser("https://push.example/1")
    made = await owner.subscribe(browser, name="phone", cameras=["door"])
    again = await owner.subscribe(browser, language="it")
    assert again == {**made, "language": "it"}
    assert await owner.own() == [again]


async def test_wishes_are_changed_and_taken_back(owner: Person) -> None:
    quiet = {"start": "22:00", "end": "07:00", "zone": "Europe/Berlin"}
    made = await owner.subscribe(quiet=quiet, cameras=["door"], paused_until="2030-01-01T00:00:00Z")
    path = f"/subscriptions/{made['id']}"
    status, changed = await owner.send("PATCH", path, {"name": "tablet", "cooldown_s": 5})
    assert (status, changed) == (200, {**made, "name": "tablet", "cooldown_s": 5})
    status, changed = await owner.send("PATCH", path, {"quiet": None, "cameras": None, "paused_until": None})
    assert (changed["quiet"], changed["cameras"], changed["paused_until"]) == (None, None, None)
    assert await owner.own() == [changed]


async def test_neither_address_nor_keys_are_told_again(owner: Person) -> None:
    browser = Browser("https://push.example/secret-path")
    await owner.subscribe(browser)
    text = str(await owner.own())
    assert "secret-path" not in text
    assert browser.json()["keys"]["auth"] not in text


async def test_nobody_sees_or_changes_those_of_others(owner: Person, viewer: Person) -> None:
    made = await owner.subscribe()
    path = f"/subscriptions/{made['id']}"
    assert await viewer.own() == []
    assert (await viewer.send("PATCH", path, {"name": "mine"}))[0] == 404
    assert (await viewer.send("DELETE", path))[0] == 404
    assert (await viewer.send("POST", f"{path}/test"))[0] == 404
    assert await owner.own() == [made]


async def test_an_admin_sees_all_if_he_wants_pauses_and_removes_them(
    owner: Person, viewer: Person, house: FakeHouse
) -> None:
    mine, other = await owner.subscribe(), await viewer.subscribe(Browser("https://push.example/2"))
    assert await owner.own() == [mine]
    status, found = await owner.send("GET", "/subscriptions?all=true")
    assert (status, found["subscriptions"]) == (200, [mine, other])
    (token,) = house.log.tokens()
    assert other["token"] == token.id
    assert (await viewer.send("GET", "/subscriptions?all=true"))[1]["subscriptions"] == [other]
    path = f"/subscriptions/{other['id']}"
    status, paused = await owner.send("PATCH", path, {"paused_until": "2030-01-01T00:00:00Z"})
    assert (status, paused["paused_until"], paused["token"]) == (200, "2030-01-01T00:00:00.000Z", token.id)
    assert (await owner.send("POST", f"{path}/test"))[0] == 404
    assert (await owner.send("DELETE", path))[0] == 204
    assert await viewer.own() == []


async def test_a_camera_must_be_there_and_visible(owner: Person, viewer: Person) -> None:
    body = {"subscription": Browser("https://push.example/1").json(), "cameras": ["shed"]}
    status, unknown = await owner.send("POST", "/subscriptions", body)
    assert status == 422
    status, hidden = await viewer.send("POST", "/subscriptions", {**body, "cameras": ["door"]})
    assert status == 422
    assert hidden["error"]["message"] == unknown["error"]["message"].replace("shed", "door")
    made = await viewer.subscribe(cameras=["yard"])
    assert (await viewer.send("PATCH", f"/subscriptions/{made['id']}", {"cameras": ["door"]}))[0] == 422


async def test_it_is_deleted(owner: Person) -> None:
    made = await owner.subscribe()
    path = f"/subscriptions/{made['id']}"
    assert (await owner.send("DELETE", path))[0] == 204
    assert await owner.own() == []
    assert (await owner.send("DELETE", path))[0] == 404


async def test_there_may_be_only_so_many(owner: Person) -> None:
    for number in range(MOST_SUBSCRIPTIONS):
        await owner.subscribe(Browser(f"https://push.example/{number}"))
    body = {"subscription": Browser("https://push.example/more").json()}
    status, refused = await owner.send("POST", "/subscriptions", body)
    assert (status, refused["error"]["code"]) == (409, "conflict")


async def test_switched_off_all_of_it_says_so(owner: Person, house: FakeHouse) -> None:
    house.config = Config.model_validate({**house.config.model_dump(), "push": {"enabled": False}})
    made_up = f"/subscriptions/{new_ulid(START_US)}"
    body = {"subscription": Browser("https://push.example/1").json()}
    for method, path, sent in [
        ("GET", "/key", None),
        ("GET", "/subscriptions", None),
        ("POST", "/subscriptions", body),
        ("PATCH", made_up, {}),
        ("DELETE", made_up, None),
        ("POST", f"{made_up}/test", None),
    ]:
        status, refused = await owner.send(method, path, sent)
        assert status == 409, f"{method} {path}"
        assert "[push]" in refused["error"]["hint"]


def browser_json(**changes: Any) -> dict[str, Any]:
    return {**Browser("https://push.example/1").json(), **changes}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"subscription": None},
        {"subscription": "https://push.example/1"},
        {"subscription": {}},
        {"subscription": browser_json(endpoint=None)},
        {"subscription": browser_json(endpoint=7)},
        {"subscription": browser_json(endpoint="http://push.example/1")},
        {"subscription": browser_json(endpoint="https://127.0.0.1/1")},
        {"subscription": browser_json(endpoint="https://[::1]:8420/api/v1/config")},
        {"subscription": browser_json(endpoint="https://169.254.169.254/latest")},
        {"subscription": browser_json(endpoint="https://user:secret-word@push.example/1")},
        {"subscription": browser_json(endpoint="https://push.example/\r\nX: y")},
        {"subscription": browser_json(endpoint="https://push.example/\ud800")},
        {"subscription": browser_json(endpoint="https://push.example/" + "x" * 2000)},
        {"subscription": browser_json(keys=None)},
        {"subscription": browser_json(keys={"p256dh": "AAAA", "auth": "A" * 22})},
        {"subscription": browser_json(keys={"p256dh": "B" * 87, "auth": "A" * 22})},
        {"subscription": browser_json(keys={"p256dh": "\ud800", "auth": "\ud800"})},
        {"subscription": browser_json(keys={**Browser("").json()["keys"], "auth": "AAAA"})},
        *(
            {"subscription": browser_json(), **wishes}
            for wishes in [
                {"language": "tlh"},
                {"language": None},
                {"name": "x" * 81},
                {"name": "a\nb"},
                {"cameras": []},
                {"cameras": ["../etc"]},
                {"cameras": ["door"] * 300},
                {"cooldown_s": -1},
                {"cooldown_s": 1e9},
                {"cooldown_s": "60"},
                {"cooldown_s": True},
                {"updates": "yes"},
                {"paused_until": "tomorrow"},
                {"paused_until": 5},
                {"quiet": {}},
                {"quiet": {"start": "24:00", "end": "07:00", "zone": "UTC"}},
                {"quiet": {"start": "22:00", "end": "7:00", "zone": "UTC"}},
                {"quiet": {"start": "22:00", "end": "07:00", "zone": "Nowhere/Atall"}},
                {"quiet": {"start": "22:00", "end": "07:00", "zone": "../../etc/passwd"}},
                {"token": "01K742SHYGWMHCBQQ9CS4MG76Q"},
                {"id": "01K742SHYGWMHCBQQ9CS4MG76Q"},
            ]
        ),
    ],
)
async def test_hostile_bodies_are_refused_and_not_quoted(owner: Person, body: dict[str, Any]) -> None:
    status, refused = await owner.send("POST", "/subscriptions", body)
    assert status == 422, refused
    assert "secret-word" not in str(refused)
    assert await owner.own() == []


async def test_browsers_may_say_more_than_is_known_today(owner: Person) -> None:
    body = {"subscription": {**browser_json(), "contentEncoding": "aes128gcm"}}
    assert (await owner.send("POST", "/subscriptions", body))[0] == 201


async def test_another_site_can_not_subscribe_with_the_cookie(site: Site, owner: Person) -> None:
    url = f"{site.api}/push/subscriptions"
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        await browser.post(f"{site.api}/session", json={"token": site.token})
        elsewhere = {"Origin": "https://evil.example"}
        async with browser.post(url, json={"subscription": browser_json()}, headers=elsewhere) as refused:
            assert refused.status == 403
        async with browser.post(url, json={"subscription": browser_json()}) as made:
            assert made.status == 201
    assert len(await owner.own()) == 1


async def test_a_trial_says_what_the_push_service_answered(owner: Person, service: PushService) -> None:
    made = await owner.subscribe(service.browser("phone"), language="fr")
    path = f"/subscriptions/{made['id']}/test"
    assert await owner.send("POST", path) == (200, {"accepted": True, "gone": False, "status": 201, "said": ""})
    (push,) = await service.got("phone")
    assert (push.says["phase"], push.says["body"]) == ("test", "Les notifications arrivent ici.")
    service.answer("phone", Answer(403, text="the key is not\n the one that was subscribed to"))
    assert await owner.send("POST", path) == (
        200,
        {
            "accepted": False,
            "gone": False,
            "status": 403,
            "said": "the key is not the one that was subscribed to",
        },
    )
    assert "403" in (await owner.own())[0]["trouble"]


async def test_a_trial_of_what_is_over_says_so_and_forgets_it(owner: Person, service: PushService) -> None:
    made = await owner.subscribe(service.browser("phone"))
    service.answer("phone", Answer(410))
    status, said = await owner.send("POST", f"/subscriptions/{made['id']}/test")
    assert (status, said["gone"], said["status"]) == (200, True, 410)
    assert await owner.own() == []


async def test_what_push_services_answer_is_counted(site: Site, owner: Person, service: PushService) -> None:
    made = await owner.subscribe(service.browser("phone"))
    service.answer("phone", Answer(201), Answer(400), Answer(503))
    for _ in range(3):
        await owner.send("POST", f"/subscriptions/{made['id']}/test")
    async with site.client.get(f"{site.url}/metrics") as answer:
        found = Scrape(await answer.text())
    outcomes = {"taken": 1, "refused": 1, "later": 1, "gone": 0}
    assert {name: found.value("tawny_pushes_total", outcome=name) for name in outcomes} == outcomes
    assert found.value("tawny_push_subscriptions") == 1


async def test_trials_are_few(owner: Person, service: PushService) -> None:
    made = await owner.subscribe(service.browser("phone"))
    answers = [await owner.send("POST", f"/subscriptions/{made['id']}/test") for _ in range(10)]
    assert [status for status, _ in answers] == [200] * 5 + [429] * 5
    assert len(service.pushes("phone")) == 5


async def test_the_picture_of_a_push_can_be_loaded_without_a_token_and_nothing_else_can(
    site: Site, owner: Person, service: PushService, house: FakeHouse, event: str
) -> None:
    house.add_picture(event, "start", b"\xff\xd8 the start \xff\xd9")
    await owner.subscribe(service.browser("phone"))
    await house.joined.wait()
    fresh = {"id": event, "camera": "door", "zones": (), "score": 0.5, "label": "motion"}
    push = site.server.runner.app[CONTEXT].push
    push._clock.wall_us = lambda: START_US
    house.publish("event_started", start="2025-10-09T08:53:20Z", **fresh)
    house.publish("snapshot", id=event, camera="door", kind="start", at="2025-10-09T08:53:20Z", width=1, height=1)
    (got,) = await service.got("phone")
    image = got.says["image"]
    async with site.stranger.get(f"{site.url}{image}") as answer:
        assert (answer.status, await answer.read()) == (200, b"\xff\xd8 the start \xff\xd9")
    link = image.partition("?")[2]
    for path in (f"events/{event}/snapshot.jpg", f"events/{event}/clip.mp4", f"events/{event}", "cameras"):
        async with site.stranger.get(f"{site.api}/{path}?{link}") as answer:
            assert answer.status == 401, path


async def test_a_revoked_token_is_told_nothing_more(
    site: Site, viewer: Person, service: PushService, house: FakeHouse
) -> None:
    await viewer.subscribe(service.browser("phone"))
    await house.joined.wait()
    token = next(each.id for each in house.log.tokens() if each.name == "viewer")
    async with site.client.delete(f"{site.api}/tokens/{token}") as revoked:
        assert revoked.status == 200
    push = site.server.runner.app[CONTEXT].push
    push._clock.wall_us = lambda: START_US
    event = new_ulid(START_US)
    house.publish(
        "event_started", id=event, camera="yard", start="2025-10-09T08:53:20Z", zones=(), score=1, label="motion"
    )
    house.publish("snapshot", id=event, camera="yard", kind="start", at="2025-10-09T08:53:20Z", width=1, height=1)
    await house.left.wait()
    assert service.pushes("phone") == []
    assert house.log.push_subscriptions() == []
