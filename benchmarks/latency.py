"""How soon an event is told after something came into the picture, and how soon its clip plays.

    python benchmarks/latency.py [--cameras 4] [--onsets 48]

Each camera shows a loop of 15 s in which something crosses the picture; the loops are staggered. An onset is the moment
at which the simulator sent the first picture (of the stream that is analysed) in which the thing can be seen: the first
one that differs from the still scene by more than its noise, found by decoding the file. The event is timed where a
user's program would see it: on the WebSocket of the API.

Then clips are asked for over HTTP, again and again, until their last picture, on which the time is drawn, is as late as
it should be; in the end every picture of each is decoded. `while_going_on` counts from the moment the event was told,
`after_event` from the message that the event is over (the clip has to reach its last moment), `after_clip` from the end
of the post-roll.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import statistics
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import av
import cv2
import numpy as np
from numpy.typing import NDArray

import rig
from tawny.capture.simulator.camera import Sent
from tawny.capture.simulator.handle import SimulatorHandle
from tawny.capture.simulator.scene import read_clock
from tawny.media.decode import luma

LOOP = rig.Loop(15, (4.0, 8.0), clock=True)
POST_ROLL_S = 10.0
DIFFERENT_LEVELS = 12
"""Grey levels by which a pixel of the blurred picture has to differ from the still scene: several times its noise."""

DIFFERENT_PIXELS = 40
"""That many differing pixels are seen: a sliver at the edge, a fiftieth of a percent of the picture."""

LATEST_S = 6.0
"""An event this long after an onset is another one."""

PLAY_LIMIT_S = 5.0
TOLERANCE_S = 0.2
"""Two pictures of the sub stream: the recorder's clock counts from when FFmpeg hands a picture out."""

MOST_CLIPS = 6
"""Clips are timed of so many events of one camera: to look at several at once would take the recorder's CPU."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event's start, and how much later than the onset it was told, in milliseconds."""

    camera: str
    event_id: str
    feed_ms: float
    logged_ms: float
    start_error_ms: float


class Clips:
    """Times the clips of some events. Whether all of each decodes is looked at in the end, when nothing is timed."""

    def __init__(self, session: aiohttp.ClientSession, handle: SimulatorHandle) -> None:
        self.times: dict[str, list[float]] = {"while_going_on": [], "after_event": [], "after_clip": []}
        self.got: list[bytes] = []
        self._session = session
        self._handle = handle
        self._asked = dict.fromkeys(self.times, 0)

    @property
    def complete(self) -> bool:
        """Whether enough was timed."""
        return all(len(times) >= MOST_CLIPS for times in self.times.values())

    async def time(self, question: str, camera: str, event_id: str, covers: float, since: float) -> None:
        """Ask for the clip until it reaches `covers` (seconds since the epoch); `since` is monotonic."""
        if self._asked[question] >= MOST_CLIPS:
            return
        self._asked[question] += 1
        took = float("inf")
        while took == float("inf") and time.monotonic() - since < PLAY_LIMIT_S:
            clip = await self._clip(camera, event_id, covers)
            if clip is None:
                await asyncio.sleep(0.02)
            else:
                took = (time.monotonic() - since) * 1000
                self.got.append(clip)
        self.times[question].append(took)

    async def _clip(self, camera: str, event_id: str, covers: float) -> bytes | None:
        async with self._session.get(f"/api/v1/events/{event_id}/clip.mp4") as answer:
            data = await answer.read()
            if answer.status not in {200, 206}:
                return None
        position = await asyncio.to_thread(_last_position, data)
        sent = None if position is None else self._handle.sent_at(f"{camera}/main", position)
        return data if sent is not None and sent.wall_us / 1e6 >= covers - TOLERANCE_S else None


def _last_position(clip: bytes) -> float | None:
    """Where in the loop the last picture of a clip is, in seconds."""
    try:
        with av.open(io.BytesIO(clip)) as container:
            stream = container.streams.video[0]
            container.seek(stream.duration or 0, stream=stream)
            *_, last = container.decode(stream)
            read = read_clock(luma(last))
            return None if read is None else read / 1000
    except (av.error.FFmpegError, ValueError):
        return None


def _decodes(clip: bytes) -> bool:
    """Whether every picture of the clip can be decoded."""
    try:
        with av.open(io.BytesIO(clip)) as container:
            stream = container.streams.video[0]
            return sum(1 for _ in container.decode(stream)) == stream.frames
    except av.error.FFmpegError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description="Onset to event, and event to clip.")
    parser.add_argument("--cameras", type=int, default=4)
    parser.add_argument("--onsets", type=int, default=48, help="to be measured, over all cameras")
    args = parser.parse_args()
    machine = rig.machine()
    cameras = rig.footage(args.cameras, LOOP)
    first = {camera.name: _first_seen(camera.streams["sub"]) for camera in cameras}
    rig.say(f"first seen at {first} s of the loops; motion is drawn from {LOOP.motion[0]} s on")
    with rig.simulator(cameras) as handle, rig.recorder(cameras, handle) as recorder:
        recorder.wait_until_online()
        told = asyncio.run(_measure(handle, recorder, first, args.onsets))
    print(json.dumps({"benchmark": "latency", "machine": machine, "cameras": args.cameras, **told}, indent=2))


def _first_seen(path: Path) -> float:
    """Position of the first picture in which something moves, in seconds of the file."""
    still: list[NDArray[np.uint8]] = []
    background = None
    for position, picture in _pictures(path):
        if position < LOOP.motion[0] - 0.5:
            still.append(picture)
            continue
        if background is None:
            background = np.median(np.stack(still), axis=0).astype(np.uint8)
        different = cv2.absdiff(picture, background) > DIFFERENT_LEVELS
        if np.count_nonzero(different) >= DIFFERENT_PIXELS:
            return position
    raise ValueError(f"nothing moves in {path}")


def _pictures(path: Path) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    with av.open(str(path)) as container:
        for frame in container.decode(container.streams.video[0]):
            assert frame.time is not None
            yield frame.time, np.asarray(cv2.blur(luma(frame), (3, 3)), np.uint8)


async def _measure(
    handle: SimulatorHandle, recorder: rig.Recorder, first: dict[str, float], wanted: int
) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {recorder.token}"}
    async with aiohttp.ClientSession(recorder.url, headers=headers) as session:
        events = await _time_events(session, handle, first, wanted)
        clips = await _time_clips(session, handle)
    decoded = sum(map(_decodes, clips.got))
    told = {question: _spread(times) for question, times in clips.times.items()}
    return {**events, "clip_plays_ms": told, "clips": len(clips.got), "clips_that_decode_to_their_end": decoded}


async def _messages(session: aiohttp.ClientSession, seconds: float) -> AsyncIterator[tuple[float, str, dict[str, Any]]]:
    """When (monotonic) the feed told what, for so long at most."""
    end = time.monotonic() + seconds
    async with session.ws_connect("/api/v1/ws") as feed:
        while (left := end - time.monotonic()) > 0:
            try:
                message = json.loads((await feed.receive(timeout=left)).data)
            except TimeoutError:
                return
            yield time.monotonic(), message["type"], message["data"]


async def _time_events(
    session: aiohttp.ClientSession, handle: SimulatorHandle, first: dict[str, float], wanted: int
) -> dict[str, Any]:
    started = time.monotonic()
    found: list[Told] = []
    others = 0
    async for now, kind, data in _messages(session, wanted / len(first) * LOOP.seconds + 3 * LOOP.seconds):
        if kind != "event_started":
            continue
        onset = handle.sent_at(f"{data['camera']}/sub", first[data["camera"]])
        if onset is None or now - onset.monotonic_us / 1e6 > LATEST_S:
            others += 1
            continue
        found.append(await _told(session, data, onset, now))
        rig.say(f"{len(found)}: {found[-1].camera} {found[-1].feed_ms:.0f} ms")
        if len(found) >= wanted:
            break
    seconds = time.monotonic() - started
    return {
        "seconds": round(seconds, 1),
        "onsets": _onsets(handle, first, started, started + seconds - LATEST_S),
        "events": len(found),
        "events_without_onset": others,
        "onset_to_event_ms": _spread([told.feed_ms for told in found]),
        "onset_to_event_in_log_ms": _spread([told.logged_ms for told in found]),
        "told_start_minus_onset_ms": _spread([told.start_error_ms for told in found]),
        "onset_to_event_ms_by_camera": {
            camera: _spread([told.feed_ms for told in found if told.camera == camera]) for camera in first
        },
    }


async def _time_clips(session: aiohttp.ClientSession, handle: SimulatorHandle) -> Clips:
    clips = Clips(session, handle)
    tasks: list[asyncio.Task[None]] = []
    camera = ""
    async for now, kind, data in _messages(session, (MOST_CLIPS + 2) * LOOP.seconds):
        if clips.complete:
            break
        if kind not in {"event_started", "event_ended"} or data["camera"] != (camera := camera or data["camera"]):
            continue
        which = camera, data["id"]
        if kind == "event_started":
            tasks.append(asyncio.ensure_future(clips.time("while_going_on", *which, _moment(data["start"]), now)))
        else:
            end = _moment(data["end"])
            tasks.append(asyncio.ensure_future(clips.time("after_event", *which, end, now)))
            tasks.append(asyncio.ensure_future(_after_clip(clips, which, end + POST_ROLL_S)))
    await asyncio.gather(*tasks)
    return clips


async def _told(session: aiohttp.ClientSession, data: dict[str, Any], onset: Sent, now: float) -> Told:
    while await _json(session, f"/api/v1/events/{data['id']}") is None:  # noqa: ASYNC110 - what is asked is elsewhere
        await asyncio.sleep(0.005)
    logged = time.monotonic()
    return Told(
        camera=data["camera"],
        event_id=data["id"],
        feed_ms=now * 1000 - onset.monotonic_us / 1000,
        logged_ms=logged * 1000 - onset.monotonic_us / 1000,
        start_error_ms=_moment(data["start"]) * 1000 - onset.wall_us / 1000,
    )


async def _after_clip(clips: Clips, which: tuple[str, str], end: float) -> None:
    await asyncio.sleep(max(0.0, end - time.time()))
    await clips.time("after_clip", *which, end, time.monotonic())


async def _json(session: aiohttp.ClientSession, path: str) -> dict[str, Any] | None:
    async with session.get(path) as answer:
        return await answer.json() if answer.status == 200 else None


def _onsets(handle: SimulatorHandle, first: dict[str, float], since: float, until: float) -> int:
    """How many onsets were sent from `since` until `until`, monotonic seconds."""
    count = 0
    for camera, position in first.items():
        for start in handle.loop_starts(f"{camera}/sub"):
            sent = handle.sent_at(f"{camera}/sub", position, start.loop)
            count += sent is not None and since <= sent.monotonic_us / 1e6 <= until
    return count


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _spread(values: list[float]) -> dict[str, float | int] | None:
    if not values:
        return None
    ordered = sorted(values)
    return {
        "count": len(ordered),
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
        "least": round(ordered[0], 1),
        "most": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    main()
