"""The media browser: what it shows of a sidecar's events and recordings, to whom, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from homeassistant.components import media_source
from homeassistant.components.frontend.storage import async_user_store
from homeassistant.components.media_player import BrowseError, MediaClass, SearchMediaQuery
from homeassistant.components.media_source import BrowseMediaSource, Unresolvable
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tawny import urls
from custom_components.tawny.media import days, wording
from custom_components.tawny.media.browsing import PAGE
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import EVENT, EXPORT, NOON, event, export, login_of, only, says, serves
from tests.integration.waiting import state_is

DAY = timedelta(days=1)


def ulid(number: int) -> str:
    """The id of an event, as sidecars make them."""
    return f"01K742SHYG282N6Q9NH{number:07d}"


def log_of(*events: dict[str, Any]) -> Callable[[web.Request], web.Response]:
    """The route `/events` of a sidecar in which these happened; a cursor is how many were listed."""

    def answer(request: web.Request) -> web.Response:
        query = request.query
        cameras = query["camera"].split(",") if "camera" in query else None
        found = [
            one
            for one in sorted(events, key=lambda one: one["start"], reverse=True)
            if (cameras is None or one["camera"] in cameras)
            and ("until" not in query or at(one["start"]) < at(query["until"]))
            and ("since" not in query or one["end"] is None or at(one["end"]) >= at(query["since"]))
            and query.get("label", one["label"]) == one["label"]
            and query.get("zone", "") in {"", *one["zones"]}
            and query.get("reviewed", "x") in {"x", str(one["reviewed"]).lower()}
        ]
        first = int(query.get("cursor", "0/x").partition("/")[0])
        last = first + int(query["limit"])
        cursor = f"{last}/x" if last < len(found) else None
        return web.json_response({"events": found[first:last], "next_cursor": cursor})

    return answer


def timeline_of(*ranges: tuple[datetime, datetime], events: tuple[datetime, ...] = ()) -> Callable[..., web.Response]:
    """The route `/cameras/x/timeline` of a camera of which these ranges are recorded."""

    def answer(request: web.Request) -> web.Response:
        start, end = at(request.query["start"]), at(request.query["end"])
        assert end - start <= 93 * DAY
        shown = [(max(a, start), min(b, end)) for a, b in ranges if a < end and b > start]
        told = [{"kind": "event", "stream": "main", "start": a.isoformat(), "end": b.isoformat()} for a, b in shown]
        begun = [{"id": EVENT, "label": "motion", "start": when.isoformat()} for when in events if start <= when < end]
        return web.json_response({"camera": "door", "ranges": told, "gaps": [], "motion": [], "events": begun})

    return answer


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.fixture(autouse=True)
async def _noon(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon of a Sunday, in Home Assistant's time zone, which is 8 hours behind UTC."""
    for module in (days, wording):
        monkeypatch.setattr(module, "utcnow", lambda: HERE)
    await hass.config.async_set_time_zone("America/Los_Angeles")


async def browse(hass: HomeAssistant, *path: str) -> BrowseMediaSource:
    return await media_source.async_browse_media(hass, f"media-source://tawny/{'/'.join(path)}".rstrip("/"))


def cut_off(request: Any) -> Any:
    """The connection breaks."""
    request.transport.abort()


def shown(item: BrowseMediaSource) -> list[tuple[str, str]]:
    """Title and id of what is in an item."""
    return [(child.title, child.identifier) for child in item.children]


HERE = NOON + timedelta(hours=8)
"""Noon, here."""


@pytest.fixture
def happened(sidecar: FakeSidecar) -> FakeSidecar:
    """Two cameras, and some events."""
    sidecar.cameras["yard"] = camera("yard", name="Back yard", zones=[{"id": "gate", "name": "Garden gate"}])
    sidecar.answers["GET /events"] = log_of(
        event(ulid(1), at=HERE - timedelta(minutes=5)),
        event(ulid(2), "yard", at=HERE - timedelta(hours=2), zones=["gate", "old_zone"], label="parcel"),
        event(ulid(3), at=HERE - DAY, thumbnail=None),
        event(ulid(4), "yard", at=HERE - 5 * DAY, end=None),
    )
    return sidecar


async def test_one_sidecar_is_open_at_once(hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry) -> None:
    root = await browse(hass)
    assert root.title == "Tawny"
    assert root.can_search
    assert shown(root) == [
        ("Events", f"{entry.entry_id}/events"),
        ("Recordings", f"{entry.entry_id}/recordings"),
        ("Exports", f"{entry.entry_id}/exports"),
    ]


async def test_several_sidecars_are_shown_by_name(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry, add_entry: Callable[..., MockConfigEntry]
) -> None:
    barn = FakeSidecar("barn")
    await barn.start()
    other = add_entry(barn.url, node="barn")
    await hass.config_entries.async_setup(other.entry_id)
    assert shown(await browse(hass)) == [("House", entry.entry_id), ("Barn", other.entry_id)]
    assert [title for title, _ in shown(await browse(hass, other.entry_id))] == ["Events", "Recordings", "Exports"]
    await hass.config_entries.async_unload(other.entry_id)
    await barn.stop()


async def test_events_are_by_camera_and_of_all(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    events = f"{entry.entry_id}/events"
    assert shown(await browse(hass, events)) == [
        ("All cameras", f"{events}/*"),
        ("Door", f"{events}/door"),
        ("Back yard", f"{events}/yard"),
    ]


async def test_days_with_events_have_the_picture_of_the_newest(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    events = f"{entry.entry_id}/events"
    found = await browse(hass, events, "*")
    assert found.title == "Events · All cameras"
    assert shown(found) == [
        ("Today", f"{events}/*/2026-11-22"),
        ("Yesterday", f"{events}/*/2026-11-21"),
        ("Tuesday, 17 November 2026", f"{events}/*/2026-11-17"),
    ]
    assert [child.thumbnail for child in found.children] == [
        urls.event_thumbnail(entry.entry_id, ulid(1)),
        None,
        urls.event_thumbnail(entry.entry_id, ulid(4)),
    ]
    assert [title for title, _ in shown(await browse(hass, events, "door"))] == ["Today", "Yesterday"]


async def test_days_beyond_a_page_are_behind_earlier(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    number = days.DAYS + 2
    sidecar.answers["GET /events"] = log_of(*(event(ulid(day), at=HERE - day * DAY) for day in range(number)))
    first = await browse(hass, entry.entry_id, "events", "*")
    assert len(first.children) == days.DAYS + 1
    title, path = shown(first)[-1]
    assert title == "Earlier days"
    assert len((await browse(hass, path)).children) == 2


async def test_events_of_a_day_say_when_where_what_and_how_long(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    found = await browse(hass, entry.entry_id, "events", "*", "2026-11-22")
    assert found.children_media_class == MediaClass.VIDEO
    assert shown(found) == [
        ("11:55:00 AM · Door · Motion · 10 s", f"{entry.entry_id}/event/{ulid(1)}"),
        ("10:00:00 AM · Back yard · parcel · Garden gate, old zone · 10 s", f"{entry.entry_id}/event/{ulid(2)}"),
    ]
    assert found.children[0].thumbnail == urls.event_thumbnail(entry.entry_id, ulid(1))
    one = await browse(hass, entry.entry_id, "events", "yard", "2026-11-17")
    assert [title for title, _ in shown(one)] == ["12:00:00 PM · Motion · still going on"]


async def test_an_event_that_began_the_day_before_is_shown_there(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    midnight = HERE.replace(hour=8)
    late = event(ulid(1), at=midnight - timedelta(seconds=5), end=(midnight + timedelta(seconds=5)).isoformat())
    sidecar.answers["GET /events"] = log_of(late)
    assert (await browse(hass, entry.entry_id, "events", "*", "2026-11-22")).children == []
    assert len((await browse(hass, entry.entry_id, "events", "*", "2026-11-21")).children) == 1


async def test_a_day_full_of_events_has_pages(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    many = (event(ulid(number), at=HERE - timedelta(minutes=number)) for number in range(PAGE + 3))
    sidecar.answers["GET /events"] = log_of(*many)
    first = await browse(hass, entry.entry_id, "events", "*", "2026-11-22")
    assert len(first.children) == PAGE + 1
    title, path = shown(first)[-1]
    assert title == "More events"
    assert len((await browse(hass, path)).children) == 3


async def test_an_event_can_be_asked_for_alone(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.answers[f"GET /events/{EVENT}"] = says(event())
    found = await browse(hass, entry.entry_id, "event", EVENT)
    assert found.title == "Today · 4:00:00 AM · Door · Motion · 10 s"
    assert found.can_play


async def test_days_with_footage_are_those_on_which_something_was_recorded(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    midnight = HERE.replace(hour=8)
    sidecar.answers["GET /cameras/door/timeline"] = timeline_of(
        (midnight - timedelta(hours=1), midnight),
        (HERE - timedelta(hours=1), HERE),
        (HERE - 100 * DAY, HERE - 100 * DAY + timedelta(hours=20)),
    )
    path = f"{entry.entry_id}/recordings/door"
    found = await browse(hass, path)
    assert found.title == "Recordings · Door"
    assert shown(found) == [
        ("Today", f"{path}/2026-11-22"),
        ("Yesterday", f"{path}/2026-11-21"),
        ("Saturday, 15 August 2026", f"{path}/2026-08-15"),
        ("Friday, 14 August 2026", f"{path}/2026-08-14"),
    ]


async def test_recorded_days_beyond_a_page_are_behind_earlier(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.answers["GET /cameras/door/timeline"] = timeline_of((HERE - (days.DAYS + 4) * DAY, HERE))
    first = await browse(hass, entry.entry_id, "recordings", "door")
    title, path = shown(first)[-1]
    assert (len(first.children), title) == (days.DAYS + 1, "Earlier days")
    assert len((await browse(hass, path)).children) == 5


async def test_hours_say_how_much_is_recorded_and_how_often_something_happened(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    ten = HERE - timedelta(hours=2)
    minute = timedelta(minutes=1)
    sidecar.answers["GET /cameras/door/timeline"] = timeline_of(
        (ten - 30 * minute, ten + 5 * minute),
        (ten, ten + 10 * minute),
        (ten + 20 * minute, ten + 61 * minute + timedelta(seconds=9)),
        events=(ten, ten + 20 * minute, ten + 60 * minute),
    )
    path = f"{entry.entry_id}/recordings/door/2026-11-22"
    hours = await browse(hass, path)
    assert [title for title, _ in shown(hours)] == [
        "9:30 AM – 10:00 AM · 30 min",
        "10:00 AM – 11:00 AM · 50 min · 2 events",
        "11:00:00 AM – 11:01:09 AM · 1 min 9 s · 1 event",
    ]
    hour = hours.children[1]
    assert (hour.can_play, hour.can_expand) == (True, True)
    pieces = await browse(hass, hour.identifier)
    assert [title for title, _ in shown(pieces)] == [
        "10:00 AM – 10:10 AM · 10 min · 1 event",
        "10:20 AM – 10:30 AM · 10 min · 1 event",
        "10:30 AM – 10:40 AM · 10 min",
        "10:40 AM – 10:50 AM · 10 min",
        "10:50 AM – 11:00 AM · 10 min",
    ]
    piece = pieces.children[0]
    assert (await browse(hass, piece.identifier)).title == "Door · Today · 10:00 AM – 10:10 AM · 10 min"
    for item, length in ((hour, timedelta(hours=1)), (piece, timedelta(minutes=10))):
        played = await media_source.async_resolve_media(hass, item.media_content_id, None)
        assert played.url == urls.recorded_video(entry.entry_id, "door", ten, ten + length)
        assert played.mime_type == "video/mp4"


async def test_a_range_is_played_as_hls_where_that_is_asked_for(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    span = urls.span_of(NOON, NOON + timedelta(minutes=10))
    media_id = f"media-source://tawny/{entry.entry_id}/range/door/{span}/hls"
    played = await media_source.async_resolve_media(hass, media_id, None)
    assert played.mime_type == "application/vnd.apple.mpegurl"
    assert re.fullmatch(rf"/api/tawny/play/[^/]+/{entry.entry_id}/cameras/door/{span}/index\.m3u8", played.url)


async def test_the_day_on_which_clocks_go_back_has_an_hour_twice(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    start = datetime(2026, 11, 1, 7, tzinfo=UTC)
    sidecar.answers["GET /cameras/door/timeline"] = timeline_of((start, start + timedelta(hours=25)))
    hours = await browse(hass, entry.entry_id, "recordings", "door", "2026-11-01")
    titles = [title for title, _ in shown(hours)]
    assert len(titles) == 25
    assert titles[1:3] == ["1:00 AM – 1:00 AM · 1 h", "1:00 AM – 2:00 AM · 1 h"]


async def test_a_day_that_is_to_come_is_empty(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    assert (await browse(hass, entry.entry_id, "recordings", "door", "2027-01-01")).children == []


async def test_exports_that_are_done_can_be_played(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.answers["GET /exports"] = says({"exports": [export(), export(ulid(1), state="running")]})
    sidecar.answers[f"GET /exports/{EXPORT}"] = says(export())
    found = await browse(hass, entry.entry_id, "exports")
    assert shown(found) == [
        ("Door · Today · 4:00 AM – 4:01 AM · 1 min", f"{entry.entry_id}/export/{EXPORT}"),
    ]
    item = found.children[0]
    assert (await browse(hass, item.identifier)).title == item.title
    played = await media_source.async_resolve_media(hass, item.media_content_id, None)
    assert played.url == urls.export_file(entry.entry_id, EXPORT)


# playing


async def test_an_event_is_played_as_mp4_or_shown_as_picture(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.answers[f"GET /events/{EVENT}"] = says(event())
    sidecar.answers[f"GET /events/{EVENT}/snapshot.jpg"] = serves(b"picture", "image/jpeg")
    media_id = f"media-source://tawny/{entry.entry_id}/event/{EVENT}"
    clip = await media_source.async_resolve_media(hass, media_id, None)
    assert (clip.url, clip.mime_type) == (urls.event_clip(entry.entry_id, EVENT), "video/mp4")
    picture = await media_source.async_resolve_media(hass, f"{media_id}/snapshot", None)
    assert (picture.url, picture.mime_type) == (urls.event_snapshot(entry.entry_id, EVENT), "image/jpeg")
    image = await media_source.async_get_media_image(hass, media_id)
    assert image is not None
    assert (image.content, image.mime_type) == (b"picture", "image/jpeg")
    other = await media_source.async_get_media_image(hass, f"media-source://tawny/{entry.entry_id}/exports")
    assert other is None


@pytest.mark.parametrize(
    "path",
    [
        "nobody/events",
        "ENTRY/nothing",
        "ENTRY/events/*/tomorrow",
        "ENTRY/events/*/before-tomorrow",
        "ENTRY/events/*/9999-12-31",
        "ENTRY/events/*/2026-11-22/!",
        "ENTRY/events/*/2026-11-22/x/y",
        "ENTRY/recordings/door/9999-12-31",
        "ENTRY/recordings/door/2026-11-22/5",
        "ENTRY/recordings/door/2026-11-22/5-6/7",
        "ENTRY/range/door",
        "ENTRY/range/door/9-1",
        f"ENTRY/event/{EVENT}",
        "ENTRY/event",
        f"ENTRY/export/{EXPORT}",
    ],
)
async def test_what_there_is_not_is_said_in_words(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, path: str
) -> None:
    sidecar.answers["GET /events"] = log_of()
    media_id = f"media-source://tawny/{path.replace('ENTRY', entry.entry_id)}"
    with pytest.raises(BrowseError) as browsing:
        await media_source.async_browse_media(hass, media_id)
    assert browsing.value.translation_key == "media_not_found"
    with pytest.raises(Unresolvable) as resolving:
        await media_source.async_resolve_media(hass, media_id, None)
    assert resolving.value.translation_key == "media_not_found"


async def test_a_sidecar_that_is_away_is_said_in_words(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("GET /events", 503)
    with pytest.raises(BrowseError) as browsing:
        await browse(hass, entry.entry_id, "events", "*")
    assert browsing.value.translation_key == "refused"
    assert browsing.value.translation_placeholders == {"reason": "refused with 503"}
    sidecar.answers["GET /events"] = cut_off
    with pytest.raises(BrowseError, match="House can't be reached") as browsing:
        await browse(hass, entry.entry_id, "events", "*")
    assert browsing.value.translation_key == "unavailable"
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(BrowseError) as browsing:
        await browse(hass, entry.entry_id, "events", "*")
    assert browsing.value.translation_key == "not_loaded"


@pytest.mark.parametrize("answer", [{}, {"ranges": [{"start": "x"}], "events": []}, {"ranges": [], "events": [1]}])
async def test_a_timeline_that_is_none_is_said_in_words(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, answer: dict[str, Any]
) -> None:
    sidecar.answers["GET /cameras/door/timeline"] = says(answer)
    with pytest.raises(BrowseError) as browsing:
        await browse(hass, entry.entry_id, "recordings", "door", "2026-11-22")
    assert browsing.value.translation_key == "unavailable"


# who may, and how it is put


async def test_somebody_sees_what_is_of_his_cameras_in_his_own_words(
    hass: HomeAssistant,
    happened: FakeSidecar,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await happened.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    happened.answers[f"GET /events/{EVENT}"] = says(event())
    happened.answers[f"GET /events/{ulid(2)}"] = says(event(ulid(2), "yard"))
    happened.answers["GET /exports"] = says({"exports": [export(), export(ulid(1), "yard")]})
    user, token = await login_of(hass, only("camera.yard"))
    await (await async_user_store(hass, user.id)).async_set_item("language", {"language": "en", "time_format": "24"})
    socket = await hass_ws_client(hass, token)

    async def ask(kind: str, path: str, **more: Any) -> dict[str, Any]:
        media_id = f"media-source://tawny/{entry.entry_id}/{path}"
        await socket.send_json_auto_id({"type": f"media_source/{kind}", "media_content_id": media_id, **more})
        return await socket.receive_json()

    async def titles(path: str) -> list[str]:
        return [child["title"] for child in (await ask("browse_media", path))["result"]["children"]]

    assert await titles("events") == ["All cameras", "Back yard"]
    assert await titles("events/*") == ["Today", "Tuesday, 17 November 2026"]
    assert await titles("events/*/2026-11-22") == ["10:00:00 · Back yard · parcel · Garden gate, old zone · 10 s"]
    assert await titles("recordings") == ["Back yard"]
    assert await titles("exports") == ["Back yard · Today · 04:00 – 04:01 · 1 min"]
    for path in ("events/door", f"event/{EVENT}", "recordings/door", "range/door/1-2"):
        assert (await ask("browse_media", path))["error"]["code"] == "browse_media_failed"
    found = await ask("search_media", "", search_query="")
    assert [item["media_content_id"][-26:] for item in found["result"]["result"]] == [ulid(2), ulid(4)]
    for path in (f"event/{EVENT}", "range/door/1-2", "range/door/1-2/hls"):
        assert (await ask("resolve_media", path))["error"]["code"] == "resolve_media_failed"
    played = await ask("resolve_media", f"event/{ulid(2)}/hls")
    assert played["result"]["mime_type"] == "application/vnd.apple.mpegurl"
    assert played["result"]["url"].startswith("/api/tawny/play/")


async def test_a_language_without_words_gets_english_ones(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    hass.config.language = "xx"
    assert shown(await browse(hass, entry.entry_id, "events", "*", "2026-11-22"))[0][0] == (
        "11:55:00 · Door · Motion · 10 s"
    )


# search


async def found(hass: HomeAssistant, text: str, path: str = "", **more: Any) -> list[str]:
    query = SearchMediaQuery(search_query=text, **more)
    media_id = f"media-source://tawny/{path}".rstrip("/")
    answer = await media_source.async_search_media(hass, media_id, query)
    return [item.identifier[-26:] for item in answer.result]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("door", [1, 3]),
        ("Back Yard", [2, 4]),
        ("yard", [2, 4]),
        ("door yard", [1, 2, 3, 4]),
        ("today", [1, 2]),
        ("yesterday", [3]),
        ("sunday at door", [1]),
        ("Saturday", [3]),
        ("2026-11-17", [4]),
        ("17 november", [4]),
        ("November 17, 2026", [4]),
        ("november", [1, 2, 3, 4]),
        ("november 2025", []),
        ("december", []),
        ("parcel", [2]),
        ("garden gáte", [2]),
        ("gate today", [2]),
        ("old zone", [2]),
        ("motion yard", [4]),
        ("nonsense", []),
    ],
)
async def test_events_are_found_by_camera_zone_label_and_day(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry, text: str, numbers: list[int]
) -> None:
    await hass.config_entries.async_reload(entry.entry_id)
    assert await found(hass, text) == [ulid(number) for number in numbers]
    assert await found(hass, text, entry.entry_id) == [ulid(number) for number in numbers]


async def test_a_search_below_a_camera_stays_there(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    assert await found(hass, "", f"{entry.entry_id}/events/yard") == [ulid(2), ulid(4)]
    assert await found(hass, "today", f"{entry.entry_id}/events/*") == [ulid(1), ulid(2)]


async def test_a_search_for_music_finds_nothing(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    assert await found(hass, "", media_filter_classes=[MediaClass.MUSIC]) == []
    assert await found(hass, "door", media_filter_classes=[MediaClass.VIDEO]) == [ulid(1), ulid(3)]


@pytest.mark.parametrize("day", ["2026-02-31", "31 February", "2026-99-99", "9999-12-31"])
async def test_on_a_day_that_there_is_not_nothing_happened(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry, day: str
) -> None:
    assert await found(hass, day) == []


async def test_a_search_everywhere_finds_what_those_have_who_answer(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry, add_entry: Callable[..., MockConfigEntry]
) -> None:
    barn = FakeSidecar("barn")
    await barn.start()
    other = add_entry(barn.url, node="barn")
    await hass.config_entries.async_setup(other.entry_id)
    barn.answers["GET /events"] = cut_off
    assert await found(hass, "door") == [ulid(1), ulid(3)]
    happened.answers["GET /events"] = cut_off
    with pytest.raises(BrowseError, match="House can't be reached") as searching:
        await found(hass, "door")
    assert searching.value.translation_key == "unavailable"
    await hass.config_entries.async_unload(other.entry_id)
    await barn.stop()


async def test_events_of_a_camera_that_never_was_are_an_error(
    hass: HomeAssistant, happened: FakeSidecar, entry: MockConfigEntry
) -> None:
    happened.answers["GET /events"] = log_of()
    with pytest.raises(BrowseError) as browsing:
        await browse(hass, entry.entry_id, "events", "nope")
    assert browsing.value.translation_key == "media_not_found"
    assert shown(await browse(hass, entry.entry_id, "events", "door")) == []


async def test_a_search_goes_through_many_events_for_few(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    many = [event(ulid(number), at=HERE - timedelta(minutes=number)) for number in range(450)]
    sidecar.answers["GET /events"] = log_of(*many, event(ulid(999), at=HERE - DAY, label="parcel"))
    assert await found(hass, "parcel") == [ulid(999)]
    assert len(await found(hass, "motion")) == 100
