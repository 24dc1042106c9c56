"""What phones answer: buttons under a notification, and wiping it away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.fake import FakeSidecar
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone
from tests.integration.waiting import until

type AddProfile = Callable[..., Awaitable[str]]

CLEARED = "mobile_app_notification_cleared"
SILENCED = "datetime.night_silenced_until"


async def test_silence(hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await iphone.press("Silence for 30 min")
    state = await until(hass, lambda: (s := hass.states.get(SILENCED)).state != "unknown" and s)
    silent = datetime.fromisoformat(state.state) - dt_util.utcnow()
    assert timedelta(minutes=29) < silent <= timedelta(minutes=30)
    await scene.pictured(event, "best")
    await scene.ends(event)
    await scene.begins()
    await until(hass, lambda: hass.states.get("sensor.night_held_back_by").state == "silenced")
    assert len(iphone.pushes) == 1


async def test_reviewed_goes_to_the_sidecar_and_nothing_follows(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone, how={"cooldown_s": 0})
    event = await scene.begins()
    await iphone.got(1)
    wanted: list[object] = []

    async def change(request: web.Request) -> web.Response:
        wanted.append(await request.json())
        scene.shown["reviewed"] = True
        return web.json_response(scene.shown)

    sidecar.answers[f"PATCH /events/{event}"] = change
    await iphone.press("Mark as reviewed")
    await until(hass, lambda: wanted == [{"reviewed": True}])
    await scene.pictured(event, "best")
    await scene.ends(event)
    await scene.begins()
    await iphone.got(2)
    assert iphone.pushes[1].data["tag"] != iphone.pushes[0].data["tag"]


async def test_reviewed_while_the_sidecar_is_away_is_one_line_in_the_log(
    hass: HomeAssistant,
    iphone: Phone,
    add_profile: AddProfile,
    scene: Scene,
    sidecar: FakeSidecar,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    sidecar.refuse(f"PATCH /events/{event}", 503)
    await iphone.press("Mark as reviewed")
    await until(hass, lambda: "could not be marked as reviewed" in caplog.text)
    assert "Traceback" not in caplog.text


async def test_a_button_of_an_older_notification_still_works_after_a_restart(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, entry: MockConfigEntry
) -> None:
    profile = await add_profile(iphone)
    await iphone.fire("mobile_app_notification_action", action=f"tawny/silence/{profile}/01K742SHYG282N6Q9NHBWQ2T98")
    await until(hass, lambda: hass.states.get(SILENCED).state != "unknown")


async def test_a_button_of_a_profile_that_is_gone_is_one_line_in_the_log(
    hass: HomeAssistant, iphone: Phone, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    await iphone.fire("mobile_app_notification_action", action="tawny/silence/gone/01K742SHYG282N6Q9NHBWQ2T98")
    await until(hass, lambda: "whose profile is gone" in caplog.text)
    assert "Traceback" not in caplog.text


async def test_buttons_of_others_are_left_alone(
    hass: HomeAssistant, iphone: Phone, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    await iphone.fire("mobile_app_notification_action", action="LIGHTS_OFF")
    await iphone.fire(CLEARED, tag="laundry", device_id=iphone.app_id)
    await hass.async_block_till_done()
    assert "tawny: " not in caplog.text


@pytest.mark.parametrize("knows_itself", [True, False])
async def test_what_was_wiped_away_does_not_come_back_on_this_phone(
    hass: HomeAssistant,
    iphone: Phone,
    android: Phone,
    add_profile: AddProfile,
    scene: Scene,
    *,
    knows_itself: bool,
) -> None:
    """The phones have one owner here, so one that does not say which it is speaks for both."""
    await add_profile(android, iphone, how={"cooldown_s": 0})
    event = await scene.begins()
    await android.got(1)
    await iphone.got(1)
    await until(hass, lambda: hass.states.get("sensor.night_last_sent").state != "unknown")
    itself = {"device_id": android.app_id} if knows_itself else {}
    await android.fire(CLEARED, tag=android.pushes[0].data["tag"], **itself)
    await scene.pictured(event, "best")
    if knows_itself:
        await iphone.got(2)
    await scene.begins()
    await android.got(2)
    assert android.pushes[1].data["tag"] != android.pushes[0].data["tag"]
