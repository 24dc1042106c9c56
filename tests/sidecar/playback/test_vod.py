"""Playlists of recorded footage: every packet in its place, one timeline for each run, breaks where there is one."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from copy import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.ffmpeg import checksums, decoded, needs_ffmpeg, packets, play, probe
from support.footage import START_US, Archive, append, read_footage
from support.playlist_validator import Watcher
from support.playlists import Entry, MediaPlaylist, read_playlist
from support.recorded import Recorded
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentKind, SegmentOpened, StreamChanged, StreamState
from tawny.media.samples import Sample, track_runs
from tawny.playback.pieces import MAX_PIECE_BYTES, Address, Span, address_of, read_init, read_piece
from tawny.playback.vod import GROWING_TARGET_S, build_playlist

type Clips = Callable[..., Path]


def ask(recorded: Recorded, start_s: float, end_s: float, *growing: str, **options: Any) -> MediaPlaylist:
    return read_playlist(text_of(recorded, start_s, end_s, *growing, **options))


def text_of(
    recorded: Recorded, start_s: float, end_s: float, *growing: str, now_s: float = 10_000, **options: Any
) -> str:
    opened = [SegmentOpened("door", path.split("/")[2], SegmentKind.EVENT, path, START_US) for path in growing]
    start_us, end_us, now_us = (START_US + round(at * 1e6) for at in (start_s, end_s, now_s))
    made = build_playlist(
        recorded.log, recorded.root, opened, camera="door", start_us=start_us, end_us=end_us, now_us=now_us, **options
    )
    found = read_playlist(made.text)
    assert (found.ended, len(found.entries)) == (not made.grows, made.segments)
    return made.text


def load(recorded: Recorded, entries: list[Entry]) -> Path:
    """The segments of a stretch as one file, as a player would string them together."""
    (uri,) = {entry.map for entry in entries}
    data = init(recorded, uri) + b"".join(piece(recorded, entry.uri) for entry in entries)
    path = recorded.root / f"stretch-{entries[0].discontinuity}.mp4"
    path.write_bytes(data)
    return path


def init(recorded: Recorded, uri: str) -> bytes:
    stream, moment, silence = re.fullmatch(r"(\w+)/(\d+)/init(?:-s(\w+))?\.mp4", uri).groups()
    return read_init(recorded.root, Address("door", stream, int(moment)), silence=silence or "")[0]


def pictures(recorded: Recorded, entry: Entry) -> list[Sample]:
    data, found = piece(recorded, entry.uri), []
    at = 0
    while at < len(data):
        moof = moof_of(data[at:])
        found += track_runs(moof)[0].samples if moof[4:8] == b"moof" else ()
        at += len(moof)
    return found


def piece(recorded: Recorded, uri: str) -> bytes:
    return read_piece(recorded.root, *parse(uri))


def parse(uri: str) -> tuple[Address, Span]:
    stream, moment, name = re.fullmatch(r"(\w+)/(\d+)/([\w-]+)\.m4s", uri).groups()
    return Address("door", stream, int(moment)), Span.parse(name)


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


@pytest.mark.parametrize(("before_s", "begins_s"), [(100, 101), (0, 1), (-100, 1)])
def test_what_is_played_behind_another_playlist_goes_on_in_its_time(
    clip_file: Clips, recorded: Recorded, before_s: int, begins_s: int
) -> None:
    recorded.record(clip_file(), segments=1)
    alone = [parse(entry.uri)[1] for entry in ask(recorded, 0, 60).entries]
    behind = [parse(entry.uri)[1] for entry in ask(recorded, 0, 60, origin_us=START_US - before_s * 1_000_000).entries]
    assert behind[0].ticks == begins_s * 90_000
    assert {b.ticks - a.ticks for a, b in zip(alone, behind, strict=True)} == {(begins_s - 1) * 90_000}
    assert {(a.sets, b.sets) for a, b in zip(alone, behind, strict=True)} == {(False, True)}


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
        assert decoded(file) == decoded(source)


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


def test_no_moment_is_shown_twice(clip_file: Clips, recorded: Recorded) -> None:
    """The idle track begins with a keyframe before the end of main, and ends with a picture that reaches into it."""
    recorded.record(clip_file(seed=1, fps=2, gop=8), stream="idle")
    recorded.record(clip_file(), start_s=5.25)
    recorded.record(clip_file(seed=1, fps=2, gop=8), start_s=14, stream="idle")
    found = ask(recorded, 0, 60)
    assert [(stretch[0].wall_us - START_US) / 1e6 for stretch in found.stretches] == [0, 5.25, 15.25]
    assert [sum(entry.duration_s for entry in stretch) for stretch in found.stretches] == [5.25, 10, 8.75]
    for entry in found.entries:
        samples = pictures(recorded, entry)
        assert samples[0].dts / 90_000 == pytest.approx(1 + (entry.wall_us - START_US) / 1e6, abs=1e-4)
        end = samples[-1].dts + samples[-1].duration
        assert (end - samples[0].dts) / 90_000 == pytest.approx(entry.duration_s, abs=1e-4)


@needs_ffmpeg
def test_players_that_read_one_init_segment_see_every_picture(clip_file: Clips, recorded: Recorded) -> None:
    idle, main = clip_file(seed=1, width=160, height=90), clip_file(audio=True)
    for number in range(3):
        recorded.record(idle, stream="idle", start_s=20 * number)
        recorded.record(main, start_s=20 * number + 10)
    found = ask(recorded, 0, 90)
    data = init(recorded, found.entries[0].map) + b"".join(piece(recorded, entry.uri) for entry in found.entries)
    path = recorded.root / "all.mp4"
    path.write_bytes(data)
    play(path)
    assert decoded(path)[:100] == decoded(idle)
    assert len(decoded(path)) == 600


def test_silence_is_like_the_sound_that_is_expected(clip_file: Clips, recorded: Recorded) -> None:
    recorded.log.stream_changed(
        StreamChanged("door", "main", StreamState.ONLINE, "", "h264", 1, 1, "aac 16000 Hz stereo")
    )
    recorded.record(clip_file(), stream="idle")
    assert {entry.map.partition("-s")[2] for entry in ask(recorded, 0, 60).entries} == {"16000x2.mp4"}


@needs_ffmpeg
def test_where_some_footage_has_sound_all_of_it_does(clip_file: Clips, recorded: Recorded) -> None:
    silent, loud = clip_file(seed=1), clip_file(audio=True)
    recorded.record(silent, stream="idle")
    recorded.record(loud, start_s=10)
    found = ask(recorded, 0, 60)
    assert ["init-s" in stretch[0].map for stretch in found.stretches] == [True, False]
    file = load(recorded, found.stretches[0])
    play(file)
    assert checksums(file) == checksums(silent)
    sound = [pts for _, pts, _ in packets(file, "a")]
    assert sound[-1] - sound[0] == pytest.approx(48_000 * 10, abs=2048)
    assert all(500 < after - before < 1600 for before, after in pairwise(sound))
    assert [stream["codec_name"] for stream in probe(file)["streams"]] == ["h264", "aac"]


def test_where_nothing_has_sound_nothing_gets_any(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file())
    assert "init.mp4" in ask(recorded, 0, 60).entries[0].map


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


def test_what_is_listed_of_the_low_rate_stays_as_it_is(clip_file: Clips, recorded: Recorded) -> None:
    """What counts as settled moves on, also in the middle of a file."""
    recorded.record(clip_file(fps=2, gop=8), stream="idle", segments=1)
    watcher = Watcher()
    for now_s in range(60, 72):
        with suppress(NotFoundError):
            watcher.load(text_of(recorded, 0, 3600, now_s=now_s))
    assert watcher.loads > 5
    assert sum(segment.duration for segment in watcher.segments) == 10


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


def test_more_than_the_file_has_takes_no_memory(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    address, span = parse(ask(recorded, 0, 60).entries[0].uri)
    tracemalloc.start()
    with pytest.raises(NotFoundError, match="no such piece"):
        read_piece(recorded.root, address, replace(span, size=MAX_PIECE_BYTES))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


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
