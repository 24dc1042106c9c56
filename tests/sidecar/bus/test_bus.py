"""A house on a real broker: what is told, when, and what happens when the broker comes and goes."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from dataclasses import replace
from pathlib import Path

import pytest

from support.house import JPEG, FakeHouse
from support.mqtt import Broker, Listener, free_port, needs_mosquitto, retained
from support.mqtt_brokers import fake_broker, relaying
from tawny import __version__
from tawny.bus import bus as bus_module
from tawny.bus import connection as connection_module
from tawny.bus import outbox
from tawny.bus import session as session_module
from tawny.bus.pictures import LARGEST
from tawny.core.messages import RecordingMode

from .conftest import INSTANCE, Connected, Said, make_bus, with_cameras

pytestmark = needs_mosquitto
DOOR = "tawny/house/door"
DEVICE = "homeassistant/device/tawny_house_door/config"
AT = "2027-01-15T08:00:00.000Z"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bus_module, "LOOK_EVERY_S", 0.05)
    monkeypatch.setattr(bus_module, "BIRTH_DELAY_S", 0.1)
    monkeypatch.setattr(connection_module, "FIRST_DELAY_S", 0.05)
    monkeypatch.setattr(connection_module, "LONGEST_DELAY_S", 0.2)
    monkeypatch.setattr(session_module, "ANSWER_S", 0.5)
    monkeypatch.setattr(session_module, "CONFIRM_S", 1.0)


def move(house: FakeHouse, active: bool = True, **status: object) -> None:
    """Something begins to move, or stops."""
    zones = ("path",) if active else ()
    house.states["door"] = replace(house.states["door"], motion=active, motion_zones=zones, **status)
    house.publish("motion", camera="door", zone="", active=active, at=AT)


async def test_all_that_is_retained(connected: Connected, broker: Broker) -> None:
    await connected.wait(f"{DOOR}/storage_used", "0.00")
    found = await asyncio.to_thread(retained, broker)
    assert found.pop("tawny/house/status") == b"online"
    announcement = json.loads(found.pop("tawny/announce/house"))
    assert announcement == {
        "node": "house",
        "name": "House",
        "url": announcement["url"],
        "version": __version__,
        "api": 1,
        "instance": INSTANCE,
    }
    assert announcement["url"].endswith(":8420")
    topics = {topic for topic in found if topic.startswith("tawny/")}
    device = json.loads(found[DEVICE])
    promised = {
        component[key]
        for component in device["cmps"].values()
        for key in ("stat_t", "json_attr_t")
        if key in component and component["p"] != "event"
    }
    assert promised < topics
    assert json.loads(found["homeassistant/device/tawny_house/config"])["dev"]["name"] == "House"
    assert b"secret-word" not in b"".join(found.values())


async def test_motion_is_told_at_once(connected: Connected) -> None:
    mark = connected.listener.mark
    move(connected.house, open_event="E1")
    await connected.wait(f"{DOOR}/motion", "ON", since=mark)
    await connected.wait(f"{DOOR}/zone/path/motion", "ON", since=mark)
    await connected.wait(f"{DOOR}/motion/attributes", '{"zones": ["path"], "event": "E1"}', since=mark)
    await connected.wait(f"{DOOR}/last_motion", AT, since=mark)
    move(connected.house, active=False, open_event=None)
    await connected.wait(f"{DOOR}/motion", "OFF", since=mark)
    await connected.wait(f"{DOOR}/zone/path/motion", "OFF", since=mark)


async def test_an_event_with_its_pictures(connected: Connected) -> None:
    house, mark = connected.house, connected.listener.mark
    event = house.add_event()
    house.publish("event_started", camera="door", id=event, start=AT, zones=["path"], score=0.5, label="motion")
    started = await connected.wait(f"{DOOR}/event", since=mark)
    assert not started.retained
    assert started.json["event_type"] == "motion_started"
    assert started.json["clip"] == f"/api/v1/events/{event}/clip.mp4"
    house.add_picture(event, "start", b"\xff\xd8 first")
    house.publish("snapshot", camera="door", id=event, kind="start")
    assert (await connected.wait(f"{DOOR}/event/image", since=mark)).payload == b"\xff\xd8 first"
    house.add_picture(event, "best", b"\xff\xd8 best")
    house.publish("snapshot", camera="door", id=event, kind="best")
    await connected.wait(f"{DOOR}/event/image", b"\xff\xd8 best", since=mark)


async def test_of_a_huge_picture_the_thumbnail_is_published(connected: Connected) -> None:
    event = connected.house.add_event()
    connected.house.add_picture(event, "best", bytes(LARGEST + 1))
    connected.house.add_picture(event, "thumbnail", JPEG)
    connected.house.publish("snapshot", camera="door", id=event, kind="best")
    await connected.wait(f"{DOOR}/event/image", JPEG)


async def test_the_picture_of_the_last_event_is_there_from_the_start(house: FakeHouse, broker: Broker) -> None:
    house.add_picture(house.add_event(start_s=2, end_s=3), data=b"older")
    house.add_picture(house.add_event(start_s=5, end_s=6), data=b"newer")
    bus = make_bus(house, broker.port)
    async with Listener(broker) as listener:
        bus.start()
        await asyncio.to_thread(listener.wait, f"{DOOR}/event/image", b"newer")
        await bus.stop()


async def test_states_are_told_again_when_home_assistant_starts(connected: Connected) -> None:
    await connected.wait(f"{DOOR}/storage_used", "0.00")
    move(connected.house)
    await connected.wait(f"{DOOR}/motion", "ON")
    mark = connected.listener.mark
    await connected.publish("homeassistant/status", "online")
    for topic, payload in {
        f"{DOOR}/motion": "ON",
        f"{DOOR}/status": "online",
        "tawny/house/status": "online",
        f"{DOOR}/recording_mode/state": "adaptive",
        "tawny/house/update": None,
        DEVICE: None,
    }.items():
        await connected.wait(topic, payload, since=mark)


async def test_home_assistant_is_not_answered_when_it_leaves(connected: Connected) -> None:
    mark = connected.listener.mark
    await connected.publish("homeassistant/status", "offline")
    await connected.publish(f"{DOOR}/sensitivity/set", "12")
    await connected.wait(f"{DOOR}/sensitivity/state", "12", since=mark)
    assert not connected.listener.on(DEVICE, since=mark)


async def test_a_broker_that_lost_everything_is_told_the_present(connected: Connected, broker: Broker) -> None:
    broker.stop()
    move(connected.house, sensitivity=77)
    connected.house.publish("event_started", camera="door", id="E9", start=AT, zones=[], score=0.5, label="motion")
    mark = connected.listener.mark
    broker.start()
    await connected.wait(f"{DOOR}/motion", "ON", since=mark)
    await connected.wait(f"{DOOR}/sensitivity/state", "77", since=mark)
    await connected.wait("tawny/house/status", "online", since=mark)
    await connected.wait(DEVICE, since=mark)
    assert not any(message.payload == b"OFF" for message in connected.listener.on(f"{DOOR}/motion", since=mark))


async def test_events_wait_for_the_broker_in_their_order(house: FakeHouse, broker: Broker) -> None:
    port = free_port()
    bus = make_bus(house, port)
    bus.start()
    await house.joined.wait()
    names = [f"E{number:02}" for number in range(40)]
    for name in names:
        house.publish("event_started", camera="door", id=name, start=AT, zones=[], score=0.5, label="motion")
    async with Listener(broker) as listener:
        async with fake_broker(relaying(broker), port):
            await asyncio.to_thread(listener.wait, f"{DOOR}/event", lambda m: m.json["id"] == names[-1])
            await bus.stop()
        assert [message.json["id"] for message in listener.on(f"{DOOR}/event")] == names


async def test_what_was_not_confirmed_is_told_again(house: FakeHouse, broker: Broker, said: Said) -> None:
    port = free_port()
    bus = make_bus(house, port)
    bus.start()
    async with Listener(broker) as listener:
        async with fake_broker(relaying(broker), port):
            await asyncio.to_thread(listener.wait, DEVICE)
            # What is sent from now on stays unconfirmed, and this connection ends.
            broker.pause()
            house.publish("event_started", camera="door", id="E1", start=AT, zones=[], score=0.5, label="motion")
            while "does not answer" not in await said.next():
                pass
        broker.resume()
        async with fake_broker(relaying(broker), port):
            mark = listener.mark
            await asyncio.to_thread(listener.wait, DEVICE, since=mark)
            await asyncio.to_thread(listener.wait, f"{DOOR}/event", lambda m: m.json["id"] == "E1")
            await bus.stop()


@pytest.mark.parametrize("seed", range(4))
async def test_it_recovers_from_a_broker_that_does_anything(connected: Connected, broker: Broker, seed: int) -> None:
    generator = random.Random(seed)
    for _ in range(4):
        what = generator.choice(["restart", "pause", "pause and restart"])
        if "pause" in what:
            broker.pause()
        move(connected.house, generator.random() < 0.5, sensitivity=generator.randrange(100))
        if what == "pause":
            broker.resume()
        else:
            broker.stop()
            move(connected.house, generator.random() < 0.5, sensitivity=generator.randrange(100))
            broker.start()
    status = connected.house.states["door"]

    def right(found: dict[str, bytes]) -> bool:
        return (
            found.get(f"{DOOR}/sensitivity/state") == str(status.sensitivity).encode()
            and found.get(f"{DOOR}/motion") == (b"ON" if status.motion else b"OFF")
            and found.get("tawny/house/status") == b"online"
            and DEVICE in found
        )

    async with asyncio.timeout(30):
        while not right(await asyncio.to_thread(retained, broker)):
            pass


async def test_the_event_loop_goes_on_while_the_broker_sleeps(connected: Connected, broker: Broker) -> None:
    loop = asyncio.get_running_loop()
    broker.pause()
    longest = 0.0
    for _ in range(200):
        since_s = loop.time()
        move(connected.house, loop.time() % 2 < 1)
        for _ in range(10):
            await asyncio.sleep(0)
        longest = max(longest, loop.time() - since_s)
    assert longest < 5  # who waits for the broker waits until it is awake
    broker.resume()


async def test_goodbye_is_said(connected: Connected) -> None:
    mark = connected.listener.mark
    await connected.bus.stop()
    await connected.wait("tawny/house/status", "offline", since=mark)


async def test_stopping_takes_no_longer_than_it_may(connected: Connected, broker: Broker) -> None:
    broker.pause()
    move(connected.house)
    async with asyncio.timeout(8):
        await connected.bus.stop()
    broker.resume()


async def test_the_will_of_an_older_connection_does_not_last(connected: Connected) -> None:
    mark = connected.listener.mark
    await connected.publish("tawny/house/status", "offline", retain=True)
    await connected.wait("tawny/house/status", "online", since=mark)


async def test_a_zone_that_goes_is_removed_as_home_assistant_wants_it(connected: Connected, broker: Broker) -> None:
    mark = connected.listener.mark
    connected.house.config = with_cameras(connected.house.config, {"door": {"zones": {"lawn": {}}}})
    await connected.wait(DEVICE, lambda m: "zone_path" not in m.json["cmps"], since=mark)
    first, second = connected.listener.on(DEVICE, since=mark)
    assert first.json["cmps"]["zone_path"] == {"p": "binary_sensor"}
    assert second.json["cmps"].keys() == first.json["cmps"].keys() - {"zone_path"}
    assert "zone_lawn" in second.json["cmps"]
    await connected.wait(f"{DOOR}/zone/path/motion", "", since=mark)
    await connected.wait(f"{DOOR}/zone/lawn/motion", "OFF", since=mark)


async def test_a_camera_that_goes_leaves_nothing_behind(connected: Connected, broker: Broker) -> None:
    house = connected.house
    house.add_picture(house.add_event())
    house.publish("snapshot", camera="door", id=house.log.events("door").events[0].id, kind="best")
    await connected.wait(f"{DOOR}/event/image", JPEG)
    mark = connected.listener.mark
    del house.states["door"]
    house.config = with_cameras(house.config, {})
    await connected.wait(DEVICE, "", since=mark)
    await connected.wait(f"{DOOR}/event/image", "", since=mark)
    await connected.wait(f"{DOOR}/zone/path/motion/attributes", "", since=mark)
    await connected.settled()
    assert not [t for t in await asyncio.to_thread(retained, broker) if "door" in t]


async def test_a_camera_that_comes_back_is_there_again(connected: Connected) -> None:
    house, config = connected.house, connected.house.config
    status = house.states.pop("door")
    house.config = with_cameras(config, {})
    mark = connected.listener.mark
    await connected.wait(DEVICE, "", since=mark)
    house.config, house.states["door"] = config, status
    await connected.wait(DEVICE, lambda m: bool(m.payload) and "motion" in m.json["cmps"], since=mark)
    await connected.wait(f"{DOOR}/motion", "OFF", since=mark)


async def test_entities_go_before_their_states_do(connected: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home Assistant complains of an empty state for as long as there is the entity that shows it."""
    monkeypatch.setattr(outbox, "FAREWELL_S", 60.0)
    mark = connected.listener.mark
    connected.house.config = with_cameras(connected.house.config, {})
    del connected.house.states["door"]
    await connected.wait(DEVICE, "", since=mark)
    await connected.settled()
    assert [message.topic for message in connected.listener.heard[mark:] if not message.payload] == [DEVICE]


async def test_what_went_while_nobody_was_there_is_removed(house: FakeHouse, broker: Broker) -> None:
    house.config = with_cameras(house.config, {"door": {"zones": {"path": {}, "lawn": {}}}, "yard": {}})
    house.add_camera("yard")
    first = make_bus(house, broker.port)
    async with Listener(broker) as listener:
        first.start()
        await asyncio.to_thread(listener.wait, "homeassistant/device/tawny_house_yard/config")
        await asyncio.to_thread(listener.wait, "tawny/house/yard/motion")
        await first.stop()
        await asyncio.to_thread(listener.publish, "tawny/house/yard/snapshot/image", JPEG, retain=True)
        await asyncio.to_thread(listener.publish, "homeassistant/device/other/config", "{}", retain=True)

        house.config = with_cameras(house.config, {"door": {"zones": {"lawn": {}}}})
        del house.states["yard"]
        mark = listener.mark
        second = make_bus(house, broker.port)
        second.start()
        for topic in ("homeassistant/device/tawny_house_yard/config", "tawny/house/yard/snapshot/image"):
            await asyncio.to_thread(listener.wait, topic, "", since=mark)
        await asyncio.to_thread(listener.wait, DEVICE, lambda m: "zone_path" not in m.json["cmps"], since=mark)
        steps = [message.json["cmps"].get("zone_path") for message in listener.on(DEVICE, since=mark)]
        assert steps == [{"p": "binary_sensor"}, None]
        await second.stop()
    found = await asyncio.to_thread(retained, broker)
    assert not [topic for topic in found if "yard" in topic or "zone/path" in topic]
    assert "homeassistant/device/other/config" in found


async def test_without_discovery_devices_go_and_states_stay(house: FakeHouse, broker: Broker) -> None:
    first = make_bus(house, broker.port)
    async with Listener(broker) as listener:
        first.start()
        await asyncio.to_thread(listener.wait, DEVICE)
        await first.stop()
        mark = listener.mark
        second = make_bus(house, broker.port, discovery=False)
        second.start()
        await asyncio.to_thread(listener.wait, DEVICE, "", since=mark)
        await asyncio.to_thread(listener.wait, f"{DOOR}/motion", "OFF", since=mark)
        await second.stop()
    found = await asyncio.to_thread(retained, broker)
    assert not [topic for topic in found if topic.startswith("homeassistant/")]
    assert "tawny/announce/house" in found


async def test_a_second_tawny_of_the_same_id_keeps_out(connected: Connected, broker: Broker, said: Said) -> None:
    mark = connected.listener.mark
    twin = make_bus(connected.house, broker.port, instance="01M8AFZXKAH71NREFF4PWK7XXX")
    twin.start()
    while "another Tawny" not in await said.next():
        pass
    assert twin.trouble.startswith("another Tawny with the node id house is connected already, at http://")
    assert "[node] of tawny.toml" in twin.trouble
    await twin.stop()
    await connected.settled()
    assert not connected.listener.on("tawny/announce/house", since=mark)
    assert connected.listener.newest("tawny/house/status").text == "online"


async def test_one_whose_twin_has_gone_takes_over(house: FakeHouse, broker: Broker) -> None:
    first = make_bus(house, broker.port, instance="01M8AFZXKAH71NREFF4PWK7XXX")
    async with Listener(broker) as listener:
        first.start()
        await asyncio.to_thread(listener.wait, "tawny/announce/house")
        await first.stop()
        second = make_bus(house, broker.port)
        second.start()
        await asyncio.to_thread(listener.wait, "tawny/announce/house", lambda m: m.json["instance"] == INSTANCE)
        await second.stop()


async def test_a_device_of_another_node_is_left_alone(
    house: FakeHouse, broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    foreign = json.dumps({"dev": {}, "o": {}, "cmps": {"a": {"p": "sensor", "stat_t": "tawny/house_door/status"}}})
    async with Listener(broker) as listener:
        await asyncio.to_thread(listener.publish, "homeassistant/device/tawny_house_shed/config", foreign, retain=True)
        await asyncio.to_thread(listener.publish, DEVICE, foreign, retain=True)
        bus = make_bus(house, broker.port)
        bus.start()
        await asyncio.to_thread(listener.wait, DEVICE, lambda m: "tawny/house/" in m.text)
        await bus.stop()
        assert len(listener.on("homeassistant/device/tawny_house_shed/config")) == 1
    lines = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert lines == [f"MQTT: {DEVICE} is another node's as well: choose other ids in [node] of tawny.toml"]


async def test_a_broker_that_lets_it_read_nothing(
    tmp_path: Path, house: FakeHouse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("tawny.bus.remnants.READING_S", 0.3)
    rights = tmp_path / "rights"
    rights.write_text("topic write tawny/#\ntopic write homeassistant/#\nuser spy\ntopic read #\n")
    with Broker(tmp_path, ["allow_anonymous true", f"acl_file {rights}"]) as broker:
        bus = make_bus(house, broker.port)
        bus.start()
        async with Listener(broker, username="spy") as listener:
            await asyncio.to_thread(listener.wait, f"{DOOR}/motion", "OFF")
            await asyncio.to_thread(listener.wait, DEVICE)
        await bus.stop()


async def test_other_base_and_prefix(house: FakeHouse, broker: Broker) -> None:
    bus = make_bus(house, broker.port, base_topic="a/b", discovery_prefix="c/d")
    async with Listener(broker) as listener:
        bus.start()
        device = await asyncio.to_thread(listener.wait, "c/d/device/tawny_house_door/config")
        assert device.json["cmps"]["motion"]["stat_t"] == "a/b/house/door/motion"
        await asyncio.to_thread(listener.publish, "a/b/house/door/recording_mode/set", "motion")
        await asyncio.to_thread(listener.wait, "a/b/house/door/recording_mode/state", "motion")
        mark = listener.mark
        await asyncio.to_thread(listener.publish, "c/d/status", "online")
        await asyncio.to_thread(listener.wait, "a/b/announce/house", since=mark)
        await bus.stop()
        assert not [m for m in listener.heard if m.topic.startswith(("tawny", "homeassistant"))]
    assert house.states["door"].recording_mode is RecordingMode.MOTION
