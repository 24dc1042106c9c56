"""Adding a sidecar by hand, giving it a new token, another address, and options."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.addresses import complete_url
from custom_components.tawny.config_flow import CONF_CODE
from custom_components.tawny.const import CONF_INSTANCE, CONF_TOKEN_ID, DOMAIN
from custom_components.tawny.options import CONF_LIVE_STREAM, CONF_OFFLINE_MINUTES
from support.service import Tawny
from tests.integration.fake import CODE, INSTANCE, TOKEN, TOKEN_ID, FakeSidecar, error
from tests.integration.flows import begin, go_on
from tests.integration.waiting import until

ENGLISH = json.loads((Path(__file__).parents[2] / "custom_components/tawny/translations/en.json").read_text())


@pytest.fixture
async def other(socket_enabled: None) -> AsyncIterator[FakeSidecar]:
    """Another sidecar, elsewhere; the same one as `sidecar` until a test says otherwise."""
    fake = FakeSidecar()
    await fake.start()
    yield fake
    await fake.stop()


async def added(hass: HomeAssistant, flow: dict) -> dict:
    """The flow with the right code; the entry is set up, and unloaded again."""
    done = await go_on(hass, flow, **{CONF_CODE: CODE})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    await hass.config_entries.async_unload(done["result"].entry_id)
    return done


async def test_a_real_sidecar_is_paired_with_its_code(
    hass: HomeAssistant, socket_enabled: None, real_sidecar: Tawny
) -> None:
    code = await hass.async_add_executor_job(real_sidecar.send, "POST", "/pair/code", {})
    flow = await begin(hass, real_sidecar.url)
    assert flow["step_id"] == "pair"
    done = await go_on(hass, flow, **{CONF_CODE: f"{code['code'][:3]} {code['code'][3:]}"})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    entry = done["result"]
    assert entry.unique_id == "real"
    assert entry.data[CONF_INSTANCE]
    await until(hass, lambda: entry.state is ConfigEntryState.LOADED)
    tokens = await hass.async_add_executor_job(real_sidecar.get, "/tokens")
    assert entry.data[CONF_TOKEN_ID] in [token["id"] for token in tokens["tokens"]]
    await hass.config_entries.async_remove(entry.entry_id)
    tokens = await hass.async_add_executor_job(real_sidecar.get, "/tokens")
    assert [token["revoked"] is None for token in tokens["tokens"] if token["id"] == entry.data[CONF_TOKEN_ID]] == [
        False
    ]


async def test_a_real_sidecar_takes_a_code_once_and_no_wrong_one(
    hass: HomeAssistant, socket_enabled: None, real_sidecar: Tawny
) -> None:
    code = (await hass.async_add_executor_job(real_sidecar.send, "POST", "/pair/code", {}))["code"]
    await hass.async_add_executor_job(real_sidecar.send, "POST", "/pair", {"code": code, "name": "Somebody"})
    flow = await begin(hass, real_sidecar.url)
    assert (await go_on(hass, flow, **{CONF_CODE: code}))["errors"] == {CONF_CODE: "wrong_code"}
    assert (await go_on(hass, flow, **{CONF_CODE: "no code"}))["errors"] == {CONF_CODE: "wrong_code"}


async def test_a_wrong_code_can_be_corrected(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    flow = await begin(hass, sidecar.url)
    flow = await go_on(hass, flow, **{CONF_CODE: "000000"})
    assert flow["errors"] == {CONF_CODE: "wrong_code"}
    assert flow["description_placeholders"] == {"name": "house", "url": sidecar.url}
    done = await added(hass, flow)
    assert done["title"] == "House"
    assert done["data"] == {
        CONF_URL: sidecar.url,
        CONF_TOKEN: TOKEN,
        CONF_TOKEN_ID: TOKEN_ID,
        CONF_INSTANCE: INSTANCE,
    }


async def test_a_code_that_has_expired_is_replaced_by_a_new_one(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    sidecar.refuse("POST /pair", 403, "pairing_failed")
    flow = await begin(hass, sidecar.url)
    for _ in range(2):
        flow = await go_on(hass, flow, **{CONF_CODE: "654321"})
        assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "pair")
        assert flow["errors"] == {CONF_CODE: "wrong_code"}
    assert "expired" in ENGLISH["config"]["error"]["wrong_code"]
    sidecar.answers.clear()
    assert (await added(hass, flow))["data"][CONF_TOKEN] == TOKEN


@pytest.mark.parametrize(
    ("status", "told", "texts"),
    [(429, "too_many_tries", {"seconds": "7"}), (500, "refused", {"reason": "refused with 500"}), (422, "refused", {})],
)
async def test_whatever_pairing_refuses_is_explained(
    hass: HomeAssistant, sidecar: FakeSidecar, status: int, told: str, texts: dict[str, str]
) -> None:
    sidecar.refuse("POST /pair", status, **{"Retry-After": "7"})
    flow = await go_on(hass, await begin(hass, sidecar.url), **{CONF_CODE: CODE})
    assert flow["errors"] == {"base": told}
    assert texts.items() <= flow["description_placeholders"].items()


async def test_a_sidecar_that_goes_while_it_is_paired_is_said_to_be_gone(
    hass: HomeAssistant, sidecar: FakeSidecar
) -> None:
    flow = await begin(hass, sidecar.url)
    sidecar.answers["POST /pair"] = _hang_up
    assert (await go_on(hass, flow, **{CONF_CODE: CODE}))["errors"] == {"base": "cannot_connect"}
    await sidecar.stop()
    assert (await go_on(hass, flow, **{CONF_CODE: CODE}))["errors"] == {"base": "cannot_connect"}


async def test_a_sidecar_that_tells_no_name_is_called_by_its_id(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    flow = await begin(hass, sidecar.url)
    sidecar.refuse("GET /status", 503)
    assert (await added(hass, flow))["title"] == "house"


@pytest.mark.parametrize("typed", ["", "ftp://192.0.2.10", "http://", "http://[::1", "http://192.0.2.10:99999"])
async def test_what_is_no_address_can_be_corrected(hass: HomeAssistant, sidecar: FakeSidecar, typed: str) -> None:
    flow = await begin(hass, typed)
    assert (flow["step_id"], flow["errors"]) == ("user", {"base": "invalid_url"})
    assert (await go_on(hass, flow, **{CONF_URL: sidecar.url}))["step_id"] == "pair"


async def test_an_address_where_nobody_answers_can_be_corrected(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    url = sidecar.url
    await sidecar.stop()
    flow = await begin(hass, url)
    assert (flow["step_id"], flow["errors"]) == ("user", {"base": "cannot_connect"})


@pytest.mark.parametrize(("apis", "told"), [((0, 0), "sidecar_too_old"), ((9, 9), "sidecar_too_new")])
async def test_a_sidecar_that_is_not_understood_is_not_added(
    hass: HomeAssistant, sidecar: FakeSidecar, apis: tuple[int, int], told: str
) -> None:
    sidecar.api, sidecar.api_oldest = apis
    flow = await begin(hass, sidecar.url)
    assert (flow["errors"], flow["description_placeholders"]["version"]) == ({"base": told}, "0.1.0")


async def test_the_same_sidecar_is_not_added_twice(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    flow = await begin(hass, sidecar.url)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_who_types_a_new_address_of_a_known_sidecar_means_it(
    hass: HomeAssistant, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    assert (await begin(hass, other.url))["reason"] == "already_configured"
    assert entry.data[CONF_URL] == other.url
    await other.listened()


async def test_two_sidecars_with_one_id_are_not_mixed_up(
    hass: HomeAssistant, entry: MockConfigEntry, sidecar: FakeSidecar, other: FakeSidecar
) -> None:
    other.instance = "another"
    flow = await begin(hass, other.url)
    assert (flow["reason"], flow["description_placeholders"]) == ("twin", {"node": "house", "url": sidecar.url})
    assert entry.data[CONF_URL] == sidecar.url


async def test_several_sidecars_are_added_beside_each_other(
    hass: HomeAssistant, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    other.node = "barn"
    await added(hass, await begin(hass, other.url))
    assert [each.unique_id for each in hass.config_entries.async_entries(DOMAIN)] == ["house", "barn"]


# a new token


async def test_a_new_code_gives_a_refused_entry_a_new_token(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry]
) -> None:
    entry = add_entry(sidecar.url, token="revoked")
    await hass.config_entries.async_setup(entry.entry_id)
    [flow] = hass.config_entries.flow.async_progress()
    done = await go_on(hass, flow, **{CONF_CODE: CODE})
    assert done["reason"] == "reauth_successful"
    await until(hass, lambda: entry.state is ConfigEntryState.LOADED)
    assert entry.data[CONF_TOKEN] == TOKEN
    await hass.config_entries.async_unload(entry.entry_id)


async def test_the_code_of_another_sidecar_changes_nothing(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry]
) -> None:
    entry = add_entry(sidecar.url, token="revoked", node="barn")
    await hass.config_entries.async_setup(entry.entry_id)
    [flow] = hass.config_entries.flow.async_progress()
    assert (await go_on(hass, flow, **{CONF_CODE: CODE}))["reason"] == "another_sidecar"
    assert entry.data[CONF_TOKEN] == "revoked"


# another address


async def test_a_sidecar_that_moved_is_found_again(
    hass: HomeAssistant, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    flow = await entry.start_reconfigure_flow(hass)
    assert flow["step_id"] == "reconfigure"
    assert (await go_on(hass, flow, **{CONF_URL: other.url}))["reason"] == "reconfigure_successful"
    assert entry.data[CONF_URL] == other.url
    await other.listened()


async def test_a_sidecar_that_was_made_anew_is_paired_anew(
    hass: HomeAssistant, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    other.token, other.instance = "a new one", "another"
    flow = await go_on(hass, await entry.start_reconfigure_flow(hass), **{CONF_URL: other.url})
    assert flow["step_id"] == "pair"
    assert (await go_on(hass, flow, **{CONF_CODE: CODE}))["reason"] == "reconfigure_successful"
    assert (entry.data[CONF_TOKEN], entry.data[CONF_INSTANCE]) == ("a new one", "another")
    await other.listened()


async def test_another_sidecar_does_not_take_its_place(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    other.node = "barn"
    flow = await go_on(hass, await entry.start_reconfigure_flow(hass), **{CONF_URL: other.url})
    assert flow["reason"] == "another_sidecar"
    assert entry.data[CONF_URL] == sidecar.url


async def test_a_new_address_that_is_wrong_can_be_corrected(
    hass: HomeAssistant, entry: MockConfigEntry, other: FakeSidecar
) -> None:
    flow = await go_on(hass, await entry.start_reconfigure_flow(hass), **{CONF_URL: "ftp://x"})
    assert (flow["step_id"], flow["errors"]) == ("reconfigure", {"base": "invalid_url"})
    other.refuse("GET /status", 503)
    flow = await go_on(hass, flow, **{CONF_URL: other.url})
    assert (flow["step_id"], flow["errors"]) == ("reconfigure", {"base": "cannot_connect"})


# options


async def test_options_are_stored_and_used(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    for nonsense in (-1, "nan"):
        with pytest.raises(InvalidData):
            await hass.config_entries.options.async_configure(
                flow["flow_id"], {CONF_LIVE_STREAM: "main", CONF_OFFLINE_MINUTES: nonsense}
            )
    asked = sidecar.asked.count("GET /ws")
    done = await hass.config_entries.options.async_configure(
        flow["flow_id"], {CONF_LIVE_STREAM: "sub", CONF_OFFLINE_MINUTES: 5.0}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {CONF_LIVE_STREAM: "sub", CONF_OFFLINE_MINUTES: 5}
    await until(hass, lambda: sidecar.asked.count("GET /ws") > asked)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.0.2.10", "http://192.0.2.10:8420"),
        ("tawny.local:9000/", "http://tawny.local:9000"),
        ("https://cameras.example/tawny/", "https://cameras.example/tawny"),
        (" http://somebody:secret@192.0.2.10:8420/?token=x#top ", "http://192.0.2.10:8420"),
    ],
)
def test_what_is_left_out_of_an_address_is_added(typed: str, meant: str) -> None:
    assert complete_url(typed) == meant


def _hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return error(500, "gone")
