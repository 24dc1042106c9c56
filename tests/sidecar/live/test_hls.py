"""Playlists of a real spool."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import pytest

from support.footage import START_US, Footage, fill_spool
from support.playlist_validator import Watcher, check_master, read_media
from tawny.core.errors import NotFoundError
from tawny.live import LiveHls, StreamStartingError
from tawny.live.hls import init_bytes, part_bytes, segment_bytes
from tawny.live.numbering import EPOCH_US
from tawny.live.stream import LiveStream
from tawny.media.aac import low_complexity
from tawny.media.init_segment import codec_string
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader

SECOND = 1_000_000


def stream_of(reader: SpoolReader) -> LiveStream:
    stream = LiveStream()
    stream.refresh(reader)
    return stream


def text_of(reader: SpoolReader, query: str = "") -> str:
    return stream_of(reader).playlist(query).plain.decode()


def test_an_empty_spool_is_starting(reader: SpoolReader) -> None:
    with pytest.raises(StreamStartingError):
        LiveHls().ready("door", "main", reader)
    with pytest.raises(StreamStartingError):
        LiveHls().variant("door", "main", reader)
    with pytest.raises(StreamStartingError):
        LiveHls().master([])


def test_a_first_segment_that_still_grows_is_starting(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    writer.begin_run(picture_only.init)
    for fragment in picture_only.fragments[:5]:
        writer.append(fragment, START_US + fragment.media_us)
        with pytest.raises(StreamStartingError):
            LiveHls().ready("door", "main", reader)
    writer.append(picture_only.fragments[5], START_US + SECOND)
    LiveHls().ready("door", "main", reader)


def test_the_playlist_lists_segments_and_the_parts_of_the_last_ones(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    lines = text_of(reader).splitlines()
    assert lines[:10] == [
        "#EXTM3U",
        "#EXT-X-VERSION:9",
        "#EXT-X-TARGETDURATION:1",
        "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=6.0,HOLD-BACK=3.0,PART-HOLD-BACK=0.60000",
        "#EXT-X-PART-INF:PART-TARGET=0.20000",
        f"#EXT-X-MEDIA-SEQUENCE:{(START_US - EPOCH_US) // 250_000}",
        "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-MAP:URI="init-1.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2025-10-09T08:53:20.000Z",
    ]
    assert lines[10:12] == ["#EXTINF:1.00000,", "0.m4s"]
    assert [line for line in lines if re.match(r"\d", line)] == [f"{number}.m4s" for number in range(0, 45, 5)]
    assert lines[-7:] == [
        "#EXT-X-PROGRAM-DATE-TIME:2025-10-09T08:53:29.000Z",
        '#EXT-X-PART:DURATION=0.20000,URI="part-45.m4s",INDEPENDENT=YES',
        *(f'#EXT-X-PART:DURATION=0.20000,URI="part-{number}.m4s"' for number in range(46, 50)),
        '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-50.m4s"',
    ]
    assert [len(segment.parts) for segment in read_media("\n".join(lines)).segments] == [0] * 7 + [5] * 3


@pytest.mark.parametrize("part_us", [200_004, 200_006, 200_008])
def test_players_stay_three_parts_behind_however_long_these_are(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage, part_us: int
) -> None:
    """Three times what is said, which is rounded, and not what was measured."""
    fill_spool(writer, picture_only)
    stream = stream_of(reader)
    stream.part_us = part_us
    media = read_media(stream.playlist().plain.decode())
    assert float(media.control["PART-HOLD-BACK"]) >= 3 * media.part_target - 1e-9


@pytest.mark.parametrize("name", ["picture_only", "larger", "odd"])
def test_every_load_obeys_the_rules(
    name: str, writer: SpoolWriter, reader: SpoolReader, request: pytest.FixtureRequest
) -> None:
    """More than a minute, part for part: two runs of the camera, and segments that leave the spool."""
    footage: Footage = request.getfixturevalue(name)
    live, watcher = LiveHls(), Watcher()
    now_us = START_US
    for until_s in (40, 80):
        writer.begin_run(footage.init)
        while now_us < START_US + until_s * SECOND:
            shift = now_us
            for fragment in footage.fragments:
                now_us = shift + fragment.media_us
                writer.append(fragment, now_us)
                stream = live.stream("door", "main", reader)
                if stream.ready:
                    watcher.load(stream.playlist().plain.decode())
            now_us += footage.fragments[-1].duration_us
    assert watcher.loads > 350
    assert sum(segment.duration for segment in watcher.segments) > 75
    assert {segment.discontinuity for segment in watcher.segments} == {0, 1}
    listed = stream.playlist().plain.decode()
    assert 15 <= read_media(listed).duration <= 20


def test_a_short_part_is_always_the_last_of_its_segment(writer: SpoolWriter, reader: SpoolReader, odd: Footage) -> None:
    fill_spool(writer, odd)
    media = read_media(text_of(reader))
    assert {round(segment.duration, 3) for segment in media.complete} == {0.7}
    assert [round(part.duration, 3) for part in media.complete[-1].parts] == [0.2, 0.2, 0.2, 0.1]


def test_keyframes_that_come_a_little_early_end_a_segment(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    """Or every other segment would be twice as long, and the target duration with it."""
    writer.begin_run(picture_only.init)
    for number, fragment in enumerate(picture_only.fragments):
        early = replace(fragment, duration_us=fragment.duration_us - 4_000)
        writer.append(early, START_US + number * 196_000)
    media = read_media(text_of(reader))
    assert media.target == 1
    assert {segment.duration for segment in media.complete} == {0.98}


def test_segments_are_the_fragments_as_they_came(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    stream = stream_of(reader)
    assert segment_bytes(stream, 5) == b"".join(fragment.data for fragment in picture_only.fragments[5:10])
    assert part_bytes(stream, 48) == picture_only.fragments[48].data
    assert init_bytes(reader, 1) == picture_only.init


@pytest.mark.parametrize("number", [1, 45, 50, 10**17])
def test_what_is_no_complete_segment_is_not_found(
    number: int, writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    with pytest.raises(NotFoundError):
        segment_bytes(stream_of(reader), number)


def test_what_is_not_in_the_spool_is_not_found(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    with pytest.raises(NotFoundError):
        init_bytes(reader, 9)
    with pytest.raises(NotFoundError):
        part_bytes(stream_of(reader), 50)


def test_a_new_run_is_marked_with_its_own_init(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage, larger: Footage
) -> None:
    fill_spool(writer, picture_only)
    fill_spool(writer, larger, start_us=START_US + 12 * SECOND)
    text = text_of(reader)
    assert re.search(r'\.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="init-2.mp4"\n#EXT-X-PROGRAM', text)
    assert text.count("#EXT-X-DISCONTINUITY\n") == 1


def test_what_a_player_knows_is_skipped(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    for turn in range(2):
        fill_spool(writer, picture_only, start_us=START_US + turn * 10 * SECOND)
    stream = stream_of(reader)
    whole, delta = (read_media(stream.playlist(skip=skip).plain.decode()) for skip in (False, True))
    assert delta.skipped == len(whole.segments) - len(delta.segments) > 5
    assert delta.segments[0].sequence == whole.segments[delta.skipped].sequence
    assert delta.duration > 6


def test_reloads_that_wait_know_what_they_wait_for(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    stream = stream_of(reader)
    last = stream.segments[-1].sequence
    assert stream.has(last - 1, None)
    assert not stream.has(last, None)
    assert stream.has(last, 4)
    assert not stream.has(last, 5)
    assert stream.has(last - 1, 17)  # behind the end of a segment: the first part of the next one
    assert not stream.has(last + 1, 0)


@pytest.mark.parametrize(
    ("wanted", "absurd"),
    [
        ((0, 5), False),
        ((1, 0), False),
        ((2, None), False),
        ((3, None), True),
        ((10**9, None), True),
        ((0, 25), True),
        ((1, 16), True),
    ],
)
def test_what_nobody_would_ask_is_told_from_what_a_player_does(
    wanted: tuple[int, int | None], absurd: bool, writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    stream = stream_of(reader)
    ahead, part = wanted
    assert stream.is_absurd(stream.segments[-1].sequence + ahead, part) is absurd


def test_the_master_playlist_says_what_the_streams_are(
    writer: SpoolWriter, reader: SpoolReader, larger: Footage
) -> None:
    fill_spool(writer, larger)
    live = LiveHls()
    (variant,) = check_master(live.master([live.variant("door", "main", reader)]))
    assert variant["CODECS"] == codec_string(larger.parameters)
    assert ",mp4a.40.2" in variant["CODECS"]
    assert variant["RESOLUTION"] == "640x360"
    assert variant["FRAME-RATE"] == "10.000"
    size = sum(len(fragment.data) for fragment in larger.fragments)
    assert int(variant["AVERAGE-BANDWIDTH"]) == pytest.approx(size * 8 / 6, rel=0.1)


def test_a_rendition_without_sound_gets_silence(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage, tmp_path: Path
) -> None:
    """Parts and segments are the same bytes, and FFmpeg finds a track without a hole."""
    fill_spool(writer, picture_only)
    stream, sound = stream_of(reader), low_complexity(16_000, 2)
    media = read_media(stream.playlist(silence="16000x2").plain.decode())
    assert {segment.init for segment in media.segments} == {"init-1-s16000x2.mp4"}
    data = init_bytes(reader, 1, sound)
    for segment in stream.segments[:-1]:
        parts = b"".join(part_bytes(stream, part.sequence, sound) for part in segment.parts)
        assert segment_bytes(stream, segment.number, sound) == parts
        data += parts
    assert [part.uri for part in media.segments[-1].parts] == [f"part-{n}-s16000x2.m4s" for n in range(45, 50)]
    assert media.hint == "part-50-s16000x2.m4s"
    (tmp_path / "a.mp4").write_bytes(data)
    with av.open(str(tmp_path / "a.mp4")) as container:
        times = [(p.pts, p.duration) for p in container.demux(audio=0) if p.size]
    assert all(start + duration == after for (start, duration), (after, _) in pairwise(times))
    assert (times[0][0], times[-1][0] + times[-1][1]) == (0, 9 * 16_000)


def test_a_rendition_with_sound_keeps_it(writer: SpoolWriter, reader: SpoolReader, larger: Footage) -> None:
    fill_spool(writer, larger)
    stream, sound = stream_of(reader), low_complexity(16_000, 1)
    assert init_bytes(reader, 1, sound) == larger.init
    assert part_bytes(stream, 3, sound) == larger.fragments[3].data
    assert segment_bytes(stream, 0, sound) == segment_bytes(stream, 0)


def test_silence_counts_in_the_master_playlist(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    live, sound = LiveHls(), low_complexity(48_000, 1)
    (with_it,) = check_master(live.master([live.variant("door", "main", reader, sound=sound)]))
    (without,) = check_master(live.master([live.variant("door", "main", reader)]))
    assert with_it["CODECS"] == f"{without['CODECS']},mp4a.40.2"
    stream = stream_of(reader)
    added = sum(len(segment_bytes(stream, n, sound)) - len(segment_bytes(stream, n)) for n in range(0, 45, 5)) * 8 / 9
    assert int(with_it["AVERAGE-BANDWIDTH"]) - int(without["AVERAGE-BANDWIDTH"]) == pytest.approx(added, rel=0.05)


def test_a_token_is_carried_to_every_address(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    live = LiveHls()
    variant = live.variant("door", "main", reader, "?token=x")
    report = live.stream("door", "main", reader).report("../sub/index.m3u8")
    media = live.stream("door", "main", reader).playlist("?token=x", reports=(report,)).plain.decode()
    for text in (media, live.master([variant])):
        addresses = [line for line in text.splitlines() if not line.startswith("#") or "URI=" in line]
        assert addresses
        assert all("?token=x" in line for line in addresses)


def test_a_playlist_is_packed_as_it_is(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    text = stream_of(reader).playlist()
    assert gzip.decompress(text.packed) == text.plain
    assert len(text.packed) < len(text.plain) // 3


def test_fragments_before_the_first_keyframe_are_left_out(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    writer.begin_run(picture_only.init)
    for fragment in picture_only.fragments[1:]:
        writer.append(fragment, START_US + fragment.media_us)
    assert stream_of(reader).segments[0].number == 4


def test_a_stream_that_nobody_watched_for_long_goes_on(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    stream = LiveStream()
    fill_spool(writer, picture_only)
    stream.refresh(reader)
    before = stream.segments[-1].sequence
    for turn in range(1, 7):
        fill_spool(writer, picture_only, start_us=START_US + turn * 10 * SECOND)
    stream.refresh(reader)
    assert stream.segments[0].sequence > before
    assert stream.segments[0].number >= reader.tail
    read_media(stream.playlist().plain.decode())
