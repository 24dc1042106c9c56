"""The key pair and what it signs."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from support.push_browser import check_vapid, to_bytes
from tawny.core.errors import StorageError
from tawny.core.redact import MASK, redact
from tawny.push.vapid import Vapid

CONTACT = "mailto:me@example.com"


class Time:
    def __init__(self, vapid: Vapid) -> None:
        self.now = 0.0
        vapid._now = lambda: self.now


@pytest.fixture
def vapid(tmp_path: Path) -> Vapid:
    return Vapid.of_file(tmp_path / "push-key", CONTACT)


def test_push_services_can_check_who_sent_a_push(vapid: Vapid) -> None:
    claims, key = check_vapid(vapid.authorization("https://push.example/1"), "https://push.example/1")
    assert claims["sub"] == CONTACT
    assert key == vapid.public_key
    assert len(to_bytes(key)) == 65


def test_a_port_belongs_to_whom_it_is_for(vapid: Vapid) -> None:
    check_vapid(vapid.authorization("https://push.example:8443/1"), "https://push.example:8443/2")


def test_what_is_signed_for_one_service_is_no_good_at_another(vapid: Vapid) -> None:
    first = vapid.authorization("https://push.example/1")
    with pytest.raises(AssertionError):
        check_vapid(first, "https://push.example.org/1")
    check_vapid(vapid.authorization("https://push.example.org/1"), "https://push.example.org/1")


def test_a_changed_signature_is_noticed(vapid: Vapid) -> None:
    header = vapid.authorization("https://push.example/1")
    token = header.partition("t=")[2].partition(",")[0]
    changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
    with pytest.raises(InvalidSignature):
        check_vapid(header.replace(token, changed), "https://push.example/1")


def test_a_signature_is_used_again_for_an_hour(vapid: Vapid) -> None:
    time = Time(vapid)
    first = vapid.authorization("https://push.example/1")
    time.now = 3599
    assert vapid.authorization("https://push.example/2") == first
    time.now = 3601
    assert vapid.authorization("https://push.example/1") != first


def test_a_clock_that_went_back_makes_a_new_signature(vapid: Vapid) -> None:
    time = Time(vapid)
    time.now = 100_000
    first = vapid.authorization("https://push.example/1")
    time.now = 0
    assert vapid.authorization("https://push.example/1") != first


def test_the_key_stays(tmp_path: Path, vapid: Vapid) -> None:
    file = tmp_path / "push-key"
    assert Vapid.of_file(file, CONTACT).public_key == vapid.public_key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["push-key"]


def test_a_key_that_others_could_read_is_closed(tmp_path: Path, vapid: Vapid) -> None:
    (tmp_path / "push-key").chmod(0o644)
    Vapid.of_file(tmp_path / "push-key", CONTACT)
    assert stat.S_IMODE((tmp_path / "push-key").stat().st_mode) == 0o600


def test_an_unfinished_key_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "push-key.part").write_text("half")
    Vapid.of_file(tmp_path / "push-key", CONTACT)
    assert [path.name for path in tmp_path.iterdir()] == ["push-key"]


@pytest.mark.parametrize("text", ["nonsense!", "AAAA", "A" * 43])
def test_a_damaged_key_is_not_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / "push-key").write_text(text)
    with pytest.raises(StorageError, match="subscribe again"):
        Vapid.of_file(tmp_path / "push-key", CONTACT)
    assert (tmp_path / "push-key").read_text() == text


def test_the_key_is_masked_wherever_it_would_be_written(tmp_path: Path, vapid: Vapid) -> None:
    assert redact((tmp_path / "push-key").read_text().strip()) == MASK
