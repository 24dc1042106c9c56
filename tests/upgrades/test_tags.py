"""Today's service on the data of each earlier version's demo: `$TAWNY_UPGRADES/<tag>` has data, report and starter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.service import TAWNY, Tawny, camera_config

MADE = sorted(path for path in Path(os.environ["TAWNY_UPGRADES"]).iterdir() if (path / "report.json").exists())


@pytest.mark.parametrize("made", MADE, ids=lambda path: path.name)
def test_the_events_and_recordings_of_its_demo_are_there(made: Path, tmp_path: Path) -> None:
    report = json.loads((made / "report.json").read_text())
    gone = camera_config({"main": "rtsp://127.0.0.1:1/nobody"}, recording={"mode": "off"}, motion={"enabled": False})
    tawny = Tawny(tmp_path, {camera["id"]: gone for camera in report["cameras"]})
    shutil.copytree(made / "data" / "storage", tawny.storage)
    token = (tawny.storage / "token").read_text().strip()
    with tawny:
        assert tawny.token == token
        found = {event["id"]: event for event in tawny.get("/events?limit=200")["events"]}
        assert {event["id"] for event in report["events"]} <= set(found)
        assert report["events"], "the demo had no event: let it run longer"
        for event in report["events"]:
            assert len(tawny.clip(event["id"], tmp_path / "clip.mp4").read_bytes()) > 1000
        assert tawny.stop() == 0


@pytest.mark.parametrize("made", MADE, ids=lambda path: path.name)
def test_the_configuration_that_it_wrote_is_valid(made: Path) -> None:
    done = subprocess.run(
        [TAWNY, "config", "check", "-c", str(made / "tawny.toml")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
