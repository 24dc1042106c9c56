"""What slows guessers down, whom proxies may speak for, and which addresses cameras may have."""

from __future__ import annotations

from ipaddress import ip_network
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from hypothesis import given
from hypothesis import strategies as st

from support.house import FakeHouse, Site
from tawny.api.client_address import client_address, ingress_path, is_outside, is_secure, own_host
from tawny.api.context import CONTEXT
from tawny.api.media_tokens import Grant, can_be_bound, read_grant, write_grant
from tawny.api.rate_limit import RateLimit
from tawny.api.signing import Signer
from tawny.core.errors import UsageError
from tawny.house.camera_url import checked_camera_url

# rate limits


def test_failures_have_to_be_paid_off() -> None:
    now = [0.0]
    limit = RateLimit(burst=3, every_s=10, now=lambda: now[0])
    for _ in range(3):
        assert limit.wait_s("192.0.2.1") == 0
        limit.failed("192.0.2.1")
    assert limit.wait_s("192.0.2.1") == 10
    assert limit.wait_s("192.0.2.2") == 0
    now[0] = 9.5
    assert limit.wait_s("192.0.2.1") == 1
    now[0] = 10
    assert limit.wait_s("192.0.2.1") == 0
    limit.failed("192.0.2.1")
    assert limit.wait_s("192.0.2.1") == 10
    now[0] = 1000
    for _ in range(2):
        limit.failed("192.0.2.1")
    assert limit.wait_s("192.0.2.1") == 0


def test_a_network_of_ipv6_counts_as_one() -> None:
    limit = RateLimit(burst=1, every_s=10)
    limit.failed("2001:db8::1")
    assert limit.wait_s("2001:db8::ffff:2")
    assert not limit.wait_s("2001:db8:0:1::1")
    limit.failed("::ffff:192.0.2.1")
    assert limit.wait_s("192.0.2.1")


def test_many_addresses_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.api.rate_limit._MOST", 10)
    limit = RateLimit(burst=1, every_s=1000)
    for n in range(50):
        limit.failed(f"192.0.2.{n}")
    assert len(limit._debts) == 10


async def test_the_login_slows_guessers_down(site: Site) -> None:
    for _ in range(10):
        async with site.stranger.post(f"{site.api}/session", json={"token": "wrong"}) as response:
            assert response.status == 401
    async with site.stranger.post(f"{site.api}/session", json={"token": site.token}) as response:
        assert response.status == 429
        assert (await response.json())["error"]["code"] == "too_many_tries"
        assert 1 <= int(response.headers["Retry-After"]) <= 6
    async with site.client.get(f"{site.api}/cameras") as response:  # who has a token is not bothered
        assert response.status == 200


# proxies


def request(remote: str, trusted: tuple[str, ...] = ("10.0.0.0/8", "::1"), **headers: str) -> web.Request:
    networks = tuple(ip_network(network) for network in trusted)
    house = SimpleNamespace(config=SimpleNamespace(server=SimpleNamespace(trusted_proxies=networks)))
    app = web.Application()
    app[CONTEXT] = cast("Any", SimpleNamespace(house=house))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    made = make_mocked_request("GET", "/", headers={"Host": "own:8420", **named}, app=app)
    return made.clone(remote=remote)


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.1", "198.51.100.1", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.2.2.2", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("::1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"),
    ],
)
def test_only_trusted_proxies_say_who_asks(remote: str, forwarded: str, address: str) -> None:
    assert client_address(request(remote, X_Forwarded_For=forwarded)) == address


def test_without_trusted_proxies_nobody_is_believed() -> None:
    asked = request("10.0.0.1", (), X_Forwarded_For="1.1.1.1", X_Forwarded_Proto="https", X_Forwarded_Host="x")
    assert (client_address(asked), is_secure(asked), own_host(asked)) == ("10.0.0.1", False, "own:8420")


@pytest.mark.parametrize(
    ("remote", "forwarded", "outside"),
    [
        ("192.168.1.20", "", False),
        ("127.0.0.1", "", False),
        ("fe80::1%eth0", "", False),
        ("fd00::7", "", False),
        ("100.101.102.103", "", False),
        ("198.51.100.1", "", True),
        ("::ffff:198.51.100.1", "", True),
        ("2001:db8::1", "", True),
        ("", "", False),
        ("10.86.20.1", "198.51.100.1", True),
        ("10.86.20.1", "2001:db8::1", True),
        ("10.86.20.1", "192.168.1.20", False),
        ("192.168.1.20", "198.51.100.1", False),
    ],
)
def test_who_is_outside_is_known_by_his_address(remote: str, forwarded: str, outside: bool) -> None:
    assert is_outside(request(remote, X_Forwarded_For=forwarded)) is outside


@pytest.mark.parametrize(("own", "outside"), [("2001:db8:1:2::8420", False), ("2001:db8:1:3::8420", True)])
def test_at_home_public_addresses_of_ipv6_share_a_network(
    own: str, outside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = request("2001:db8:1:2::1")
    monkeypatch.setattr(asked.transport, "get_extra_info", lambda _name: (own, 8420, 0, 0))
    assert is_outside(asked) is outside


def test_who_does_not_say_how_he_called_us_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name service can take many seconds."""

    def never(*_: object) -> str:
        raise AssertionError("the name service was asked")

    monkeypatch.setattr("socket.getfqdn", never)
    asked = request("192.0.2.1", Host="")
    assert own_host(asked.clone(headers={})) == ""


def test_trusted_proxies_say_how_we_are_called() -> None:
    asked = request("10.0.0.1", X_Forwarded_Proto="https", X_Forwarded_Host="cams.example")
    assert (is_secure(asked), own_host(asked)) == (True, "cams.example")


async def test_behind_a_proxy_with_tls_cookies_are_for_tls_alone(site: Site, house: FakeHouse) -> None:
    server = house.config.server.model_copy(update={"trusted_proxies": (ip_network("127.0.0.1"),)})
    site.house.config = house.config.model_copy(update={"server": server})
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "cams.example", "Origin": "https://cams.example"}
    async with site.stranger.post(f"{site.api}/session", json={"token": site.token}, headers=headers) as response:
        assert response.status == 204
        assert "; Secure" in response.headers["Set-Cookie"]


async def test_behind_home_assistants_ingress_pages_may_be_framed_and_cookies_are_for_its_path(
    site: Site, house: FakeHouse
) -> None:
    headers = {"X-Ingress-Path": "/api/hassio_ingress/k3y-of_it"}
    for trusted in ((), (ip_network("127.0.0.1"),)):
        server = house.config.server.model_copy(update={"trusted_proxies": trusted})
        site.house.config = house.config.model_copy(update={"server": server})
        async with site.stranger.get(f"{site.url}/app/", headers=headers) as page:
            framed = (
                page.headers["X-Frame-Options"],
                "frame-ancestors 'self'" in page.headers["Content-Security-Policy"],
            )
        async with site.stranger.post(f"{site.api}/session", json={"token": site.token}, headers=headers) as login:
            cookie = login.headers["Set-Cookie"]
        assert framed == (("SAMEORIGIN", True) if trusted else ("DENY", False))
        assert f"Path={headers['X-Ingress-Path'] if trusted else ''}/;" in cookie


@pytest.mark.parametrize("said", ["//evil.example", "/a b", "/a;Secure", "/../x", "relative", "/" + "a" * 300])
def test_an_ingress_path_that_is_none_is_ignored(said: str) -> None:
    assert ingress_path(request("10.0.0.1", X_Ingress_Path=said)) == ""


# camera addresses


@pytest.mark.parametrize(
    "url",
    ["rtsp://user:p%40ss@192.168.1.9/main", "RTSPS://cam.local:322/x", "http://[fe80::1]/a", "https://127.0.0.1:1/x"],
)
def test_cameras_of_the_house_may_be_reached(url: str) -> None:
    assert checked_camera_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/etc/passwd",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        " file:///etc/passwd",
        "concat:rtsp://a|/etc/passwd",
        "pipe:0",
        "gopher://192.0.2.1/",
        "rtsp:/etc/passwd",
        "rtsp://",
        "rtsp://user:secret-word@/x",
        "rtsp://host:99999/",
        "http://192.0.2.1/a\r\nHost: x",
        "http://192.0.2.1/\x00",
        "http://169.254.169.254/latest",
        "http://2852039166/latest",
        "http://0xa9fea9fe/latest",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/latest",
        "http://192.0.0.192/opc/v2",
        "http://169.254.170.2/v2/credentials",
        "http://[::169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[64:ff9b:1::a9fe:a9fe]/",
        "http://[::ffff:0:a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::1]/",
        "rtsp://0.0.0.0/",
        "rtsp://0/",
        "rtsp://239.1.1.1/",
        "rtsp://192.0.2.1/" + "x" * 3000,
    ],
)
def test_nothing_else_may(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked_camera_url(url)
    assert "secret-word" not in str(refused.value)


# links

SIGNER = Signer(b"key")
NAMES = st.text("abcXYZ019_", min_size=1, max_size=8)
PATHS = st.lists(NAMES, min_size=1, max_size=6).map(lambda parts: "/" + "/".join(parts))
QUERIES = st.dictionaries(NAMES, st.text(max_size=12), max_size=4).map(lambda found: tuple(sorted(found.items())))


@given(path=PATHS, query=QUERIES, expires=st.integers(0, 10**11), extra=st.text(max_size=5))
def test_a_link_says_what_was_signed(path: str, query: tuple[tuple[str, str], ...], expires: int, extra: str) -> None:
    grant = Grant(path, query, expires, "01ABC")
    token = write_grant(grant, SIGNER)
    assert read_grant(token, path, [("_", extra), *reversed(query)] if "_" not in dict(query) else list(query), SIGNER)
    assert read_grant(token, path, list(query), SIGNER) == grant
    assert read_grant(token, path + "x", list(query), SIGNER) is None
    assert read_grant(token, path + "/x", list(query), SIGNER) is None
    assert read_grant(token, path, list(query), Signer(b"other")) is None
    for name, value in query:
        changed = [(key, old + "x" if key == name else old) for key, old in query]
        assert read_grant(token, path, changed, SIGNER) is None
        assert read_grant(token, path, [*query, (name, value)], SIGNER) is None


@given(path=PATHS, below=PATHS)
def test_a_link_to_a_directory_is_good_beneath_it(path: str, below: str) -> None:
    token = write_grant(Grant(path + "/", (), 1, "01ABC"), SIGNER)
    assert read_grant(token, path + below, [], SIGNER)
    assert read_grant(token, path, [], SIGNER) is None
    assert read_grant(token, path + "x" + below, [], SIGNER) is None


@given(path=PATHS, query=QUERIES, place=st.integers(0, 200), new=st.characters(min_codepoint=33, max_codepoint=126))
def test_a_link_that_was_changed_is_none(path: str, query: tuple[tuple[str, str], ...], place: int, new: str) -> None:
    token = write_grant(Grant(path, query, 1234567890, "01ABC"), SIGNER)
    place %= len(token)
    changed = token[:place] + new + token[place + 1 :]
    if changed != token:
        assert read_grant(changed, path, list(query), SIGNER) is None


def test_odd_queries_cannot_be_bound() -> None:
    assert can_be_bound([("start", "2025-10-09T08:53:20Z"), ("end", "é &=~")])
    for query in ([("a", "1"), ("a", "2")], [("a~b", "1")], [("", "1")], [("a" * 41, "1")], [("a.b", "")]):
        assert not can_be_bound(query)
