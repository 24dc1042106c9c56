"""What the motion detector costs: CPU time of an analysed frame, and its ratio to OpenCV's MOG2 alone.

    python benchmarks/motion.py [--footage DIR] [--rounds 3]

The frames are those of the drawn scenes' sub streams and of every .mp4 in the folder of real footage (TAWNY_FOOTAGE, or
`../shared/media`), at most 60 s of each. `mog2` is what `cv2.createBackgroundSubtractorMOG2(detectShadows=False).apply`
takes on the same frames at the same size, shrinking included; both are timed turn by turn, so that a machine that slows
down slows both. Decoding does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

import rig
from tawny.config.camera import MotionConfig
from tawny.media.decode import luma
from tawny.motion.detector import WORK_PIXELS, MotionDetector
from tawny.motion.settings import motion_settings

LONGEST_S = 60.0

type Pixels = NDArray[np.uint8]


def main() -> None:
    parser = argparse.ArgumentParser(description="What the motion detector costs.")
    parser.add_argument("--rounds", type=int, default=3, help="the least of so many rounds counts")
    parser.add_argument("--footage", type=Path, help="folder of .mp4 files; ../shared/media when left out")
    args = parser.parse_args()
    shared = Path(__file__).resolve().parent.parent.parent / "shared" / "media"
    folder = args.footage or Path(os.environ.get("TAWNY_FOOTAGE") or shared)
    drawn = [camera.streams["sub"] for camera in rig.footage(2, rig.Loop(40, (10.0, 15.0)))]
    files = [("drawn", path) for path in drawn] + [("real", path) for path in sorted(folder.glob("*.mp4"))]
    cv2.setNumThreads(1)
    told = []
    for kind, path in files:
        rig.say(f"{path.name} …")
        told.append({"kind": kind, "file": path.name, **_measure(path, args.rounds)})
    print(json.dumps({"benchmark": "motion", "machine": rig.machine(), "files": told}, indent=2))


def _measure(path: Path, rounds: int) -> dict[str, object]:
    runs = [_once(path) for _ in range(rounds)]
    best = min(runs, key=lambda run: statistics.mean(run[0]))
    analysed, mog2, active = best
    mean, plain = statistics.mean(analysed), statistics.mean(mog2)
    idle = [cost for cost, moving in zip(analysed, active, strict=True) if not moving]
    busy = [cost for cost, moving in zip(analysed, active, strict=True) if moving]
    return {
        "frames": len(analysed),
        "ms_per_frame": round(mean, 3),
        "ms_per_idle_frame": round(statistics.mean(idle), 3) if idle else None,
        "ms_per_frame_with_motion": round(statistics.mean(busy), 3) if busy else None,
        "mog2_ms_per_frame": round(plain, 3),
        "ratio_to_mog2": round(mean / plain, 2),
    }


def _once(path: Path) -> tuple[list[float], list[float], list[bool]]:
    """Milliseconds of every frame that the detector asks for, those of MOG2 alone, and whether something moved."""
    detector = MotionDetector(motion_settings(MotionConfig()))
    model = cv2.createBackgroundSubtractorMOG2(detectShadows=False)
    analysed: list[float] = []
    mog2: list[float] = []
    active: list[bool] = []
    for t_us, picture in _pictures(path):
        if not detector.due(t_us):
            continue
        start = time.thread_time()
        analysis = detector.analyse(picture, t_us)
        between = time.thread_time()
        model.apply(_shrunk(picture))
        end = time.thread_time()
        analysed.append((between - start) * 1000)
        mog2.append((end - between) * 1000)
        active.append(analysis.active)
    return analysed, mog2, active


def _shrunk(picture: Pixels) -> Pixels:
    height, width = picture.shape
    factor = max(1, round((height * width / WORK_PIXELS) ** 0.5))
    size = (width // factor, height // factor)
    cropped = picture[: size[1] * factor, : size[0] * factor]
    return np.asarray(cv2.resize(cropped, size, interpolation=cv2.INTER_AREA), np.uint8)


def _pictures(path: Path) -> Iterator[tuple[int, Pixels]]:
    with av.open(str(path)) as container:
        for frame in container.decode(container.streams.video[0]):
            if frame.time is None or frame.time > LONGEST_S:
                return
            yield round(frame.time * 1e6), luma(frame)


if __name__ == "__main__":
    main()
