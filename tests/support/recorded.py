"""What camera `door` recorded from START_US on: an event log, segment files, and clips of them."""

from __future__ import annotations

from pathlib import Path

from support.footage import START_US, Archive, Footage, read_footage
from tawny.core.clock import ManualClock
from tawny.core.messages import SegmentKind, SegmentOpened
from tawny.eventlog import EventLog
from tawny.playback import Clip, build_clip


class Recorded:
    """Times in seconds after START_US."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = EventLog.open(root / "tawny.db", ManualClock(START_US))

    def record(
        self, clip: Path, *, start_s: float = 0, segments: int = 3, stream: str = "main", sound_late_s: float = 0
    ) -> Footage:
        """Record a clip as `segments` files."""
        footage = read_footage(clip, audio_delay_s=sound_late_s)
        archive = Archive(self.root, "door", stream)
        for closed in archive.write(footage, run_start_us=START_US + round(start_s * 1e6), segments=segments):
            self.log.segment_closed(closed)
        return footage

    def build(self, start_s: float, end_s: float, *growing: str) -> Clip:
        """The clip of a range; `growing` are paths of segments that are being written."""
        return build_clip(
            self.log,
            self.root,
            [SegmentOpened("door", path.split("/")[2], SegmentKind.EVENT, path, START_US) for path in growing],
            camera="door",
            start_us=START_US + round(start_s * 1e6),
            end_us=START_US + round(end_s * 1e6),
        )

    def save(self, clip: Clip) -> Path:
        """The clip as a real file."""
        path = self.root / f"{clip.file.etag}.mp4"
        path.write_bytes(clip.file.read(0, clip.file.size))
        return path

    def files(self) -> list[Path]:
        """The segment files, oldest first."""
        return sorted(self.root.glob("media/door/*/*/*.mp4"))
