"""Adding a notification profile, and changing it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time
from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.notifications.profile import ARMED, Level, Presence, Profile
from custom_components.tawny.notifications.window import Window
from tests.integration.fake import FakeSidecar, camera
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone
from tests.integration.waiting import state_is, until

NOTHING_CHOSEN: dict[str, Any] = {"what": {}, "when": {}, "how": {}}


async def open_form(hass: HomeAssistant, entry: MockConfigEntry, profile: str | None = None) -> SubentryFlowResult:
    context = {"source": SOURCE_RECONFIGURE, "subentry_id": profile} if profile else {"source": SOURCE_USER}
    return await hass.config_entries.subentries.async_init((entry.entry_id, "notification"), context=context)


def suggested(form: SubentryFlowResult, section: str | None = None) -> dict[str, Any]:
    """What is filled in already."""
    fields = form["data_schema"].schema
    if section:
        fields = next(value for key, value in fields.items() if key == section).schema.schema
    return {str(key): key.description["suggested_value"] for key in fields if key.description}


async def fill_in(hass: HomeAssistant, form: SubentryFlowResult, **values: Any) -> SubentryFlowResult:
    filled = await hass.config_entries.subentries.async_configure(form["flow_id"], {**NOTHING_CHOSEN, **values})
    await hass.async_block_till_done()
    return filled


async def test_three_clicks_make_a_profile_that_works(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, android: Phone, scene: Scene
) -> None:
    form = await open_form(hass, entry)
    assert form["type"] is FlowResultType.FORM
    filled_in = suggested(form)
    assert filled_in == {"name": "Camera notifications", "phones": [iphone.device, android.device]}
    made = await fill_in(hass, form, **filled_in)
    assert made["type"] is FlowResultType.CREATE_ENTRY
    (subentry,) = entry.subentries.values()
    assert subentry.title == "Camera notifications"
    profile = Profile.from_data(subentry.subentry_id, subentry.title, subentry.data)
    assert profile == Profile(subentry.subentry_id, "Camera notifications", (iphone.device, android.device))
    await scene.begins()
    await iphone.got(1)
    await android.got(1)


async def test_everything_can_be_chosen(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, sidecar: FakeSidecar
) -> None:
    sidecar.cameras["door"] = camera("door", zones=[{"id": "drive", "name": "Driveway"}])
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: entry.runtime_data.coordinator.camera("door").zones)
    made = await fill_in(
        hass,
        await open_form(hass, entry),
        name=" Night ",
        phones=[iphone.device],
        level="critical",
        what={"cameras": ["door"], "zones": ["door/drive"], "min_seconds": 3},
        when={
            "days": ["mon", "sun"],
            "begin": "22:00:00",
            "end": "06:30:00",
            "schedule": "schedule.night",
            "presence": "nobody_home",
            "persons": ["person.ann"],
            "alarm": "alarm_control_panel.house",
            "alarm_states": ["armed_night"],
        },
        how={"cooldown_s": 60, "sound": "alarm.caf"},
    )
    assert made["type"] is FlowResultType.CREATE_ENTRY
    (subentry,) = entry.subentries.values()
    profile = Profile.from_data(subentry.subentry_id, subentry.title, subentry.data)
    assert (profile.name, profile.level) == ("Night", Level.CRITICAL)
    assert (profile.cameras, profile.zones, profile.min_seconds) == ({"door"}, {"door/drive"}, 3)
    conditions = profile.conditions
    assert conditions.window.days == {0, 6}
    assert f"{conditions.window.begin} {conditions.window.end}" == "22:00:00 06:30:00"
    assert (conditions.schedule, conditions.presence) == ("schedule.night", Presence.NOBODY_HOME)
    assert (conditions.persons, conditions.alarm) == (("person.ann",), "alarm_control_panel.house")
    assert conditions.alarm_states == {"armed_night"}
    assert (profile.cooldown_s, profile.sound) == (60, "alarm.caf")


@pytest.mark.parametrize(
    ("values", "field", "error"),
    [
        ({"name": "  "}, "name", "no_name"),
        ({"phones": []}, "phones", "no_phones"),
        ({"phones": ["nonsense"]}, "phones", "not_a_phone"),
    ],
)
async def test_what_is_missing_is_told_and_can_be_mended(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, values: dict[str, Any], field: str, error: str
) -> None:
    good = {"name": "Night", "phones": [iphone.device]}
    form = await fill_in(hass, await open_form(hass, entry), **{**good, **values}, level="silent")
    assert form["errors"] == {field: error}
    assert suggested(form)["level"] == "silent", "what was filled in stays"
    assert (await fill_in(hass, form, **good))["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    "values",
    [
        {"level": "deafening"},
        {"what": {"cameras": ["moon"]}},
        {"what": {"min_seconds": "nan"}},
        {"how": {"cooldown_s": -1}},
        {"how": {"cooldown_s": "nan"}},
        {"when": {"begin": "25:00"}},
    ],
)
async def test_nonsense_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, values: dict[str, Any]
) -> None:
    with pytest.raises(InvalidData):
        await fill_in(hass, await open_form(hass, entry), name="Night", phones=[iphone.device], **values)


async def test_a_device_that_is_no_phone_is_refused(hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone) -> None:
    other = er.async_get(hass).async_get("camera.door").device_id
    form = await fill_in(hass, await open_form(hass, entry), name="Night", phones=[iphone.device, other])
    assert form["errors"] == {"phones": "not_a_phone"}


async def test_a_phone_that_is_gone_can_stay_in_a_profile(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, add_profile: Callable[..., Awaitable[str]]
) -> None:
    profile = await add_profile(phones=["gone", iphone.device])
    form = await open_form(hass, entry, profile)
    done = await fill_in(hass, form, name="Night", phones=["gone", iphone.device], level="silent")
    assert done["reason"] == "reconfigure_successful"


async def test_a_phone_that_is_chosen_twice_is_pushed_once(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, scene: Scene
) -> None:
    await fill_in(hass, await open_form(hass, entry), name="Night", phones=[iphone.device, iphone.device])
    (subentry,) = entry.subentries.values()
    assert subentry.data["phones"] == [iphone.device]
    await scene.ends(await scene.begins())
    assert len(await iphone.got(2)) == 2, "the first push, and the clip"


async def test_a_time_of_one_digit_is_a_time(hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone) -> None:
    when = {"begin": "7:00", "end": "8:30"}
    await fill_in(hass, await open_form(hass, entry), name="Day", phones=[iphone.device], when=when)
    (subentry,) = entry.subentries.values()
    window = Profile.from_data(subentry.subentry_id, subentry.title, subentry.data).conditions.window
    assert (window.begin, window.end) == (time(7), time(8, 30))
    assert hass.states.get("switch.day").state == "on"


async def test_without_a_phone_there_is_nothing_to_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    aborted = await open_form(hass, entry)
    assert (aborted["type"], aborted["reason"]) == (FlowResultType.ABORT, "no_app")


async def test_while_the_sidecar_is_away_nothing_can_be_chosen(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone
) -> None:
    await hass.config_entries.async_unload(entry.entry_id)
    aborted = await open_form(hass, entry)
    assert (aborted["type"], aborted["reason"]) == (FlowResultType.ABORT, "not_loaded")


async def test_a_profile_is_changed_without_the_cameras_noticing(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, scene: Scene, sidecar: FakeSidecar
) -> None:
    await fill_in(hass, await open_form(hass, entry), name="Night", phones=[iphone.device], what={"min_seconds": 30})
    (profile,) = entry.subentries
    form = await open_form(hass, entry, profile)
    assert suggested(form)["name"] == "Night"
    assert suggested(form, "what")["min_seconds"] == 30
    connections = sidecar.asked.count("GET /ws")
    done = await fill_in(hass, form, name="Evening", phones=[iphone.device], level="time_sensitive")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert entry.subentries[profile].title == "Evening"
    await scene.begins()
    assert (await iphone.got(1))[0].data["push"]["interruption-level"] == "time-sensitive"
    assert sidecar.asked.count("GET /ws") == connections
    assert er.async_get(hass).async_get("switch.night") is not None, "entities keep their names"


async def test_what_was_chosen_and_is_gone_can_stay_or_be_taken_out(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, sidecar: FakeSidecar
) -> None:
    sidecar.cameras["yard"] = camera("yard")
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    what = {"cameras": ["door", "yard"]}
    await fill_in(hass, await open_form(hass, entry), name="Night", phones=[iphone.device], what=what)
    (profile,) = entry.subentries
    del sidecar.cameras["yard"]
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", None)
    done = await fill_in(
        hass, await open_form(hass, entry, profile), name="Night", phones=[iphone.device], level="silent", what=what
    )
    assert done["reason"] == "reconfigure_successful"
    assert entry.subentries[profile].data["what"]["cameras"] == ["door", "yard"]


@pytest.mark.parametrize(
    "data",
    [
        {"when": {"begin": "seven"}},
        {"when": {"days": ["someday"]}},
        {"what": {"min_seconds": None}},
        {"what": {"min_seconds": float("nan")}},
        {"what": None},
    ],
)
def test_a_profile_that_no_form_would_let_in_can_not_be_read(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Profile.from_data("p", "P", data)


def test_a_profile_that_stores_nothing_is_the_default_one() -> None:
    profile = Profile.from_data("p", "P", {})
    assert profile == Profile("p", "P")
    assert profile.conditions.window == Window()
    assert profile.conditions.alarm_states == set(ARMED)
