"""Which addresses of streams are allowed, and what is secret in them."""

from pathlib import Path

import pytest

from tawny.config.base import Invalid
from tawny.config.urls import normalize_source, source_file, url_secrets

BASE = Path("/etc/tawny")


@pytest.mark.parametrize(
    "text",
    [
        "rtsp://192.0.2.10/main",
        "rtsps://user:pass@camera.local:322/Streaming/Channels/101?transportmode=unicast",
        "http://user:p%40ss@[2001:db8::1]:8080/video.mjpg",
        "https://camera/stream.m3u8",
        "RTSP://192.0.2.10/main",
    ],
)
def test_keeps_network_addresses_as_they_are(text: str) -> None:
    assert normalize_source(text, BASE) == text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("clip.mp4", "/etc/tawny/clip.mp4"),
        ("./a b.mp4", "/etc/tawny/./a b.mp4"),
        ("/videos/100%.mp4", "/videos/100%.mp4"),
        ("/videos/a:b.mp4", "/videos/a:b.mp4"),
        ("file:///videos/a%20b.mp4", "/videos/a b.mp4"),
        ("file://localhost/videos/a.mp4", "/videos/a.mp4"),
        ("file:clip.mp4", "/etc/tawny/clip.mp4"),
    ],
)
def test_makes_file_urls_of_paths(text: str, path: str) -> None:
    url = normalize_source(text, BASE)
    assert source_file(url) == Path(path)
    assert normalize_source(url, Path("/elsewhere")) == url


def test_network_addresses_are_no_files() -> None:
    assert source_file("rtsp://192.0.2.10/main") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("ftp://192.0.2.10/main", "has the scheme 'ftp', which is not allowed"),
        ("concat:/etc/passwd", "has the scheme 'concat'"),
        ("192.0.2.10:554/main", "does not begin with a scheme"),
        ("geheim@192.0.2.10:554/main", "^does not begin with a scheme$"),
        ("pipe:0", "has the scheme 'pipe'"),
        ("rtsp:///main", "has no host"),
        ("rtsp://user:pass@/main", "has no host"),
        ("rtsp://host:99999/main", "has a port that is no number"),
        ("rtsp://host:0/main", "has port 0"),
        ("rtsp://user:pa/ss@host/main", "has a user name or password with characters that end it early"),
        ("rtsp://user:pa#ss@host/main", "has a user name or password with characters that end it early"),
        ("rtsp://user:12#3@host/main", "has a user name or password with characters that end it early"),
        ("http://127.0.0.1:9101#@0.0.0.0:9102/b", "has a user name or password with characters that end it early"),
        ("rtsp://[::1/main", "has a host that is no valid name"),
        ("rtsp://ho st/main", "contains a blank"),
        ("rtsp://host/ma\nin", "contains a blank or control character"),
    ],
)
def test_refuses(text: str, message: str) -> None:
    with pytest.raises(Invalid, match=message) as caught:
        normalize_source(text, BASE)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("rtsp://host/main", set()),
        ("rtsp://user@host/main", set()),
        ("rtsp://user:geheim@host/main", {"geheim"}),
        ("rtsp://user:p%40ss@host/a@b", {"p%40ss", "p@ss", "p%40ss@host/a", "p@ss@host/a"}),
        ("rtsp://user:a:b@host/main", {"a:b"}),
        ("rtsp://user:pa/ss@host/main", {"pa/ss"}),
        ("not an address: a@b", set()),
    ],
)
def test_finds_the_password_even_in_invalid_addresses(text: str, secrets: set[str]) -> None:
    assert url_secrets(text) == secrets


def test_the_home_of_nobody_is_no_place_for_a_file() -> None:
    with pytest.raises(Invalid, match="begins with ~nobody_is_called_so, which has no home"):
        normalize_source("~nobody_is_called_so/clip.mp4", BASE)
