"""What waits for the broker: bounded, and never older than what came after it."""

from __future__ import annotations

import pytest

from tawny.bus import outbox as module
from tawny.bus.outbox import MOST_EVENTS, OLDEST_EVENT_S, Event, Outbox, Rank, State


class Time:
    """Seconds that pass when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def outbox(time: Time) -> Outbox:
    return Outbox(clock=time)


async def taken(outbox: Outbox) -> list[tuple[str, str]]:
    """Everything that waits, in its order, as if the broker took it."""
    found = []
    while not outbox.is_empty:
        item = await outbox.take()
        outbox.sent(item, item.payload)
        found.append((item.topic, item.payload))
    return found


async def test_a_topic_waits_with_its_newest_payload_alone(outbox: Outbox) -> None:
    for number in range(1000):
        outbox.set("a", str(number))
    assert await taken(outbox) == [("a", "999")]


async def test_what_has_not_changed_is_not_published_again(outbox: Outbox) -> None:
    outbox.set("a", "1")
    await taken(outbox)
    outbox.set("a", "1")
    assert outbox.is_empty
    outbox.again()
    assert await taken(outbox) == [("a", "1")]


async def test_states_come_before_status_discovery_and_events(outbox: Outbox) -> None:
    outbox.tell("event", "e")
    outbox.set("discovery", "d", Rank.DISCOVERY)
    outbox.set("status", "online", Rank.STATUS)
    outbox.set("state", "s")
    assert [topic for topic, _ in await taken(outbox)] == ["state", "status", "discovery", "event"]


async def test_too_many_events_push_out_the_oldest(outbox: Outbox) -> None:
    for number in range(MOST_EVENTS + 3):
        outbox.tell("event", str(number))
    found = await taken(outbox)
    assert found[0] == ("event", "3")
    assert len(found) == MOST_EVENTS
    assert outbox.dropped_events == 3


async def test_old_events_are_no_news(outbox: Outbox, time: Time) -> None:
    outbox.tell("event", "old")
    time.now += OLDEST_EVENT_S
    outbox.tell("event", "new")
    time.now += 1
    outbox.set("a", "1")
    assert await taken(outbox) == [("a", "1"), ("event", "new")]
    assert outbox.dropped_events == 1


async def test_events_that_come_back_keep_their_order(outbox: Outbox) -> None:
    for name in "abc":
        outbox.tell("event", name)
    first, second = await outbox.take(), await outbox.take()
    outbox.give_back(second)
    outbox.give_back(first)
    assert [payload for _, payload in await taken(outbox)] == ["a", "b", "c"]


async def test_events_that_come_back_count_as_well(outbox: Outbox) -> None:
    outbox.tell("event", "first")
    first = await outbox.take()
    for number in range(MOST_EVENTS):
        outbox.tell("event", str(number))
    outbox.give_back(first)
    assert len(await taken(outbox)) == MOST_EVENTS
    assert outbox.dropped_events == 1


async def test_a_state_that_comes_back_does_not_replace_a_newer_one(outbox: Outbox) -> None:
    outbox.set("a", "old")
    item = await outbox.take()
    outbox.set("a", "new")
    outbox.give_back(item)
    assert await taken(outbox) == [("a", "new")]


async def test_a_topic_that_was_cleared_is_forgotten_once_the_broker_knows(outbox: Outbox) -> None:
    outbox.set("a", "1")
    await taken(outbox)
    outbox.clear(["a"])
    item = await outbox.take()
    assert (item.topic, item.payload) == ("a", "")
    outbox.give_back(item)
    assert await taken(outbox) == [("a", "")]
    outbox.again()
    assert outbox.is_empty


async def test_a_topic_that_comes_back_while_it_is_cleared_stays(outbox: Outbox) -> None:
    outbox.set("a", "1")
    await taken(outbox)
    outbox.clear(["a"])
    item = await outbox.take()
    outbox.set("a", "2")
    outbox.sent(item, "")
    assert await taken(outbox) == [("a", "2")]
    outbox.again()
    assert await taken(outbox) == [("a", "2")]


async def test_what_the_broker_holds_is_known_to_the_steps(outbox: Outbox) -> None:
    outbox.set("d", "new", Rank.DISCOVERY, lambda known, payload: [f"{known} goes", payload])
    outbox.found("d", "old")
    item = await outbox.take()
    assert isinstance(item, State)
    assert item.steps(item.known, item.payload) == ["old goes", "new"]
    outbox.sent(item, "new")
    assert item.known == "new"


async def test_events_carry_no_more_than_they_should(outbox: Outbox) -> None:
    outbox.tell("event", "e")
    assert isinstance(await outbox.take(), Event)
    assert outbox.is_empty


async def test_what_is_retired_is_emptied_a_little_later(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FAREWELL_S", 0.01)
    outbox.set("a", "1")
    await taken(outbox)
    outbox.retire(["a"])
    outbox.again()
    assert outbox.is_empty
    item = await outbox.take()
    assert (item.topic, item.payload) == ("a", "")


async def test_what_is_back_meanwhile_keeps_what_it_holds(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FAREWELL_S", 0.01)
    outbox.retire(["a", "b"])
    outbox.set("a", "2")
    assert await taken(outbox) == [("a", "2")]
    item = await outbox.take()
    assert item.topic == "b"
    outbox.sent(item, "")
    assert outbox.is_empty
