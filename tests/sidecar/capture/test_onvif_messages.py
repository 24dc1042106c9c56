"""What comes from the network as XML, and how a password is proven: nothing here opens a socket."""

from __future__ import annotations

import base64
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.capture.onvif.digest import Challenge, answer, parse_challenges, response
from tawny.capture.onvif.media import stream_url
from tawny.capture.onvif.probes import FoundCamera, merge, parse_answer, probe_message
from tawny.capture.onvif.security import password_digest, username_token
from tawny.capture.onvif.xml import MAX_BYTES, BadXmlError, find, parse_xml, text_of
from tawny.capture.simulator.onvif_answers import Identity, probe_match
from tawny.capture.simulator.onvif_quirks import BOMB
from tawny.core.redact import MASK, redact

XADDR = "http://192.0.2.10/onvif/device_service"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (BOMB, "document type"),
        (BOMB.decode().encode("utf-16"), "document type"),
        (b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>', "document type"),
        (b"<a>" + b" " * MAX_BYTES + b"</a>", "longer"),
        (b"<a><b></a>", "no XML"),
        (b"", "no XML"),
        (b"\xff\xfe\x00", "no XML"),
        (b"<a>&unknown;</a>", "no XML"),
    ],
)
def test_xml_that_attacks_or_is_none_is_refused(document: bytes, why: str) -> None:
    with pytest.raises(BadXmlError, match=why):
        parse_xml(document)


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_but_parse_or_be_refused(data: bytes) -> None:
    with suppress(BadXmlError):
        parse_xml(data)


def test_a_hundred_thousand_levels_do_no_harm() -> None:
    depth = 100_000
    root = parse_xml(b"<a>" * depth + b"</a>" * depth)
    assert sum(1 for _ in root.iter()) == depth


@pytest.mark.parametrize(
    "document",
    [
        "<a><b>Tür</b></a>".encode(),
        "\ufeff<a><b>Tür</b></a>".encode(),
        "<a><b>Tür</b></a>".encode("utf-16"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a><b>Tür</b></a>'.encode("latin-1"),
        "<a><b>Tür</b></a>\n\0".encode(),
    ],
)
def test_reads_the_encodings_that_cameras_use(document: bytes) -> None:
    assert text_of(parse_xml(document), "b") == "Tür"


def test_text_for_people_holds_nothing_that_a_terminal_obeys() -> None:
    root = parse_xml("<a><b> one\n two\u009b31m\u202e three </b></a>".encode())
    assert text_of(root, "b") == "one two31m three"
    assert len(text_of(parse_xml(b"<a><b>" + b"x" * 5000 + b"</b></a>"), "b")) == 200


def test_a_probe_asks_for_one_type_alone() -> None:
    root = parse_xml(probe_message("Device"))
    assert text_of(root, "Body", "Probe", "Types") == "dn:Device"
    assert probe_message("Device") != probe_message("Device")


def test_an_answer_tells_name_hardware_location_and_address() -> None:
    identity = Identity(name="Tür / Hof", model="X\x1b[2J", location="city/Rome")
    (camera,) = parse_answer(probe_match(identity, XADDR, "urn:uuid:1", "urn:uuid:2"), "192.0.2.10")
    assert (camera.address, camera.xaddrs) == ("192.0.2.10", (XADDR,))
    assert (camera.name, camera.hardware, camera.location) == ("Tür / Hof", "X[2J", "Rome")
    assert camera.uuid == identity.uuid


def test_the_address_that_answered_comes_first_and_nonsense_is_left_out() -> None:
    xaddrs = f"http://169.254.1.1/onvif/x file:///etc/passwd http:///x http://[::zz]/ {XADDR}"
    (camera,) = parse_answer(probe_match(Identity(), xaddrs, "a", "b"), "192.0.2.10")
    assert camera.xaddrs == (XADDR, "http://169.254.1.1/onvif/x")


def test_a_discovery_proxy_is_not_taken_for_the_camera() -> None:
    (camera,) = parse_answer(probe_match(Identity(), XADDR, "a", "b"), "192.0.2.200")
    assert camera.address == "192.0.2.10"


def test_printers_and_garbage_are_no_cameras() -> None:
    printer = probe_match(Identity(), "http://192.0.2.7/wsd", "a", "b")
    printer = printer.replace(b"onvif://", b"wsd://").replace(b"NetworkVideoTransmitter", b"PrintDeviceType")
    for datagram in (printer, b"", b"\0" * 1500, BOMB, probe_message("Device")):
        assert parse_answer(datagram, "192.0.2.7") == []


def test_two_answers_of_one_camera_are_one() -> None:
    both = merge(FoundCamera("192.0.2.10", ("a", "b"), name="x"), FoundCamera("192.0.2.10", ("b", "c"), hardware="y"))
    assert both == FoundCamera("192.0.2.10", ("a", "b", "c"), name="x", hardware="y")


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_digest_proves_what_the_standard_says(algorithm: str, expected: str) -> None:
    """RFC 7616, section 3.9.1."""
    nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
    challenge = Challenge(
        "http-auth@example.org", nonce, algorithm, "auth", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
    )
    client_nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    proof = response(
        challenge, "GET", "/dir/index.html", "Mufasa", "Circle of Life", client_nonce=client_nonce, counter="00000001"
    )
    assert proof == expected


def test_digest_without_qop_is_the_old_kind() -> None:
    """RFC 2069's example, as corrected by its erratum 749."""
    challenge = Challenge("testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093")
    proof = response(challenge, "GET", "/dir/index.html", "Mufasa", "CircleOfLife", client_nonce="", counter="")
    assert proof == "1949323746fe6a43ef61f9606e7febea"
    written = answer(challenge, "GET", "/", 'a"b', "c")
    assert 'username="a\\"b"' in written
    assert "cnonce" not in written


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            ['Basic realm="x"', 'Digest realm="a, b", nonce="n", qop="auth,auth-int", stale=TRUE'],
            ("a, b", "auth", True),
        ),
        (['Basic realm="x", Digest realm="r", nonce="n", algorithm=MD5'], ("r", "", False)),
        (['Digest realm="r", nonce="1", algorithm=SHA-512, Digest realm="s", nonce="2"'], ("s", "", False)),
        (['DIGEST realm="", nonce="n"'], ("", "", False)),
        (['Digest realm="r", nonce="n", qop="auth-int"'], None),
        (['Digest realm="r"', "Digest", "", "Basic", 'Digest nonce="n"', "\x00"], None),
        ([], None),
    ],
)
def test_of_several_challenges_one_that_can_be_answered_is_taken(headers: list[str], expected: object) -> None:
    found = parse_challenges(headers)
    assert (None if found is None else (found.realm, found.qop, found.stale)) == expected


@given(st.lists(st.text(max_size=200), max_size=3))
def test_no_header_makes_a_challenge_that_cannot_be_answered(headers: list[str]) -> None:
    found = parse_challenges([f"Digest {header}" for header in headers])
    if found is not None:
        assert answer(found, "POST", "/", "user", "password").startswith("Digest ")


def test_the_user_name_token_is_what_onvif_says() -> None:
    """The example in ONVIF's Application Programmer's Guide, section 6.1.1.2."""
    nonce = base64.b64decode("LKqI6G/AikKCQrN0zqZFlg==")
    assert password_digest(nonce, "2010-09-16T07:50:45Z", "userpassword") == "tuOSpGlFlIXsozq4HFNeeGeFLEI="
    written = username_token("a<b", "p", datetime(2026, 1, 2, 3, 4, 5, 6000, UTC))
    assert "<w:Username>a&lt;b</w:Username>" in written
    assert "<u:Created>2026-01-02T03:04:05.006Z</u:Created>" in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rtsp://192.0.2.10:554/main?a=1", "rtsp://192.0.2.10:554/main?a=1"),
        ("rtsp://admin:pa%40ss@192.0.2.10/main", "rtsp://192.0.2.10/main"),
        ("file:///etc/passwd", ""),
        ("concat:rtsp://a|b", ""),
        ("/etc/passwd", ""),
        ("rtsp:///nowhere", ""),
        ("rtsp://192.0.2.10:99999/main", ""),
        ("", ""),
    ],
)
def test_only_network_addresses_without_login_become_streams(text: str, expected: str) -> None:
    assert stream_url(text) == expected


def test_a_password_in_the_path_is_kept_and_never_shown() -> None:
    url = stream_url("rtsp://192.0.2.10/user=admin_password=tlJwpbo6_channel=1.sdp")
    assert "tlJwpbo6" in url
    assert redact(f"opening {url}") == f"opening rtsp://192.0.2.10/user=admin_password={MASK}_channel=1.sdp"


def test_find_takes_direct_children_alone() -> None:
    assert find(parse_xml(b"<a><x><b/></x></a>"), "b") is None
