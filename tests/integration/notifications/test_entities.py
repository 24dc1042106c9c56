"""A profile as a device: what its entities show and change, and what outlives a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny.const import DOMAIN
from custom_components.tawny.notifications.memory import STORAGE_KEY
from custom_components.tawny.notifications.phones import all_phones, find_phone, phone_name
from custom_components.tawny.notifications.watch import SILENCE
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import login_of, only
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone, PushService
from tests.integration.waiting import state_is, until

type AddProfile = Callable[..., Awaitable[str]]
type AddEntry = Callable[..., MockConfigEntry]

PROFILE = "01K742SHYG282N6Q9NHBWQPR0F"
UNTIL = "datetime.night_silenced_until"


async def call(hass: HomeAssistant, domain: str, action: str, entity: str, **data: Any) -> None:
    await hass.services.async_call(domain, action, {"entity_id": entity, **data}, blocking=True)


async def stored(hass: HomeAssistant, hass_storage: dict[str, Any]) -> dict[str, Any]:
    """What is on the disk when Home Assistant is shut down."""
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    return hass_storage[STORAGE_KEY]["data"]


def remembered(**changes: Any) -> dict[str, Any]:
    """The memory of a Home Assistant that was shut down."""
    state = {
        "enabled": True,
        "silenced_until": None,
        "last_sent": None,
        "last_refusal": None,
        "first_pushes": {},
        "courses": {},
    }
    data = {"phones": {}, "profiles": {PROFILE: {**state, **changes}}}
    return {"version": 1, "minor_version": 1, "key": STORAGE_KEY, "data": data}


async def start(hass: HomeAssistant, sidecar: FakeSidecar, add_entry: AddEntry, *phones: Phone) -> MockConfigEntry:
    """Home Assistant starts again, with a profile that it has had before."""
    profile = ConfigSubentryDataWithId(
        data={"phones": [phone.device for phone in phones]},
        subentry_id=PROFILE,
        subentry_type="notification",
        title="Night",
        unique_id=None,
    )
    entry = add_entry(sidecar.url, subentries_data=[profile])
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await sidecar.listened()
    return entry


async def test_a_profile_is_a_device_with_its_entities(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile
) -> None:
    profile = await add_profile()
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, profile), entry.entry_id)
    assert device is not None
    assert (device.name, device.config_subentry_id) == ("Night", profile)
    entities = er.async_entries_for_device(er.async_get(hass), device.id)
    assert {entity.entity_id for entity in entities} == {
        "button.night_resume",
        "button.night_silence_30_minutes",
        UNTIL,
        "sensor.night_held_back_by",
        "sensor.night_last_sent",
        "sensor.night_pushes_today",
        "switch.night",
    }
    assert all(hass.states.get(entity.entity_id) for entity in entities)


async def test_a_profile_that_is_removed_takes_its_device_along(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile, iphone: Phone, scene: Scene
) -> None:
    profile = await add_profile(iphone)
    hass.config_entries.async_remove_subentry(entry, profile)
    await hass.async_block_till_done()
    assert hass.states.get("switch.night") is None
    assert dr.async_get(hass).async_get_device_by_identifier((DOMAIN, profile), entry.entry_id) is None
    await add_profile(iphone, name="Day")
    await scene.begins()
    await iphone.got(1)


async def test_a_profile_that_is_renamed_renames_its_device(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile
) -> None:
    profile = await add_profile()
    hass.config_entries.async_update_subentry(entry, entry.subentries[profile], title="Evening")
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, profile), entry.entry_id)
    assert device is not None
    assert device.name == "Evening"


async def test_the_switch_holds_everything_back(
    hass: HomeAssistant, add_profile: AddProfile, iphone: Phone, scene: Scene
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await call(hass, "switch", "turn_off", "switch.night")
    assert hass.states.get("switch.night").state == "off"
    await scene.pictured(event, "best")
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "disabled")
    await call(hass, "switch", "turn_on", "switch.night")
    await scene.begins("yard")
    await iphone.got(2)


async def test_the_button_silences_for_half_an_hour(
    hass: HomeAssistant, add_profile: AddProfile, iphone: Phone, scene: Scene, freezer: FrozenDateTimeFactory
) -> None:
    await add_profile(iphone)
    await call(hass, "button", "press", "button.night_silence_30_minutes")
    assert dt_util.parse_datetime(hass.states.get(UNTIL).state) == (dt_util.utcnow() + SILENCE).replace(microsecond=0)
    freezer.tick(SILENCE + timedelta(seconds=1))
    async_fire_time_changed(hass)
    await state_is(hass, UNTIL, "unknown")


async def test_silence_holds_back_and_can_be_ended(
    hass: HomeAssistant, add_profile: AddProfile, iphone: Phone, scene: Scene
) -> None:
    await add_profile(iphone)
    await call(hass, "button", "press", "button.night_silence_30_minutes")
    await scene.begins()
    await state_is(hass, "sensor.night_held_back_by", "silenced")
    await call(hass, "button", "press", "button.night_resume")
    assert hass.states.get(UNTIL).state == "unknown"
    await scene.begins()
    await iphone.got(1)


async def test_the_time_can_be_set_and_one_that_is_over_ends_the_silence(
    hass: HomeAssistant, add_profile: AddProfile
) -> None:
    await add_profile()
    until = dt_util.utcnow().replace(microsecond=0) + timedelta(days=2)
    await call(hass, "datetime", "set_value", UNTIL, datetime=until.isoformat())
    assert dt_util.parse_datetime(hass.states.get(UNTIL).state) == until
    await call(hass, "datetime", "set_value", UNTIL, datetime=(until - timedelta(days=3)).isoformat())
    assert hass.states.get(UNTIL).state == "unknown"


@pytest.mark.parametrize("text", ["9999-12-31 23:59:59", "0001-01-01 00:00:00"])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
async def test_a_time_at_the_ends_of_the_calendar_is_for_ever_or_over(
    hass: HomeAssistant, add_profile: AddProfile, caplog: pytest.LogCaptureFixture, text: str, zone: str
) -> None:
    await hass.config.async_set_time_zone(zone)
    await add_profile()
    await call(hass, "datetime", "set_value", UNTIL, datetime=text)
    assert hass.states.get(UNTIL).state == ("9999-01-01T00:00:00+00:00" if text.startswith("9") else "unknown")
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


async def test_last_sent(hass: HomeAssistant, add_profile: AddProfile, iphone: Phone, scene: Scene) -> None:
    await add_profile(iphone)
    assert hass.states.get("sensor.night_last_sent").state == "unknown"
    await scene.begins()
    await iphone.got(1)
    state = await until(hass, lambda: (s := hass.states.get("sensor.night_last_sent")).state != "unknown" and s)
    assert dt_util.utcnow() - datetime.fromisoformat(state.state) < timedelta(seconds=60)


async def test_entities_stay_available_while_the_sidecar_is_away(
    hass: HomeAssistant, add_profile: AddProfile, sidecar: FakeSidecar
) -> None:
    await add_profile()
    sidecar.refuse("GET /status", 503)
    await sidecar.hang_up()
    await state_is(hass, "camera.door", "unavailable")
    assert hass.states.get("switch.night").state == "on"


# the action


async def test_the_action_silences_all_profiles_or_some(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile
) -> None:
    profile = await add_profile()
    await add_profile(name="Day")
    silence = "silence_notifications"
    await hass.services.async_call(DOMAIN, silence, {"duration": {"hours": 2}}, blocking=True)
    for entity in (UNTIL, "datetime.day_silenced_until"):
        until = datetime.fromisoformat(hass.states.get(entity).state)
        assert timedelta(minutes=119) < until - dt_util.utcnow() <= timedelta(hours=2)
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, profile), entry.entry_id)
    await hass.services.async_call(DOMAIN, silence, {"device_id": [device.id], "resume": True}, blocking=True)
    assert hass.states.get(UNTIL).state == "unknown"
    assert hass.states.get("datetime.day_silenced_until").state != "unknown"


@pytest.mark.parametrize("device", ["nonsense", "camera"])
async def test_the_action_refuses_what_is_no_profile(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile, device: str
) -> None:
    await add_profile()
    if device == "camera":
        device = er.async_get(hass).async_get("camera.door").device_id
    with pytest.raises(ServiceValidationError, match="is no notification profile") as refused:
        await hass.services.async_call(DOMAIN, "silence_notifications", {"device_id": device}, blocking=True)
    assert refused.value.translation_key == "no_such_profile"
    assert hass.states.get(UNTIL).state == "unknown"


async def test_the_action_silences_for_those_only_who_may_control_the_profile(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile
) -> None:
    profile = await add_profile()
    await add_profile(name="Day")
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, profile), entry.entry_id)
    stranger, _ = await login_of(hass, only("camera.door", control=True))
    reader, _ = await login_of(hass, only(UNTIL))
    doer, _ = await login_of(hass, only(UNTIL, control=True))

    async def silence(who: str, **data: object) -> None:
        await hass.services.async_call(DOMAIN, "silence_notifications", data, True, Context(user_id=who))

    for who, data in ((stranger, {}), (reader, {}), (reader, {"device_id": device.id}), (doer, {})):
        with pytest.raises(Unauthorized):
            await silence(who.id, **data)
    assert hass.states.get(UNTIL).state == hass.states.get("datetime.day_silenced_until").state == "unknown"
    await silence(doer.id, device_id=device.id)
    assert hass.states.get(UNTIL).state != "unknown"


@pytest.mark.parametrize("nothing", [[], None])
async def test_the_action_for_no_profile_silences_none(
    hass: HomeAssistant, add_profile: AddProfile, nothing: object
) -> None:
    """As of a template that finds none."""
    await add_profile()
    with pytest.raises(ServiceValidationError) as refused:
        await hass.services.async_call(DOMAIN, "silence_notifications", {"device_id": nothing}, blocking=True)
    assert refused.value.translation_key == "no_profile"
    assert hass.states.get(UNTIL).state == "unknown"


@pytest.mark.parametrize("duration", [0, -1, {"days": 366}])
async def test_the_action_refuses_a_duration_that_is_none(
    hass: HomeAssistant, add_profile: AddProfile, duration: object
) -> None:
    await add_profile()
    with pytest.raises(ServiceValidationError) as refused:
        await hass.services.async_call(DOMAIN, "silence_notifications", {"duration": duration}, blocking=True)
    assert refused.value.translation_key == "bad_duration"
    assert hass.states.get(UNTIL).state == "unknown"


# restarts


async def test_what_a_person_decided_is_on_the_disk_at_once(
    hass: HomeAssistant, add_profile: AddProfile, hass_storage: dict[str, Any]
) -> None:
    profile = await add_profile()
    await call(hass, "switch", "turn_off", "switch.night")
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert hass_storage[STORAGE_KEY]["data"]["profiles"][profile]["enabled"] is False


async def test_a_profile_starts_as_it_was(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: AddEntry, hass_storage: dict[str, Any]
) -> None:
    until = dt_util.utcnow().replace(microsecond=0) + timedelta(hours=1)
    sent = until - timedelta(hours=3)
    hass_storage[STORAGE_KEY] = remembered(
        enabled=False, silenced_until=until.timestamp(), last_sent=sent.timestamp(), last_refusal="alarm"
    )
    entry = await start(hass, sidecar, add_entry)
    assert hass.states.get("switch.night").state == "off"
    assert datetime.fromisoformat(hass.states.get(UNTIL).state) == until
    assert datetime.fromisoformat(hass.states.get("sensor.night_last_sent").state) == sent
    assert hass.states.get("sensor.night_held_back_by").state == "alarm"
    await hass.config_entries.async_unload(entry.entry_id)


async def test_what_was_pushed_is_remembered(
    hass: HomeAssistant,
    add_profile: AddProfile,
    iphone: Phone,
    scene: Scene,
    hass_storage: dict[str, Any],
) -> None:
    profile = await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await until(hass, lambda: hass.states.get("sensor.night_last_sent").state != "unknown")
    found = await stored(hass, hass_storage)
    assert found["phones"][iphone.device]["pushes"] == 1
    course = found["profiles"][profile]["courses"][event]
    assert (course["stage"], course["phones"]) == ("sent", [iphone.device])
    assert list(found["profiles"][profile]["first_pushes"]) == ["door"]


async def test_the_end_of_an_event_comes_although_home_assistant_was_restarted_in_between(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    add_entry: AddEntry,
    iphone: Phone,
    android: Phone,
    scene: Scene,
    hass_storage: dict[str, Any],
) -> None:
    event = await scene.begins(ago_s=30, told=False)
    await scene.ends(event, told=False)
    course = {"start": dt_util.utcnow().timestamp() - 30, "stage": "sent", "shown": 1, "phones": [iphone.device]}
    office = hass.data["tawny.notifications"]
    hass_storage[STORAGE_KEY] = remembered(courses={event: course})
    await office.memory.load()
    entry = await start(hass, sidecar, add_entry, iphone, android)
    (push,) = await iphone.got(1)
    assert push.data["attachment"]["url"].endswith("clip.m3u8")
    assert android.pushes == [], "it never got the first push"
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("data", [{"phones": 5, "profiles": {}}, {"phones": {}, "profiles": {PROFILE: {}}}])
async def test_a_memory_that_can_not_be_read_is_told_of_and_done_without(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    add_entry: AddEntry,
    hass_storage: dict[str, Any],
    data: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    hass_storage[STORAGE_KEY] = {**remembered(), "data": data}
    entry = await start(hass, sidecar, add_entry)
    assert hass.states.get("switch.night").state == "on"
    assert caplog.text.count("remembered of notifications") == 1
    await hass.config_entries.async_unload(entry.entry_id)


async def test_profiles_that_were_removed_meanwhile_are_forgotten(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    add_entry: AddEntry,
    hass_storage: dict[str, Any],
) -> None:
    memory = remembered()
    memory["data"]["profiles"]["gone"] = memory["data"]["profiles"][PROFILE]
    hass_storage[STORAGE_KEY] = memory
    entry = await start(hass, sidecar, add_entry)
    assert list((await stored(hass, hass_storage))["profiles"]) == [PROFILE]
    await hass.config_entries.async_remove(entry.entry_id)
    assert (await stored(hass, hass_storage))["profiles"] == {}


# what can't be read


async def test_a_profile_that_can_not_be_read_keeps_no_other_from_working(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    add_profile: AddProfile,
    iphone: Phone,
    scene: Scene,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await add_profile(iphone)
    await add_profile(iphone, name="Odd", when={"begin": "seven"})
    await add_profile(name="Day")
    assert hass.states.get("switch.day").state == "on"
    assert hass.states.get("switch.odd") is None
    await scene.begins()
    await iphone.got(1)
    assert caplog.text.count("Notification profile Odd can't be read") == 1
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get("camera.door").state == "streaming"
    assert hass.states.get("switch.day").state == "on"


async def test_a_profile_that_can_not_be_read_any_more_stays_as_it_was_until_it_is_mended(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile, iphone: Phone, scene: Scene
) -> None:
    profile = await add_profile(iphone)
    subentry, good = entry.subentries[profile], {"phones": [iphone.device], "level": "silent"}
    hass.config_entries.async_update_subentry(entry, subentry, data={**good, "what": {"min_seconds": None}})
    await scene.begins()
    assert (await iphone.got(1))[0].data["push"]["interruption-level"] == "active"
    hass.config_entries.async_update_subentry(entry, subentry, data=good)
    assert entry.runtime_data.notifier.watches[profile].profile.level == "silent"


# what is gone


async def test_a_profile_for_what_is_gone_is_a_repair_until_it_is_changed_or_comes_back(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile, sidecar: FakeSidecar
) -> None:
    zones = [{"id": "drive", "name": "Driveway"}]
    sidecar.cameras["door"] = camera("door", zones=zones)
    sidecar.cameras["yard"] = camera("yard")
    await sidecar.say("camera", camera="door")
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    profile = await add_profile(what={"cameras": ["door", "yard"], "zones": ["door/drive"]})
    issues = ir.async_get(hass)
    issue = (DOMAIN, f"notification_profile_stale_{profile}")
    assert issue not in issues.issues

    sidecar.cameras["door"] = camera("door")
    del sidecar.cameras["yard"]
    await sidecar.say("camera", camera="door")
    await sidecar.say("camera", camera="yard")
    told = {"name": "Night", "gone": "yard, door/drive"}
    await until(hass, lambda: issue in issues.issues and issues.issues[issue].translation_placeholders == told)

    sidecar.cameras["door"] = camera("door", zones=zones)
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: issues.issues[issue].translation_placeholders["gone"] == "yard")
    hass.config_entries.async_update_subentry(entry, entry.subentries[profile], data={"phones": []})
    assert issue not in issues.issues


async def test_a_phone_that_is_gone_is_a_repair_and_a_profile_that_is_gone_is_none(
    hass: HomeAssistant, entry: MockConfigEntry, add_profile: AddProfile, iphone: Phone
) -> None:
    (app,) = hass.config_entries.async_entries("mobile_app")
    profile = await add_profile(iphone)
    await hass.config_entries.async_remove(app.entry_id)
    await entry.runtime_data.coordinator.async_refresh()
    entry.runtime_data.coordinator.async_update_listeners()
    issue = (DOMAIN, f"notification_profile_stale_{profile}")
    assert ir.async_get(hass).issues[issue].translation_placeholders["gone"] == iphone.device
    hass.config_entries.async_remove_subentry(entry, profile)
    assert issue not in ir.async_get(hass).issues


# phones


async def test_an_app_that_takes_no_notifications_is_no_phone(
    hass: HomeAssistant, push_service: PushService, hass_client: ClientSessionGenerator
) -> None:
    mute = await push_service.register(hass, await hass_client(), "Watch", apple=True, takes_pushes=False)
    assert find_phone(hass, mute.device) is None
    assert all_phones(hass) == []


async def test_without_the_app_there_are_no_phones(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """An entry that is there although its integration is not set up, as while Home Assistant starts."""
    app = MockConfigEntry(domain="mobile_app", data={"webhook_id": "w", "device_id": "d", "manufacturer": "Apple"})
    app.add_to_hass(hass)
    phone = dr.async_get(hass).async_get_or_create(config_entry_id=app.entry_id, identifiers={("mobile_app", "d")})
    assert find_phone(hass, phone.id) is None
    assert phone_name(hass, "gone") == "gone"


async def test_while_the_app_is_being_set_up_there_are_no_phones(hass: HomeAssistant, iphone: Phone) -> None:
    hass.data["mobile_app"].pop("notify")
    assert find_phone(hass, iphone.device) is None
