"""Which footage a clip is made of, and what happens when some of it is missing, damaged, double or still growing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ffmpeg import checksums, needs_ffmpeg, play
from support.footage import START_US, Archive, append, read_footage, split
from support.recorded import Recorded
from tawny.core.errors import NotFoundError
from tawny.playback import GoneError


def test_nothing_recorded_is_not_found(recorded: Recorded) -> None:
    with pytest.raises(NotFoundError, match="nothing of door is recorded"):
        recorded.build(0, 10)


def test_a_range_behind_the_recording_is_not_found(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file())
    with pytest.raises(NotFoundError):
        recorded.build(10, 20)


@pytest.mark.parametrize("stream", ["sub", "idle"])
def test_another_stream_fills_in_where_main_has_nothing(
    stream: str, clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    recorded.record(clip_file(), stream=stream)
    assert recorded.build(0, 10).stream == stream


def test_a_missing_file_is_left_out(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file())
    segments = recorded.log.segments("door", "main", START_US, START_US + 10_000_000)
    (recorded.root / segments[1].path).unlink()
    clip = recorded.build(0, 60)
    assert clip.duration_us == 10_000_000 - segments[1].duration_us
    assert clip.gaps == 1


@needs_ffmpeg
def test_a_file_that_is_cut_short_is_played_as_far_as_it_goes(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    source = clip_file()
    recorded.record(source, segments=1)
    path = recorded.files()[0]
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)
    file = recorded.save(recorded.build(0, 60))
    play(file)
    found = checksums(file)
    assert 30 < len(found) < 100
    assert found == checksums(source)[: len(found)]


def test_garbage_in_a_file_ends_its_part(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=2)
    path = recorded.files()[0]
    path.write_bytes(bytes(path.stat().st_size))
    assert recorded.build(0, 60).duration_us == 5_000_000


@needs_ffmpeg
def test_footage_that_was_written_twice_is_played_once(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    source = clip_file()
    footage = read_footage(source)
    archive = Archive(recorded.root)
    for part in (footage.fragments[:12], footage.fragments[8:]):
        recorded.log.segment_closed(archive.close(footage, archive.open(footage, part)))
    clip = recorded.build(0, 60)
    assert clip.gaps == 0
    assert checksums(recorded.save(clip)) == checksums(source)


@needs_ffmpeg
def test_a_segment_that_still_grows_is_played_as_far_as_it_is_whole(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    source = clip_file()
    footage = read_footage(source)
    file = Archive(recorded.root).open(footage, footage.fragments[:10])
    with (recorded.root / file.path).open("ab") as raw:
        raw.write(footage.fragments[10].data[:-1])
    clip = recorded.build(0, 60, file.path)
    written = recorded.save(clip)
    play(written)
    assert checksums(written) == checksums(source)[: sum(f.samples for f in footage.fragments[:10])]
    assert clip.grows
    file.close()


def test_a_clip_that_has_all_it_will_get_does_not_grow(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    footage = read_footage(clip_file())
    file = Archive(recorded.root).open(footage, footage.fragments)
    assert not recorded.build(0, 10, file.path).grows
    file.close()


def test_what_another_stream_fills_in_for_the_moment_may_still_come(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    recorded.record(clip_file(), stream="idle")
    footage = read_footage(clip_file())
    file = Archive(recorded.root).open(footage, footage.fragments[:10])
    clip = recorded.build(0, 10, file.path)
    assert (clip.stream, clip.duration_us) == ("main", 10_000_000)
    assert clip.grows
    file.close()


def test_a_segment_that_is_completed_meanwhile_is_played_once(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    footage = read_footage(clip_file())
    archive = Archive(recorded.root)
    file = archive.open(footage, footage.fragments)
    recorded.log.segment_closed(archive.close(footage, file))
    assert recorded.build(0, 60, file.path).duration_us == 10_000_000


def test_a_growing_segment_without_a_fragment_is_left_out(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    footage = recorded.record(clip_file())
    file = Archive(recorded.root).open(footage, footage.fragments[:1], run_start_us=START_US + 10_000_000)
    path = recorded.root / file.path
    path.write_bytes(path.read_bytes()[: file.index[0].offset + 10])
    assert recorded.build(0, 60, file.path).duration_us == 10_000_000
    file.close()


def test_the_entity_tag_changes_with_the_content_only(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    footage = read_footage(clip_file())
    archive = Archive(recorded.root)
    file = archive.open(footage, footage.fragments[:10])
    tags = [recorded.build(0, 60, file.path).file.etag for _ in range(2)]
    append(file, footage, footage.fragments[10:])
    tags.append(recorded.build(0, 60, file.path).file.etag)
    assert tags[0] == tags[1] != tags[2]
    file.close()


def test_any_range_of_bytes_can_be_read(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file(audio=True))
    file = recorded.build(0, 60).file
    whole = file.read(0, file.size)
    assert len(whole) == file.size
    step = file.size // 37
    for start in range(0, file.size, step):
        assert file.read(start, start + step + 5) == whole[start : start + step + 5]
    assert file.read(file.size - 1, file.size + 100) == whole[-1:]
    assert file.read(file.size, file.size + 1) == b""


async def test_the_blocks_of_a_file_are_the_file(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file())
    file = recorded.build(0, 60).file
    blocks = [block async for block in file.iterate(7, file.size - 7)]
    assert b"".join(blocks) == file.read(7, file.size - 7)


def test_a_file_that_goes_away_while_it_is_read_is_an_error(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    file = recorded.build(0, 60).file
    (recorded.files()[0]).unlink()
    with pytest.raises(GoneError):
        file.read(0, file.size)


def test_split_gives_groups_that_begin_with_keyframes(clip_file: Callable[..., Path]) -> None:
    footage = read_footage(clip_file())
    groups = split(footage, 3)
    assert len(groups) == 3
    assert all(group[0].keyframe for group in groups)
