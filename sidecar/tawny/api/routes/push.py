"""Web Push: browsers that are told of events, each by whoever uses it. See docs/design/push.md for what a push says."""

from __future__ import annotations

from aiohttp import web

from tawny.api.context import CONTEXT, PREFIX, answer, house
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.push_models import (
    PushBody,
    PushKeyModel,
    PushPatch,
    PushSubscriptionModel,
    PushSubscriptionsModel,
    PushSubscriptionsQuery,
    PushTestModel,
    push_subscription_model,
    push_test_model,
)
from tawny.api.security import asker
from tawny.core.errors import NotFoundError, UsageError
from tawny.eventlog import PushSubscription


@endpoint("GET", "/push/key", narrows=True, errors=(409,))
async def key(request: web.Request) -> PushKeyModel:
    """The key that browsers subscribe to."""
    return PushKeyModel(key=await request.app[CONTEXT].push.public_key())


@endpoint("GET", "/push/subscriptions", narrows=True, errors=(409,))
async def subscriptions(request: web.Request, query: PushSubscriptionsQuery) -> PushSubscriptionsModel:
    """The subscriptions that were made with the token that asks; for admins, if they want, all.

    To others than admins, those of other tokens do not exist.
    """
    found = await request.app[CONTEXT].push.subscriptions(_owner(request) if query.all else asker(request).id)
    return PushSubscriptionsModel(subscriptions=[_model(request, each) for each in found])


@endpoint(
    "POST",
    "/push/subscriptions",
    needs="viewer",
    response=PushSubscriptionModel,
    status=201,
    narrows=True,
    errors=(409,),
)
async def subscribe(request: web.Request, body: PushBody) -> web.Response:
    """Tell a browser of events from now on, as far as the token that asks may see them, and as long as it is good.

    A browser that is known already is known anew: what is left out stays as it was with the same token.
    """
    _require_cameras(request, body.cameras)
    browser = body.subscription
    made = await request.app[CONTEXT].push.subscribe(
        asker(request).id, browser.endpoint, (browser.keys.p256dh, browser.keys.auth), body.changes()
    )
    location = {"Location": f"{PREFIX}/push/subscriptions/{made.id}"}
    return answer(_model(request, made), 201, location)


@endpoint("PATCH", "/push/subscriptions/{subscription}", needs="viewer", narrows=True, errors=(409,))
async def change(request: web.Request, subscription: str, body: PushPatch) -> PushSubscriptionModel:
    """Change what one of one's own subscriptions is told; for admins, any."""
    _require_cameras(request, body.cameras)
    return _model(request, await request.app[CONTEXT].push.change(_owner(request), subscription, body.changes()))


@endpoint("DELETE", "/push/subscriptions/{subscription}", needs="viewer", status=204, narrows=True, errors=(409,))
async def remove(request: web.Request, subscription: str) -> web.Response:
    """Tell that browser of nothing any more: one of one's own; for admins, any."""
    await request.app[CONTEXT].push.remove(_owner(request), subscription)
    return web.Response(status=204)


@endpoint(
    "POST",
    "/push/subscriptions/{subscription}/test",
    needs="viewer",
    response=PushTestModel,
    narrows=True,
    errors=(409, 429),
)
async def test(request: web.Request, subscription: str) -> PushTestModel | web.Response:
    """Push something to that browser now, and say what its push service answered."""
    limit, who = request.app[CONTEXT].push_tests, asker(request).id
    wait_s = limit.wait_s(who)
    if wait_s:
        return error_response(
            429,
            "too_many_tries",
            "there were many tests already",
            f"wait {wait_s} seconds",
            headers={"Retry-After": str(wait_s)},
        )
    limit.failed(who)
    return push_test_model(await request.app[CONTEXT].push.try_out(who, subscription))


def _owner(request: web.Request) -> str | None:
    """Whose subscriptions somebody may see and change: those of his token; None: everybody's."""
    return None if asker(request).is_admin else asker(request).id


def _model(request: web.Request, subscription: PushSubscription) -> PushSubscriptionModel:
    return push_subscription_model(subscription, request.app[CONTEXT].push.trouble(subscription.id))


def _require_cameras(request: web.Request, cameras: tuple[str, ...] | None) -> None:
    """Raise UsageError for one that there is not, or not for whoever asks."""
    for camera in cameras or ():
        try:
            asker(request).require(camera)
            house(request).camera(camera)
        except NotFoundError as error:
            raise UsageError(error.message, error.hint) from None


ROUTES = (key, subscriptions, subscribe, change, remove, test)
