"""The live feed: the state first, then everything, and an orderly end."""

from __future__ import annotations

import asyncio

import aiohttp

from support.house import FakeHouse, Site


async def test_first_the_state_then_what_happens(site: Site, house: FakeHouse, event: str) -> None:
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        state = await socket.receive_json()
        assert state["type"] == "state"
        assert [camera["id"] for camera in state["data"]["cameras"]] == ["door"]
        assert [found["id"] for found in state["data"]["events"]] == [event]
        assert state["data"]["storage"] == {"writable": True, "reason": "", "code": ""}
        house.publish("event_started", id="x", camera="door")
        assert await socket.receive_json() == {"type": "event_started", "data": {"id": "x", "camera": "door"}}


async def test_the_state_says_that_nothing_can_be_written(site: Site, house: FakeHouse) -> None:
    house.trouble = "the disk is full"
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        state = await socket.receive_json()
    assert state["data"]["storage"] == {"writable": False, "reason": "the disk is full", "code": "full"}


async def test_what_happens_while_the_state_is_read_is_not_lost(site: Site, house: FakeHouse) -> None:
    read = house.log.events

    def slow(**arguments: object) -> object:
        asyncio.run_coroutine_threadsafe(publish(), loop).result()
        return read(**arguments)

    async def publish() -> None:
        house.publish("motion", camera="door")

    loop = asyncio.get_running_loop()
    house.log.events = slow
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        assert [(await socket.receive_json())["type"] for _ in range(2)] == ["state", "motion"]


async def test_what_somebody_changes_of_an_event_is_told_to_all(site: Site, event: str) -> None:
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        await socket.receive_json()
        bodies: list[dict[str, object]] = [{"reviewed": True, "label": "Fox"}, {"reviewed": True}, {"protected": True}]
        for body in bodies:
            async with site.client.patch(f"{site.api}/events/{event}", json=body) as response:
                assert response.status == 200
        told = [await socket.receive_json() for _ in range(2)]  # what was so before is no news
    assert [message["type"] for message in told] == ["event_changed"] * 2
    data = {"id": event, "camera": "door", "label": "Fox", "reviewed": True}
    assert [message["data"] for message in told] == [{**data, "protected": False}, {**data, "protected": True}]


async def test_a_listener_that_is_ended_is_told_to_come_again(site: Site, house: FakeHouse) -> None:
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        await socket.receive_json()
        for queue in house.listeners:
            queue.put_nowait(None)
        message = await socket.receive()
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == aiohttp.WSCloseCode.TRY_AGAIN_LATER


async def test_a_viewer_who_leaves_no_longer_listens(site: Site, house: FakeHouse) -> None:
    socket = await site.client.ws_connect(f"{site.api}/ws")
    await socket.receive_json()
    assert len(house.listeners) == 1
    await socket.close()
    await asyncio.wait_for(house.left.wait(), 5)
    assert not house.listeners


async def test_the_feed_ends_when_the_service_stops(site: Site) -> None:
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        await socket.receive_json()
        stopping = asyncio.ensure_future(site.server.stop())
        message = await socket.receive()
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == aiohttp.WSCloseCode.GOING_AWAY
        await socket.close()
        await stopping


async def test_the_feed_is_no_page(site: Site) -> None:
    async with site.client.get(f"{site.api}/ws") as response:
        assert response.status == 426


async def test_clients_have_nothing_to_say(site: Site) -> None:
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        await socket.receive_json()
        await socket.send_str("x" * 100_000)
        message = await socket.receive()
        assert message.type is aiohttp.WSMsgType.CLOSE
