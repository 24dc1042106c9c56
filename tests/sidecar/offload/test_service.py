"""The service with a bucket: recorded, copied, gone from the disk, and still to be seen; killed, cut off, and whole."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.archive import write_segment
from support.s3 import S3, Line
from support.service import RefusedError, Tawny, camera_config, until
from support.video import make_clip
from tawny.archive.marker import EVENT_LOG
from tawny.core.clock import SystemClock
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog import EventLog
from tawny.offload.offload import IDLE_S

SECOND = 1_000_000
STILL = {"enabled": False}
SHORT = {"mode": "motion", "pre_roll_s": 1, "post_roll_s": 1}
NOBODY = camera_config({"main": "rtsp://127.0.0.1:1/nobody"}, motion=STILL, recording={"mode": "off"})


def own(tawny: Tawny) -> str:
    """The folder of a service in the bucket, behind the prefix."""
    instance: str = tawny.get("/health", token=False)["instance"]
    return instance


def recorded(tawny: Tawny, count: int, *, camera: str = "door") -> list[SegmentClosed]:
    """So many recordings of events, four seconds each, of the last hour. The service must not run."""
    tawny.storage.mkdir(parents=True, exist_ok=True)
    begin_us = time.time_ns() // 1000 - 3600 * SECOND
    with EventLog.open(tawny.storage / EVENT_LOG, SystemClock()) as log:
        made = [
            write_segment(
                tawny.storage, begin_us + number * 4 * SECOND, camera=camera, kind=SegmentKind.EVENT, sequence=number
            )
            for number in range(count)
        ]
        for segment in made:
            log.segment_closed(segment)
    return made


def offload(tawny: Tawny) -> dict[str, Any]:
    state: dict[str, Any] = tawny.get("/status")["offload"]
    return state


def iso(us: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@pytest.fixture
def line(s3: S3) -> Iterator[Line]:
    with Line(s3.url) as made:
        yield made


def test_an_event_is_outside_within_seconds_also_of_nodes_that_share_a_bucket(
    tmp_path: Path, s3: S3, prefix: str, line: Line
) -> None:
    """The bucket is away meanwhile for one of them: it records, says so, and copies when the bucket is back."""
    film = make_clip(
        tmp_path / "film.mp4", seconds=4, fps=10, gop=10
    )  # with a keyframe every second, at one of which its recording ends
    cameras = {"door": camera_config({"main": str(film)}, motion=STILL, recording=SHORT)}
    near = s3.config(prefix=prefix)
    with (
        Tawny(tmp_path / "a", cameras, offload=near) as here,
        Tawny(tmp_path / "b", cameras, offload={**near, "endpoint": line.url}) as there,
    ):
        folders = [f"{prefix}{own(tawny)}/" for tawny in (here, there)]
        assert folders[0] != folders[1]
        for tawny in (here, there):
            tawny.online("door")
        line.cut()
        for tawny in (here, there):
            tawny.send("POST", "/cameras/door/events", {"label": "bell", "duration_s": 1})
        closed = [tawny.until(lambda tawny=tawny: _logged(tawny)) for tawny in (here, there)]
        ended = time.monotonic()
        until(lambda: s3.videos(folders[0]))
        assert time.monotonic() - ended < IDLE_S - 5, "it is queued at once, and not when the queue is looked at next"
        there.until(lambda: offload(there)["trouble"])
        state = offload(there)
        assert (state["waiting"], state["stored"]) == (len(closed[1]), 0)
        assert "check offload.endpoint" in state["hint"] or "tried again" in state["hint"]
        assert there.get("/health", token=False)["status"] == "degraded"
        assert there.camera("door")["trouble"] == ""
        assert "tawny_offload_up 0" in _metrics(there)
        line.mend()
        until(lambda: s3.videos(folders[1]))
        there.until(lambda: not offload(there)["trouble"])
        for folder, paths in zip(folders, closed, strict=True):
            assert set(s3.videos(folder)) == {folder + path for path in paths}
        told = [one["kind"] for one in there.get("/system/events")["events"]]
        assert told.count("offload_failed") == told.count("offload_recovered") == 1
        assert s3.keys.secret not in "\n".join([*there.said, str(there.get("/config"))])


def _logged(tawny: Tawny) -> set[str]:
    """The segments of the storage, once it has some and none is being written."""
    if tawny.camera("door")["recording"] or not tawny.get("/status")["counts"]["segments"]:
        return set()
    return {path.relative_to(tawny.storage).as_posix() for path in tawny.segments("door")}


def _metrics(tawny: Tawny) -> str:
    import urllib.request  # noqa: PLC0415

    request = urllib.request.Request(f"{tawny.url}/metrics", headers={"Authorization": f"Bearer {tawny.token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def test_what_is_gone_from_the_disk_is_played_from_the_bucket(tmp_path: Path, s3: S3, prefix: str, line: Line) -> None:
    tawny = Tawny(tmp_path, {"door": NOBODY}, offload=s3.config(prefix=prefix, endpoint=line.url))
    made = recorded(tawny, 7)
    span, unseen, last = (_span(some) for some in (made[:5], made[5:6], made[6:]))
    with tawny:
        tawny.until(lambda: offload(tawny)["stored"] == 7)
        whole = tawny.read(f"/cameras/door/playback/video.mp4?{span}")
        timeline = tawny.get(f"/cameras/door/timeline?{span}")
        playlist = tawny.read(f"/cameras/door/playback/index.m3u8?{span}").decode()
        pieces = [tawny.read(f"/cameras/door/playback/{name}") for name in _names(playlist)]
        small = tawny.read(f"/cameras/door/playback/index.m3u8?{span}&rendition=low").decode()
        few = _names(small)[:2]
        made_small = [tawny.read(f"/cameras/door/playback/{name}") for name in few]
        # Room runs out, and retention takes all but the newest, as it does; then the service starts anew.
        assert tawny.stop() == 0
        room = sum(segment.size_bytes for segment in made[-1:]) / 1e9
        tawny.configure({"door": NOBODY}, storage={"path": str(tawny.storage), "min_free_gb": 0.0, "max_gb": room})
        tawny.start()
        tawny.until(lambda: len(tawny.segments("door")) == 1)
        assert {one["away"] for one in timeline["ranges"]} == {False}
        marked = [{**one, "away": True} for one in timeline["ranges"]]
        assert tawny.get(f"/cameras/door/timeline?{span}")["ranges"] == marked
        again = tawny.read(f"/cameras/door/playback/index.m3u8?{span}").decode()
        assert _names(again) == _names(playlist)
        assert [tawny.read(f"/cameras/door/playback/{name}") for name in _names(again)] == pieces
        assert [tawny.read(f"/cameras/door/playback/{name}") for name in few] == made_small
        assert tawny.read(f"/cameras/door/playback/video.mp4?{span}") == whole
        export = tawny.send("POST", "/exports", {"camera": "door", **_range(span)})["id"]
        tawny.until(lambda: tawny.get(f"/exports/{export}")["state"] == "done")
        assert tawny.read(f"/exports/{export}/file.mp4") == whole
        line.cut()  # what is on the disk plays on, and what was watched; what is neither says why
        assert b"mdat" in tawny.read(f"/cameras/door/playback/video.mp4?{last}")
        assert tawny.read(f"/cameras/door/playback/video.mp4?{span}") == whole
        with pytest.raises(RefusedError, match="offload") as refused:
            tawny.read(f"/cameras/door/playback/video.mp4?{unseen}")
        assert refused.value.status == 503


def _span(some: list[SegmentClosed]) -> str:
    return f"start={iso(some[0].start_us)}&end={iso(some[-1].start_us + 4 * SECOND)}"


def _range(span: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in span.split("&"))


def _names(playlist: str) -> list[str]:
    return [row for row in playlist.splitlines() if row and not row.startswith("#")]


def test_killed_in_the_middle_of_an_upload_nothing_is_lost_or_torn(
    tmp_path: Path, s3: S3, prefix: str, line: Line
) -> None:
    tawny = Tawny(tmp_path, {"door": NOBODY}, offload=s3.config(prefix=prefix, endpoint=line.url))
    made = recorded(tawny, 4)
    line.stall_after(made[0].size_bytes * 5 // 2)
    with tawny:
        assert line.stalled.wait(30)
        os.killpg(tawny.pid, signal.SIGKILL)
        tawny.wait()
        before = s3.videos(prefix)
        assert len(before) < 4
        line.mend()
        tawny.start()
        tawny.until(lambda: offload(tawny)["stored"] == 4)
        folder = f"{prefix}{own(tawny)}/"
        assert s3.videos(prefix) == {folder + segment.path: segment.size_bytes for segment in made}
        for segment in made:
            assert s3.read(folder + segment.path) == (tawny.storage / segment.path).read_bytes()
