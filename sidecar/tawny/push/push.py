"""Web Push for one house: the subscriptions, what each is told of the live feed, and the lanes on which it goes there.

Nothing of it touches recording: it only listens to the house, and whatever push services do, what waits for them is
bounded. While nobody has subscribed there is no task, no connection, and nothing of `cryptography` in memory.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from tawny.core.clock import Clock, SystemClock
from tawny.core.errors import StorageError
from tawny.eventlog import PushSubscription
from tawny.house import House
from tawny.house.errors import ConflictError
from tawny.push.access import Gate
from tawny.push.addresses import checked_endpoint
from tawny.push.audience import Audience
from tawny.push.client import Outcome, Reply
from tawny.push.conditions import is_paused
from tawny.push.delivery import Delivery
from tawny.push.lane import Lane, Parcel
from tawny.push.story import News, Phase, Stories

MOST_SUBSCRIPTIONS = 20
"""To a token: a person has only so many browsers."""

GOES_ON_S = 300.0
"""How long a push is of use that will be replaced by the end of its event."""

STAYS_S = 3600.0
"""How long the last push of an event is."""

RELISTEN_S = 1.0
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PushFigures:
    """How many subscriptions there are, and how often push services answered what since the service started."""

    subscriptions: int
    outcomes: dict[Outcome, int]


class Push:
    """Web Push for `house`; `gate` says what the holders of tokens may see. For one event loop.

    Methods raise StorageError when the event log or the key can't be read or written, and all but `start` and `stop`
    ConflictError while it is switched off.
    """

    def __init__(self, house: House, gate: Gate, clock: Clock | None = None) -> None:
        self._house = house
        self._clock = clock or SystemClock()
        self._delivery = Delivery(house, gate, self._clock)
        self._subscriptions: dict[str, PushSubscription] = {}
        self._lanes: dict[str, Lane] = {}
        self._stories = Stories()
        self._audience = Audience()
        self._running = False
        self._listener: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Tell of events from now on. Does nothing while it is switched off."""
        if not self._house.config.push.enabled:
            return
        self._running = True
        found = await asyncio.to_thread(self._house.log.push_subscriptions)
        for subscription in found:
            self._subscriptions.setdefault(subscription.id, subscription)
        self._listen_or_not()

    async def stop(self) -> None:
        """Tell nothing any more; what waits is dropped."""
        self._running = False
        self._subscriptions.clear()
        listener = self._listener
        self._listen_or_not()
        if listener is not None:
            await asyncio.gather(listener, return_exceptions=True)
        await self._delivery.close()
        for lane in list(self._lanes.values()):
            await lane.stop()
        self._lanes.clear()

    # subscriptions

    async def public_key(self) -> str:
        """What browsers subscribe to: the public key, base64url. Made if there is none."""
        self._require_enabled()
        return (await self._delivery.letters()).public_key

    async def subscriptions(self, token_id: str | None) -> list[PushSubscription]:
        """Those of a token, or (None) all."""
        self._require_enabled()
        return await asyncio.to_thread(self._house.log.push_subscriptions, token_id)

    async def subscribe(
        self, token_id: str, endpoint: str, keys: tuple[str, str], changes: dict[str, Any]
    ) -> PushSubscription:
        """Push to a browser from now on, by the rights of that token. `keys` are p256dh and auth, base64url.

        `changes` are fields of PushWishes. Raises UsageError for what is no address or no key, ConflictError when the
        token has too many.
        """
        self._require_enabled()
        checked_endpoint(endpoint, allow_local=self._house.config.push.allow_local)
        await self._delivery.letters()
        from tawny.push.letters import check_keys  # noqa: PLC0415 - see the module

        check_keys(*keys)
        made = await asyncio.to_thread(
            partial(self._house.log.add_push_subscription, token_id, endpoint, *keys, changes, most=MOST_SUBSCRIPTIONS)
        )
        if made is None:
            raise ConflictError(
                f"this token has {MOST_SUBSCRIPTIONS} push subscriptions already", "delete one that is not needed"
            )
        replaced = [known.id for known in self._subscriptions.values() if known.endpoint == endpoint]
        self._subscriptions[made.id] = made
        for other in replaced:
            if other != made.id:
                await self._leave(other)
        self._listen_or_not()
        return made

    async def change(self, token_id: str | None, subscription_id: str, changes: dict[str, Any]) -> PushSubscription:
        """Change what one of a token's subscriptions, or (None) any, wants. Raises NotFoundError."""
        self._require_enabled()
        changed = await asyncio.to_thread(self._house.log.change_push_subscription, token_id, subscription_id, changes)
        if subscription_id in self._subscriptions:
            self._subscriptions[subscription_id] = changed
        return changed

    async def remove(self, token_id: str | None, subscription_id: str) -> None:
        """Push there no more; None: whosever it is. Raises NotFoundError."""
        self._require_enabled()
        found = await asyncio.to_thread(self._house.log.push_subscription, token_id, subscription_id)
        await self._forget(found)

    async def try_out(self, token_id: str, subscription_id: str) -> Reply:
        """Push something there now; what came of it. Raises NotFoundError."""
        self._require_enabled()
        found = await asyncio.to_thread(self._house.log.push_subscription, token_id, subscription_id)
        reply = await self._delivery.try_out(found)
        await self._look_at(found, reply)
        if found.id in self._subscriptions:
            self._lane(found.id).note(reply)
        return reply

    def figures(self) -> PushFigures:
        """For those who watch the service."""
        return PushFigures(len(self._subscriptions), dict(self._delivery.outcomes))

    def trouble(self, subscription_id: str) -> str:
        """Why the last push did not arrive there; empty when it did, and before the first."""
        lane = self._lanes.get(subscription_id)
        return lane.trouble if lane else ""

    def _require_enabled(self) -> None:
        if not self._house.config.push.enabled:
            raise ConflictError("Web Push is switched off", "set enabled = true in the section [push] of tawny.toml")

    async def _forget(self, subscription: PushSubscription) -> None:
        await asyncio.to_thread(self._house.log.remove_push_subscription, subscription.id)
        await self._leave(subscription.id)

    async def _leave(self, subscription_id: str) -> None:
        self._subscriptions.pop(subscription_id, None)
        self._audience.forget(subscription_id)
        lane = self._lanes.pop(subscription_id, None)
        if lane is not None:
            await lane.stop()
        self._listen_or_not()

    # what happens

    def _listen_or_not(self) -> None:
        wanted = self._running and bool(self._subscriptions)
        if wanted and self._listener is None:
            self._stories = Stories()
            self._listener = asyncio.create_task(self._listen(), name="push feed")
        elif not wanted and self._listener is not None:
            self._listener.cancel()
            self._listener = None
            if self._timer is not None:
                self._timer.cancel()

    async def _listen(self) -> None:
        with contextlib.suppress(StorageError):  # it is tried again with every push
            await self._delivery.letters()
        while True:
            async for heard in self._house.listen():
                self._tell(self._stories.tell(heard, _now(), self._clock.wall_us()))
                self._plan()
            await asyncio.sleep(RELISTEN_S)

    def _plan(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        wake = self._stories.wake
        self._timer = None if wake is None else asyncio.get_running_loop().call_at(wake, self._due)

    def _due(self) -> None:
        self._tell(self._stories.due(_now()))
        self._plan()

    def _tell(self, all_news: list[News]) -> None:
        now, wall_us = _now(), self._clock.wall_us()
        for news in all_news:
            for subscription in self._subscriptions.values():
                if self._audience.wants(subscription, news, now, wall_us):
                    self._lane(subscription.id).put(_parcel(news, subscription))

    # on its way

    def _lane(self, subscription_id: str) -> Lane:
        if subscription_id not in self._lanes:
            self._lanes[subscription_id] = Lane(partial(self._deliver, subscription_id))
        return self._lanes[subscription_id]

    async def _deliver(self, subscription_id: str, parcel: Parcel, left_s: float) -> Reply | None:
        """Push a parcel; None when nobody may get it any more."""
        subscription = self._subscriptions.get(subscription_id)
        if subscription is None or is_paused(subscription.wishes, self._clock.wall_us()):
            return None
        reply = await self._delivery.deliver(subscription, parcel, left_s)
        if reply is not None:
            await self._look_at(subscription, reply)
        return reply

    async def _look_at(self, subscription: PushSubscription, reply: Reply) -> None:
        """Draw the consequences of an answer."""
        if reply.outcome is Outcome.GONE:
            why = reply.said if reply.status is None else f"the push service answered {reply.status}"
            _LOGGER.info("Push subscription %s is over: %s", subscription.id, why)
            with contextlib.suppress(StorageError):  # the next push will find it gone again
                await self._forget(subscription)
        elif reply.outcome is Outcome.REFUSED and not self.trouble(subscription.id):
            _LOGGER.warning("Push subscription %s: the push service answered %s", subscription.id, reply.status)


def _parcel(news: News, subscription: PushSubscription) -> Parcel:
    followed = news.phase is not Phase.END and subscription.wishes.updates
    lasts_s = GOES_ON_S if followed else STAYS_S
    return Parcel(news, _now() + lasts_s, silent=news.phase is not Phase.FIRST)


def _now() -> float:
    return asyncio.get_running_loop().time()
