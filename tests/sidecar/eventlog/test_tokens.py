from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.errors import NotFoundError, StorageError, UsageError
from tawny.eventlog import EventLog


def test_a_token_is_known_by_its_secret_alone(log: EventLog) -> None:
    token, secret = log.create_token("phone", "viewer", cameras=["front", "back"])
    assert token.cameras == ("back", "front")
    assert token.last_used_us is None
    verified = log.verify_token(secret)
    assert verified is not None
    assert verified.id == token.id
    assert log.verify_token(secret + "x") is None
    assert log.verify_token(token.id) is None
    assert log.verify_token("") is None


def test_the_secret_is_nowhere_in_the_file(tmp_path: Path, clock: ManualClock) -> None:
    with EventLog.open(tmp_path / "tawny.db", clock) as log:
        _, secret = log.create_token("phone")
    assert secret.encode() not in (tmp_path / "tawny.db").read_bytes()


def test_two_tokens_never_have_the_same_secret(log: EventLog) -> None:
    assert log.create_token("phone")[1] != log.create_token("phone")[1]


def test_an_expired_token_is_refused(log: EventLog, clock: ManualClock) -> None:
    _, secret = log.create_token("guest", expires_us=clock.wall_us() + SECOND_US)
    assert log.verify_token(secret) is not None
    clock.advance(SECOND_US)
    assert log.verify_token(secret) is None


def test_a_revoked_token_is_refused_and_stays_listed(log: EventLog, clock: ManualClock) -> None:
    token, secret = log.create_token("phone")
    assert log.revoke_token(token.id).revoked_us == clock.wall_us()
    assert log.verify_token(secret) is None
    assert [found.name for found in log.tokens()] == ["phone"]


def test_use_is_noted_to_the_minute(log: EventLog, clock: ManualClock) -> None:
    _, secret = log.create_token("phone")
    first = clock.wall_us()
    for _ in range(3):
        log.verify_token(secret)
        clock.advance(20 * SECOND_US)
    assert log.tokens()[0].last_used_us == first
    log.verify_token(secret)
    assert log.tokens()[0].last_used_us == clock.wall_us()


def test_an_unknown_scope_or_token_is_a_clear_error(log: EventLog) -> None:
    with pytest.raises(UsageError, match="no scope root: use admin or viewer"):
        log.create_token("phone", "root")
    with pytest.raises(NotFoundError, match="no token 42"):
        log.revoke_token("42")


def test_a_token_is_found_by_its_id_while_it_is_good(log: EventLog, clock: ManualClock) -> None:
    token, _ = log.create_token("phone", expires_us=clock.wall_us() + SECOND_US)
    found = log.usable_token(token.id)
    assert found is not None
    assert found.name == "phone"
    assert log.usable_token("42") is None
    clock.advance(SECOND_US)
    assert log.usable_token(token.id) is None


def test_a_disk_that_cannot_be_written_locks_nobody_out(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    _, secret = log.create_token("phone")

    def full() -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(log._database, "write", full)
    assert log.verify_token(secret) is not None


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 81}, "at most 80"),
        ({"name": "a\x00b"}, "needs a name"),
        ({"scope": "admin", "cameras": ["door"]}, "can't be limited"),
        ({"cameras": []}, "no camera"),
        ({"expires_us": 1}, "expired already"),
    ],
)
def test_a_token_that_makes_no_sense_is_not_made(log: EventLog, values: dict[str, Any], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        log.create_token(**{"name": "phone", **values})
    assert log.tokens() == []
