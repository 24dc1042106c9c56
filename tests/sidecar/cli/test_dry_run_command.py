"""`tawny motion dry-run` beside a service with recorded footage."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from support.footage import START_US
from support.house import Site
from support.service import until
from tawny.cli.times import Earlier
from tawny.core.clock import SECOND_US, iso

from .conftest import Commands

DRY_RUN = ("motion", "dry-run")
WHEN = ("--since", iso(START_US), "--until", iso(START_US + 60 * SECOND_US))


async def test_people_get_the_answer_in_words(site: Site, commands: Commands) -> None:
    site.house.add_event(start_s=1, end_s=9)
    site.house.add_event(start_s=40, end_s=45)
    lines = (await commands.output(*DRY_RUN, "--camera", "door", *WHEN)).splitlines()
    assert lines[0].split() == ["Start", "Length", "Largest", "Zones"]
    assert lines[1].split()[-1] == "–"
    assert lines[2] == "With these settings: 1 event (was 2); 0 new, 0 gone."
    assert lines[3] == "Looked through 10 s; 50 s are not recorded, nor is 1 of the events that there were."


async def test_a_sensitivity_is_tried(commands: Commands) -> None:
    text = await commands.output(*DRY_RUN, "--camera", "door", "--sensitivity", "0", *WHEN)
    assert text.splitlines()[0] == "With these settings: 0 events (was 0); 0 new, 0 gone."


async def test_json_is_what_the_api_says(commands: Commands) -> None:
    found = json.loads(
        await commands.output(
            *DRY_RUN,
            "--camera",
            "door",
            "--json",
            "--sensitivity",
            "70",
            "--quiet",
            "2",
            "--fps",
            "8",
            *WHEN,
        )
    )
    assert found["state"] == "done"
    assert found["settings"] == {"sensitivity": 70, "fps": 8, "quiet_s": 2, "zones": [], "ignore": []}
    assert len(found["result"]["found"]) == found["result"]["events"] == 1


async def test_what_cannot_be_is_one_line(site: Site, commands: Commands) -> None:
    assert (await commands.refusal(*DRY_RUN, "--camera", "moon")).startswith("there is no camera moon")
    assert (await commands.refusal(*DRY_RUN, "--camera", "door")).startswith(
        "nothing of door is recorded in this range"
    )
    assert "at most 7 days" in await commands.refusal(*DRY_RUN, "--camera", "door", "--since", "30d")
    for path in site.house.storage_root.glob("media/door/*/*/*.mp4"):
        path.unlink()
    assert "can be read" in await commands.refusal(*DRY_RUN, "--camera", "door", *WHEN)


async def test_ctrl_c_stops_the_run(site: Site) -> None:
    path = next(site.house.storage_root.glob("media/door/*/*/*.mp4"))
    path.unlink()
    os.mkfifo(path)  # whoever opens it waits for ever
    command = [sys.executable, "-m", "tawny.cli.main", "motion", "dry-run", "--camera", "door", *WHEN]
    process = await asyncio.create_subprocess_exec(
        *command, "--data", str(site.house.storage_root), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    await asyncio.to_thread(until, lambda: site.house.dry_runs.pid)
    process.send_signal(signal.SIGINT)
    _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert site.house.dry_runs.of("door") == []


@pytest.mark.parametrize("text", ["90m", "-90m", "90m ago"])
def test_a_span_is_meant_until_now(text: str) -> None:
    us = datetime.fromisoformat(Earlier().convert(text, None, None))
    assert (datetime.now(UTC) - us).total_seconds() == pytest.approx(5400, abs=60)
