"""Pieces of recordings made small: never above the bandwidth, each exactly in its time, whatever they are made of."""

from __future__ import annotations

from collections.abc import Callable
from copy import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from support.ffmpeg import needs_ffmpeg, packets, play, probe
from support.footage import START_US, Archive, read_footage
from support.playlists import Entry, MediaPlaylist, read_playlist
from support.recorded import Recorded
from support.video import make_clip
from tawny.core.errors import NotFoundError
from tawny.media.boxes import children
from tawny.media.fragmenter import Timed, picture_fragment
from tawny.media.init_info import init_info
from tawny.media.ladder import CODECS, LADDER, Rung
from tawny.media.samples import Sample, TrackRun, track_runs
from tawny.playback.pieces import Address, Span
from tawny.playback.shrinking import shrink, small_init
from tawny.playback.vod import build_playlist

type Clips = Callable[..., Path]

TICKS = 90_000
REMOTE, LOW = LADDER["remote"], LADDER["low"]


def ask(recorded: Recorded, rung: Rung = REMOTE, **options: object) -> MediaPlaylist:
    made = build_playlist(
        recorded.log,
        recorded.root,
        [],
        camera="door",
        start_us=START_US,
        end_us=START_US + 90_000_000,
        now_us=START_US + 10_000_000_000,
        rendition=rung.name,
        **options,
    )
    return read_playlist(made.text)


def parse(uri: str) -> tuple[Address, str]:
    stream, moment, name = uri.split("/")
    return Address("door", stream, int(moment)), name.rpartition(".")[0]


def piece(recorded: Recorded, entry: Entry) -> bytes:
    address, name = parse(entry.uri)
    return shrink(recorded.root, address, Span.parse(name))


def init(recorded: Recorded, entry: Entry) -> bytes:
    address, name = parse(entry.map)
    return small_init(recorded.root, address, name.removeprefix("init-"))


def runs(data: bytes) -> list[TrackRun]:
    """What each fragment has; nothing but pictures."""
    found = [track_runs(data[box.offset : box.end]) for box in children(memoryview(data)) if box.kind == b"moof"]
    assert all(len(tracks) == 1 for tracks in found)
    return [tracks[0] for tracks in found]


def samples(data: bytes) -> list[Sample]:
    (run,) = runs(data)
    return list(run.samples)


def is_in_its_place(recorded: Recorded, entry: Entry) -> bytes:
    """The piece, which begins with a keyframe exactly when the playlist says, and ends so."""
    data = piece(recorded, entry)
    found = samples(data)
    assert [sample.keyframe for sample in found] == [True, *[False] * (len(found) - 1)]
    assert all(sample.composition == 0 for sample in found)
    assert found[0].dts == pytest.approx(TICKS * (1 + (entry.wall_us - START_US) / 1e6), abs=5)
    assert found[-1].dts + found[-1].duration - found[0].dts == pytest.approx(TICKS * entry.duration_s, abs=5)
    return data


@needs_ffmpeg
@pytest.mark.parametrize(("codec", "bframes"), [("h264", 2), ("hevc", 0)])
def test_a_run_is_one_timeline_without_a_seam(codec: str, bframes: int, clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(codec=codec, bframes=bframes, audio=True, width=640, height=360), segments=3)
    found = ask(recorded)
    assert found.duration_s == pytest.approx(10)
    (stretch,) = found.stretches
    made = [is_in_its_place(recorded, entry) for entry in stretch]
    ends = [samples(data)[-1].dts + samples(data)[-1].duration for data in made]
    assert [samples(data)[0].dts for data in made[1:]] == ends[:-1]
    path = recorded.root / "all.mp4"
    path.write_bytes(init(recorded, stretch[0]) + b"".join(made))
    play(path)
    assert {after[0] - before[0] for before, after in pairwise(packets(path))} == {TICKS // 10}
    (stream,) = probe(path)["streams"]
    assert (stream["codec_name"], stream["width"], stream["height"]) == ("h264", 426, 240)


@needs_ffmpeg
def test_what_overlaps_is_left_out_and_all_is_played_through(clip_file: Clips, recorded: Recorded) -> None:
    """From H.264 to H.265 and back, of other sizes: in the small ones that is one codec, for every player."""
    idle = clip_file(seed=1, fps=2, gop=8)
    recorded.record(idle, stream="idle")
    recorded.record(clip_file(codec="hevc", width=640, height=360, audio=True), start_s=5.25)
    recorded.record(idle, start_s=14, stream="idle")
    found = ask(recorded)
    assert [(stretch[0].wall_us - START_US) / 1e6 for stretch in found.stretches] == [0, 5.25, 15.25]
    made = [is_in_its_place(recorded, entry) for entry in found.entries]
    path = recorded.root / "all.mp4"
    path.write_bytes(init(recorded, found.entries[0]) + b"".join(made))
    play(path)
    assert [stream["codec_type"] for stream in probe(path)["streams"]] == ["video"]


def test_a_piece_begins_with_what_was_seen_then(tmp_path: Path, recorded: Recorded) -> None:
    """The picture that stands when the piece begins, and none of those before it."""
    shades = [np.full((90, 160, 3), 20 * number, np.uint8) for number in range(12)]
    source = make_clip(tmp_path / "shades.mp4", frames=shades, fps=2, gop=12)
    recorded.record(source, stream="idle", segments=1)
    address, name = parse(ask(recorded).entries[0].uri)
    span = Span.parse(name)
    begin = span.ticks + round(2.75 * TICKS)  # in the middle of the sixth
    data = shrink(recorded.root, address, replace(span, begin=begin))
    assert samples(data)[0].dts == begin
    assert [sample.duration for sample in samples(data)] == [TICKS // 4, *[TICKS // 2] * 6]
    path = tmp_path / "made.mp4"
    path.write_bytes(small_init(recorded.root, address, "remote") + data)
    with av.open(str(path)) as container:
        shown = [frame.to_ndarray(format="gray").mean() for frame in container.decode(video=0)]
    assert shown == pytest.approx([20 * number for number in range(5, 12)], abs=6)


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
@pytest.mark.parametrize(("fps", "seconds"), [(25, 4), (25, 0.2), (2, 1)])
def test_the_wildest_pictures_stay_below_the_bandwidth(
    rung: Rung, fps: int, seconds: float, tmp_path: Path, recorded: Recorded
) -> None:
    chance = np.random.default_rng(7)
    frames = [chance.integers(0, 256, (180, 320, 3), np.uint8) for _ in range(round(fps * seconds))]
    frames = [np.repeat(np.repeat(frame, 2, 0), 2, 1) for frame in frames]
    recorded.record(make_clip(tmp_path / "noise.mp4", frames=frames, fps=fps, gop=1000), segments=1)
    (entry,) = ask(recorded, rung).entries
    assert entry.duration_s == pytest.approx(seconds)
    data = is_in_its_place(recorded, entry)
    assert len(data) * 8 <= rung.bandwidth * seconds
    assert len(samples(data)) <= rung.fps * seconds + 1


@pytest.mark.parametrize("rung", LADDER.values(), ids=LADDER)
def test_an_init_segment_is_for_all_pieces_of_its_size(rung: Rung, clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(width=640, height=360))
    entry = ask(recorded, rung).entries[0]
    assert entry.map.endswith(f"/init-{rung.name}.mp4")
    info = init_info(init(recorded, entry))
    assert (info.codecs, info.width, info.height, info.audio_rate) == (CODECS, rung.width, rung.height, 0)


def test_what_is_small_already_is_preferred_and_nothing_gets_sound(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(audio=True))
    recorded.record(clip_file(seed=1, width=160, height=90), stream="sub")
    recorded.record(clip_file(seed=1, fps=2, gop=8), stream="idle", start_s=10)
    found = ask(recorded)
    assert [stretch[0].uri.split("/")[0] for stretch in found.stretches] == ["sub", "idle"]
    assert not any("s" in parse(entry.uri)[1] or "-s" in entry.map for entry in found.entries)
    assert ask(recorded, stream="idle").entries[-1].uri.startswith("idle/")


def test_a_hole_stays_a_hole_and_is_followed_by_a_keyframe(clip_file: Clips, recorded: Recorded) -> None:
    footage = read_footage(clip_file(gop=100))
    parts = [*footage.fragments[:4], *footage.fragments[20:24]]
    archive = Archive(recorded.root)
    recorded.log.segment_closed(archive.close(footage, archive.open(footage, parts)))
    first, second = runs(piece(recorded, ask(recorded).entries[0]))
    assert second.samples[0].keyframe
    ends = first.samples[-1].dts + first.samples[-1].duration
    missing_us = footage.fragments[20].media_us - footage.fragments[4].media_us
    assert second.samples[0].dts - ends == pytest.approx(missing_us * TICKS / 1e6, abs=5)


@pytest.mark.parametrize("name", ["low-0-0-0", "low-x", "remote-remote-1-2-3", "low-1-2-3p", "low-1-2-3s48000x1"])
def test_names_that_no_playlist_has_are_not_found(name: str) -> None:
    with pytest.raises(NotFoundError):
        Span.parse(name).check()


def test_the_name_of_a_piece_says_all_of_it() -> None:
    span = Span(1, 2, 3, 4, 5, rendition="low")
    assert span.name == "low-1-2-3-4-5"
    assert Span.parse(span.name) == span


@pytest.mark.parametrize(("shift", "longer"), [(1, 0), (0, 1), (0, -1), (10**9, 0), (0, 10**7)])
def test_only_whole_fragments_are_made_small(shift: int, longer: int, clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    address, name = parse(ask(recorded).entries[0].uri)
    span = Span.parse(name)
    with pytest.raises(ValueError, match=r"fragment|file"):
        shrink(recorded.root, address, replace(span, offset=span.offset + shift, size=span.size + longer))


def test_what_is_damaged_is_made_of_what_can_be_decoded(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    entry = ask(recorded).entries[0]
    address, name = parse(entry.uri)
    whole = samples(piece(recorded, entry))
    path = address.path(recorded.root)
    data = bytearray(path.read_bytes())
    at = data.index(b"mdat", Span.parse(name).offset + 1) + 4
    data[at : at + 4] = b"\xff" * 4  # the first picture's length
    path.write_bytes(data)
    made = samples(piece(recorded, entry))
    assert made[0].keyframe
    assert (made[0].dts, made[-1].dts + made[-1].duration) == (whole[0].dts, whole[-1].dts + whole[-1].duration)


def test_whoever_checks_can_end_it(clip_file: Clips, recorded: Recorded) -> None:
    recorded.record(clip_file(), segments=1)
    address, name = parse(ask(recorded).entries[0].uri)

    def refuse() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shrink(recorded.root, address, Span.parse(name), refuse)


def test_pictures_in_a_fragment_are_where_they_belong() -> None:
    data = picture_fragment(3, [Timed(b"one", 9, 5, keyframe=True), Timed(b"three", 14, 7, keyframe=False)])
    found = samples(data)
    assert [(s.dts, s.duration, s.keyframe, data[s.offset : s.offset + s.size]) for s in found] == [
        (9, 5, True, b"one"),
        (14, 7, False, b"three"),
    ]
