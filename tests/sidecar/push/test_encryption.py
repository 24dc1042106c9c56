"""Encryption, against the example of RFC 8291 and a browser that shares no code with it."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from support.push_browser import Browser, to_bytes
from tawny.push.encryption import LARGEST, encrypt

RFC_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A"
    "_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


@pytest.fixture
def browser() -> Browser:
    return Browser("https://push.example/1")


def test_the_browser_of_the_tests_reads_the_example_of_the_rfc() -> None:
    private = int.from_bytes(to_bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
    browser = Browser("", ec.derive_private_key(private, ec.SECP256R1()), to_bytes("BTBZMqHH6r4Tts7J_aSIgg"))
    assert browser.decrypt(to_bytes(RFC_BODY)) == b"When I grow up, I want to be a watermelon"


@pytest.mark.parametrize("length", [0, 1, 255, 256, 257, 3000, LARGEST])
def test_the_browser_reads_what_was_written(browser: Browser, length: int) -> None:
    message = b"x" * length
    body = encrypt(message, browser.point, browser.auth)
    assert browser.decrypt(body) == message
    assert len(body) <= 4096


def test_lengths_tell_little(browser: Browser) -> None:
    bodies = [encrypt(b"x" * length, browser.point, browser.auth) for length in (1, 100, 256)]
    assert len({len(body) for body in bodies}) == 1


def test_no_two_bodies_are_alike(browser: Browser) -> None:
    bodies = [encrypt(b"Motion", browser.point, browser.auth) for _ in range(2)]
    assert bodies[0][:86] != bodies[1][:86]
    assert bodies[0][86:] != bodies[1][86:]


def test_another_browser_reads_nothing(browser: Browser) -> None:
    body = encrypt(b"Motion", browser.point, browser.auth)
    with pytest.raises(InvalidTag):
        Browser("", auth=browser.auth).decrypt(body)
    with pytest.raises(InvalidTag):
        Browser("", key=browser.key).decrypt(body)


def test_more_than_push_services_take_is_refused(browser: Browser) -> None:
    with pytest.raises(ValueError, match="more than"):
        encrypt(b"x" * (LARGEST + 1), browser.point, browser.auth)


@pytest.mark.parametrize("point", [b"", b"\x04" * 65, b"\x04" + bytes(64), b"\x02" + b"\x01" * 32])
def test_what_is_no_key_is_refused(point: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - in whichever words
        encrypt(b"Motion", point, bytes(16))
