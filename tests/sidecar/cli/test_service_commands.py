"""Commands that ask the running service, against a real API."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.footage import START_US, Footage
from support.house import Site
from tawny.cli.main import cli
from tawny.cli.status import show_bytes
from tawny.core.clock import SystemClock, iso
from tawny.eventlog import EventLog
from tawny.eventlog.copies import CopyCounts
from tawny.eventlog.place import LogPlace
from tawny.offload.offload import OffloadFigures

from .conftest import Commands


async def test_the_list_shows_the_newest_first(site: Site, commands: Commands) -> None:
    first = site.house.add_event(zones=("porch",))
    second = site.house.add_event(start_s=100, end_s=None)
    lines = (await commands.output("events", "list")).splitlines()
    assert [line.split()[-1] for line in lines[1:]] == [second, first]
    assert "goes on" in lines[1]
    assert "porch" in lines[2]


async def test_the_list_as_json_goes_over_pages_and_filters(
    site: Site, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawny.cli.events.PAGE", 2)
    ids = [site.house.add_event(start_s=n * 10, end_s=n * 10 + 5, zones=("porch",)) for n in range(5)]
    found = json.loads(await commands.output("events", "list", "--limit", "3", "--json"))
    assert [event["id"] for event in found["events"]] == ids[:1:-1]
    assert found["next_cursor"]
    until = iso(START_US + 15_000_000)
    narrowed = ("--camera", "door", "--zone", "porch", "--until", until, "--json")
    found = json.loads(await commands.output("events", "list", *narrowed))
    assert [event["id"] for event in found["events"]] == ids[1::-1]
    assert found["next_cursor"] is None


async def test_an_empty_list_says_so(commands: Commands) -> None:
    assert await commands.output("events", "list", "--since", "-1h") == "No events.\n"


async def test_no_list_is_empty_for_want_of_a_camera_of_that_name(commands: Commands) -> None:
    assert await commands.output("events", "list", "--camera", "door", "--since", "-1h") == "No events.\n"
    assert "there is no camera dor" in await commands.refusal("events", "list", "--camera", "dor")


async def test_one_event_is_shown(site: Site, commands: Commands) -> None:
    event = site.house.add_event(zones=("porch",))
    site.house.log.set_label(event, "[b]fox")
    text = await commands.output("events", "show", event.lower())
    assert event in text
    assert "[b]fox" in text
    assert json.loads(await commands.output("events", "show", event, "--json"))["zones"] == ["porch"]


async def test_an_unknown_event_is_one_line(commands: Commands) -> None:
    for name in ("nope", "a?b", "#", "../status"):
        assert (await commands.refusal("events", "show", name)).startswith(f"there is no event {name.upper()}: ")


async def test_a_clip_is_saved_whole(site: Site, commands: Commands, tmp_path: Path) -> None:
    event = site.house.add_event()
    target = tmp_path / "visitor.mp4"
    await commands.output("events", "export", event, "-o", str(target))
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4") as response:
        assert target.read_bytes() == await response.read()
    assert not target.with_name("visitor.mp4.part").exists()


async def test_a_file_is_not_replaced_unasked(site: Site, commands: Commands, tmp_path: Path) -> None:
    event = site.house.add_event()
    target = tmp_path / "visitor.mp4"
    target.write_text("mine")
    assert "exists" in await commands.refusal("events", "export", event, "-o", str(target))
    assert target.read_text() == "mine"
    await commands.output("events", "export", event, "-o", str(target), "--force")
    assert target.read_bytes()[4:8] == b"ftyp"


async def test_a_file_that_cannot_be_written_is_one_line(site: Site, commands: Commands, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "visitor.mp4"
    assert "can't be written" in await commands.refusal("events", "export", site.house.add_event(), "-o", str(target))


async def test_a_range_is_saved_under_a_name_of_its_own(
    commands: Commands, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start, end = iso(START_US), iso(START_US + 5_000_000)
    await commands.output("export", "--camera", "door", "--start", start, "--end", end)
    assert (tmp_path / "door_2025-10-09_08-53-20.mp4").read_bytes()[4:8] == b"ftyp"


async def test_of_a_camera_that_was_moved_it_is_said_that_there_is_more_elsewhere(
    commands: Commands, site: Site, footage_10s: Footage, tmp_path: Path
) -> None:
    span = ("--start", iso(START_US), "--end", iso(START_US + 5_000_000))
    site.house.log.upsert_camera("yard", "Yard", ["main"])
    site.house.record(footage_10s, camera="yard")
    for camera, is_elsewhere in (("door", False), ("yard", True)):
        result = await asyncio.to_thread(
            commands.run, "export", "--camera", camera, *span, "-o", str(tmp_path / f"{camera}.mp4")
        )
        assert result.exit_code == 0, result.exception
        assert ("yard is not here any more" in result.stderr) == is_elsewhere


async def test_a_range_without_footage_is_one_line(commands: Commands, tmp_path: Path) -> None:
    text = await commands.refusal(
        "export", "--camera", "door", "--start", "-1h", "--end", "now", "-o", f"{tmp_path}/x.mp4"
    )
    assert text.startswith("nothing of door is recorded")
    text = await commands.refusal(
        "export", "--camera", "no", "--start", "-1h", "--end", "now", "-o", f"{tmp_path}/x.mp4"
    )
    assert text.startswith("there is no camera no")


async def test_what_happens_is_printed_as_it_happens(site: Site, commands: Commands) -> None:
    watching = asyncio.ensure_future(commands.output("events", "watch", "--camera", "door", "--limit", "2"))
    await asyncio.wait_for(site.house.joined.wait(), 10)
    for kind, camera in (
        ("event_started", "yard"),
        ("motion", "door"),
        ("event_started", "door"),
        ("event_changed", "door"),
        ("event_ended", "door"),
    ):
        site.house.publish(kind, id="X1", camera=camera, start=iso(START_US), zones=["porch"])
    lines = (await watching).splitlines()
    assert [line.split("  ")[1:] for line in lines] == [
        ["door", "began in porch", "X1"],
        ["door", "ended in porch", "X1"],
    ]


async def test_a_feed_that_ends_is_one_line(site: Site, commands: Commands) -> None:
    watching = asyncio.ensure_future(commands.refusal("events", "watch", "--json"))
    await asyncio.wait_for(site.house.joined.wait(), 10)
    for queue in site.house.listeners:
        queue.put_nowait(None)
    assert "closed the connection" in await watching


async def test_the_status_shows_every_camera(site: Site, commands: Commands) -> None:
    site.house.trouble = "the disk is full"
    text = await commands.output("status")
    assert "door" in text
    assert "online" in text
    assert "Nothing is being recorded: the disk is full" in text
    assert json.loads(await commands.output("status", "--json"))["cameras"][0]["id"] == "door"


async def test_a_log_that_is_away_does_not_mean_that_nothing_is_recorded(site: Site, commands: Commands) -> None:
    site.house.trouble, site.house.trouble_code = "the database can't be reached", "log"
    text = await commands.output("status")
    assert "the database can't be reached" in text
    assert "Nothing is being recorded" not in text


async def test_what_a_log_that_is_away_holds_is_not_known(site: Site, commands: Commands) -> None:
    site.house.log.close()
    place = LogPlace("postgresql://tawny@127.0.0.1:1/tawny", "house")
    site.house.log = EventLog.open(place, SystemClock(), may_be_away=True)
    site.house.copying = OffloadFigures("", "", CopyCounts(3, 9, None, 4, 5), 0, 0, 0, 0, 0, None)
    site.house.trouble, site.house.trouble_code = "the database can't be reached", "log"
    found = json.loads(await commands.output("status", "--json"))
    assert (found["counts"], found["offload"]["stored"], found["offload"]["waiting"]) == (None, None, None)
    text = await commands.output("status")
    assert "how many events is not known" in text
    assert "How many recordings are in the bucket is not known" in text
    assert "see that it runs" in text
    assert "0 events" not in text


async def test_a_wrong_token_is_one_line(commands: Commands) -> None:
    assert "valid token" in await commands.refusal("status", "--token", "wrong")
    assert "refused" in await commands.refusal("events", "watch", "--token", "wrong")


async def test_a_service_elsewhere_is_reached_by_address_and_token(site: Site) -> None:
    result = await asyncio.to_thread(
        CliRunner().invoke, cli, ["status", "--json"], env={"TAWNY_URL": f"{site.url}/", "TAWNY_TOKEN": site.token}
    )
    assert json.loads(result.stdout)["version"]


async def test_something_else_at_the_address_is_one_line(site: Site, commands: Commands) -> None:
    text = await commands.refusal("status", "--url", f"{site.url}/ui")
    assert "not found" in text or "Is this" in text or "answered" in text


def test_a_service_that_does_not_run_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tawny.cli.main", "status", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "tawny: tawny isn't running here: start it with `tawny run`\n"


async def test_a_service_that_was_killed_is_not_running_either(site: Site, commands: Commands) -> None:
    address = site.house.storage_root / "api.json"
    text = address.read_text()
    await site.server.stop()
    address.write_text(text)
    assert (await commands.refusal("status")).startswith("tawny isn't running here")


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (123_456_789, "123 MB"), (5e12, "5.0 TB")]
)
def test_sizes_are_short(size: float, text: str) -> None:
    assert show_bytes(size) == text
