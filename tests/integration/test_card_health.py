"""How the sidecars do, for cards: all of it for who may see everything, his cameras for everybody else."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar
from tests.integration.media import says


async def test_everybody_is_told_what_he_may_know(entry: MockConfigEntry, card: Card, friend: Card) -> None:
    (told,) = (await card.result("health"))["sidecars"]
    assert (told["entry_id"], told["name"], told["status"]["storage"]["path"]) == (entry.entry_id, "House", "/storage")
    assert [one["id"] for one in told["status"]["cameras"]] == ["door", "yard"]
    (little,) = (await friend.result("health"))["sidecars"]
    assert (little["name"], little["status"]["version"]) == ("House", "0.1.0")
    assert [one["id"] for one in little["status"]["cameras"]] == ["yard"]
    assert not {"storage", "mqtt", "counts"} & little["status"].keys()


async def test_one_that_does_not_answer_is_told_beside_the_others(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    card: Card,
    barn: tuple[FakeSidecar, MockConfigEntry],
) -> None:
    other, theirs = barn
    await hass.config_entries.async_setup(theirs.entry_id)
    other.refuse("GET /status", 503)
    told = (await card.result("health"))["sidecars"]
    assert {one["entry_id"]: one["status"] is None for one in told} == {entry.entry_id: False, theirs.entry_id: True}
    sidecar.answers["GET /status"] = says(["no", "status"])
    assert [one["status"] for one in (await card.result("health"))["sidecars"]] == [None, None]
    sidecar.answers.clear()
    await hass.config_entries.async_unload(entry.entry_id)
    away = (await card.result("health"))["sidecars"]
    assert {one["name"]: one["status"] for one in away} == {"House": None, "Barn": None}
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    assert [one["name"] for one in (await card.result("health"))["sidecars"]] == ["Barn"]
