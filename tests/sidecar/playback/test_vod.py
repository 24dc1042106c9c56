"""Playlists of recorded footage: every packet in its place, one timeline for each run, breaks where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from support.ffmpeg import checksums, needs_ffmpeg, packets, play
from support.footage import START_US, Archive, append, read_footage
from support.playlists import Entry, MediaPlaylist, read_playlist
from support.recorded import Recorded
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentKind, SegmentOpened
from tawny.media.samples import track_runs
from tawny.playback.pieces import Address, Span, address_of, read_init, read_piece
from tawny.playback.vod import GROWING_TARGET_S, build_playlist

type Clips = Callable[..., Path]


def ask(
    recorded: Recorded, start_s: float, end_s: float, *growing: str, now_s: float = 10_000, **options: str
) -> MediaPlaylist:
    opened = [SegmentOpened("door", path.split("/")[2], SegmentKind.EVENT, path, START_US) for path in growing]
    start_us, end_us, now_us = (START_US + round(at * 1e6) for at in (start_s, end_s, now_s))
    made = build_playlist(
        recorded.log, recorded.root, opened, camera="door", start_us=start_us, end_us=end_us, now_us=now_us, **options
    )
    found = read_playlist(made.text)
    assert (found.ended, len(found.entries)) == (not made.grows, made.segments)
    return found


def load(recorded: Recorded, entries: list[Entry]) -> Path:
    """The segments of a stretch as one file, as a player would string them together."""
    (init,) = {entry.map for entry in entries}
    stream, moment = re.fullmatch(r"(\w+)/(\d+)/init\.mp4", init).groups()
    data = read_init(recorded.root, Address("door", stream, int(moment))).init
    for entry in entries:
        data += piece(recorded, entry.uri)
    path = recorded.root / f"stretch-{entries[0].discontinuity}.mp4"
    path.write_bytes(data)
    return path


def piece(recorded: Recorded, uri: str) -> bytes:
    return read_piece(recorded.root, *parse(uri))


def parse(uri: str) -> tuple[Address, Span]:
    stream, *numbers = re.fullmatch(r"(\w+)/(\d+)/(\d+)-(\d+)-(\d+)\.m4s", uri).groups()
    moment, offset, size, ticks = map(int, numbers)
    return Address("door", stream, moment), Span(offset, size, ticks)


@needs_ffmpeg
@pytest.mark.parametrize(("codec", "bframes"), [("h264", 2), ("hevc", 0)])
def test_files_of_a_run_are_one_timeline_with_the_packets_of_the_camera(
    codec: str, bframes: int, clip_file: Clips, recorded: Recorded
) -> None:
    source = clip_file(codec=codec, bframes=bframes, audio=True)
    recorded.record(source, segments=4)
    found = ask(recorded, 0, 60)
    assert found.tags["#EXT-X-PLAYLIST-TYPE"] == "VOD"
    assert found.duration_s == pytest.approx(10)
    (stretch,) = found.stretches
    file = load(recorded, stretch)
    play(file)
    assert checksums(file) == checksums(source)
    assert {after[0] - before[0] for before, after in pairwise(packets(file))} == {9000}
    sound = [pts for _, pts, _ in packets(file, "a")]
    # Files begin at whole ticks of the picture: a sample of sound may be off by one there.
    assert max(abs(b - a - 1024) for a, b in pairwise(sound)) <= 1


def test_segments_begin_with_keyframes_and_last_about_four_seconds(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    assert [entry.duration_s for entry in ask(recorded, 0, 60).entries] == [4, 4, 2]


def test_a_range_begins_at_the_keyframe_before_and_says_where_to_start(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file())
    found = ask(recorded, 4.7, 6.2)
    assert found.tags["#EXT-X-START"] == "TIME-OFFSET=0.700,PRECISE=YES"
    assert found.entries[0].wall_us == START_US + 4_000_000
    assert 2 < found.duration_s <= 2.5


def test_wall_time_goes_on_through_all_segments(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=4)
    found = ask(recorded, 0, 60)
    at = START_US
    for entry in found.entries:
        assert abs(entry.wall_us - at) < 1000
        at += round(entry.duration_s * 1e6)


@needs_ffmpeg
def test_a_gap_and_another_run_are_discontinuities_with_an_init_each(clip_file: Clips, recorded: Recorded) -> None:
    sources = [clip_file(audio=True), clip_file(width=640, height=360)]
    recorded.record(sources[0])
    recorded.record(sources[1], start_s=30)
    found = ask(recorded, 0, 60)
    assert [stretch[0].wall_us for stretch in found.stretches] == [START_US, START_US + 30_000_000]
    for stretch, source in zip(found.stretches, sources, strict=True):
        file = load(recorded, stretch)
        play(file)
        assert checksums(file) == checksums(source)


def test_a_gap_in_a_run_is_a_discontinuity_with_the_same_init(clip_file: Clips, recorded: Recorded) -> None:
    footage = read_footage(clip_file())
    archive = Archive(recorded.root)
    keys = [number for number, fragment in enumerate(footage.fragments) if fragment.keyframe]
    for first, end in ((0, keys[2]), (keys[6], keys[8])):
        part = footage.fragments[first:end]
        recorded.log.segment_closed(archive.close(footage, archive.open(footage, part)))
    found = ask(recorded, 0, 60)
    assert [len(stretch) for stretch in found.stretches] == [1, 1]
    assert len({entry.map for entry in found.entries}) == 1


def test_other_streams_fill_what_main_leaves_free(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), start_s=10)
    recorded.record(clip_file(seed=1), stream="idle")
    recorded.record(clip_file(seed=1), stream="idle", start_s=10)
    recorded.record(clip_file(seed=1), stream="sub", start_s=15)
    found = ask(recorded, 0, 60)
    streams = [stretch[0].uri.split("/")[0] for stretch in found.stretches]
    assert streams == ["idle", "main", "sub"]
    assert found.duration_s == pytest.approx(25)
    only = ask(recorded, 0, 60, stream="idle")
    assert [entry.uri.split("/")[0] for entry in only.entries][:-2] == ["idle"] * (len(only.entries) - 2)


def test_what_may_still_get_better_is_not_listed_yet(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), stream="idle")
    recorded.record(clip_file(), stream="idle", start_s=10)
    found = ask(recorded, 0, 20, now_s=70)
    assert not found.ended
    assert found.duration_s == pytest.approx(10)
    assert ask(recorded, 0, 20, now_s=80).ended


def test_a_playlist_grows_at_its_end_alone(clip_file: Clips, recorded: Recorded) -> None:
    footage = read_footage(clip_file())
    archive = Archive(recorded.root)
    half = next(n for n, f in enumerate(footage.fragments) if f.media_us >= 5_500_000)
    file = archive.open(footage, footage.fragments[:half])
    early = ask(recorded, 0, 3600, file.path, now_s=6)
    append(file, footage, footage.fragments[half:])
    later = ask(recorded, 0, 3600, file.path, now_s=11)
    recorded.log.segment_closed(archive.close(footage, file))
    last = ask(recorded, 0, 3600)
    assert [len(found.entries) for found in (early, later, last)] == [1, 2, 3]
    assert early.entries == last.entries[:1]
    assert later.entries == last.entries[:2]
    assert [found.ended for found in (early, later, last)] == [False, False, True]
    for found in (early, later):
        assert found.tags["#EXT-X-PLAYLIST-TYPE"] == "EVENT"
        assert found.tags["#EXT-X-TARGETDURATION"] == str(GROWING_TARGET_S)
        assert found.tags["#EXT-X-START"].startswith("TIME-OFFSET=0.000")


def test_nothing_recorded_is_not_found(recorded: Recorded) -> None:
    with pytest.raises(NotFoundError, match="nothing of door is recorded"):
        ask(recorded, 0, 10)


def test_addresses_name_files_whatever_their_time(recorded: Recorded) -> None:
    path = "media/door/main/2025-10-09/08-53-20.123.mp4"
    address = address_of(path)
    assert address == "main/1760000000123"
    assert Address("door", "main", 1760000000123).path(recorded.root) == recorded.root / path
    with pytest.raises(ValueError, match="no path of the archive"):
        address_of("media/../main/2025-10-09/08-53-20.123.mp4/x")


@pytest.mark.parametrize(
    ("camera", "stream", "moment"), [("..", "main", 0), ("door", "a/b", 0), ("door", "main", 10**17)]
)
def test_addresses_lead_nowhere_else(camera: str, stream: str, moment: int, recorded: Recorded) -> None:
    with pytest.raises(NotFoundError):
        read_init(recorded.root, Address(camera, stream, moment))


@pytest.mark.parametrize(("shift", "longer"), [(1, 0), (0, 1), (0, -1), (10**9, 0), (-733, 0), (0, 10**9)])
def test_only_whole_fragments_are_given_away(shift: int, longer: int, clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    address, span = parse(ask(recorded, 0, 60).entries[0].uri)
    with pytest.raises(NotFoundError, match="no such piece"):
        read_piece(recorded.root, address, replace(span, offset=span.offset + shift, size=span.size + longer))


def test_times_never_go_back_at_a_discontinuity(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file())
    recorded.record(clip_file(seed=1), stream="idle", start_s=5)
    recorded.record(clip_file(), start_s=30)
    found = ask(recorded, 0, 60)
    begins = []
    for entry in found.entries:
        (first, *_), *_ = [run.samples for run in track_runs(moof_of(piece(recorded, entry.uri)))]
        begins.append(first.dts / 90_000)
    assert begins == sorted(begins)
    assert begins[-3] - begins[0] == pytest.approx(30, abs=0.01)


def moof_of(data: bytes) -> bytes:
    return data[: int.from_bytes(data[:4])]


def test_a_file_that_expired_is_not_found(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    entry = ask(recorded, 0, 60).entries[0]
    recorded.files()[0].unlink()
    with pytest.raises(NotFoundError):
        piece(recorded, entry.uri)
