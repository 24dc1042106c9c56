"""Push subscriptions: which browsers are told of events, by whose rights, and what they want to hear."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from tawny.core.errors import NotFoundError
from tawny.core.ids import new_ulid
from tawny.eventlog.rows import PushSubscription, PushWishes, QuietHours
from tawny.eventlog.schema import push_subscriptions
from tawny.eventlog.store import Store

_s = push_subscriptions.c
_OWN = ("id", "token", "endpoint", "p256dh", "auth", "created_us")


class SubscriptionStore(Store):
    """The log's part about push subscriptions."""

    def push_subscriptions(self, token: str | None = None) -> list[PushSubscription]:
        """All of them, or those of one token, oldest first."""
        found = select(push_subscriptions).order_by(_s.id)
        if token is not None:
            found = found.where(_s.token == token)
        with self._database.read() as connection:
            return [_subscription(row) for row in connection.execute(found).mappings()]

    def add_push_subscription(
        self, token: str, endpoint: str, p256dh: str, auth: str, changes: dict[str, Any], *, most: int
    ) -> PushSubscription | None:
        """Make the subscription of `endpoint` one of `token`; None when that has `most` others already.

        A browser has one address: where it is known, it is known anew, with the wishes of before if they were of the
        same token. `changes` are fields of PushWishes.
        """
        with self._database.write() as connection:
            row = connection.execute(select(push_subscriptions).where(_s.endpoint == endpoint)).mappings().one_or_none()
            known = None if row is None or row["token"] != token else _subscription(row)
            others = select(func.count()).where(_s.token == token, _s.endpoint != endpoint)
            if known is None and connection.execute(others).scalar_one() >= most:
                return None
            connection.execute(delete(push_subscriptions).where(_s.endpoint == endpoint))
            now = self._clock.wall_us()
            made = PushSubscription(
                id=new_ulid(now) if known is None else known.id,
                token=token,
                endpoint=endpoint,
                p256dh=p256dh,
                auth=auth,
                created_us=now if known is None else known.created_us,
                wishes=replace(PushWishes() if known is None else known.wishes, **changes),
            )
            own = {name: getattr(made, name) for name in _OWN}
            connection.execute(insert(push_subscriptions).values(own | asdict(made.wishes)))
            return made

    def change_push_subscription(
        self, token: str | None, subscription: str, changes: dict[str, Any]
    ) -> PushSubscription:
        """Change wishes of one of a token's subscriptions, or (None) of any. Raises NotFoundError."""
        with self._database.write() as connection:
            found = _one(connection, token, subscription)
            changed = replace(found, wishes=replace(found.wishes, **changes))
            values = asdict(changed.wishes)
            connection.execute(update(push_subscriptions).where(_s.id == subscription).values(values))
            return changed

    def remove_push_subscription(self, subscription: str) -> None:
        """Forget a subscription, if it is there."""
        with self._database.write() as connection:
            connection.execute(delete(push_subscriptions).where(_s.id == subscription))

    def push_subscription(self, token: str | None, subscription: str) -> PushSubscription:
        """One of a token's subscriptions, or (None) any. Raises NotFoundError."""
        with self._database.read() as connection:
            return _one(connection, token, subscription)


def _one(connection: Connection, token: str | None, subscription: str) -> PushSubscription:
    """To whoever asks with another token, it does not exist."""
    found = select(push_subscriptions).where(_s.id == subscription)
    if token is not None:
        found = found.where(_s.token == token)
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        raise NotFoundError(f"there is no push subscription {subscription}", "subscribe again")
    return _subscription(row)


def _subscription(row: RowMapping) -> PushSubscription:
    wishes = {name: value for name, value in row.items() if name not in _OWN}
    if wishes["cameras"] is not None:
        wishes["cameras"] = tuple(wishes["cameras"])
    if wishes["quiet"] is not None:
        wishes["quiet"] = QuietHours(**wishes["quiet"])
    return PushSubscription(**{name: row[name] for name in _OWN}, wishes=PushWishes(**wishes))
