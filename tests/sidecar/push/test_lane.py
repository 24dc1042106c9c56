"""The way to one subscription, with a push service that does as the test says."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from tawny.push.client import Outcome, Reply
from tawny.push.lane import MOST_WAITING, Lane, Parcel
from tawny.push.story import Event, News, Phase

TAKEN = Reply(Outcome.TAKEN, 201, "")
REFUSED = Reply(Outcome.REFUSED, 400, "bad key")
LATER = Reply(Outcome.LATER, 503, "")


class Service:
    """Answers one push after the other, each when the test says so."""

    def __init__(self) -> None:
        self.taking: asyncio.Queue[tuple[Parcel, float]] = asyncio.Queue()
        self.answers: asyncio.Queue[Reply | Exception | None] = asyncio.Queue()

    async def deliver(self, parcel: Parcel, left_s: float) -> Reply | None:
        self.taking.put_nowait((parcel, left_s))
        answer = await self.answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def next(self) -> Parcel:
        async with asyncio.timeout(30):
            return (await self.taking.get())[0]


@pytest.fixture
def service() -> Service:
    return Service()


@dataclass
class Pauses:
    """How long was waited between tries, which takes no time here, or for ever."""

    waited: list[float] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    endless: bool = False

    async def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.begun.set()
        if self.endless:
            await asyncio.Event().wait()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
async def lane(service: Service, pauses: Pauses) -> AsyncIterator[Lane]:
    made = Lane(service.deliver, generator=random.Random(1), sleep=pauses.wait)
    yield made
    await made.stop()


def parcel(event: str = "A", phase: Phase = Phase.FIRST, *, lasts_s: float = 300) -> Parcel:
    until = asyncio.get_running_loop().time() + lasts_s
    return Parcel(News(phase, Event(event, "door", "motion", 0, ())), until, silent=phase is not Phase.FIRST)


async def idle(lane: Lane) -> None:
    task = lane._task
    if task is not None:
        async with asyncio.timeout(30):
            await task


async def test_they_go_one_after_the_other(lane: Lane, service: Service) -> None:
    for name in "ABC":
        lane.put(parcel(name))
    for name in "ABC":
        assert (await service.next()).news.event.id == name
        assert service.taking.empty()
        service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert lane.trouble == ""


async def test_what_is_newer_of_the_same_event_replaces_what_waits(lane: Lane, service: Service) -> None:
    lane.put(parcel("A"))
    await service.next()
    lane.put(parcel("B"))
    lane.put(parcel("B", Phase.PICTURE))
    lane.put(parcel("B", Phase.END))
    service.answers.put_nowait(TAKEN)
    last = await service.next()
    assert (last.news.event.id, last.news.phase) == ("B", Phase.END)
    service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert service.taking.empty()


async def test_what_replaces_a_push_that_nobody_heard_makes_its_sound(lane: Lane, service: Service) -> None:
    lane.put(parcel("A"))
    await service.next()
    lane.put(parcel("B"))
    lane.put(parcel("B", Phase.END))
    service.answers.put_nowait(TAKEN)
    assert not (await service.next()).silent
    service.answers.put_nowait(TAKEN)


async def test_what_follows_a_push_that_was_heard_is_silent(lane: Lane, service: Service) -> None:
    lane.put(parcel("A"))
    await service.next()
    lane.put(parcel("A", Phase.PICTURE))
    lane.put(parcel("A", Phase.END))
    service.answers.put_nowait(TAKEN)
    last = await service.next()
    assert (last.news.phase, last.silent) == (Phase.END, True)
    service.answers.put_nowait(TAKEN)


async def test_a_push_that_failed_is_replaced_by_what_came_meanwhile(lane: Lane, service: Service) -> None:
    lane.put(parcel("A"))
    await service.next()
    lane.put(parcel("A", Phase.END))
    service.answers.put_nowait(LATER)
    last = await service.next()
    assert (last.news.phase, last.silent) == (Phase.END, False)
    service.answers.put_nowait(TAKEN)
    await idle(lane)


async def test_tries_come_at_longer_and_longer_intervals(lane: Lane, service: Service, pauses: Pauses) -> None:
    lane.put(parcel())
    for _ in range(9):
        await service.next()
        service.answers.put_nowait(LATER)
    await service.next()
    service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert len(pauses.waited) == 9
    assert 0.7 < pauses.waited[0] < 1.3
    assert pauses.waited[2] > pauses.waited[1] > pauses.waited[0]
    assert max(pauses.waited) <= 60


async def test_a_service_that_names_a_time_is_obeyed(lane: Lane, service: Service, pauses: Pauses) -> None:
    lane.put(parcel())
    await service.next()
    service.answers.put_nowait(Reply(Outcome.LATER, 429, "slow down", retry_after_s=120))
    await service.next()
    service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert pauses.waited == [120]


async def test_what_is_of_no_use_any_more_is_not_pushed(lane: Lane, service: Service) -> None:
    lane.put(parcel("A", lasts_s=0))
    lane.put(parcel("B"))
    assert (await service.next()).news.event.id == "B"
    service.answers.put_nowait(TAKEN)
    await idle(lane)


async def test_when_too_many_wait_the_oldest_is_dropped(lane: Lane, service: Service) -> None:
    for number in range(MOST_WAITING + 5):
        lane.put(parcel(str(number)))
    came = []
    for _ in range(MOST_WAITING):
        came.append((await service.next()).news.event.id)
        service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert came == [str(number) for number in range(5, MOST_WAITING + 5)]


@pytest.mark.parametrize("answer", [REFUSED, None, RuntimeError("a mistake")])
async def test_what_would_be_refused_again_is_not_tried_again(
    lane: Lane, service: Service, answer: Reply | Exception | None
) -> None:
    lane.put(parcel("A"))
    lane.put(parcel("B"))
    await service.next()
    service.answers.put_nowait(answer)
    assert (await service.next()).news.event.id == "B"
    service.answers.put_nowait(TAKEN)
    await idle(lane)


async def test_the_last_trouble_is_known_until_a_push_arrives(lane: Lane, service: Service) -> None:
    lane.put(parcel("A"))
    await service.next()
    service.answers.put_nowait(REFUSED)
    await idle(lane)
    assert lane.trouble == "the push service answered 400 bad key"
    lane.put(parcel("B"))
    await service.next()
    service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert lane.trouble == ""


async def test_an_empty_lane_has_no_task(lane: Lane, service: Service) -> None:
    assert lane._task is None
    lane.put(parcel())
    await service.next()
    service.answers.put_nowait(TAKEN)
    await idle(lane)
    assert lane._task is None


@pytest.mark.parametrize("where", ["pushing", "waiting"])
async def test_a_lane_ends_at_once(lane: Lane, service: Service, pauses: Pauses, where: str) -> None:
    lane.put(parcel())
    await service.next()
    if where == "waiting":
        pauses.endless = True
        service.answers.put_nowait(LATER)
        await pauses.begun.wait()
    async with asyncio.timeout(5):
        await lane.stop()
    lane.put(parcel())
    assert lane._task is None
