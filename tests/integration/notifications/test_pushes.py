"""From the sidecar's feed to the phones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.notifications.budget import FIRST_UNTIL, UPDATES_UNTIL
from custom_components.tawny.notifications.office import OFFICE
from custom_components.tawny.notifications.profile import WEEKDAYS
from tests.integration.fake import FakeSidecar, camera
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone
from tests.integration.waiting import state_is, until

type AddProfile = Callable[..., Awaitable[str]]

LOGGER = "custom_components.tawny"


def spend(hass: HomeAssistant, phone: Phone, pushes: int) -> None:
    for _ in range(pushes):
        hass.data[OFFICE].courier.count(phone.device)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == LOGGER and record.levelname != "DEBUG"]


async def test_an_event_goes_through_its_phases_on_both_kinds_of_phones(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, android: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, android)
    event = await scene.begins()
    root = f"/api/tawny/{entry.entry_id}/events/{event}"
    (on_iphone,) = await iphone.got(1)
    (on_android,) = await android.got(1)
    assert (on_iphone.title, on_iphone.message) == ("Door", "Motion")
    assert on_iphone.data["attachment"]["url"] == on_android.data["image"] == f"{root}/start.jpg"
    for phone in (iphone, android):
        assert await phone.load(f"{root}/start.jpg") == (200, f"start of {event}".encode())
    assert on_iphone.data["url"] == on_android.data["clickAction"] == "/?more-info-entity-id=camera.door"

    await scene.pictured(event, "best")
    better, android_better = (await iphone.got(2))[1], (await android.got(2))[1]
    assert better.data["attachment"]["url"] == android_better.data["image"] == f"{root}/snapshot.jpg"
    assert better.data["push"]["sound"] == "none"
    assert android_better.data["alert_once"] is True
    assert await iphone.load(f"{root}/snapshot.jpg") == (200, f"best of {event}".encode())
    assert await iphone.load(f"{root}/start.jpg") == (200, f"start of {event}".encode()), "the first stays what it was"

    await scene.ends(event)
    end, android_end = (await iphone.got(3))[2], (await android.got(3))[2]
    assert end.data["attachment"]["url"] == f"{root}/clip.m3u8"
    assert android_end.data["video"] == f"{root}/clip.mp4"
    assert end.data["url"].startswith("/media-browser/")
    assert end.message.startswith("Motion · 1 s · ")
    assert {push.data["tag"] for phone in (iphone, android) for push in phone.pushes} == {f"tawny-{event}"}


async def test_zones_are_called_by_their_names(
    hass: HomeAssistant, sidecar: FakeSidecar, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    sidecar.cameras["door"] = camera("door", zones=[{"id": "drive", "name": "Driveway"}, {"id": "x", "name": "Steps"}])
    await sidecar.say("camera", camera="door")
    await add_profile(iphone)
    await scene.begins(zones=("drive", "x"))
    assert (await iphone.got(1))[0].message == "Motion in Driveway, Steps"


async def test_an_event_is_told_once_it_reaches_the_zone(
    iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar, hass: HomeAssistant
) -> None:
    await add_profile(iphone, what={"zones": ["door/drive"]})
    event = await scene.begins(zones=("street",))
    await until(hass, lambda: sidecar.asked.count("GET /cameras/door") >= 1)
    assert iphone.pushes == []
    await scene.reaches(event, "drive")
    await iphone.got(1)


async def test_an_event_by_hand_is_called_what_it_was_called(
    iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    await scene.begins(label="Doorbell")
    assert (await iphone.got(1))[0].message == "Doorbell"


async def test_what_is_told_late_says_when_it_was(iphone: Phone, add_profile: AddProfile, scene: Scene) -> None:
    await add_profile(iphone)
    await scene.begins(ago_s=120)
    began = datetime.fromisoformat(scene.shown["start"])
    # Home Assistant's tests are in Los Angeles.
    assert (await iphone.got(1))[0].message == f"Motion · {began - timedelta(hours=8):%H:%M}"


async def test_without_a_picture_in_time_the_push_goes_out_and_the_picture_follows(
    iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    event = await scene.begins(picture=False)
    assert "attachment" not in (await iphone.got(1))[0].data
    await scene.pictured(event, "start")
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("start.jpg")


async def test_a_better_picture_is_no_second_alarm_on_apples_systems(
    iphone: Phone, android: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, android, level="critical")
    event = await scene.begins()
    await iphone.got(1)
    await scene.pictured(event, "best")
    assert (await android.got(2))[1].data["image"].endswith("snapshot.jpg")
    assert len(iphone.pushes) == 1
    await scene.ends(event)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("clip.m3u8")


async def test_the_message_is_in_home_assistants_language(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    words = hass.data[OFFICE].texts
    await hass.config.async_update(language="de")
    await hass.async_block_till_done()
    assert words.language == "de"
    await scene.begins()
    await iphone.got(1)


async def test_a_renamed_phone_still_gets_it(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    await iphone.rename("Something else")
    await until(hass, lambda: hass.services.has_service("notify", "mobile_app_something_else"))
    dr.async_get(hass).async_update_device(iphone.device, name_by_user="And yet another name")
    await scene.begins()
    await iphone.got(1)


async def test_a_phone_that_fails_is_told_of_once_and_the_others_get_theirs(
    hass: HomeAssistant,
    iphone: Phone,
    android: Phone,
    add_profile: AddProfile,
    scene: Scene,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await add_profile(android, iphone, how={"cooldown_s": 0})
    (entry_id,) = (e.entry_id for e in hass.config_entries.async_entries("mobile_app") if e.title == android.name)
    await hass.config_entries.async_remove(entry_id)
    await scene.begins()
    await iphone.got(1)
    event = await scene.begins()
    await iphone.got(2)
    await scene.pictured(event, "best")
    await iphone.got(3)
    assert warnings(caplog) == [f"Phone {android.device} can't be notified: it is gone, or takes no notifications"]


async def test_a_phone_whose_action_fails_is_told_of_and_tried_again(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await add_profile(iphone, how={"cooldown_s": 0})
    service = "mobile_app_ann_s_iphone"

    async def fail(_call: object) -> None:
        raise HomeAssistantError("the phone is in the pond")

    working = hass.services.async_services_for_domain("notify")[service]
    hass.services.async_register("notify", service, fail)
    event = await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "unreachable")
    await scene.pictured(event, "best")
    await scene.ends(event)
    hass.services.async_register("notify", service, working.job.target)
    await scene.begins()
    await iphone.got(1)
    assert warnings(caplog) == ["Phone Ann's iPhone can't be notified: the phone is in the pond"]


async def test_a_phone_that_takes_long_gets_everything_in_order_and_only_the_newest(
    hass: HomeAssistant, iphone: Phone, android: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, android)
    iphone.open_door.clear()
    event = await scene.begins()
    await android.got(1)
    await scene.pictured(event, "best")
    await android.got(2)
    await scene.ends(event)
    await android.got(3)
    iphone.open_door.set()
    first, end = await iphone.got(2)
    assert first.data["attachment"]["url"].endswith("start.jpg")
    assert end.data["attachment"]["url"].endswith("clip.m3u8")


async def test_a_phone_in_two_profiles_is_told_by_the_louder_one_alone(
    iphone: Phone, android: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, android, name="Quiet", level="silent")
    await add_profile(iphone, name="Loud", level="critical")
    event = await scene.begins()
    (push,) = await iphone.got(1)
    assert push.data["push"]["interruption-level"] == "critical"
    await android.got(1)
    await scene.ends(event)
    await android.got(2)
    await iphone.got(2)


async def test_a_pause_holds_back_the_next_event_and_not_what_follows_of_the_first(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, how={"cooldown_s": 300})
    first = await scene.begins()
    await iphone.got(1)
    shown = scene.shown
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "cooldown")
    scene.shown = shown
    await scene.pictured(first, "best")
    await iphone.got(2)


async def test_a_clip_that_is_not_there_yet_is_waited_for(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    question = f"HEAD /events/{event}/clip.mp4"
    ready = sidecar.answers[question]
    sidecar.refuse(question, 503)
    await scene.ends_is_told(event)
    await until(hass, lambda: sidecar.asked.count(question) >= 2)
    sidecar.answers[question] = ready
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("clip.m3u8")


async def test_an_event_without_a_recording_ends_with_its_picture(
    iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    del sidecar.answers[f"HEAD /events/{event}/clip.mp4"]
    await scene.ends_is_told(event)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("start.jpg")


async def test_a_clip_that_takes_for_ever_is_given_up(
    iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    sidecar.refuse(f"HEAD /events/{event}/clip.mp4", 503)
    await scene.ends_is_told(event)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("start.jpg")


async def test_before_the_daily_limit_updates_are_left_out_then_all_but_critical_ones(
    hass: HomeAssistant, iphone: Phone, android: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone, how={"cooldown_s": 0})
    await add_profile(android, name="Other", how={"cooldown_s": 0})
    spend(hass, iphone, UPDATES_UNTIL)
    event = await scene.begins()
    await iphone.got(1)
    await scene.pictured(event, "best")
    await android.got(2)
    await scene.ends(event)
    await android.got(3)
    assert len(iphone.pushes) == 1
    await state_is(hass, "sensor.night_pushes_today", str(UPDATES_UNTIL + 1))

    spend(hass, iphone, FIRST_UNTIL - UPDATES_UNTIL - 1)
    await scene.begins()
    await android.got(4)
    await state_is(hass, "sensor.night_held_back_by", "limit")
    assert len(iphone.pushes) == 1
    await add_profile(iphone, name="Loud", level="critical")
    await scene.begins()
    assert (await iphone.got(2))[1].data["push"]["interruption-level"] == "critical"
    await state_is(hass, "sensor.night_pushes_today", str(FIRST_UNTIL))


async def test_what_others_push_counts(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    await hass.services.async_call(
        "notify", "mobile_app_ann_s_iphone", {"message": "The laundry is done"}, blocking=True
    )
    await iphone.got(1)
    await state_is(hass, "sensor.night_pushes_today", "1")
    await scene.begins()
    await iphone.got(2)
    await state_is(hass, "sensor.night_pushes_today", "2")
    state = hass.states.get("sensor.night_pushes_today")
    assert state.attributes["phones"] == {"Ann's iPhone": 2}
    assert state.attributes["limit"] == 500


async def test_nothing_is_pushed_after_the_entry_is_unloaded(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    await add_profile(iphone)
    await scene.begins(picture=False)
    await until(hass, lambda: entry.runtime_data.notifier.watches)
    assert await hass.config_entries.async_unload(entry.entry_id)
    await asyncio.wait_for(hass.async_block_till_done(wait_background_tasks=True), 10)
    assert iphone.pushes == []
    assert hass.data[OFFICE].desks == {}


async def test_presence_and_alarm_are_looked_at_when_it_happens(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    hass.states.async_set("person.ann", "home")
    hass.states.async_set("alarm_control_panel.house", "disarmed")
    await add_profile(
        iphone, when={"presence": "nobody_home", "alarm": "alarm_control_panel.house"}, how={"cooldown_s": 0}
    )
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "presence")
    hass.states.async_set("person.ann", "not_home")
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "alarm")
    hass.states.async_set("alarm_control_panel.house", "armed_away")
    await scene.begins()
    await iphone.got(1)
    await state_is(hass, "sensor.night_held_back_by", "none")


async def test_hours_are_those_of_home_assistants_time_zone(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene
) -> None:
    today = WEEKDAYS[dt_util.now().weekday()]
    inside, outside = {"days": [today]}, {"days": [day for day in WEEKDAYS if day != today]}
    await add_profile(iphone, when=outside)
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "schedule")
    await add_profile(iphone, name="Day", when=inside)
    await scene.begins()
    await iphone.got(1)
