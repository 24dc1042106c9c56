"""The demo's simulated cameras and what they show. Imports little, because drawing happens in processes of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.scene import render_scene

PLACES = ("front_door", "driveway", "garden", "street")


def render_footage(folder: Path, cameras: int, videos: Sequence[Path]) -> list[SimulatedCamera]:
    """Cameras that show `videos`, or scenes drawn (on all cores, unless they were drawn before) in `folder`. Blocks."""
    names = [_camera_name(number) for number in range(cameras)]
    if videos:
        return [SimulatedCamera(name, videos[i % len(videos)]) for i, name in enumerate(names)]
    folder.mkdir(parents=True, exist_ok=True)
    distinct = min(cameras, len(PLACES))
    # Not from the fork server: the first to use it would decide what the cameras' workers have preloaded.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        drawn = list(pool.map(partial(_draw, folder), range(distinct)))
    return [
        SimulatedCamera(name, dict(zip(("main", "sub"), drawn[i % distinct], strict=True)))
        for i, name in enumerate(names)
    ]


def _draw(folder: Path, camera: int) -> tuple[Path, Path]:
    return render_scene(folder, camera=camera)


def _camera_name(number: int) -> str:
    place, turn = PLACES[number % len(PLACES)], number // len(PLACES)
    return place if turn == 0 else f"{place}_{turn + 1}"
