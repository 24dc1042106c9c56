"""A house that is worth a picture: four cameras with real footage, or drawn scenes, and a past of some minutes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from support.past import Past
from support.service import Tawny, camera_config
from support.simulated_onvif import running_onvif
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.capture.simulator.onvif import SimulatedProfile
from tawny.capture.simulator.scene import render_scene
from tawny.media.spool_reader import SpoolReader
from tawny.service.snapshots import Snapshots

ROOT = Path(__file__).resolve().parents[2]
SECOND_US = 1_000_000
PAST_S = 900
SCENE_S, SCENE_MOVES = 20, (8.0, 13.0)

type Moves = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Place:
    """A camera: which file of the footage it shows, or which scene; and when something moved in its past."""

    id: str
    name: str
    file: str
    scene: int
    moves: Moves
    settings: Mapping[str, Any] = field(default_factory=dict)


def _rounds(loop_s: float, begin_s: float, end_s: float, *turns: int) -> Moves:
    return tuple((turn * loop_s + begin_s, turn * loop_s + end_s) for turn in turns)


WAY = [[0.02, 0.29], [0.6, 0.29], [0.98, 0.45], [0.98, 0.85], [0.55, 0.55], [0.02, 0.43]]
PLACES = (
    Place("front_door", "Front door", "", 0, _rounds(SCENE_S, *SCENE_MOVES, 4, 17, 30, 41)),
    Place("driveway", "Driveway", "cars.mp4", 1, _rounds(30.2, 4.4, 8.2, 1, 2, 9, 19, 20, 27)),
    Place(
        "courtyard",
        "Courtyard",
        "pedestrians.mp4",
        3,
        ((62, 90), (310, 332), (515, 560), (690, 703), (812, 830)),
        {"motion": {"zones": {"way": {"name": "Way to the door", "polygon": WAY}}, "quiet_s": 1.5}},
    ),
    Place("garden", "Garden", "", 2, _rounds(SCENE_S, *SCENE_MOVES, 12, 36)),
)


def footage_folder() -> Path | None:
    """Where the real footage is, which is not part of the project; None where it is not."""
    folder = Path(os.environ.get("TAWNY_FOOTAGE") or ROOT.parent / "shared" / "media")
    return folder if folder.is_dir() else None


@dataclass(frozen=True)
class House:
    """The service with its past, and the cameras that it watches."""

    tawny: Tawny
    simulator: SimulatorHandle

    def options(self) -> dict[str, object]:
        """What the gallery wants to know: an event of the past, and a moment in it."""
        found = [one for one in self.tawny.get("/events?camera=courtyard&limit=50")["events"] if one["end"]]
        began = datetime.fromisoformat(found[-2]["start"]) + timedelta(seconds=4)
        return {
            "home": str(self.tawny.home),
            "event": found[-2]["id"],
            "moment": f"{began.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }

    @contextmanager
    def new_camera(self) -> Iterator[dict[str, str]]:
        """One that can be added: where it answers, and its login."""
        urls = {stream: self.simulator.url("garden", stream) for stream in ("main", "sub")}
        profiles = [
            SimulatedProfile("Main", urls["main"], "H264", 1280, 720, 12, 1500, 12),
            SimulatedProfile("Sub", urls["sub"], "H264", 640, 360, 6, 400, 6),
        ]
        with running_onvif(profiles, username="admin", password="secret") as address:
            yield {"address": address, "user": "admin", "password": "secret"}


@contextmanager
def pictured_house(home: Path, footage: Path | None, **sections: Mapping[str, Any]) -> Iterator[House]:
    """The house; without `footage`, a folder, everything in it is drawn."""
    start_us = (time.time_ns() // 1000 - PAST_S * SECOND_US) // SECOND_US * SECOND_US
    files = {place.id: _files(home / "scenes", footage, place) for place in PLACES}
    for place in PLACES:
        remember(home, place, files[place.id], start_us)
    cameras = [SimulatedCamera(name, shown) for name, shown in files.items()]
    with run_in_process(cameras) as simulator:
        settings = {
            place.id: camera_config(
                {stream: simulator.url(place.id, stream) for stream in ("main", "sub")},
                **{"name": place.name, "recording": {"pre_roll_s": 3, "post_roll_s": 3}, **place.settings},
            )
            for place in PLACES
        }
        with Tawny(home, settings, **sections) as tawny:
            for place in PLACES:
                tawny.online(place.id)
            yield House(tawny, simulator)


def _files(folder: Path, footage: Path | None, place: Place) -> dict[str, Path]:
    if footage is not None and place.file:
        return dict.fromkeys(("main", "sub"), footage / place.file)
    main, sub = render_scene(
        folder,
        camera=place.scene,
        name=place.name,
        main=(1280, 720, 12),
        sub=(640, 360, 6),
        loop_s=SCENE_S,
        motion=SCENE_MOVES,
    )
    return {"main": main, "sub": sub}


def remember(home: Path, place: Place, files: Mapping[str, Path], start_us: int) -> None:
    """Write what a camera recorded until now, with a picture of each of its events."""
    storage = home / "storage"
    first = place is PLACES[0]
    with Past(storage, home / "past", place.id, files, start_us, name=place.name, with_service=first) as past:
        run = past.watch(PAST_S, *place.moves)
        reader = SpoolReader(home / "past" / place.id / "main")
        snapshots = Snapshots(place.id, storage, home / "past", reader, past.log.snapshot_saved)
        for event, (begin_s, end_s) in zip(past.events, place.moves, strict=True):
            picture = past.picture(min(begin_s + 2, end_s))
            snapshots.event_start(event, picture, run.start_us + round(begin_s * SECOND_US))
        snapshots.stop()
        snapshots.run()
