"""Push subscriptions: whose they are, what stays of them, and how many there may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawny.core.clock import ManualClock
from tawny.core.errors import NotFoundError
from tawny.eventlog import EventLog, PushSubscription, PushWishes, QuietHours

MINE, YOURS = "01HF7YAT00AAAAAAAAAAAAAAAA", "file-0123456789ab"


def add(log: EventLog, token: str = MINE, number: int = 1, most: int = 20, **changes: object) -> PushSubscription:
    made = log.add_push_subscription(token, f"https://push.example/{number}", "key", "auth", changes, most=most)
    assert made is not None
    return made


def test_what_was_made_is_there(log: EventLog) -> None:
    quiet = QuietHours(22 * 60, 7 * 60, "Europe/Berlin")
    made = add(log, name="phone", language="de", cameras=("door",), quiet=quiet, cooldown_s=5, paused_until_us=7)
    assert made.wishes == PushWishes("phone", "de", ("door",), True, 5, quiet, 7)
    assert log.push_subscriptions() == [made]
    assert log.push_subscription(MINE, made.id) == made


def test_it_outlives_a_restart(tmp_path: Path, file_log: EventLog, clock: ManualClock) -> None:
    made = add(file_log)
    with EventLog.open(tmp_path / "tawny.db", clock) as again:
        assert again.push_subscriptions() == [made]


def test_the_same_browser_subscribes_again_and_its_wishes_stay(log: EventLog) -> None:
    made = add(log, name="phone", cooldown_s=5)
    again = log.add_push_subscription(MINE, made.endpoint, "new key", "new auth", {"language": "fr"}, most=1)
    assert again is not None
    assert (again.id, again.p256dh, again.auth) == (made.id, "new key", "new auth")
    assert again.wishes == PushWishes(name="phone", language="fr", cooldown_s=5)
    assert log.push_subscriptions() == [again]


def test_another_token_takes_the_browser_over_and_finds_no_wishes_there(log: EventLog) -> None:
    made = add(log, cameras=("door",))
    taken = add(log, YOURS)
    assert taken.id != made.id
    assert taken.wishes == PushWishes()
    assert log.push_subscriptions(MINE) == []
    assert log.push_subscriptions(YOURS) == [taken]


def test_there_may_be_only_so_many_to_a_token(log: EventLog) -> None:
    first = add(log, number=1, most=2)
    add(log, number=2, most=2)
    assert log.add_push_subscription(MINE, "https://push.example/3", "key", "auth", {}, most=2) is None
    assert len(log.push_subscriptions()) == 2
    assert add(log, number=1, most=2).id == first.id
    add(log, YOURS, number=3, most=2)


def test_to_another_token_it_does_not_exist(log: EventLog) -> None:
    made = add(log)
    with pytest.raises(NotFoundError):
        log.push_subscription(YOURS, made.id)
    with pytest.raises(NotFoundError):
        log.change_push_subscription(YOURS, made.id, {"name": "mine"})
    assert log.push_subscriptions() == [made]


def test_wishes_change_one_by_one(log: EventLog) -> None:
    made = add(log, name="phone", cameras=("door",))
    changed = log.change_push_subscription(MINE, made.id, {"cameras": None, "updates": False})
    assert changed.wishes == PushWishes(name="phone", cameras=None, updates=False)
    assert log.push_subscriptions() == [changed]


def test_it_is_forgotten(log: EventLog) -> None:
    made = add(log)
    log.remove_push_subscription(made.id)
    log.remove_push_subscription(made.id)
    assert log.push_subscriptions() == []


def test_neither_address_nor_keys_are_shown_in_logs(log: EventLog) -> None:
    shown = repr(add(log))
    assert "push.example" not in shown
    assert "auth" not in shown
