"""Playlists of a real spool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.footage import START_US, Footage, fill_spool
from tawny.core.errors import NotFoundError
from tawny.live import LiveHls, StreamStartingError
from tawny.live.hls import chunk_bytes, init_bytes
from tawny.media.init_segment import codec_string
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[SpoolWriter]:
    spool = SpoolWriter(tmp_path / "spool", seconds=30, max_bytes=64_000_000)
    yield spool
    spool.close()


@pytest.fixture
def reader(writer: SpoolWriter, tmp_path: Path) -> SpoolReader:
    return SpoolReader(tmp_path / "spool")


def test_an_empty_spool_is_starting(reader: SpoolReader) -> None:
    with pytest.raises(StreamStartingError):
        LiveHls().media("door", "main", reader)
    with pytest.raises(StreamStartingError):
        LiveHls().master([("main", reader)])
    with pytest.raises(StreamStartingError):
        LiveHls().master([])


def test_a_first_chunk_that_still_grows_is_starting(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    writer.begin_run(picture_only.init)
    writer.append(picture_only.fragments[0], START_US)
    with pytest.raises(StreamStartingError):
        LiveHls().media("door", "main", reader)


def test_the_playlist_lists_whole_chunks(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    lines = LiveHls().media("door", "main", reader).splitlines()
    assert lines[:7] == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-TARGETDURATION:2",
        f"#EXT-X-MEDIA-SEQUENCE:{START_US // 2_000_000}",
        "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-MAP:URI="init-1.mp4"',
    ]
    assert lines[7:10] == ["#EXT-X-PROGRAM-DATE-TIME:2025-10-09T08:53:20.000Z", "#EXTINF:2.00000,", "0.m4s"]
    assert [line for line in lines if line.endswith(".m4s")] == ["0.m4s", "4.m4s", "8.m4s", "12.m4s"]


def test_segments_are_the_fragments_as_they_came(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    assert chunk_bytes(reader, 4) == b"".join(fragment.data for fragment in picture_only.fragments[4:8])
    assert init_bytes(reader, 1) == picture_only.init


@pytest.mark.parametrize("number", [1, 16, 20, 10**17])
def test_what_is_no_complete_segment_is_not_found(
    number: int, writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    fill_spool(writer, picture_only)
    with pytest.raises(NotFoundError):
        chunk_bytes(reader, number)


def test_an_unknown_init_is_not_found(reader: SpoolReader) -> None:
    with pytest.raises(NotFoundError):
        init_bytes(reader, 9)


def test_a_new_run_is_marked_with_its_own_init(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage, larger: Footage
) -> None:
    fill_spool(writer, picture_only)
    fill_spool(writer, larger, start_us=START_US + 12_000_000)
    text = LiveHls().media("door", "main", reader)
    assert re.search(r'\.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="init-2.mp4"\n#EXT-X-PROGRAM', text)
    assert text.count("#EXT-X-DISCONTINUITY\n") == 1


def test_the_window_leaves_a_slow_player_time(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    for run in range(4):
        fill_spool(writer, picture_only, start_us=START_US + run * 10_000_000)
    listed = LiveHls().media("door", "main", reader).count(".m4s")
    assert 6 <= listed <= 9


def test_the_master_playlist_says_what_the_streams_are(
    writer: SpoolWriter, reader: SpoolReader, larger: Footage
) -> None:
    fill_spool(writer, larger)
    line = LiveHls().master([("main", reader)]).splitlines()[-2]
    size = sum(len(fragment.data) for fragment in larger.fragments)
    assert f'CODECS="{codec_string(larger.parameters)}"' in line
    assert ",mp4a.40.2" in line
    assert "RESOLUTION=640x360" in line
    mean = int(re.search(r"AVERAGE-BANDWIDTH=(\d+)", line)[1])
    peak = int(re.search(r":BANDWIDTH=(\d+)", line)[1])
    assert mean == pytest.approx(size * 8 / 6, rel=0.1)
    assert peak >= mean


def test_a_token_is_carried_to_every_address(writer: SpoolWriter, reader: SpoolReader, picture_only: Footage) -> None:
    fill_spool(writer, picture_only)
    hls = LiveHls()
    for text in (hls.media("door", "main", reader, "?token=x"), hls.master([("main", reader)], "?token=x")):
        addresses = [line for line in text.splitlines() if not line.startswith("#") or "URI=" in line]
        assert addresses
        assert all("?token=x" in line for line in addresses)


def test_chunks_without_a_keyframe_at_the_front_are_left_out(
    writer: SpoolWriter, reader: SpoolReader, picture_only: Footage
) -> None:
    writer.begin_run(picture_only.init)
    for fragment in picture_only.fragments[1:]:
        writer.append(fragment, START_US + fragment.media_us)
    first = next(line for line in LiveHls().media("door", "main", reader).splitlines() if line.endswith(".m4s"))
    assert picture_only.fragments[1 + int(first.removesuffix(".m4s"))].keyframe
