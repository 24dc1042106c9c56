"""What is told, and in which order, when the sidecar or Home Assistant was away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.notifications import notifier
from tests.integration.fake import FakeSidecar
from tests.integration.notifications.scene import Scene
from tests.integration.push_service import Phone
from tests.integration.waiting import until

type AddProfile = Callable[..., Awaitable[str]]


@pytest.fixture(autouse=True)
def _asks_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "ASK_AGAIN_S", (0.02, 0.02))


async def reconnect(hass: HomeAssistant, sidecar: FakeSidecar) -> None:
    """The feed breaks, and comes back at once."""
    connections = sidecar.asked.count("GET /ws")
    await sidecar.hang_up()
    await until(hass, lambda: sidecar.asked.count("GET /ws") > connections)
    await sidecar.listened()


async def test_an_end_that_nobody_heard_comes_with_the_next_connection(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("clip.m3u8")


async def test_an_end_that_is_too_long_ago_for_the_list_is_asked_for(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    await reconnect(hass, sidecar)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("clip.m3u8")


async def test_an_event_that_began_and_ended_unheard_is_told_in_order(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins(told=False, ago_s=20)
    await scene.ends(event, told=False)
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    first, end = await iphone.got(2)
    assert first.data["push"]["sound"] == "default"
    assert first.data["url"].startswith("/media-browser"), "there is nothing live to see any more"
    assert end.data["attachment"]["url"].endswith("clip.m3u8")


async def test_old_events_are_not_told_after_an_outage(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins(told=False, ago_s=3600)
    await scene.ends(event, told=False, ago_s=3500)
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    await scene.begins()
    assert len(await iphone.got(1)) == 1


async def test_a_new_profile_tells_nothing_of_what_was_before(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await scene.begins(ago_s=20)
    await add_profile(iphone, new=True)
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    event = await scene.begins(ago_s=-1)
    (push,) = await iphone.got(1)
    assert push.data["tag"].endswith(event)


async def test_events_that_are_told_again_with_every_connection_are_told_once(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone, how={"cooldown_s": 0})
    await scene.begins()
    await iphone.got(1)
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    await reconnect(hass, sidecar)
    await scene.begins()
    await iphone.got(2)


async def test_an_end_waits_while_the_sidecar_is_away(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    sidecar.refuse(f"GET /events/{event}", 503)
    await scene.ends(event)
    await until(hass, lambda: sidecar.asked.count(f"GET /events/{event}") == 1 + len(notifier.ASK_AGAIN_S))
    assert len(iphone.pushes) == 1
    del sidecar.answers[f"GET /events/{event}"]
    sidecar.events = [scene.shown]
    await reconnect(hass, sidecar)
    await iphone.got(2)


async def test_a_sidecar_that_goes_while_the_clip_is_looked_for_is_asked_again(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    await scene.ends(event, told=False)
    question = f"HEAD /events/{event}/clip.mp4"
    ready = sidecar.answers[question]

    def hang_up(request: web.Request) -> web.StreamResponse:
        if sidecar.asked.count(question) == 2:  # on a connection that was used before, aiohttp itself asks again
            sidecar.answers[question] = ready
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    sidecar.answers[question] = hang_up
    await scene.ends_is_told(event)
    assert (await iphone.got(2))[1].data["attachment"]["url"].endswith("clip.m3u8")
    assert sidecar.asked.count(question) >= 3


async def test_an_event_that_the_sidecar_forgot_has_no_end(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    iphone: Phone,
    add_profile: AddProfile,
    scene: Scene,
    sidecar: FakeSidecar,
) -> None:
    profile = await add_profile(iphone)
    event = await scene.begins()
    await iphone.got(1)
    del sidecar.answers[f"GET /events/{event}"]
    await reconnect(hass, sidecar)
    watch = entry.runtime_data.notifier.watches[profile]
    await until(hass, lambda: watch.phases.under_way == [])
    assert len(iphone.pushes) == 1


async def test_a_list_of_events_that_is_not_understood_is_done_without(
    hass: HomeAssistant, iphone: Phone, add_profile: AddProfile, scene: Scene, sidecar: FakeSidecar
) -> None:
    await add_profile(iphone)
    sidecar.events = [{"id": 5}]
    await reconnect(hass, sidecar)
    await scene.begins()
    await iphone.got(1)
