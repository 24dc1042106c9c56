"""Sidecars that are found: over MQTT, in the local network, as an app."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntryState
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_mqtt_message
from yarl import URL

from custom_components.tawny.config_flow import CONF_CODE
from custom_components.tawny.const import DOMAIN
from tests.integration.fake import CODE, FakeSidecar
from tests.integration.flows import announce_app, announce_mqtt, announce_payload, announce_zeroconf, go_on
from tests.integration.waiting import until

type AddEntry = Callable[..., MockConfigEntry]


@pytest.fixture
async def other(socket_enabled: None) -> AsyncIterator[FakeSidecar]:
    """The same sidecar at another address, until a test makes it another."""
    fake = FakeSidecar()
    await fake.start()
    yield fake
    await fake.stop()


async def pair(hass: HomeAssistant, flow: dict) -> MockConfigEntry:
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "pair")
    done = await go_on(hass, flow, **{CONF_CODE: CODE})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    await hass.config_entries.async_unload(done["result"].entry_id)
    return done["result"]


def twins(hass: HomeAssistant) -> list[str]:
    return [issue.translation_key for (domain, _), issue in ir.async_get(hass).issues.items() if domain == DOMAIN]


async def test_an_mqtt_announcement_only_needs_the_code(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    flow = await announce_mqtt(hass, sidecar.url)
    assert hass.config_entries.flow.async_progress()[0]["context"]["title_placeholders"] == {"name": "House"}
    assert flow["description_placeholders"] == {"name": "House", "url": sidecar.url}
    entry = await pair(hass, flow)
    assert (entry.unique_id, entry.title, entry.data[CONF_URL]) == ("house", "House", sidecar.url)


async def test_home_assistants_mqtt_integration_starts_the_flow(
    hass: HomeAssistant, sidecar: FakeSidecar, mqtt_mock: object
) -> None:
    payload = f'{{"node":"house","name":"House","url":"{sidecar.url}","version":"0.1.0","api":1}}'
    for _ in range(2):  # the broker's retained copy, and the sidecar's when it connects anew
        async_fire_mqtt_message(hass, "tawny/announce/house", payload, retain=True)
    await until(hass, hass.config_entries.flow.async_progress)
    assert [flow["step_id"] for flow in hass.config_entries.flow.async_progress()] == ["pair"]


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        "[]",
        '{"node": "barn", "url": "http://192.0.2.1"}',
        '{"node": "house", "url": 7}',
        '{"node": "house", "url": "ftp://192.0.2.1"}',
    ],
)
async def test_an_announcement_that_says_nothing_is_not_shown(hass: HomeAssistant, payload: str) -> None:
    flow = await announce_payload(hass, payload)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "invalid_announcement")


async def test_an_announcement_that_is_not_true_is_not_shown(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    assert (await announce_mqtt(hass, sidecar.url, "barn"))["reason"] == "another_sidecar"
    sidecar.api = 0
    assert (await announce_mqtt(hass, sidecar.url))["reason"] == "sidecar_too_old"
    url = sidecar.url
    await sidecar.stop()
    assert (await announce_mqtt(hass, url))["reason"] == "cannot_connect"


async def test_a_record_in_the_local_network_only_needs_the_code(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    entry = await pair(hass, await announce_zeroconf(hass, sidecar.url))
    assert entry.data[CONF_URL] == sidecar.url


async def test_a_record_may_tell_a_better_address(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    flow = await announce_zeroconf(hass, "http://192.0.2.1:8420", url=sidecar.url, node="house", name="My house")
    assert flow["description_placeholders"] == {"name": "My house", "url": sidecar.url}


async def test_a_sidecar_that_is_found_twice_is_shown_once(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    assert (await announce_zeroconf(hass, sidecar.url, node="house"))["step_id"] == "pair"
    assert (await announce_mqtt(hass, sidecar.url))["reason"] == "already_in_progress"


async def test_an_app_only_needs_the_code(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    address = URL(sidecar.url)
    entry = await pair(hass, await announce_app(hass, host=address.host, port=str(address.port)))
    assert entry.data[CONF_URL] == sidecar.url


async def test_an_app_that_does_not_say_where_it_is_is_not_shown(hass: HomeAssistant) -> None:
    assert (await announce_app(hass, port=8420))["reason"] == "invalid_announcement"


# known ones


async def test_a_known_sidecar_is_not_shown_again(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    asked = len(sidecar.asked)
    assert (await announce_mqtt(hass, sidecar.url))["reason"] == "already_configured"
    assert len(sidecar.asked) == asked


async def test_one_that_somebody_ignores_is_not_shown_again(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    MockConfigEntry(domain=DOMAIN, unique_id="house", source=SOURCE_IGNORE).add_to_hass(hass)
    assert (await announce_mqtt(hass, sidecar.url))["reason"] == "already_configured"


async def test_a_sidecar_that_moved_is_followed(
    hass: HomeAssistant, sidecar: FakeSidecar, other: FakeSidecar, add_entry: AddEntry
) -> None:
    entry = add_entry(sidecar.url)
    await sidecar.stop()
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert (await announce_mqtt(hass, other.url))["reason"] == "already_configured"
    assert entry.data[CONF_URL] == other.url
    await other.listened()
    await hass.config_entries.async_unload(entry.entry_id)


async def test_an_address_that_works_is_not_replaced_by_one_that_was_found(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    assert (await announce_zeroconf(hass, other.url))["reason"] == "already_configured"
    assert entry.data[CONF_URL] == sidecar.url
    assert other.asked == ["GET /health"]  # and nobody told it the token


async def test_another_sidecar_with_the_same_id_is_a_repair_until_it_is_gone(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    other.instance = "another"
    assert (await announce_zeroconf(hass, other.url))["reason"] == "twin"
    assert (twins(hass), entry.data[CONF_URL]) == (["twin"], sidecar.url)
    await entry.runtime_data.coordinator.async_refresh()
    assert twins(hass) == ["twin"]
    other.node = "barn"
    await entry.runtime_data.coordinator.async_refresh()
    assert twins(hass) == []


async def test_a_twin_that_is_switched_off_is_a_repair_no_more(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    other.instance = "another"
    await announce_zeroconf(hass, other.url)
    await other.stop()
    await entry.runtime_data.coordinator.async_refresh()
    assert twins(hass) == []
