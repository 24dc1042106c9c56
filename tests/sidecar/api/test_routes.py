"""What the routes answer, and what they say to bad input."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from yarl import URL

from support.footage import START_US, Footage
from support.house import JPEG, FakeHouse, Site
from tawny.core.clock import iso
from tawny.core.errors import StorageError, TawnyError
from tawny.core.messages import Heartbeat, RecordingMode, StreamHealth, StreamState
from tawny.house import MqttStatus, StreamStatus

RANGE = "start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:30Z"


async def get(site: Site, path: str, status: int = 200) -> dict:
    """The JSON at a path of the API, which is sent as it stands."""
    async with site.client.get(URL(site.api + path, encoded=True)) as response:
        assert response.status == status, await response.text()
        assert response.content_type == "application/json"
        return await response.json()


async def test_a_camera_is_shown_as_it_is(site: Site, house: FakeHouse) -> None:
    health = StreamHealth("main", StreamState.ONLINE, 24.9, 4_000_000, 1000, 2, 1, 0.04)
    beat = Heartbeat("door", START_US, (health,), 500, 3, 1.5, 0.1, 12.5, 40_000_000)
    house.states["door"] = replace(
        house.states["door"], motion=True, motion_zones=("porch",), heartbeat=beat, zones={"porch": "Porch"}
    )
    found = await get(site, "/cameras/door")
    assert found["motion_zones"] == ["porch"]
    assert found["zones"] == [{"id": "porch", "name": "Porch"}]
    assert found["recording_mode"] == "adaptive"
    assert found["streams"][0]["fps"] == 24.9
    assert found["streams"][0]["frames_lost"] == 2
    assert found["analysis"]["at"] == iso(START_US)
    assert found["offline_since"] is None
    assert (await get(site, "/cameras"))["cameras"] == [found]


async def test_an_offline_camera_says_since_when(site: Site, house: FakeHouse) -> None:
    health = StreamHealth("main", StreamState.OFFLINE, 0, 0, 1000, 2, 1, 90.0)
    beat = Heartbeat("door", START_US, (health,), 500, 3, 1.5, 0.1, 12.5, 40_000_000)
    house.states["door"] = replace(house.states["door"], online=False, heartbeat=beat)
    assert (await get(site, "/cameras/door"))["offline_since"] == iso(START_US - 90_000_000)
    assert (await get(site, "/health"))["status"] == "degraded"


async def test_a_full_disk_degrades_the_service(site: Site, house: FakeHouse) -> None:
    house.trouble = "the disk is full"
    assert (await get(site, "/health"))["status"] == "degraded"
    assert (await get(site, "/status"))["storage"]["trouble"] == "the disk is full"


async def test_no_answer_holds_a_camera_password(site: Site, event: str) -> None:
    for path in ("/status", "/cameras", "/cameras/door", "/events", "/system/events"):
        assert "secret-word" not in str(await get(site, path))


async def test_the_newest_picture(site: Site, house: FakeHouse) -> None:
    async with site.client.get(f"{site.api}/cameras/door/snapshot.jpg?width=320") as response:
        assert (response.content_type, await response.read()) == ("image/jpeg", JPEG)
    assert house.commands == [("snapshot", "door", 320)]


async def test_no_picture_yet_asks_to_try_again(site: Site, house: FakeHouse) -> None:
    house.states["door"] = replace(house.states["door"], online=False)
    async with site.client.get(f"{site.api}/cameras/door/snapshot.jpg") as response:
        assert response.status == 503
        assert response.headers["Retry-After"] == "5"
    async with site.client.get(f"{site.api}/cameras/door/snapshot.jpg?or_none=true") as response:
        assert (response.status, await response.read()) == (204, b"")


async def test_settings_of_a_camera_change(site: Site, house: FakeHouse) -> None:
    body = {"detection": False, "recording_mode": "continuous", "sensitivity": 0}
    async with site.client.patch(f"{site.api}/cameras/door", json=body) as response:
        found = await response.json()
    assert {key: found[key] for key in body} == body
    assert house.states["door"].recording_mode is RecordingMode.CONTINUOUS


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"sensitivity": 101}, "sensitivity"),
        ({"sensitivity": "50"}, "sensitivity"),
        ({"detection": 1}, "detection"),
        ({"recording_mode": "always"}, "recording_mode"),
        ({"zoens": {}}, "zoens"),
    ],
)
async def test_wrong_settings_are_told_by_field(
    site: Site, house: FakeHouse, body: dict[str, object], field: str
) -> None:
    async with site.client.patch(f"{site.api}/cameras/door", json=body) as response:
        assert response.status == 422
        assert (await response.json())["error"]["fields"][0]["path"] == field
    assert house.commands == []


async def test_an_event_by_hand(site: Site, house: FakeHouse) -> None:
    async with site.client.post(f"{site.api}/cameras/door/events", json={"label": "Parcel", "duration_s": 5}) as answer:
        assert answer.status == 201
        found = await answer.json()
        assert answer.headers["Location"] == f"/api/v1/events/{found['id']}"
    assert house.commands == [("trigger", "door", "Parcel", 5.0)]


async def test_a_camera_is_started_anew(site: Site, house: FakeHouse) -> None:
    async with site.client.post(f"{site.api}/cameras/door/restart") as answer:
        assert answer.status == 204
    assert house.commands == [("restart", "door")]


async def test_a_camera_that_cannot_be_reached_yet_asks_to_try_again(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def starting(*_: object) -> str:
        raise TawnyError("camera door is starting", "try again in a few seconds")

    monkeypatch.setattr(house, "trigger", starting)
    async with site.client.post(f"{site.api}/cameras/door/events") as response:
        assert response.status == 503
        assert response.headers["Retry-After"] == "5"


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 20_000])
async def test_a_body_that_is_no_object_is_refused(site: Site, body: bytes) -> None:
    async with site.client.post(f"{site.api}/cameras/door/events", data=body) as response:
        assert response.status == 422
        assert "JSON" in (await response.json())["error"]["message"]


async def test_a_body_that_is_no_object_is_told_what_this_route_wants(site: Site) -> None:
    async with site.client.post(f"{site.api}/exports", data=b"{") as response:
        hint = (await response.json())["error"]["hint"]
    assert "reviewed" not in hint
    assert all(name in hint for name in ("camera", "start", "end"))


@pytest.mark.parametrize("label", ["", " ", "a\x00b", "a\nb", "\x7f", "a\x9bb", "x" * 81, 5, None])
async def test_a_label_that_is_none_is_refused(site: Site, event: str, label: object) -> None:
    async with site.client.post(f"{site.api}/cameras/door/events", json={"label": label}) as response:
        assert response.status == 422


@pytest.mark.parametrize("seconds", [0, -1, 3601, "NaN", None])
async def test_a_senseless_length_is_refused(site: Site, seconds: object) -> None:
    async with site.client.post(f"{site.api}/cameras/door/events", json={"duration_s": seconds}) as response:
        assert response.status == 422


async def test_a_huge_body_is_refused(site: Site) -> None:
    async with site.client.post(f"{site.api}/cameras/door/events", data=b" " * 1_000_000) as response:
        assert response.status == 413
        assert (await response.json())["error"]["code"] == "too_large"


async def test_events_are_listed_by_filter_and_page(site: Site, house: FakeHouse) -> None:
    house.add_camera("yard")
    ids = [house.add_event(start_s=n * 100, end_s=n * 100 + 5, zones=("porch",) if n % 2 else ()) for n in range(5)]
    other = house.add_event(camera="yard", start_s=50, end_s=60)
    assert [e["id"] for e in (await get(site, "/events?camera=yard"))["events"]] == [other]
    assert [e["id"] for e in (await get(site, "/events?zone=porch"))["events"]] == [ids[3], ids[1]]
    since = iso(START_US + 250_000_000)
    assert [e["id"] for e in (await get(site, f"/events?camera=door&since={since}"))["events"]] == [ids[4], ids[3]]
    assert len((await get(site, "/events?camera=door&camera=yard"))["events"]) == 6
    assert len((await get(site, "/events?camera=door,yard"))["events"]) == 6
    seen: list[str] = []
    cursor = ""
    while True:
        page = await get(site, f"/events?camera=door&limit=2{cursor}")
        seen += [event["id"] for event in page["events"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == ids[::-1]


async def test_a_plus_that_was_not_escaped_is_understood(site: Site, event: str) -> None:
    assert len((await get(site, "/events?since=2025-10-09T10:53:20+02:00"))["events"]) == 1


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("since=yesterday", "since"),
        ("since=1960-01-01", "since"),
        ("since=2026-01-02&until=2026-01-01", "until"),
        ("reviewed=perhaps", "reviewed"),
        ("camera=../etc", "camera.0"),
        ("zone=%00", "zone"),
        ("cam=door", "cam"),
    ],
)
async def test_a_wrong_filter_is_told_by_field(site: Site, query: str, field: str) -> None:
    answer = await get(site, f"/events?{query}", 422)
    assert answer["error"]["fields"][0]["path"] == field


async def test_a_made_up_cursor_is_refused(site: Site) -> None:
    assert (await get(site, "/events?cursor=abc", 422))["error"]["code"] == "invalid_cursor"


async def test_an_event_is_changed(site: Site, house: FakeHouse, event: str) -> None:
    body = {"reviewed": True, "protected": True, "label": " Fox "}
    async with site.client.patch(f"{site.api}/events/{event}", json=body) as response:
        found = await response.json()
    assert (found["reviewed"], found["protected"], found["label"]) == (True, True, "Fox")
    assert (await get(site, "/events?reviewed=false"))["events"] == []
    assert (await get(site, f"/events/{event}")) == found


async def test_an_event_without_a_picture_says_so(site: Site, house: FakeHouse) -> None:
    event = house.add_event()
    assert (await get(site, f"/events/{event}"))["thumbnail"] is None
    assert "no picture" in (await get(site, f"/events/{event}/snapshot.jpg", 404))["error"]["message"]


async def test_the_picture_that_started_an_event_stays_when_there_is_a_better_one(site: Site, house: FakeHouse) -> None:
    event = house.add_event()
    for kind in ("start", "best"):
        house.add_picture(event, kind, kind.encode())
    for kind, name in (("start", "start"), ("best", "snapshot")):
        async with site.client.get(f"{site.api}/events/{event}/{name}.jpg") as response:
            assert await response.read() == kind.encode()


async def test_the_picture_that_started_an_event_is_never_another(site: Site, house: FakeHouse) -> None:
    event = house.add_event()
    house.add_picture(event, "best")
    await get(site, f"/events/{event}/start.jpg", 404)


async def test_a_picture_whose_file_is_gone_is_not_found(site: Site, house: FakeHouse, event: str) -> None:
    (house.storage_root / f"snapshots/{event}-best.jpg").unlink()
    await get(site, f"/events/{event}/snapshot.jpg", 404)


async def test_a_picture_outside_of_the_storage_is_not_served(site: Site, house: FakeHouse) -> None:
    event = house.add_event()
    house.add_picture(event)
    (house.storage_root / f"snapshots/{event}-best.jpg").unlink()
    (house.storage_root / f"snapshots/{event}-best.jpg").symlink_to("/etc/passwd")
    await get(site, f"/events/{event}/snapshot.jpg", 404)


async def test_a_clip_of_an_event_that_has_just_begun_asks_to_try_again(site: Site, house: FakeHouse) -> None:
    event = house.add_event(end_s=None)
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4") as response:
        assert response.status == 503
        assert response.headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"recording_mode": RecordingMode.OFF, "recording": False}, "recording is switched off"),
        ({"enabled": False, "online": False, "recording": False}, "the camera is switched off"),
        ({"online": False, "recording": False}, "the camera is offline"),
        ({"trouble": "the disk is full", "recording": False}, "the disk is full"),
    ],
)
async def test_nothing_will_come_of_an_event_that_is_not_recorded(
    site: Site, house: FakeHouse, state: dict[str, Any], why: str
) -> None:
    event = house.add_event(end_s=None)
    house.states["door"] = replace(house.states["door"], **state)
    for path in ("clip.mp4", "clip.m3u8"):
        assert why in (await get(site, f"/events/{event}/{path}", 404))["error"]["message"]


async def test_a_clip_whose_footage_has_expired_is_not_found(site: Site, house: FakeHouse) -> None:
    assert "nothing of door" in (await get(site, f"/events/{house.add_event()}/clip.mp4", 404))["error"]["message"]


async def test_any_range_is_played_and_named(site: Site, event: str) -> None:
    async with site.client.get(f"{site.api}/cameras/door/playback/video.mp4?{RANGE}&download=1") as response:
        assert response.status == 200
        assert response.content_type == "video/mp4"
        disposition = response.headers["Content-Disposition"]
        assert disposition == 'attachment; filename="door_2025-10-09_08-53-20.mp4"'
        assert response.headers["X-Tawny-Duration"] == "10.000"


async def test_a_camera_that_was_removed_still_has_its_footage(site: Site, house: FakeHouse, event: str) -> None:
    del house.states["door"]
    house.log.remove_camera("door")
    async with site.client.get(f"{site.api}/cameras/door/playback/video.mp4?{RANGE}") as response:
        assert response.status == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("start=2026-01-01", 422),
        ("start=2026-01-02&end=2026-01-01", 422),
        ("start=2026-01-01&end=2026-01-01", 422),
        ("start=1970-01-01&end=9999-01-01", 422),
        ("start=2040-01-01T00:00&end=2040-01-01T01:00", 422),
        (f"{RANGE}&stream=..", 422),
    ],
)
async def test_senseless_ranges_are_refused(site: Site, event: str, query: str, status: int) -> None:
    await get(site, f"/cameras/door/playback/video.mp4?{query}", status)


async def test_a_stream_that_starts_asks_to_try_again(site: Site) -> None:
    for path in ("master.m3u8", "main/index.m3u8"):
        async with site.client.get(f"{site.api}/cameras/door/live/{path}") as response:
            assert response.status == 503
            assert response.headers["Retry-After"] == "1"


async def test_a_stream_that_is_offline_does_not_hide_the_other(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    streams = (StreamStatus("main", StreamState.OFFLINE), StreamStatus("sub", StreamState.ONLINE))
    house.states["door"] = replace(house.states["door"], streams=streams)
    house.fill_spool("door", footage_10s, stream="sub")
    async with site.client.get(f"{site.api}/cameras/door/live/master.m3u8") as response:
        assert response.status == 200
        lines = (await response.text()).splitlines()
        addresses = [line for line in lines if not line.startswith("#")]
        assert addresses == ["sub/index.m3u8", "remote/index.m3u8", "low/index.m3u8"]


async def test_an_unknown_rendition_is_not_found(site: Site) -> None:
    await get(site, "/cameras/door/live/thermal/index.m3u8", 404)


@pytest.mark.parametrize(
    "path",
    [
        "/cameras/nobody",
        "/cameras/nobody/snapshot.jpg",
        "/cameras/nobody/live/master.m3u8",
        "/cameras/nobody/live/main/0.m4s",
        f"/cameras/nobody/playback/video.mp4?{RANGE}",
        "/events/01K742SHYGWMHCBQQ9CS4MG76Q",
        "/events/nonsense/clip.mp4",
        "/cameras/..%2f..%2fetc/snapshot.jpg",
        "/cameras/%2e%2e/live/main/index.m3u8",
        "/cameras/door/live/%2e%2e/index.m3u8",
        "/cameras/door/live/..%2f..%2f/index.m3u8",
        "/cameras/door/live/main/..%2findex.m4s",
        "/cameras/door%00/snapshot.jpg",
        "/events/%00",
        f"/cameras/{'x' * 10_000}",
        f"/events/{'x' * 10_000}/clip.mp4",
        "/../../etc/passwd",
        "/%F0%9F%A6%89",
    ],
)
async def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    found = await get(site, path, 404)
    assert found["error"]["code"] == "not_found"
    assert found["error"]["hint"]


async def test_an_address_too_long_for_anything_is_refused_in_a_line(site: Site) -> None:
    async with site.client.get(f"{site.api}/events/{'x' * 60_000}") as response:
        assert response.status in {400, 414}
        assert "Traceback" not in await response.text()


async def test_a_wrong_method_says_which_are_right(site: Site) -> None:
    async with site.client.put(f"{site.api}/cameras/door") as response:
        assert response.status == 405
        assert "PATCH" in response.headers["Allow"]
        assert (await response.json())["error"]["code"] == "method_not_allowed"


async def test_a_failing_event_log_asks_to_try_again(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise StorageError("the event log can't be read", "look at the disk")

    monkeypatch.setattr(house.log, "events", fail)
    async with site.client.get(f"{site.api}/events") as response:
        assert response.status == 503
        assert response.headers["Retry-After"] == "30"


async def test_a_defect_is_answered_without_a_traceback(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise KeyError("rtsp://user:secret-word@192.0.2.1/")

    monkeypatch.setattr(house, "cameras", fail)
    answer = await get(site, "/cameras", 500)
    assert answer["error"]["code"] == "internal"
    assert "secret-word" not in str(answer)
    assert "failed" in caplog.text
    caplog.clear()  # this once, a traceback is wanted


async def test_a_viewer_who_leaves_is_no_defect(site: Site, event: str, caplog: pytest.LogCaptureFixture) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", site.server.port)
    request = f"GET /api/v1/events/{event}/clip.mp4?token={site.token} HTTP/1.1\r\nHost: x\r\n\r\n"
    writer.write(request.encode())
    await reader.read(100)
    writer.transport.abort()
    await get(site, "/health")
    assert caplog.text == ""


async def test_system_events(site: Site, house: FakeHouse) -> None:
    house.log.add_system_event("camera_offline", "door", "no answer from rtsp://user:secret-word@192.0.2.1/")
    found = (await get(site, "/system/events?camera=door"))["events"]
    assert [event["kind"] for event in found] == ["camera_offline"]
    assert "secret-word" not in str(found)


async def test_the_status_tells_why_the_broker_is_not_reached(site: Site, house: FakeHouse) -> None:
    assert (await get(site, "/status"))["mqtt"] == {"enabled": False, "connected": False, "trouble": ""}
    house.broker = MqttStatus(enabled=True, trouble="the broker refused the password")
    assert (await get(site, "/status"))["mqtt"]["trouble"] == "the broker refused the password"
    house.broker = MqttStatus(enabled=True)
    assert (await get(site, "/status"))["mqtt"]["connected"] is True
