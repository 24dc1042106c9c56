"""Web Push of a house, as browsers and push services see it: real TLS sockets, real keys."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import time
from typing import Any

import aiohttp
import pytest

from support.push_service import Answer, PushService
from tawny.config import Config
from tawny.core.errors import NotFoundError, StorageError, UsageError
from tawny.core.ids import new_ulid
from tawny.eventlog import QuietHours
from tawny.house.errors import ConflictError
from tawny.push.client import Outcome
from tawny.push.push import MOST_SUBSCRIPTIONS, Push

from .conftest import OWNER, Holder, Post

pytestmark = pytest.mark.timeout(60)
OTHER = "01HF7YAT00BBBBBBBBBBBBBBBB"


def an_event() -> str:
    return new_ulid(time.time_ns() // 1000)


async def gone(post: Post) -> None:
    """Wait until nobody listens to the house, because nobody is left who is subscribed."""
    async with asyncio.timeout(30):
        await post.house.left.wait()


async def test_an_event_arrives_with_its_picture_and_is_kept_up_to_date(post: Post) -> None:
    subscription = await post.subscribe(name="Phone")
    event = an_event()
    post.motion(event, zones=("path",))
    (first,) = await post.service.got("phone")
    assert first.says == {
        "tag": event,
        "phase": "first",
        "title": "Door",
        "body": "Motion in Garden path",
        "image": f"/api/v1/events/{event}/start.jpg?token=for-{OWNER}",
        "url": f"/#/events/{event}",
        "at": first.says["at"],
        "silent": False,
        "camera": "door",
        "subscription": subscription.id,
        "actions": [
            {"action": "reviewed", "title": "Mark as reviewed"},
            {"action": "silence", "title": "Silence for 30 min"},
        ],
    }
    assert (first.headers["Urgency"], first.headers["Topic"]) == ("high", event)
    assert 290 <= int(first.headers["TTL"]) <= 300
    assert first.sender == await post.push.public_key()
    assert first.claims["sub"] == "mailto:me@example.com"

    post.picture(event, "best")
    _, better = await post.service.got("phone", 2)
    assert (better.says["tag"], better.says["phase"], better.says["silent"]) == (event, "picture", True)
    assert better.says["image"] == f"/api/v1/events/{event}/snapshot.jpg?token=for-{OWNER}"
    assert (better.headers["Urgency"], better.headers["Topic"]) == ("normal", event)

    post.end(event, zones=("path",))
    post.picture(event, "best")
    _, _, end = await post.service.got("phone", 3)
    assert (end.says["tag"], end.says["phase"], end.says["silent"]) == (event, "end", True)
    assert end.says["body"].startswith("Motion in Garden path · ")
    assert 3590 <= int(end.headers["TTL"]) <= 3600


async def test_who_wants_no_updates_gets_the_first_push_alone_and_for_longer(post: Post) -> None:
    await post.subscribe(updates=False)
    first, second = an_event(), an_event()
    post.motion(first)
    await post.service.got("phone")
    post.picture(first, "best")
    post.end(first)
    post.picture(first, "best")
    post.motion(second)
    pushes = await post.service.got("phone", 2)
    assert [push.says["tag"] for push in pushes] == [first, second]
    assert all(int(push.headers["TTL"]) > 3500 for push in pushes)


async def test_a_push_speaks_the_language_of_its_browser(post: Post) -> None:
    await post.subscribe(language="de")
    post.motion(an_event())
    (push,) = await post.service.got("phone")
    assert push.says["body"] == "Bewegung"


async def test_only_the_cameras_that_are_wanted_are_told(post: Post) -> None:
    await post.subscribe(cameras=("yard",))
    await post.subscribe("tablet")
    at_the_door, in_the_yard = an_event(), an_event()
    post.motion(at_the_door)
    await post.service.got("tablet")
    post.motion(in_the_yard, camera="yard")
    (push,) = await post.service.got("phone")
    assert push.says["tag"] == in_the_yard


async def test_after_a_first_push_others_of_that_camera_wait_and_are_dropped(post: Post) -> None:
    await post.subscribe(cooldown_s=3600)
    first, second, elsewhere = an_event(), an_event(), an_event()
    post.motion(first)
    post.motion(second)
    post.end(second)
    post.picture(second, "best")
    post.motion(elsewhere, camera="yard")
    pushes = await post.service.got("phone", 2)
    assert [push.says["tag"] for push in pushes] == [first, elsewhere]
    post.end(first)
    post.picture(first, "best")
    assert (await post.service.got("phone", 3))[-1].says["phase"] == "end"


@pytest.mark.parametrize(
    "wishes",
    [{"paused_until_us": 2**60}, {"quiet": QuietHours(0, 24 * 60, "UTC")}],
    ids=["paused", "quiet"],
)
async def test_who_wants_silence_hears_nothing(post: Post, wishes: dict[str, Any]) -> None:
    subscription = await post.subscribe(**wishes)
    await post.subscribe("tablet")
    post.motion(an_event())
    await post.service.got("tablet")
    await post.push.change(OWNER, subscription.id, {"paused_until_us": None, "quiet": None})
    later = an_event()
    post.motion(later)
    (push,) = await post.service.got("phone")
    assert push.says["tag"] == later


async def test_a_pause_counts_for_what_is_on_its_way_too(post: Post) -> None:
    subscription = await post.subscribe()
    event = an_event()
    post.motion(event)
    await post.service.got("phone")
    await post.push.change(OWNER, subscription.id, {"paused_until_us": 2**60})
    post.picture(event, "best")
    await post.push.try_out(OWNER, subscription.id)
    assert [push.says["phase"] for push in post.service.pushes("phone")] == ["first", "test"]


async def test_a_token_is_told_only_of_what_it_sees(post: Post) -> None:
    post.tokens.holders[OTHER] = Holder(is_admin=False, cameras=frozenset({"yard"}))
    await post.subscribe(token=OTHER)
    in_the_yard = an_event()
    post.motion(an_event())
    post.motion(in_the_yard, camera="yard")
    (push,) = await post.service.got("phone")
    assert push.says["tag"] == in_the_yard
    assert [action["action"] for action in push.says["actions"]] == ["silence"]
    assert push.says["image"].endswith(f"token=for-{OTHER}")


async def test_a_token_that_is_not_good_any_more_is_told_nothing_and_forgotten(post: Post) -> None:
    await post.subscribe()
    post.tokens.holders.clear()
    post.motion(an_event())
    await gone(post)
    assert post.service.pushes("phone") == []
    assert post.house.log.push_subscriptions() == []


async def test_a_token_that_ends_while_a_push_waits_ends_the_push(post: Post) -> None:
    await post.subscribe()
    post.service.answer("phone", then=Answer(503))
    post.motion(an_event())
    await post.service.got("phone")
    post.tokens.holders.clear()
    await gone(post)
    assert len(post.service.pushes("phone")) == 1


@pytest.mark.parametrize("status", [404, 410])
async def test_a_subscription_that_is_over_is_forgotten(post: Post, status: int) -> None:
    await post.subscribe()
    post.service.answer("phone", then=Answer(status))
    post.motion(an_event())
    await gone(post)
    assert len(post.service.pushes("phone")) == 1
    assert post.house.log.push_subscriptions() == []


async def test_a_service_that_wants_to_be_left_alone_is(post: Post) -> None:
    await post.subscribe()
    post.service.answer("phone", Answer(429, {"Retry-After": "2"}))
    post.motion(an_event())
    first, again = await post.service.got("phone", 2)
    assert again.at - first.at >= 2
    assert again.says == first.says
    assert int(again.headers["TTL"]) < int(first.headers["TTL"])


@pytest.mark.parametrize("status", [500, 503])
async def test_a_service_that_fails_is_asked_again(post: Post, status: int) -> None:
    subscription = await post.subscribe()
    # The same twice: when the second is asked, its answer may be known or not.
    post.service.answer("phone", Answer(status), Answer(status))
    post.motion(an_event())
    await post.service.got("phone", 2)
    assert post.push.trouble(subscription.id) == f"the push service answered {status}"
    await post.service.got("phone", 3)


@pytest.mark.parametrize("status", [400, 401, 403, 413])
async def test_what_is_refused_is_not_sent_again(post: Post, status: int) -> None:
    subscription = await post.subscribe()
    post.service.answer("phone", Answer(status, text="no\nthanks\x1b[0m"))
    first, second = an_event(), an_event()
    post.motion(first)
    post.motion(second)
    pushes = await post.service.got("phone", 2)
    assert [push.says["tag"] for push in pushes] == [first, second]
    assert (await post.push.try_out(OWNER, subscription.id)).outcome is Outcome.TAKEN
    assert post.push.trouble(subscription.id) == ""


async def test_a_redirect_is_not_followed(post: Post) -> None:
    subscription = await post.subscribe()
    post.service.browser("other")
    post.service.answer("phone", Answer(307, {"Location": f"{post.service.url}/push/other"}))
    reply = await post.push.try_out(OWNER, subscription.id)
    assert (reply.outcome, reply.status) == (Outcome.REFUSED, 307)
    assert post.service.pushes("other") == []


async def test_a_service_that_hangs_holds_up_nobody(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.push.client.TIMEOUT", aiohttp.ClientTimeout(total=3600))  # nobody is given up here
    for number in range(15):
        await post.subscribe(f"slow{number}")
        post.service.answer(f"slow{number}", then=Answer(hangs=True))
    await post.subscribe()
    post.motion(an_event())
    for number in range(15):
        await post.service.got(f"slow{number}")
    post.motion(an_event())
    await post.service.got("phone", 2)


async def test_a_service_that_is_down_holds_up_nobody(post: Post) -> None:
    with PushService(post.service._certificates) as closed:
        dead = closed.browser("dead")
    subscription = await post.subscribe(browser=dead)
    await post.subscribe("tablet")
    post.motion(an_event())
    await post.service.got("tablet")
    reply = await post.push.try_out(OWNER, subscription.id)
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert "can't be reached" in post.push.trouble(subscription.id)
    assert dead.endpoint not in reply.said


async def test_an_event_log_that_can_not_be_read_costs_nobody_his_subscription(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscription = await post.subscribe()
    failed = asyncio.Event()
    real = post.tokens.by_id

    async def fail_once(token_id: str) -> Holder | None:
        if failed.is_set():
            return await real(token_id)
        failed.set()
        raise StorageError("the disk is gone", "look for it")

    monkeypatch.setattr(post.tokens, "by_id", fail_once)
    post.motion(an_event())
    await post.service.got("phone")
    assert [known.id for known in post.house.log.push_subscriptions()] == [subscription.id]


async def test_names_that_lead_into_the_house_are_not_connected_to(post: Post, house: Any) -> None:
    house.config = Config.model_validate({**house.config.model_dump(), "push": {}})
    push = Push(house, post.tokens)
    browser = post.service.browser("phone")
    keys = browser.json()["keys"]
    made = await push.subscribe(OWNER, browser.endpoint, (keys["p256dh"], keys["auth"]), {})
    reply = await push.try_out(OWNER, made.id)
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert "no machine of the internet" in reply.said
    assert post.service.pushes("phone") == []
    await push.stop()


async def test_a_certificate_that_is_not_good_is_not_taken(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    subscription = await post.subscribe()
    reply = await post.push.try_out(OWNER, subscription.id)
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert post.service.pushes("phone") == []


async def test_subscriptions_outlive_a_restart(post: Post) -> None:
    await post.subscribe()
    key = await post.push.public_key()
    await post.push.stop()
    again = Push(post.house, post.tokens)
    post.house.joined.clear()
    await again.start()
    await post.house.joined.wait()
    post.motion(an_event())
    (push,) = await post.service.got("phone")
    assert push.sender == key
    await again.stop()


async def test_a_browser_that_changes_hands_is_told_by_the_rights_of_the_new_ones(post: Post) -> None:
    post.tokens.holders[OTHER] = Holder(is_admin=False)
    browser = post.service.browser("phone")
    old = await post.subscribe(browser=browser)
    new = await post.subscribe(token=OTHER, browser=browser)
    post.motion(an_event())
    await post.service.got("phone")
    await post.push.try_out(OTHER, new.id)
    assert [push.says["subscription"] for push in post.service.pushes("phone")] == [new.id, new.id]
    with pytest.raises(NotFoundError):
        await post.push.try_out(OWNER, old.id)


async def test_while_nobody_is_subscribed_nothing_runs(post: Post) -> None:
    assert post.push._listener is None
    assert not post.house.listeners
    subscription = await post.subscribe()
    assert post.push._listener is not None
    await post.push.remove(OWNER, subscription.id)
    await gone(post)
    assert post.push._listener is None
    assert post.push._lanes == {}


async def test_whom_the_house_cut_off_listens_again(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.push.push.RELISTEN_S", 0)
    await post.subscribe()
    post.house.joined.clear()
    for queue in list(post.house.listeners):
        queue.put_nowait(None)
    await post.house.joined.wait()
    post.motion(an_event())
    await post.service.got("phone")


def test_the_service_starts_without_what_encrypts() -> None:
    """It would cost memory and time in every house, and most have no subscription."""
    code = "import sys, tawny.service.app; sys.exit('cryptography' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


async def test_switched_off_it_says_so(post: Post, house: Any) -> None:
    await post.subscribe()
    await post.push.stop()
    house.config = Config.model_validate({**house.config.model_dump(), "push": {"enabled": False}})
    push = Push(house, post.tokens)
    await push.start()
    assert push._listener is None
    with pytest.raises(ConflictError, match="switched off"):
        await push.public_key()
    with pytest.raises(ConflictError):
        await push.subscriptions(OWNER)
    await push.stop()


async def test_there_may_be_only_so_many(post: Post) -> None:
    for number in range(MOST_SUBSCRIPTIONS):
        await post.subscribe(str(number))
    with pytest.raises(ConflictError, match="already"):
        await post.subscribe("another")
    await post.subscribe("0")


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", "A" * 22),
        ("BAAA", "A" * 22),
        ("é!", "A" * 22),
        (None, "AA"),
        (None, "é"),
    ],
)
async def test_what_are_no_keys_is_refused(post: Post, p256dh: str | None, auth: str) -> None:
    browser = post.service.browser("phone")
    point = browser.json()["keys"]["p256dh"] if p256dh is None else p256dh
    with pytest.raises(UsageError, match="keys"):
        await post.push.subscribe(OWNER, browser.endpoint, (point, auth), {})
    assert post.house.log.push_subscriptions() == []


async def test_neither_address_nor_keys_are_logged(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    browser = post.service.browser("phone")
    await post.subscribe(browser=browser)
    post.service.answer("phone", Answer(500), Answer(400), then=Answer(410))
    post.motion(an_event())
    post.motion(an_event())
    await gone(post)
    for secret in ("/push/phone", browser.json()["keys"]["auth"], await post.push.public_key()):
        assert secret not in caplog.text


async def test_a_push_arrives_within_a_second_of_its_news(post: Post) -> None:
    await post.subscribe()
    post.motion(an_event())
    await post.service.got("phone")  # opens the connection
    took = []
    for _ in range(5):
        began = time.monotonic()
        post.motion(an_event())
        took.append((await post.service.got("phone", 2 + len(took)))[-1].at - began)
    assert min(took) < 1


async def test_stopping_leaves_no_connection_behind(post: Post) -> None:
    """What is left open warns when it is collected, and warnings are errors."""
    for name in ("slow", "phone"):
        await post.subscribe(name)
    post.service.answer("slow", then=Answer(hangs=True))
    post.motion(an_event())
    await post.service.got("slow")
    await post.service.got("phone")
    async with asyncio.timeout(5):
        await post.push.stop()
    gc.collect()
