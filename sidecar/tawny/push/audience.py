"""Who is told of what: wishes, pauses, and that updates go to whom the first push went. Pure."""

from __future__ import annotations

from collections import OrderedDict

from tawny.eventlog import PushSubscription
from tawny.push.conditions import is_paused, is_quiet, wants_camera
from tawny.push.story import News, Phase

_MOST_TOLD = 200


class Audience:
    """Remembers what each subscription was told, as long as somebody may have to know."""

    def __init__(self) -> None:
        self._told: OrderedDict[str, set[str]] = OrderedDict()
        """By event: the subscriptions that got its first push."""
        self._last_first: dict[str, dict[str, float]] = {}
        """By subscription and camera: when it was last told that something began there."""

    def wants(self, subscription: PushSubscription, news: News, now: float, wall_us: int) -> bool:
        """Whether to push these news there at `now` (monotonic seconds). A yes to a first push counts as pushed."""
        wishes, event = subscription.wishes, news.event
        if news.phase is not Phase.FIRST:
            return wishes.updates and subscription.id in self._told.get(event.id, ())
        last = self._last_first.setdefault(subscription.id, {})
        if (
            not wants_camera(wishes, event.camera)
            or is_paused(wishes, wall_us)
            or is_quiet(wishes.quiet, wall_us)
            or (event.camera in last and now - last[event.camera] < wishes.cooldown_s)
        ):
            return False
        last[event.camera] = now
        self._told.setdefault(event.id, set()).add(subscription.id)
        while len(self._told) > _MOST_TOLD:
            self._told.popitem(last=False)
        return True

    def forget(self, subscription_id: str) -> None:
        """It is no more."""
        self._last_first.pop(subscription_id, None)
