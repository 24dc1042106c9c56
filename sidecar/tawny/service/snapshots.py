"""The thread of a worker that makes JPEGs: of an event's first picture, of its best one, and on demand."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from tawny.core.clock import SECOND_US
from tawny.core.memory import give_back
from tawny.core.messages import FromWorker, SnapshotSaved, SnapshotTaken, TakeSnapshot
from tawny.media.decode import Decoder, Picture
from tawny.media.init_info import init_parameters
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.samples import track_runs
from tawny.media.spool import SpoolRecord
from tawny.media.spool_reader import SpoolGoneError, SpoolReader
from tawny.service.best_picture import Moment

SNAPSHOTS = "snapshots"
THUMBNAIL_WIDTH = 320
QUALITY, THUMBNAIL_QUALITY = 88, 75

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SnapshotName:
    """Which picture of which event; all pictures of an event lie in the folder of the day on which it started."""

    event_id: str
    kind: str
    start_us: int
    taken_us: int

    def path(self, camera: str) -> str:
        """Where it goes, relative to the storage directory."""
        day = datetime.fromtimestamp(self.start_us // SECOND_US, UTC)
        return f"{SNAPSHOTS}/{camera}/{day:%Y-%m-%d}/{self.event_id}-{self.kind}.jpg"


class Snapshots:
    """Does its jobs one after the other. `run` is the thread; the requests may come from any other."""

    def __init__(
        self, camera: str, root: Path, runtime: Path, main: SpoolReader, send: Callable[[FromWorker], None]
    ) -> None:
        """`main` is read by this thread alone."""
        self._camera = camera
        self._root = root
        self._runtime = runtime
        self._main = main
        self._send = send
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    def event_start(self, event_id: str, picture: Picture, at_us: int) -> None:
        """Save the picture that started an event, and its thumbnail."""
        self._jobs.put(lambda: self._save_start(event_id, picture.frame, at_us))

    def event_now(self, event_id: str, at_us: int) -> None:
        """Save the newest picture as that which started an event."""
        self._jobs.put(lambda: self._save_now(event_id, at_us))

    def event_best(self, moment: Moment | None) -> None:
        """Save the main stream's picture of a moment, if there is one to save and the spool still has it."""
        if moment is not None:
            self._jobs.put(lambda: self._save_best(moment))

    def take(self, request: TakeSnapshot) -> None:
        """Answer `request` with the newest keyframe of the main stream."""
        self._jobs.put(lambda: self._take(request))

    def stop(self) -> None:
        """Finish the jobs that wait and let `run` return."""
        self._jobs.put(None)

    def run(self) -> None:
        """Work until `stop`."""
        self._forget_unread()
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except (OSError, SpoolGoneError, ValueError, cv2.error) as error:
                _LOGGER.warning("%s: no snapshot: %s", self._camera, error)
            except Exception:  # recording goes on, whatever is wrong with a picture
                _LOGGER.exception("%s: no snapshot", self._camera)
            give_back()  # full-size pictures are large

    def _forget_unread(self) -> None:
        """Remove the pictures that a worker before this one made and nobody fetched."""
        for path in self._runtime.glob("snapshot-*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _save_start(self, event_id: str, frame: VideoFrame, at_us: int) -> None:
        image = _image(frame)
        self._save(
            SnapshotName(event_id, "thumbnail", at_us, at_us), _narrowed(image, THUMBNAIL_WIDTH), THUMBNAIL_QUALITY
        )
        self._save(SnapshotName(event_id, "start", at_us, at_us), image, QUALITY)

    def _save_now(self, event_id: str, at_us: int) -> None:
        found = self._picture_at(at_us)
        if found is not None:
            self._save_start(event_id, found[0], at_us)

    def _save_best(self, moment: Moment) -> None:
        found = self._picture_at(moment.at_us)
        if found is not None:
            frame, taken_us = found
            self._save(SnapshotName(moment.event_id, "best", moment.start_us, taken_us), _image(frame), QUALITY)

    def _take(self, request: TakeSnapshot) -> None:
        try:
            path, at_us = self._newest(request.width, request.request_id)
        except (OSError, SpoolGoneError, ValueError, cv2.error):
            self._send(SnapshotTaken(self._camera, request.request_id, "", error="there is no picture yet"))
            return
        self._send(SnapshotTaken(self._camera, request.request_id, str(path), at_us))

    def _newest(self, width: int, request_id: int) -> tuple[Path, int]:
        record = self._main.newest_keyframe()
        found = self._decode([record], record.wall_us) if record is not None else None
        if found is None:
            raise SpoolGoneError
        frame, at_us = found
        image = _image(frame)
        path = self._runtime / f"snapshot-{request_id}.jpg"
        _write(path, _narrowed(image, width) if width else image, QUALITY)
        return path, at_us

    def _picture_at(self, at_us: int) -> tuple[VideoFrame, int] | None:
        first = self._main.keyframe_at(at_us)
        if first is None:
            return None
        gop = [r for r in self._main.records(first.sequence) if r.wall_us <= at_us and r.run == first.run]
        return self._decode(gop, at_us) if gop else None

    def _decode(self, records: list[SpoolRecord], until_us: int) -> tuple[VideoFrame, int] | None:
        """The last picture of `records` at or before `until_us`, but at least their first, with its wall time."""
        decoder = Decoder(init_parameters(self._main.init(records[0].init)))
        best: tuple[VideoFrame, int] | None = None
        for record in records:
            data = self._main.data(record)
            run = next(run for run in track_runs(data) if run.track == 1)
            for sample in run.samples:
                at_us = record.wall_us + (sample.dts - run.samples[0].dts) * SECOND_US // VIDEO_TIMESCALE
                if best is not None and at_us > until_us:
                    return best
                for picture in decoder.decode(data[sample.offset : sample.offset + sample.size], sample.dts):
                    best = picture.frame, at_us
        if best is None:
            best = next(((picture.frame, records[0].wall_us) for picture in decoder.flush()), None)
        return best

    def _save(self, name: SnapshotName, image: NDArray[np.uint8], quality: int) -> None:
        path = name.path(self._camera)
        _write(self._root / path, image, quality)
        height, width = image.shape[:2]
        self._send(SnapshotSaved(self._camera, name.event_id, name.kind, path, name.taken_us, width, height))


def _image(frame: VideoFrame) -> NDArray[np.uint8]:
    return np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)


def _narrowed(image: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    height, full = image.shape[:2]
    if full <= width:
        return image
    size = (width, max(1, round(height * width / full)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _write(path: Path, image: NDArray[np.uint8], quality: int) -> None:
    """Write a JPEG so that nobody ever reads half of it."""
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("the picture could not be encoded")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_bytes(data.tobytes())
    aside.replace(path)
