"""The low-bandwidth renditions: real encoders in real processes, begun and ended as people come and go."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import threading
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

from support.ffmpeg import needs_ffmpeg, play, probe
from support.footage import Footage, read_footage
from support.service import SOON_S, RefusedError, Tawny, camera_config, gone, until
from support.video import make_clip, picture
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.core.clock import SystemClock
from tawny.media.init_info import init_info
from tawny.media.ladder import CODECS, LADDER, SPOOL_BYTES, Rung
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.rebase import shift
from tawny.media.spool import SpoolRecord, SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.service.renditions import LOOK_EVERY_S, RenditionKeeper
from tawny.service.rung import RungTrack
from tawny.service.spec import RenditionSpec
from tawny.service.supervisor import worker_context

IDLE_S = 1.0
SILENCE_S = 1.0
REMOTE, LOW = LADDER["remote"], LADDER["low"]


class Source:
    """The spool of a camera's main stream, to which a clip is sent again and again at its own pace."""

    def __init__(self, directory: Path, footage: Footage) -> None:
        self.sends = threading.Event()
        self.sends.set()
        self._end = threading.Event()
        self._footage = footage
        self._writer = SpoolWriter(directory, seconds=30, max_bytes=64_000_000)
        self._thread = threading.Thread(target=self._run)
        self._begin_us = time.time_ns() // 1000 - 5_000_000
        self._writer.begin_run(footage.init)
        self._thread.start()

    def close(self) -> None:
        self._end.set()
        self._thread.join()
        self._writer.close()

    def _run(self) -> None:
        turn = 0
        while True:
            start_us = turn * self._footage.duration_us
            for fragment in self._footage.fragments:
                media_us = start_us + fragment.media_us
                due_us = self._begin_us + media_us + fragment.duration_us
                if self._end.wait(max(0, due_us - time.time_ns() // 1000) / 1e6):
                    return
                if self.sends.is_set():
                    data = shift(fragment.data, start_us * 9 // 100, 0)
                    self._writer.append(replace(fragment, media_us=media_us, data=data), self._begin_us + media_us)
            turn += 1


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    path = tmp_path_factory.mktemp("renditions") / "a.mp4"
    return read_footage(make_clip(path, width=640, height=360, fps=20, gop=20, seconds=4))


@pytest.fixture
def source(tmp_path: Path, clip: Footage) -> Iterator[Source]:
    opened = Source(tmp_path / "door" / "main", clip)
    yield opened
    opened.close()


@pytest.fixture
async def keeper(tmp_path: Path, source: Source) -> AsyncIterator[RenditionKeeper]:
    def spec(wanted: frozenset[str]) -> RenditionSpec | None:
        if not source.sends.is_set():
            return None
        return RenditionSpec("door", "main", wanted, tmp_path, 30.0, 20, SILENCE_S)

    made = RenditionKeeper("door", tmp_path / "door", context=worker_context(), make_spec=spec, idle_s=IDLE_S)
    yield made
    await made.stop()
    assert made.pid is None


async def later(look: object, within: float = SOON_S) -> None:
    """Wait until `look` is true."""
    await asyncio.to_thread(until, look, within)


@contextlib.asynccontextmanager
async def watching(keeper: RenditionKeeper, *renditions: str) -> AsyncIterator[None]:
    """Somebody asks for `renditions` again and again."""

    async def ask() -> None:
        while True:
            for rendition in renditions:
                keeper.touch(rendition)
            await asyncio.sleep(0.1)

    asking = asyncio.create_task(ask())
    for rendition in renditions:
        assert await keeper.wait_playable(rendition, SOON_S)
    yield
    asking.cancel()


async def test_it_is_made_from_the_first_viewer_to_the_last(keeper: RenditionKeeper, tmp_path: Path) -> None:
    assert keeper.pid is None
    async with watching(keeper, "remote"), watching(keeper, "remote"):
        first = keeper.pid
        assert not (tmp_path / "door" / "low").exists()
        async with watching(keeper, "low"):
            assert keeper.pid == first
        remote, low = (SpoolReader(tmp_path / "door" / name) for name in ("remote", "low"))
        await later(lambda: low.head == low.tail > 0)
        assert keeper.pid == first
        assert remote.head > remote.tail
    assert first is not None
    await later(lambda: gone(first) and remote.head == remote.tail)
    assert keeper.restarts == 0
    assert sorted(path.suffix for path in (tmp_path / "door" / "remote").iterdir()) == ["", ".mp4"]


async def test_it_is_the_source_made_small_and_at_the_same_time(keeper: RenditionKeeper, tmp_path: Path) -> None:
    async with watching(keeper, "remote", "low"):
        for rung in (REMOTE, LOW):
            reader = SpoolReader(tmp_path / "door" / rung.name)
            records = reader.records()
            info = init_info(reader.init(records[-1].init))
            assert (info.codecs, info.width, info.height) == (CODECS, rung.width, rung.height)
            keyframes = [record for record in records if record.keyframe]
            steps = [after.wall_us - before.wall_us for before, after in pairwise(keyframes)]
            assert steps[0] == pytest.approx(1_000_000, abs=130_000)
            late_us = time.time_ns() // 1000 - records[-1].end_us
            assert late_us < 1_500_000


async def test_who_comes_again_does_not_see_what_was_then(keeper: RenditionKeeper, tmp_path: Path) -> None:
    async with watching(keeper, "remote"):
        reader = SpoolReader(tmp_path / "door" / "remote")
        before = reader.head
    await later(lambda: keeper.pid is None and reader.tail == reader.head)
    again_us = time.time_ns() // 1000
    async with watching(keeper, "remote"):
        records = reader.records()
        assert records[0].sequence >= before
        assert records[0].wall_us > again_us - 3_500_000


async def test_a_killed_encoder_is_replaced(keeper: RenditionKeeper, tmp_path: Path) -> None:
    async with watching(keeper, "remote"):
        first = keeper.pid
        reader = SpoolReader(tmp_path / "door" / "remote")
        head, run = reader.head, reader.record(reader.head - 1).run
        assert first is not None
        os.kill(first, signal.SIGKILL)
        await later(lambda: reader.head > head and reader.record(reader.head - 1).run > run)
        assert keeper.restarts == 1
        assert keeper.pid not in {None, first}


async def test_it_leaves_with_the_camera_and_returns_with_it(
    keeper: RenditionKeeper, source: Source, tmp_path: Path
) -> None:
    async with watching(keeper, "remote"):
        first = keeper.pid
        assert first is not None
        source.sends.clear()
        await later(lambda: gone(first) and keeper.pid is None)
        source.sends.set()
        await later(lambda: keeper.pid is not None)
        assert keeper.pid != first


async def test_one_look_is_enough_for_all_who_wait(keeper: RenditionKeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred who look at the spool by themselves would keep the loop from everything else."""
    looks: list[float] = []
    playable = keeper._is_playable

    def look(rendition: str) -> bool:
        looks.append(time.monotonic())
        return playable(rendition)

    monkeypatch.setattr(keeper, "_is_playable", look)
    began = time.monotonic()
    keeper.touch("remote")
    assert all(await asyncio.gather(*(keeper.wait_playable("remote", SOON_S) for _ in range(200))))
    assert len(looks) <= 2 + (time.monotonic() - began) / LOOK_EVERY_S


async def test_without_a_camera_nobody_waits(keeper: RenditionKeeper, source: Source) -> None:
    source.sends.clear()
    keeper.touch("remote")
    assert not await keeper.wait_playable("remote", SOON_S)
    assert keeper.pid is None


# bandwidth


def encode(rung: Rung, directory: Path, frames: list[np.ndarray], fps: int) -> list[SpoolRecord]:
    """The fragments that `frames` become."""
    spool = SpoolWriter(directory, seconds=60, max_bytes=SPOOL_BYTES)
    track = RungTrack(rung, spool, SystemClock())
    for index, image in enumerate(frames):
        frame = av.VideoFrame.from_ndarray(image, format="bgr24")
        track.offer(frame, index * VIDEO_TIMESCALE // fps, fps, index * 1_000_000 // fps)
    track.close()
    return SpoolReader(directory).records()


def rates(records: list[SpoolRecord]) -> list[int]:
    """Bits per second from keyframe to keyframe, the last one left out."""
    keyframes = [index for index, record in enumerate(records) if record.keyframe]
    return [
        sum(r.size for r in records[a:b]) * 8_000_000 // sum(r.duration_us for r in records[a:b])
        for a, b in pairwise(keyframes)
    ]


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
@pytest.mark.parametrize("fps", [25, 6])
def test_the_wildest_pictures_stay_below_the_bandwidth(rung: Rung, fps: int, tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    frames = [chance.integers(0, 256, (180, 320, 3), np.uint8) for _ in range(fps * 7)]
    frames = [np.repeat(np.repeat(frame, 2, 0), 2, 1) for frame in frames]
    found = rates(encode(rung, tmp_path / "a", frames, fps))
    assert len(found) == 6
    assert max(found) <= rung.bandwidth


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
def test_still_pictures_take_a_fraction(rung: Rung, tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    still = picture(0, 640, 360, moving=False)
    frames = [still + chance.integers(0, 6, still.shape, np.uint8) for _ in range(7 * 10)]  # a sensor's noise
    found = rates(encode(rung, tmp_path / "a", frames, 10))
    assert max(found) < rung.bandwidth / 3


@pytest.mark.parametrize(
    ("source", "made"),
    [((1920, 1080), (426, 240)), ((640, 480), (320, 240)), ((320, 180), (320, 180)), ((1080, 1920), (136, 240))],
)
def test_the_shape_is_kept_and_nothing_is_made_larger(source: tuple[int, int], made: tuple[int, int]) -> None:
    assert REMOTE.size(*source) == made


# the whole service


@needs_ffmpeg
def test_a_camera_without_sub_stream_is_watched_from_afar(tmp_path: Path, street: dict[str, Path]) -> None:
    """From the master playlist to the player; and when the service is killed, nothing is left."""
    with run_in_process([SimulatedCamera("yard", {"main": street["main"]})]) as simulator:
        cameras = {"yard": camera_config({"main": simulator.url("yard", "main")})}
        with Tawny(tmp_path, cameras) as tawny:
            tawny.online("yard")
            master = tawny.until(lambda: _try(tawny, "/cameras/yard/live/master.m3u8"))
            for rung in LADDER.values():
                line = next(line for line in master.splitlines() if f'NAME="{rung.name}"' in line)
                assert f"BANDWIDTH={rung.bandwidth}" in line
                assert f"RESOLUTION={rung.width}x{rung.height}" in line
                assert f'CODECS="{CODECS},mp4a.40.2"' in line  # main has sound
            before = len(tawny.processes())
            remote = "/cameras/yard/live/remote"
            playlist = tawny.read(f"{remote}/index.m3u8").decode()
            names = re.search(r'EXT-X-MAP:URI="(.+?)".*?\n(\d+\S*\.m4s)\n', playlist, re.DOTALL)
            assert names is not None
            (tmp_path / "a.mp4").write_bytes(b"".join(tawny.read(f"{remote}/{name}") for name in names.groups()))
            play(tmp_path / "a.mp4")
            (tmp_path / "a.ts").write_bytes(_begin(tawny, f"{remote}.ts", 15_000))
            stream = probe(tmp_path / "a.ts")["streams"][0]
            assert (stream["codec_name"], stream["width"], stream["height"]) == ("h264", 426, 240)
            processes = tawny.processes()
            assert len(processes) == before + 1
            assert not any("libavcodec" in path.path for path in processes[0].memory_maps())
            tawny.signal(signal.SIGKILL)
            _, alive = psutil.wait_procs(processes[1:], SOON_S)
            assert not alive


def _try(tawny: Tawny, path: str) -> str:
    """The body, empty while it is refused."""
    try:
        return tawny.read(path).decode()
    except RefusedError:
        return ""


def _begin(tawny: Tawny, path: str, size: int) -> bytes:
    """The first bytes of an answer that has no end."""
    with urllib.request.urlopen(tawny._request("GET", path), timeout=SOON_S) as answer:
        return answer.read(size // 188 * 188)
