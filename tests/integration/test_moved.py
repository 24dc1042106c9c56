"""A camera that moved from one sidecar to another: what each of them knows of it, as one camera."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from homeassistant.components.media_source import async_resolve_media
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.tawny import urls
from custom_components.tawny.cards.joined import joined
from custom_components.tawny.media.items import range_id_of
from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar, error
from tests.integration.media import NOON, PIECE, export, login_of, only, serves
from tests.integration.test_media_source import ulid

EVENT = "01K74200000000000000000000"
SPAN = {"start": "2026-11-26T12:00:00+00:00", "end": "2026-11-26T13:00:00+00:00"}


def timeline(**known: Any) -> dict[str, Any]:
    return {"ranges": [], "gaps": [], "motion": [], "events": [], "more_events": False, "bucket_s": 60, **known}


def gap(start: int, end: int, reason: str) -> dict[str, Any]:
    return {"start": f"12:{start:02}", "end": f"12:{end:02}", "reason": reason, "message": ""}


def test_what_is_missing_in_one_is_missing_only_where_it_is_missing_in_the_other() -> None:
    present = timeline(gaps=[gap(0, 30, "not_set_up"), gap(40, 45, "camera_offline")])
    past = timeline(gaps=[gap(5, 10, "service_down"), gap(25, 59, "camera_removed")])
    assert joined(present, [past])["gaps"] == [
        gap(5, 10, "service_down"),
        gap(25, 30, "camera_removed"),
        gap(40, 45, "camera_offline"),
    ]


def test_a_camera_that_came_back_has_what_happened_meanwhile_elsewhere() -> None:
    present = timeline(gaps=[gap(10, 20, "camera_removed")])
    past = timeline(gaps=[gap(0, 12, "not_set_up"), gap(18, 59, "camera_removed")])
    assert joined(present, [past])["gaps"] == [gap(10, 12, "camera_removed"), gap(18, 20, "camera_removed")]


def test_ranges_motion_and_events_are_of_both_in_their_order() -> None:
    present = timeline(
        ranges=[{"start": "12:30"}],
        motion=[{"start": "12:20", "moving": 0.75, "peak": 0.3}],
        events=[{"id": "B", "start": "12:31"}],
        more_events=True,
    )
    past = timeline(
        ranges=[{"start": "12:00"}],
        motion=[{"start": "12:00", "moving": 0.1, "peak": 0.2}, {"start": "12:20", "moving": 0.5, "peak": 0.9}],
        events=[{"id": "A", "start": "12:01"}],
    )
    found = joined(present, [past])
    assert [one["start"] for one in found["ranges"]] == ["12:00", "12:30"]
    assert found["motion"] == [
        {"start": "12:00", "moving": 0.1, "peak": 0.2},
        {"start": "12:20", "moving": 1.0, "peak": 0.9},
    ]
    assert [one["id"] for one in found["events"]] == ["B", "A"]
    assert found["more_events"]
    assert present["ranges"] == [{"start": "12:30"}]


@pytest.fixture
async def before(
    hass: HomeAssistant, yard: None, sidecar: FakeSidecar, barn: tuple[FakeSidecar, MockConfigEntry]
) -> tuple[FakeSidecar, str]:
    """The sidecar at which the camera `yard` was before, with an event of it; and its entry."""
    other, entry = barn
    other.former = [{"id": "yard", "name": "Yard"}]
    told = {
        "id": EVENT,
        "camera": "yard",
        "label": "motion",
        "start": SPAN["start"],
        "end": SPAN["end"],
        "clip_start": SPAN["start"],
        "clip_end": SPAN["end"],
        "zones": [],
        "score": 0.5,
        "reviewed": False,
        "protected": False,
        "clip": "",
        "snapshot": None,
        "thumbnail": None,
    }
    page = {"events": [told], "next_cursor": None}
    other.answers["GET /events"] = lambda _: web.json_response(page)
    other.answers[f"GET /events/{EVENT}"] = lambda _: web.json_response(told)
    other.answers["GET /cameras/yard/timeline"] = lambda _: web.json_response(timeline(events=[{"id": EVENT, **SPAN}]))
    sidecar.answers["GET /events"] = lambda _: web.json_response({"events": [], "next_cursor": None})
    sidecar.answers[f"GET /events/{EVENT}"] = lambda _: error(404, "not_found")
    sidecar.answers["GET /cameras/yard/timeline"] = lambda _: web.json_response(timeline())
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return other, entry.entry_id


async def test_who_may_see_the_camera_sees_its_past(
    before: tuple[FakeSidecar, str], entry: MockConfigEntry, friend: Card
) -> None:
    here, there = entry.entry_id, before[1]
    listed = await friend.result("events/list", entry_id=here, cameras=["yard"])
    assert [(one["id"], one["entry_id"], one["camera_entry_id"]) for one in listed["events"]] == [(EVENT, there, here)]
    assert (await friend.result("events/list"))["events"] == listed["events"]
    assert await friend.result("events/get", entry_id=here, event_id=EVENT) == listed["events"][0]
    assert await friend.result("events/get", entry_id=there, event_id=EVENT) == listed["events"][0]
    told = await friend.result("timeline", entry_id=here, camera="yard", **SPAN)
    assert [one["id"] for one in told["events"]] == [EVENT]


async def test_what_left_for_good_is_told_of_and_what_moved_is_not(
    before: tuple[FakeSidecar, str], card: Card, friend: Card, hass: HomeAssistant
) -> None:
    other, there = before
    other.former.append({"id": "cellar", "name": "Cellar"})
    entry = hass.config_entries.async_get_entry(there)
    assert entry is not None
    await entry.runtime_data.coordinator.async_refresh()
    former = {one["entry_id"]: one["former"] for one in (await card.result("cameras"))["sidecars"]}
    assert former.pop(there) == [{"id": "cellar", "name": "Cellar"}]
    assert list(former.values()) == [[]]
    assert {tuple(one["former"]) for one in (await friend.result("cameras"))["sidecars"]} == {()}
    other.answers["GET /cameras/cellar/timeline"] = lambda _: web.json_response(timeline())
    assert (await card.result("timeline", entry_id=there, camera="cellar", **SPAN))["events"] == []
    assert await friend.code("timeline", entry_id=there, camera="cellar", **SPAN) == "unauthorized"


async def test_what_is_of_another_camera_stays_hidden(before: tuple[FakeSidecar, str], friend: Card) -> None:
    other, there = before
    other.former = [{"id": "cellar", "name": "Cellar"}]
    hidden = {"id": EVENT, "camera": "cellar", "label": "motion", **SPAN}
    hidden |= {"clip_start": SPAN["start"], "clip_end": None, "zones": [], "score": 0.5, "reviewed": False}
    hidden |= {"protected": False, "clip": "", "snapshot": None, "thumbnail": None}
    other.answers[f"GET /events/{EVENT}"] = lambda _: web.json_response(hidden)
    assert await friend.code("events/get", entry_id=there, event_id=EVENT) == "unauthorized"


async def test_a_sidecar_that_is_away_hides_its_part_alone(
    before: tuple[FakeSidecar, str], entry: MockConfigEntry, card: Card
) -> None:
    before[0].answers["GET /cameras/yard/timeline"] = lambda _: error(503, "storage")
    told = await card.result("timeline", entry_id=entry.entry_id, camera="yard", **SPAN)
    assert told["events"] == []


async def test_two_cameras_of_one_id_are_two(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    barn: tuple[FakeSidecar, MockConfigEntry],
    card: Card,
) -> None:
    other, later = barn
    assert await hass.config_entries.async_setup(later.entry_id)
    sidecar.answers["GET /cameras/door/timeline"] = lambda _: web.json_response(timeline())
    await card.result("timeline", entry_id=entry.entry_id, camera="door", **SPAN)
    assert "GET /cameras/door/timeline" not in other.asked


MOVED = NOON + timedelta(minutes=20)
ROOT = re.compile(r"/api/tawny/play/[\w-]+/(\w+)/cameras/yard/\d+-\d+/")


def playlist(begin: datetime, *extra: str, target: int = 4, over: bool = True) -> str:
    """One piece, as a sidecar would list it."""
    lines = (
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{target}",
        f"#EXT-X-PLAYLIST-TYPE:{'VOD' if over else 'EVENT'}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        *extra,
        '#EXT-X-MAP:URI="main/1795348800000/init.mp4"',
        f"#EXT-X-PROGRAM-DATE-TIME:{begin.isoformat()}",
        "#EXTINF:4.00000,",
        PIECE,
        *(("#EXT-X-ENDLIST",) if over else ()),
    )
    return "\n".join((*lines, ""))


class Halves:
    """Two sidecars that recorded a camera one after the other; what is asked of their playlists is noted."""

    def __init__(self, old: FakeSidecar, new: FakeSidecar) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.old = old
        self.recorded(old, (NOON, MOVED))
        self.recorded(new, (MOVED, MOVED + timedelta(minutes=40)))
        self.lists(old, playlist(NOON, "#EXT-X-START:TIME-OFFSET=0.500,PRECISE=YES"))
        self.lists(new, playlist(MOVED, target=6))

    def recorded(self, sidecar: FakeSidecar, *ranges: tuple[datetime, datetime]) -> None:
        told = timeline(ranges=[{"start": start.isoformat(), "end": end.isoformat()} for start, end in ranges])
        sidecar.answers["GET /cameras/yard/timeline"] = lambda _: web.json_response(told)

    def lists(self, sidecar: FakeSidecar, text: str) -> None:
        def answer(request: web.Request) -> web.Response:
            self.asked.append((sidecar.node, dict(request.query)))
            return web.Response(text=text)

        sidecar.answers["GET /cameras/yard/playback/index.m3u8"] = answer


@pytest.fixture
def halves(before: tuple[FakeSidecar, str], sidecar: FakeSidecar) -> Halves:
    return Halves(before[0], sidecar)


@pytest.fixture
async def player(hass: HomeAssistant, halves: Halves, hass_client: ClientSessionGenerator) -> TestClient:
    """Of somebody who may see the camera alone."""
    _, token = await login_of(hass, only("camera.yard"))
    return await hass_client(token)


def over_the_move(entry: MockConfigEntry) -> str:
    return urls.recorded_playlist(entry.entry_id, "yard", NOON, NOON + timedelta(hours=1))


async def test_a_range_over_the_move_is_played_from_both_one_after_the_other(
    halves: Halves,
    before: tuple[FakeSidecar, str],
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    player: TestClient,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    text = await (await player.get(over_the_move(entry))).text()
    start, moved, end = (at.isoformat() for at in (NOON, MOVED, NOON + timedelta(hours=1)))
    assert halves.asked == [
        ("barn", {"start": start, "end": moved}),
        ("house", {"start": moved, "end": end, "origin": start}),
    ]
    here, there = entry.entry_id, before[1]
    piece = "main/1795348800000/0-1234-90000.m4s"
    assert ROOT.sub(r"\1 ", text).splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-TARGETDURATION:6",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        "#EXT-X-START:TIME-OFFSET=0.500,PRECISE=YES",
        f'#EXT-X-MAP:URI="{there} main/1795348800000/init.mp4"',
        f"#EXT-X-PROGRAM-DATE-TIME:{start}",
        "#EXTINF:4.00000,",
        f"{there} {piece}",
        "#EXT-X-DISCONTINUITY",
        f'#EXT-X-MAP:URI="{here} main/1795348800000/init.mp4"',
        f"#EXT-X-PROGRAM-DATE-TIME:{moved}",
        "#EXTINF:4.00000,",
        f"{here} {piece}",
        "#EXT-X-ENDLIST",
    ]
    # Each piece is had from where it is, without a login.
    before[0].answers[f"GET /cameras/yard/playback/{piece}"] = serves(b"before")
    sidecar.answers[f"GET /cameras/yard/playback/{piece}"] = serves(b"after")
    stranger = await hass_client_no_auth()
    pieces = [line for line in text.splitlines() if line.endswith(".m4s")]
    assert [await (await stranger.get(address)).read() for address in pieces] == [b"before", b"after"]


async def test_what_grows_is_asked_for_at_its_end_and_what_is_away_is_left_out(
    halves: Halves, before: tuple[FakeSidecar, str], sidecar: FakeSidecar, entry: MockConfigEntry, player: TestClient
) -> None:
    async def listed() -> tuple[int, bool, list[str]]:
        text = await (await player.get(over_the_move(entry))).text()
        heads = [line for line in text.splitlines() if line.startswith(("#EXT-X-START", "#EXT-X-PLAYLIST-TYPE"))]
        return text.count(".m4s"), "#EXT-X-ENDLIST" in text, heads

    halves.lists(sidecar, playlist(MOVED, over=False))
    halves.lists(before[0], playlist(NOON))
    from_the_begin = "#EXT-X-START:TIME-OFFSET=0.000,PRECISE=YES"
    assert await listed() == (2, False, ["#EXT-X-PLAYLIST-TYPE:EVENT", from_the_begin])
    sidecar.refuse("GET /cameras/yard/playback/index.m3u8", 503)
    assert await listed() == (1, True, ["#EXT-X-PLAYLIST-TYPE:VOD"])
    # What was moved a moment ago may still change: what follows is listed when it does not any more.
    halves.lists(sidecar, playlist(MOVED))
    halves.lists(before[0], playlist(NOON, over=False))
    assert await listed() == (1, False, ["#EXT-X-PLAYLIST-TYPE:EVENT"])


async def test_a_camera_that_came_back_is_played_in_three_parts(
    halves: Halves, before: tuple[FakeSidecar, str], sidecar: FakeSidecar, entry: MockConfigEntry, player: TestClient
) -> None:
    back = MOVED + timedelta(minutes=10)
    halves.recorded(
        before[0], (NOON + timedelta(seconds=30), MOVED), (NOON, MOVED), (back, back + timedelta(minutes=9))
    )
    halves.recorded(sidecar, (MOVED - timedelta(seconds=3), back))
    await player.get(over_the_move(entry))
    assert [(node, query["start"]) for node, query in halves.asked] == [
        ("barn", NOON.isoformat()),
        ("house", (MOVED - timedelta(seconds=3)).isoformat()),
        ("barn", back.isoformat()),
    ]


async def test_a_range_over_the_move_becomes_a_file_of_each(
    halves: Halves, before: tuple[FakeSidecar, str], sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    told: list[tuple[str, str, str]] = []

    def makes(other: FakeSidecar, export_id: str) -> None:
        async def add(request: web.Request) -> web.Response:
            wanted = await request.json()
            told.append((other.node, wanted["start"], wanted["end"]))
            return web.json_response({**export(export_id, "yard", "pending"), **wanted}, status=202)

        other.answers["POST /exports"] = add

    makes(before[0], ulid(1))
    makes(sidecar, ulid(2))
    start, moved, end = (at.isoformat() for at in (NOON, MOVED, NOON + timedelta(hours=1)))
    wanted = {"entry_id": entry.entry_id, "camera": "yard", "start": start, "end": end}
    made = await card.result("exports/add", **wanted)
    assert told == [("barn", start, moved), ("house", moved, end)]
    assert (made["id"], made["entry_id"], made["end"]) == (ulid(1), before[1], moved)
    assert [(one["id"], one["entry_id"], one["start"]) for one in made["rest"]] == [(ulid(2), entry.entry_id, moved)]
    sidecar.refuse("POST /exports", 404)  # nothing there after all
    assert (await card.result("exports/add", **wanted))["rest"] == []


async def test_the_action_makes_a_file_of_each_too_and_names_both(
    halves: Halves,
    before: tuple[FakeSidecar, str],
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    hass: HomeAssistant,
) -> None:
    def makes(other: FakeSidecar, export_id: str) -> None:
        async def add(request: web.Request) -> web.Response:
            wanted = await request.json()
            other.answers[f"GET /exports/{export_id}"] = lambda _: web.json_response(
                {**export(export_id, "yard", "done"), "start": wanted["start"], "end": wanted["end"]}
            )
            return web.json_response({**export(export_id, "yard", "pending"), **wanted}, status=202)

        other.answers["POST /exports"] = add

    makes(before[0], ulid(1))
    makes(sidecar, ulid(2))
    wanted = {"entity_id": "camera.yard", "start": NOON, "end": NOON + timedelta(hours=1)}
    call = partial(hass.services.async_call, "tawny", "export", wanted, blocking=True, return_response=True)
    first = (await call())["camera.yard"]
    (rest,) = first["rest"]
    start, moved, end = (at.isoformat() for at in (NOON, MOVED, NOON + timedelta(hours=1)))
    assert [(one["start"], one["end"], one["state"]) for one in (first, rest)] == [
        (start, moved, "done"),
        (moved, end, "done"),
    ]
    assert [first["file"], rest["file"]] == [
        urls.export_file(before[1], ulid(1)),
        urls.export_file(entry.entry_id, ulid(2)),
    ]
    # Where one has nothing after all, the other is the answer; where none has, that is said.
    before[0].refuse("POST /exports", 404, "not_found")
    found = (await call())["camera.yard"]
    assert (found["start"], found["rest"]) == (moved, [])
    sidecar.refuse("POST /exports", 404, "not_found")
    with pytest.raises(HomeAssistantError) as raised:
        await call()
    assert raised.value.translation_key == "nothing_recorded"


async def test_one_mp4_over_the_move_says_where_the_rest_is(
    halves: Halves, before: tuple[FakeSidecar, str], sidecar: FakeSidecar, entry: MockConfigEntry, player: TestClient
) -> None:
    before[0].answers["GET /cameras/yard/playback/video.mp4"] = serves(b"before")
    sidecar.answers["GET /cameras/yard/playback/video.mp4"] = serves(b"after")
    whole = urls.recorded_video(entry.entry_id, "yard", NOON, NOON + timedelta(hours=1))
    first = await player.get(whole + "?download=true")
    assert await first.read() == b"before"
    link = first.links["next"]
    assert link["rel"] == "next"
    address = link["url"]
    assert isinstance(address, URL)
    rest = urls.recorded_video(entry.entry_id, "yard", MOVED, NOON + timedelta(hours=1))
    assert address.path_qs == rest + "?download=true"
    second = await player.get(address.path_qs)
    assert await second.read() == b"after"
    assert not second.links


async def test_media_over_the_move_is_a_playlist_because_an_mp4_would_be_half_of_it(
    halves: Halves, entry: MockConfigEntry, hass: HomeAssistant
) -> None:
    def item(start: datetime, end: datetime) -> str:
        return f"media-source://tawny/{range_id_of(entry.entry_id, 'yard', urls.span_of(start, end))}"

    end = NOON + timedelta(hours=1)
    found = await async_resolve_media(hass, item(NOON, end), None)
    assert (found.mime_type, found.url.rpartition("/")[2]) == ("application/vnd.apple.mpegurl", "index.m3u8")
    halves.recorded(halves.old)
    found = await async_resolve_media(hass, item(MOVED, end), None)
    assert (found.mime_type, found.url) == ("video/mp4", urls.recorded_video(entry.entry_id, "yard", MOVED, end))
