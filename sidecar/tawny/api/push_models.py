"""What the API takes and answers about Web Push."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator
from yarl import URL

from tawny.api.models import Answer, Time
from tawny.api.parameters import CameraId, Moment, Parameters
from tawny.core.clock import iso
from tawny.core.one_line import ONE_LINE
from tawny.eventlog import PushSubscription, QuietHours
from tawny.push.addresses import MAX_ENDPOINT
from tawny.push.client import Outcome, Reply
from tawny.push.conditions import time_zone
from tawny.push.texts import Language

MAX_COOLDOWN_S = 86_400
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the day, `22:30`."""


class QuietBody(Parameters):
    """Hours in which nothing is told; past midnight when they end before they begin."""

    start: Clock
    """When they begin, such as 22:00."""
    end: Clock
    """When they are over, such as 07:00."""
    zone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+/-]{1,64}$")]
    """By whose clocks: an IANA time zone such as Europe/Berlin."""

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        time_zone(zone)
        return zone


class PushPatch(Parameters):
    """What a subscription is told; what is left out stays."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80, pattern=ONE_LINE)] = ""
    """What people call the device."""
    language: Language = "en"
    """Language of the texts."""
    cameras: Annotated[tuple[CameraId, ...], Field(min_length=1, max_length=256)] | None = None
    """Only events of these cameras; null: of all that the token sees."""
    updates: bool = Field(default=True, strict=True)
    """Also tell the better picture and the end, silently, in place of the first push; false: the first push alone."""
    cooldown_s: int = Field(default=60, ge=0, le=MAX_COOLDOWN_S, strict=True)
    """After the first push of an event, no other event of the same camera is told for so many seconds."""
    quiet: QuietBody | None = None
    """Hours in which nothing is told; null: none."""
    paused_until: Moment | None = None
    """Nothing is told before this time; null: go on."""

    def changes(self) -> dict[str, Any]:
        """What was sent, as fields of PushWishes."""
        found = {name: getattr(self, name) for name in PushPatch.model_fields if name in self.model_fields_set}
        if "paused_until" in found:
            found["paused_until_us"] = found.pop("paused_until")
        if found.get("quiet") is not None:
            quiet: QuietBody = found["quiet"]
            found["quiet"] = QuietHours(_minutes(quiet.start), _minutes(quiet.end), quiet.zone)
        return found


class _FromBrowser(BaseModel):
    """What a browser says, of which others may say more."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", hide_input_in_errors=True, use_attribute_docstrings=True, strict=True
    )


class PushKeys(_FromBrowser):
    """Keys of a browser, base64url."""

    p256dh: str = Field(max_length=200)
    """Its public key."""
    auth: str = Field(max_length=100)
    """The secret that it shares with Tawny."""


class BrowserSubscription(_FromBrowser):
    """What `PushSubscription.toJSON()` says in a browser."""

    endpoint: str = Field(max_length=MAX_ENDPOINT)
    """Where to push, an https address in the internet."""
    keys: PushKeys
    """Keys of the browser."""


class PushBody(PushPatch):
    """A browser that wants to be told of events."""

    subscription: BrowserSubscription
    """What the browser says."""


class PushKeyModel(Answer):
    """What browsers subscribe to."""

    key: str
    """The public key for `applicationServerKey`, base64url. Subscriptions to another one are of no use."""


class QuietModel(Answer):
    """Hours in which nothing is told."""

    start: str
    """When they begin, such as 22:00."""
    end: str
    """When they are over, such as 07:00."""
    zone: str
    """By whose clocks: an IANA time zone."""


class PushSubscriptionModel(Answer):
    """A browser that is told of events."""

    id: str
    """Its id, a ULID."""
    token: str
    """Id of the token that it was made with, whose rights it has."""
    service: str
    """Host of the push service."""
    created: Time
    """When it was made."""
    name: str
    """What people call the device."""
    language: Language
    """Language of the texts."""
    cameras: list[str] | None
    """Ids of the cameras that it is told of; null: all that the token sees."""
    updates: bool
    """Whether the better picture and the end are told, too."""
    cooldown_s: int
    """Shortest time, in seconds, from one first push of a camera to the next."""
    quiet: QuietModel | None
    """Hours in which nothing is told; null: none."""
    paused_until: Time | None
    """Nothing is told before this time; null: it is not paused."""
    trouble: str
    """Why the last push did not arrive, for people; empty when it did, and before the first."""


class PushSubscriptionsQuery(Parameters):
    """Which subscriptions to list."""

    all: bool = False
    """Those of all tokens, for admins; false: of the token that asks."""


class PushSubscriptionsModel(Answer):
    """Push subscriptions."""

    subscriptions: list[PushSubscriptionModel]
    """All of them, oldest first."""


class PushTestModel(Answer):
    """What a push service said to a push."""

    accepted: bool
    """Whether it took the push. The device may still be off."""
    gone: bool
    """The subscription was over, and has been deleted: subscribe again."""
    status: int | None
    """The HTTP status of its answer; null: there was none."""
    said: str
    """What it said, or why it was not reached."""


def push_subscription_model(subscription: PushSubscription, trouble: str) -> PushSubscriptionModel:
    """A subscription without what nobody else should know."""
    wishes = subscription.wishes
    quiet = wishes.quiet
    return PushSubscriptionModel(
        id=subscription.id,
        token=subscription.token,
        service=URL(subscription.endpoint).host or "",
        created=iso(subscription.created_us),
        name=wishes.name,
        language=wishes.language,
        cameras=None if wishes.cameras is None else list(wishes.cameras),
        updates=wishes.updates,
        cooldown_s=wishes.cooldown_s,
        quiet=None if quiet is None else QuietModel(start=_clock(quiet.start), end=_clock(quiet.end), zone=quiet.zone),
        paused_until=None if wishes.paused_until_us is None else iso(wishes.paused_until_us),
        trouble=trouble,
    )


def push_test_model(reply: Reply) -> PushTestModel:
    """What came of a push."""
    return PushTestModel(
        accepted=reply.outcome is Outcome.TAKEN,
        gone=reply.outcome is Outcome.GONE,
        status=reply.status,
        said=reply.said,
    )


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
