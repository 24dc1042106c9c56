from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.archive import NOON, cut, footage, offsets, write_segment
from tawny.archive import repair
from tawny.archive.index import unpack
from tawny.archive.repair import LOST, repair_segment
from tawny.archive.segment import SegmentLabel
from tawny.core.errors import StorageError
from tawny.core.messages import SegmentKind


def probe(path: Path) -> str:
    """What FFmpeg warns of while it reads and decodes all of a file."""
    shown = subprocess.run(
        ["ffprobe", "-v", "warning", "-show_packets", path], capture_output=True, text=True, check=True
    )
    played = subprocess.run(
        ["ffmpeg", "-v", "warning", "-xerror", "-i", path, "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return shown.stderr + played.stderr


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_whole_segment_is_described_as_its_recorder_would(root: Path, codec: str) -> None:
    closed = write_segment(root, kind=SegmentKind.EVENT, sequence=7, codec=codec)
    before = (root / closed.path).read_bytes()
    assert repair_segment(root, closed.path) == closed
    assert (root / closed.path).read_bytes() == before
    assert probe(root / closed.path) == ""


def test_a_torn_tail_is_cut_at_the_last_whole_fragment(root: Path) -> None:
    closed = write_segment(root)
    os.truncate(root / closed.path, closed.size_bytes - 1)
    left = cut(closed, len(footage().fragments) - 1)
    assert repair_segment(root, closed.path) == left
    assert (root / closed.path).stat().st_size == left.size_bytes
    assert repair_segment(root, closed.path) == left
    assert probe(root / closed.path) == ""


def test_zeros_at_the_end_as_after_a_power_cut(root: Path) -> None:
    closed = write_segment(root)
    with (root / closed.path).open("r+b") as file:
        file.seek(offsets(closed)[5])
        file.write(bytes(closed.size_bytes - offsets(closed)[5]))
    assert repair_segment(root, closed.path) == cut(closed, 5)
    assert probe(root / closed.path) == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_prefix_yields_exactly_its_whole_fragments(root: Path, data: st.DataObject) -> None:
    path = root / "media/front/main/2025-11-22/12-00-00.000.mp4"
    path.unlink(missing_ok=True)
    closed = write_segment(root)
    ends = [*offsets(closed)[1:], closed.size_bytes]
    edge = data.draw(st.sampled_from([offsets(closed)[0], *ends])) + data.draw(st.integers(-9, 9))
    length = data.draw(st.one_of(st.integers(0, closed.size_bytes), st.just(min(max(edge, 0), closed.size_bytes))))
    os.truncate(path, length)
    whole = sum(end <= length for end in ends)
    repaired = repair_segment(root, closed.path)
    if whole:
        assert repaired == cut(closed, whole)
        assert len(unpack(repaired.index)) == whole
        assert path.stat().st_size == ends[whole - 1]
    else:
        assert repaired is None
        assert not path.exists()


def test_a_head_alone_is_removed(root: Path) -> None:
    closed = write_segment(root)
    os.truncate(root / closed.path, offsets(closed)[0] + 20)
    assert repair_segment(root, closed.path) is None
    assert not (root / closed.path).exists()
    assert not (root / LOST).exists()


@pytest.mark.parametrize("content", [b"not a video", b"\xff" * 5000, bytes(5000)])
def test_what_cannot_be_read_is_kept_aside(root: Path, content: bytes) -> None:
    closed = write_segment(root)
    (root / closed.path).write_bytes(content)
    assert repair_segment(root, closed.path) is None
    assert not (root / closed.path).exists()
    assert [path.read_bytes() for path in (root / LOST).iterdir()] == [content]


def test_two_of_one_name_are_both_kept_aside(root: Path) -> None:
    for content in (b"one", b"two"):
        path = root / "media/front/main/2025-11-22/12-00-00.000.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        repair_segment(root, "media/front/main/2025-11-22/12-00-00.000.mp4")
    assert sorted(path.read_bytes() for path in (root / LOST).iterdir()) == [b"one", b"two"]


def test_another_programs_mp4_is_kept_aside(root: Path) -> None:
    closed = write_segment(root)
    label = SegmentLabel("01JD0000000000000000000RVN", 0, SegmentKind.CONTINUOUS, NOON, 0).to_box()
    data = (root / closed.path).read_bytes()
    (root / closed.path).write_bytes(data.replace(label, b""))
    assert repair_segment(root, closed.path) is None
    assert len(list((root / LOST).iterdir())) == 1


def test_a_damaged_label_is_kept_aside(root: Path) -> None:
    closed = write_segment(root)
    data = (root / closed.path).read_bytes()
    (root / closed.path).write_bytes(data.replace(b"01JD0000", b"\xff\xfe\xfd00000"))
    assert repair_segment(root, closed.path) is None
    assert len(list((root / LOST).iterdir())) == 1


def test_a_file_that_is_gone(root: Path) -> None:
    assert repair_segment(root, "media/front/main/2025-11-22/12-00-00.000.mp4") is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tawny.db",
        "/media/a/b/c/d.mp4",
        "media/a/b/../d.mp4",
        "media/a/b/c/d/e.mp4",
        "other/a/b/c/d.mp4",
        "media////x",
    ],
)
def test_only_paths_of_segments_are_touched(root: Path, path: str) -> None:
    with pytest.raises(StorageError, match="not a segment's path"):
        repair_segment(root, path)


def test_a_file_that_is_still_written_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "_PATIENCE_S", 0.1)
    closed = write_segment(root)
    os.truncate(root / closed.path, closed.size_bytes - 1)
    with (root / closed.path).open("rb") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        with pytest.raises(StorageError, match="still being written"):
            repair_segment(root, closed.path)
        assert (root / closed.path).stat().st_size == closed.size_bytes - 1
    assert repair_segment(root, closed.path) is not None


WRITER = """
import os, sys, time
from pathlib import Path
from support.archive import NOON, footage
from tawny.archive.segment import SegmentFile, SegmentLabel, segment_path
from tawny.core.messages import SegmentKind
video = footage()
label = SegmentLabel("01JD0000000000000000000RVN", 0, SegmentKind.EVENT, NOON, 0)
segment = SegmentFile(Path(sys.argv[1]), segment_path("front", "main", NOON), label, video.init)
print(segment.path, flush=True)
for fragment in video.fragments:
    times = {"start_us": fragment.media_us, "duration_us": fragment.duration_us}
    segment.append(fragment.data, **times, keyframe=fragment.keyframe)
    print(len(segment.index), flush=True)
os.write(segment._file, video.fragments[0].data[:500])
print("torn", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("stop_at", [b"1\n", b"4\n", b"torn\n"])
def test_a_writer_that_was_killed_loses_at_most_the_last_fragment(root: Path, stop_at: bytes) -> None:
    tests = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": str(tests)}
    command = [sys.executable, "-c", WRITER, str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout is not None
        path = writer.stdout.readline().decode().strip()
        while writer.stdout.readline() != stop_at:
            pass
        writer.kill()
    written = len(footage().fragments) if stop_at == b"torn\n" else int(stop_at)
    closed = repair_segment(root, path)
    assert closed is not None
    assert len(unpack(closed.index)) >= written
    assert probe(root / path) == ""
