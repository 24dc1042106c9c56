"""Every route of the router against every kind of credential: a new route is tried as soon as it exists."""

from __future__ import annotations

import re
from dataclasses import dataclass

import aiohttp
import pytest
from sqlalchemy import update

from support.footage import Footage
from support.house import FakeHouse, Site, bearer
from tawny.api.access import Access, declared
from tawny.api.media_tokens import Grant
from tawny.api.paths import PATH_PARAMETERS
from tawny.core.clock import SECOND_US, SystemClock
from tawny.eventlog.schema import api_tokens

RANGE = "start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:30Z"
TIMEOUT = aiohttp.ClientTimeout(total=20)
BEGUN = 64 << 10
"""Bytes of an answer that are looked at; streams have no end."""


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    template: str
    access: Access

    @property
    def names_camera(self) -> bool:
        return "{camera}" in self.template

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str


@pytest.fixture
def routes(site: Site, house: FakeHouse, footage_10s: Footage, event: str) -> list[Route]:
    """Every route, with a path that leads to something."""
    house.fill_spool("door", footage_10s)
    house.add_camera("yard")
    token, _ = house.log.create_token("throw-away")
    names = {"camera": "door", "event": event, "token": token.id, "rendition": "main", "number": "0", "name": "app.js"}
    found = []
    for route in site.server.runner.app.router.routes():
        access = declared(route.handler)
        template = route.resource.canonical if route.resource else ""
        assert access is not None, f"{route.method} {template} does not say what it needs: see tawny.api.access"
        path = re.sub(r"\{(\w+)\}", lambda name: names.get(name[1]) or PATH_PARAMETERS[name[1]].example, template)
        found.append(Route(route.method, path, template, access))
    assert len(found) > 40
    return found


async def ask(site: Site, route: Route, *, query: str = "", headers: dict[str, str] | None = None) -> Answer:
    """Send the request; what it answers, as far as it has begun."""
    url = f"{site.url}{route.path}?{RANGE if route.template.endswith('.mp4') else ''}{query}"
    body = None if route.method in {"GET", "HEAD"} else {}
    async with site.stranger.request(route.method, url, json=body, headers=headers, timeout=TIMEOUT) as response:
        return Answer(response.status, (await response.content.read(BEGUN)).decode(errors="replace"))


async def unlike(site: Site, routes: list[Route], expected: int, **how: object) -> list[str]:
    """The closed routes that answer anything but `expected`."""
    closed = [route for route in routes if route.access.needs != "nothing"]
    answers = [(route, await ask(site, route, **how)) for route in closed]
    return [f"{route}: {answer}" for route, answer in answers if answer.status != expected]


async def test_nobody_gets_in_without_a_token(site: Site, routes: list[Route]) -> None:
    assert await unlike(site, routes, 401) == []


@pytest.mark.parametrize(
    "token", ["", "wrong", "tawny_", "tawny_" + "A" * 43, "tawny_" + "é" * 43, "x" * 5000, "tm1.1.x.0..AAAA"]
)
async def test_made_up_tokens_are_refused(site: Site, routes: list[Route], token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    some = routes[::5]
    assert await unlike(site, some, 401, headers=headers) == []
    assert await unlike(site, some, 401, query=f"&token={token}") == []


async def test_the_owners_token_is_no_password(site: Site, routes: list[Route]) -> None:
    assert await unlike(site, routes[::5], 401, headers={"Authorization": f"Basic {site.token}"}) == []


async def test_the_owner_gets_in_everywhere(site: Site, routes: list[Route]) -> None:
    answers = [(route, await ask(site, route, headers=bearer(site.token))) for route in routes]
    refused = [f"{route}: {answer}" for route, answer in answers if answer.status in {401, 403}]
    # To log in and to pair takes something else than a token.
    assert [text.partition(":")[0] for text in refused] == []


async def test_an_admin_gets_in_everywhere(site: Site, routes: list[Route], house: FakeHouse) -> None:
    _, admin = house.log.create_token("admin", "admin")
    answers = [(route, await ask(site, route, headers=bearer(admin))) for route in routes]
    assert [f"{route}: {answer}" for route, answer in answers if answer.status in {401, 403}] == []


async def test_a_viewer_only_looks(site: Site, routes: list[Route], house: FakeHouse) -> None:
    _, viewer = house.log.create_token("viewer", "viewer")
    for_admins = [route for route in routes if route.access.needs == "admin"]
    assert for_admins
    assert await unlike(site, for_admins, 403, headers=bearer(viewer)) == []
    others = [route for route in routes if route.access.needs == "viewer"]
    answers = [(route, await ask(site, route, headers=bearer(viewer))) for route in others]
    assert [f"{route}: {answer}" for route, answer in answers if answer.status in {401, 403}] == []


async def test_what_changes_something_is_for_admins(routes: list[Route]) -> None:
    open_to_viewers = [
        str(route) for route in routes if route.method not in {"GET", "HEAD"} and route.access.needs != "admin"
    ]
    assert open_to_viewers == [
        "POST /api/v1/session",
        "DELETE /api/v1/session",
        "POST /api/v1/pair",
        "POST /api/v1/media-tokens",
        "POST /api/v1/push/subscriptions",
        "PATCH /api/v1/push/subscriptions/{subscription}",
        "DELETE /api/v1/push/subscriptions/{subscription}",
        "POST /api/v1/push/subscriptions/{subscription}/test",
    ]


async def test_who_may_see_one_camera_finds_no_trace_of_another(
    site: Site, routes: list[Route], house: FakeHouse, event: str
) -> None:
    _, limited = house.log.create_token("limited", "viewer", cameras=["yard"])
    wrong = []
    for route in (route for route in routes if route.access.needs == "viewer"):
        answer = await ask(site, route, headers=bearer(limited))
        if route.access.narrows:
            seen = answer.status in {401, 403} or re.search(rf"\bdoor\b|{event}(?!\W+it may)", strip(answer.text))
        else:
            seen = answer.status != (404 if route.names_camera else 403)
        if seen:
            wrong.append(f"{route}: {answer}")
    assert wrong == []


async def test_a_camera_that_is_not_for_you_looks_like_one_that_there_is_not(site: Site, house: FakeHouse) -> None:
    house.add_camera("yard")
    _, limited = house.log.create_token("limited", "viewer", cameras=["yard"])
    answers = []
    for camera in ("door", "moon"):
        async with site.stranger.get(f"{site.api}/cameras/{camera}", headers=bearer(limited)) as response:
            assert response.status == 404
            answers.append((await response.text()).replace(camera, "X"))
    assert answers[0] == answers[1]


async def test_an_event_that_is_not_for_you_looks_like_one_that_there_is_not(
    site: Site, house: FakeHouse, event: str
) -> None:
    _, limited = house.log.create_token("limited", "viewer", cameras=["yard"])
    answers = []
    for name in (event, "01K742SHYGWMHCBQQ9CS4MG76Q"):
        async with site.stranger.get(f"{site.api}/events/{name}", headers=bearer(limited)) as response:
            assert response.status == 404
            answers.append((await response.text()).replace(name, "X"))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("scope", ["admin", "viewer"])
async def test_a_token_that_has_expired_was_revoked_or_is_cut_off_is_none(
    site: Site, routes: list[Route], house: FakeHouse, scope: str
) -> None:
    expired, expired_secret = house.log.create_token(
        "expired", scope, expires_us=SystemClock().wall_us() + 3600 * SECOND_US
    )
    with house.log._database.write() as connection:
        connection.execute(update(api_tokens).where(api_tokens.c.id == expired.id).values(expires_us=1))
    revoked, revoked_secret = house.log.create_token("revoked", scope)
    house.log.revoke_token(revoked.id)
    _, good = house.log.create_token("good", scope)
    for secret in (expired_secret, revoked_secret, good[:-1], good + "A", good.lower(), good.upper()):
        assert await unlike(site, routes, 401, headers=bearer(secret)) == []


async def test_tokens_of_the_log_are_not_accepted_in_addresses(
    site: Site, routes: list[Route], house: FakeHouse
) -> None:
    _, admin = house.log.create_token("admin", "admin")
    assert await unlike(site, routes, 401, query=f"&token={admin}") == []


async def test_the_owners_token_is_accepted_in_addresses_of_media_alone(site: Site, routes: list[Route]) -> None:
    for_players = [route for route in routes if route.access.by_players]
    others = [route for route in routes if not route.access.by_players]
    assert len(for_players) > 8
    assert await unlike(site, others, 401, query=f"&token={site.token}") == []
    answers = [(route, await ask(site, route, query=f"&token={site.token}")) for route in for_players]
    assert [f"{route}: {answer}" for route, answer in answers if answer.status in {401, 403}] == []


async def test_a_link_is_good_for_its_own_address_alone(site: Site, routes: list[Route], house: FakeHouse) -> None:
    expires = int(SystemClock().wall_us() / SECOND_US) + 3600
    for_players = [route for route in routes if route.access.by_players]
    for made_for in for_players:
        link = site.auth.new_link_token(Grant(made_for.path, (), expires, site.auth.owner.id))
        assert (await ask(site, made_for, query=f"&token={link}")).status not in {401, 403}, made_for
        others = [route for route in routes if route.path != made_for.path]
        assert await unlike(site, others[:: 1 if made_for is for_players[0] else 7], 401, query=f"&token={link}") == []


async def test_a_link_to_a_camera_that_its_owner_may_not_see_leads_nowhere(
    site: Site, routes: list[Route], house: FakeHouse
) -> None:
    token, _ = house.log.create_token("limited", "viewer", cameras=["yard"])
    expires = int(SystemClock().wall_us() / SECOND_US) + 3600
    for route in (route for route in routes if route.access.by_players and route.names_camera):
        link = site.auth.new_link_token(Grant(route.path, (), expires, token.id))
        assert (await ask(site, route, query=f"&token={link}")).status == 404, route


def strip(text: str) -> str:
    """`text` without what repeats the question."""
    return re.sub(r"there is no (event|export) \w+", "", text)


async def test_a_proxy_is_told_what_the_route_itself_would_say(
    site: Site, routes: list[Route], house: FakeHouse
) -> None:
    """Only stricter: an address whose camera the path does not name is not for tokens that are limited."""
    secrets = {
        "nobody": "",
        "viewer": house.log.create_token("viewer", "viewer")[1],
        "admin": house.log.create_token("admin", "admin")[1],
        "limited": house.log.create_token("limited", "viewer", cameras=["yard"])[1],
        "limited to it": house.log.create_token("door", "viewer", cameras=["door"])[1],
    }
    expected = {
        ("nobody", "viewer"): 401,
        ("nobody", "admin"): 401,
        ("viewer", "admin"): 403,
        ("limited", "viewer"): 403,
        ("limited", "admin"): 403,
        ("limited to it", "admin"): 403,
    }
    wrong = []
    for route in (route for route in routes if route.path.startswith("/api/")):
        for who, secret in secrets.items():
            headers = {"X-Original-URI": route.path, "X-Original-Method": route.method, **bearer(secret)}
            async with site.stranger.get(f"{site.api}/auth", headers=headers) as response:
                should = expected.get((who, route.access.needs), 204)
                if who == "limited to it" and route.access.needs == "viewer" and not route.names_camera:
                    should = 403
                if response.status != should:
                    wrong.append(f"{who}, {route}: {response.status} instead of {should}")
    assert wrong == []


async def test_a_proxy_is_told_for_what_a_link_is_good(site: Site, routes: list[Route]) -> None:
    expires = int(SystemClock().wall_us() / SECOND_US) + 3600
    made_for = next(route for route in routes if route.template.endswith("/part-{part}.m4s"))
    link = site.auth.new_link_token(Grant(made_for.path, (), expires, site.auth.owner.id))
    good = []
    closed = [route for route in routes if route.access.needs != "nothing" and route.path.startswith("/api/")]
    for route in closed:
        headers = {"X-Original-URI": f"{route.path}?token={link}", "X-Original-Method": route.method}
        async with site.stranger.get(f"{site.api}/auth", headers=headers) as response:
            assert response.status in {204, 401}
            if response.status == 204:
                good.append(route.path)
                assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert set(good) == {made_for.path}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 400),
        ("api/v1/status", 400),
        ("//example.com/api/v1/status", 400),
        ("http://[/", 400),
        ("/api/v1/nothing", 403),
        ("/api/v1/cameras/door/../door", 403),
        ("/metrics", 403),
        ("/", 403),
    ],
)
async def test_a_proxy_may_let_nobody_in_where_there_is_no_route(site: Site, address: str, status: int) -> None:
    async with site.client.get(f"{site.api}/auth", headers={"X-Original-URI": address}) as response:
        assert response.status == status
