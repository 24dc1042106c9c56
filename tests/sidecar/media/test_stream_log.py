"""One defect per test, each as a packet sequence: no picture may be lost, and time must go on as it really did."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from support.packets import (
    SECOND,
    SILENT,
    START_US,
    VIDEO,
    WITH_AUDIO,
    Taken,
    Wire,
    Written,
    camera,
    changed,
    log_of,
    microphone,
    mixed,
    picture_data,
    shifted,
)
from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, VideoPacket

FRAME = VIDEO_TIMESCALE // 25


def assert_whole(written: Written, taken: list[Taken], *, longest_us: int = 500_000, lost: int = 0) -> None:
    """Every picture but the first `lost` is there once and in order; time goes forward; fragments are short."""
    sent = [one.packet.data for one in taken if isinstance(one.packet, VideoPacket)]
    assert written.pictures == sent[lost:]
    assert written.log.lost == lost
    ends: dict[int, int] = {}
    for record, samples in zip(written.records, written.video, strict=True):
        dts = [sample.dts for sample, _ in samples]
        assert all(earlier < later for earlier, later in pairwise(dts))
        assert dts[0] >= ends.get(record.run, 0)
        ends[record.run] = samples[-1][0].dts + samples[-1][0].duration
        assert all(sample.duration > 0 for sample, _ in samples)
        assert record.duration_us <= longest_us
        assert record.keyframe == samples[0][0].keyframe


def assert_keyframes_begin_fragments(written: Written) -> None:
    assert not any(sample.keyframe for samples in written.video for sample, _ in samples[1:])


def wall_errors(written: Written, taken: list[Taken]) -> list[int]:
    """Microseconds by which each picture's wall time is later than true."""
    videos = [one for one in taken if isinstance(one.packet, VideoPacket)]
    return [wall - START_US - one.at_us for wall, one in zip(written.walls, videos, strict=True) if wall is not None]


def assert_wall_within(written: Written, taken: list[Taken], us: int) -> None:
    errors = wall_errors(written, taken)
    assert max(map(abs, errors)) <= us, (min(errors), max(errors))


def test_a_camera_that_does_everything_right(tmp_path: Path) -> None:
    taken = camera(20)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_keyframes_begin_fragments(written)
    assert_wall_within(written, taken, 1000)
    assert written.runs == {1}
    assert written.log.repaired == 0
    assert written.records[0].wall_us == START_US
    assert written.records[-1].end_us == START_US + 20 * SECOND


def test_no_decoding_times_at_all(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda _: True, lambda packet: replace(packet, dts=None))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 1000)


def test_some_decoding_times_missing(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda index: index % 7 == 3, lambda packet: replace(packet, dts=None))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.log.repaired == 0


def test_timestamps_repeated_now_and_then(tmp_path: Path) -> None:
    taken = changed(camera(120), lambda index: index % 10 == 9, shifted(-FRAME))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken, longest_us=520_000)
    assert_wall_within(written, taken, 50_000)


def test_timestamps_frozen_from_the_start(tmp_path: Path) -> None:
    taken = changed(camera(120), lambda index: index > 0, lambda packet: replace(packet, pts=3_000_000, dts=3_000_000))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 700_000)


def test_timestamps_frozen_at_ten_frames_per_second(tmp_path: Path) -> None:
    taken = changed(camera(120, fps=10, gop=20), lambda _: True, lambda packet: replace(packet, pts=7, dts=7))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 1_000_000)


def test_timestamps_that_freeze_for_a_while(tmp_path: Path) -> None:
    taken = changed(
        camera(60), lambda index: 500 <= index < 750, lambda packet: replace(packet, pts=4_800_000, dts=4_800_000)
    )
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 1_500_000)


def test_one_timestamp_back_by_a_frame(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda index: index == 100, shifted(-2 * FRAME))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.log.repaired <= 4
    assert_wall_within(written, taken, 100_000)


def test_back_by_a_frame_every_second(tmp_path: Path) -> None:
    taken = changed(camera(300), lambda index: index % 25 == 7, shifted(-2 * FRAME))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 200_000)


def test_back_by_an_hour(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda index: index >= 100, shifted(-3600 * VIDEO_TIMESCALE))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.runs == {1}
    assert written.log.repaired == 1
    assert_wall_within(written, taken, 50_000)


def test_forward_by_an_hour(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda index: index >= 100, shifted(3600 * VIDEO_TIMESCALE))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.runs == {1}
    assert written.log.repaired == 1
    assert_wall_within(written, taken, 50_000)


def test_one_timestamp_an_hour_ahead(tmp_path: Path) -> None:
    taken = changed(camera(20), lambda index: index == 100, shifted(3600 * VIDEO_TIMESCALE))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 100_000)


def test_timestamps_wrap_at_32_bits(tmp_path: Path) -> None:
    zero = (1 << 32) - 5 * VIDEO_TIMESCALE
    taken = changed(camera(20, zero=zero), lambda index: index >= 125, shifted(-(1 << 32)))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 50_000)


def test_camera_stalls_for_ten_seconds(tmp_path: Path) -> None:
    taken = camera(10) + camera(10, start_us=20 * SECOND, zero=3_000_000 + 20 * VIDEO_TIMESCALE, first=250)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.runs == {1}
    assert written.log.repaired == 0
    assert_wall_within(written, taken, 1000)
    hole = [later.wall_us - earlier.end_us for earlier, later in pairwise(written.records)]
    assert max(hole) > 9 * SECOND, "the pause is a hole, not a frozen picture"


def test_camera_pauses_for_more_than_half_a_minute(tmp_path: Path) -> None:
    taken = camera(10) + camera(10, start_us=50 * SECOND, zero=3_000_000 + 50 * VIDEO_TIMESCALE, first=250)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.runs == {1, 2}
    assert_wall_within(written, taken, 1000)


def test_network_stalls_and_delivers_everything_in_a_burst(tmp_path: Path) -> None:
    late = [
        replace(one, packet=replace(one.packet, arrival_us=max(one.at_us, 20 * SECOND)))
        if one.at_us >= 10 * SECOND
        else one
        for one in camera(40)
    ]
    written = log_of(tmp_path, late)
    assert_whole(written, late)
    assert written.log.repaired == 0
    assert written.runs == {1}
    assert_wall_within(written, late, 10_000)


def test_first_packets_late(tmp_path: Path) -> None:
    late = [replace(one, packet=replace(one.packet, arrival_us=max(one.at_us, 3 * SECOND))) for one in camera(20)]
    written = log_of(tmp_path, late)
    assert_whole(written, late)
    assert written.log.repaired == 0
    errors = wall_errors(written, late)
    assert all(0 <= error <= 3 * SECOND for error in errors)
    assert all(error <= 1000 for error in errors[75:])


def test_session_begins_with_a_long_gop_in_one_burst(tmp_path: Path) -> None:
    late = [
        replace(one, packet=replace(one.packet, arrival_us=max(one.at_us, 10 * SECOND))) for one in camera(60, gop=250)
    ]
    written = log_of(tmp_path, late)
    assert_whole(written, late)
    assert all(error <= 10 * SECOND for error in wall_errors(written, late))
    assert all(abs(error) <= 10_000 for error in wall_errors(written, late)[500:])


def test_b_frames(tmp_path: Path) -> None:
    def reordered(packet: VideoPacket) -> VideoPacket:
        assert packet.dts is not None
        order = ((packet.dts - 3_000_000) // FRAME) % 3
        return replace(packet, pts=packet.dts + FRAME * (1, 2, 0)[order])

    taken = changed(camera(20, gop=24), lambda _: True, reordered)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.log.repaired == 0
    shown = [sample.dts + sample.composition for samples in written.video for sample, _ in samples]
    assert len(set(shown)) == len(shown)
    assert shown == [(packet.pts - 3_000_000) for packet in (one.packet for one in taken)]


def test_b_frames_whose_first_decoding_times_are_missing(tmp_path: Path) -> None:
    def reordered(packet: VideoPacket) -> VideoPacket:
        assert packet.dts is not None
        index = (packet.dts - 3_000_000) // FRAME
        return replace(packet, pts=packet.dts + FRAME * (1, 2, 0)[index % 3], dts=None if index < 2 else packet.dts)

    taken = changed(camera(20, gop=24), lambda _: True, reordered)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 200_000)


def test_b_frames_without_any_decoding_time(tmp_path: Path) -> None:
    def reordered(packet: VideoPacket) -> VideoPacket:
        assert packet.dts is not None
        index = (packet.dts - 3_000_000) // FRAME
        return replace(packet, pts=packet.dts + FRAME * (1, 2, 0)[index % 3], dts=None)

    taken = changed(camera(120, gop=24), lambda _: True, reordered)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 3_000_000)


def test_audio_beside_video(tmp_path: Path) -> None:
    taken = mixed(camera(20), microphone(20))
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    sounds = [sample for samples in written.audio for sample, _ in samples]
    assert len(sounds) >= 20 * 48_000 // 1024 - 30
    assert all(later.dts - earlier.dts == 1024 for earlier, later in pairwise(sounds))
    for pictures, heard in zip(written.video, written.audio, strict=True):
        assert abs(pictures[0][0].dts / VIDEO_TIMESCALE - heard[0][0].dts / 48_000) < 0.1


def audio_skew_s(written: Written) -> float:
    """By how much the sound is off: its place against the time at which it was taken."""
    worst = 0.0
    for samples in written.audio:
        for sample, data in samples:
            true = int(data.decode().split()[1]) * 1024 / 48_000
            worst = max(worst, abs(sample.dts / 48_000 - true))
    return worst


def test_audio_that_counts_an_hour_ahead(tmp_path: Path) -> None:
    taken = mixed(camera(20), microphone(20, zero=1_600_000 + 3600 * 48_000))
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    assert audio_skew_s(written) < 0.1


def test_audio_that_counts_an_hour_behind(tmp_path: Path) -> None:
    taken = mixed(camera(20), microphone(20, zero=1_600_000 - 3600 * 48_000))
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    assert audio_skew_s(written) < 0.1
    assert sum(map(len, written.audio)) > 900


def test_audio_that_begins_late(tmp_path: Path) -> None:
    taken = mixed(camera(60), [one for one in microphone(60) if one.at_us > 40 * SECOND])
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    assert audio_skew_s(written) < 0.01
    assert sum(map(len, written.audio)) > 900


def test_audio_that_pauses_for_a_minute(tmp_path: Path) -> None:
    sound = [one for one in microphone(120) if not 20 * SECOND < one.at_us < 80 * SECOND]
    taken = mixed(camera(120), sound)
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    assert written.runs == {1}
    assert audio_skew_s(written) < 0.01
    assert sum(map(len, written.audio)) > 2700


def test_audio_alone_jumps(tmp_path: Path) -> None:
    def jump(one: Taken) -> Taken:
        assert isinstance(one.packet, AudioPacket)
        return replace(one, packet=replace(one.packet, pts=one.packet.pts + 3600 * 48_000))

    sound = [jump(one) if one.at_us > 10 * SECOND else one for one in microphone(20)]
    taken = mixed(camera(20), sound)
    written = log_of(tmp_path, taken, WITH_AUDIO)
    assert_whole(written, taken)
    assert written.runs == {1}
    assert audio_skew_s(written) < 0.1


def test_a_hole_in_the_audio_within_a_fragment(tmp_path: Path) -> None:
    sound = [one for index, one in enumerate(microphone(20)) if index % 20 not in {4, 5, 6}]
    written = log_of(tmp_path, mixed(camera(20), sound), WITH_AUDIO)
    assert audio_skew_s(written) < 0.001


def test_new_parameters_in_mid_stream(tmp_path: Path) -> None:
    larger = replace(VIDEO, width=640, height=360)
    taken = changed(camera(10), lambda index: index == 125, lambda packet: replace(packet, parameters=larger))
    with Wire(tmp_path) as wire:
        wire.feed(taken)
        wire.log.end()
        assert_whole(wire.written, taken)
        assert_wall_within(wire.written, taken, 1000)
        assert {(record.run, record.init) for record in wire.written.records} == {(1, 1), (2, 2)}
        assert wire.written.records[-1].end_us == START_US + 10 * SECOND


def test_the_same_parameters_again_change_nothing(tmp_path: Path) -> None:
    taken = changed(camera(10), lambda index: index % 25 == 0, lambda packet: replace(packet, parameters=VIDEO))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert written.runs == {1}


def test_first_packets_before_a_keyframe(tmp_path: Path) -> None:
    taken = changed(camera(10), lambda index: index == 0, lambda packet: replace(packet, keyframe=False))
    written = log_of(tmp_path, taken)
    assert_whole(written, taken, lost=25)


def test_nothing_but_keyframes(tmp_path: Path) -> None:
    taken = camera(20, gop=1)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert all(record.keyframe for record in written.records)
    assert len(written.records) <= 20 * 4


def test_a_group_of_pictures_of_half_a_minute(tmp_path: Path) -> None:
    taken = camera(65, gop=750)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_keyframes_begin_fragments(written)
    assert sum(record.keyframe for record in written.records) == 3


def test_a_variable_frame_rate(tmp_path: Path) -> None:
    chance = random.Random(7)
    taken = [one for one in camera(60, gop=1000) if chance.random() < 0.4]
    written = log_of(tmp_path, taken)
    slowest = max(later.at_us - earlier.at_us for earlier, later in pairwise(taken))
    assert_whole(written, taken, longest_us=500_000 + slowest)
    assert_wall_within(written, taken, 1000)


def test_one_frame_per_second(tmp_path: Path) -> None:
    taken = camera(60, fps=1, gop=10)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken, longest_us=SECOND)
    assert_keyframes_begin_fragments(written)
    assert all(later.wall_us == earlier.end_us for earlier, later in pairwise(written.records))


def test_a_frame_every_four_seconds(tmp_path: Path) -> None:
    taken = camera(120, fps=0.25, gop=5)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken, longest_us=4 * SECOND)
    assert [record.duration_us for record in written.records][2:] == [4 * SECOND] * (len(written.records) - 2)


def test_sixty_frames_per_second(tmp_path: Path) -> None:
    taken = camera(20, fps=60, gop=120)
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_keyframes_begin_fragments(written)


def test_a_camera_whose_clock_runs_a_fifth_too_fast(tmp_path: Path) -> None:
    taken = [
        replace(one, packet=replace(one.packet, pts=one.packet.pts * 6 // 5, dts=one.packet.pts * 6 // 5))
        for one in camera(300)
        if isinstance(one.packet, VideoPacket)
    ]
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 4 * SECOND)


def test_a_camera_whose_clock_runs_a_fifth_too_slow(tmp_path: Path) -> None:
    taken = [
        replace(one, packet=replace(one.packet, pts=one.packet.pts * 4 // 5, dts=one.packet.pts * 4 // 5))
        for one in camera(300)
        if isinstance(one.packet, VideoPacket)
    ]
    written = log_of(tmp_path, taken)
    assert_whole(written, taken)
    assert_wall_within(written, taken, 12 * SECOND)


def test_the_machines_clock_steps_within_a_run(tmp_path: Path) -> None:
    taken = camera(20)
    with Wire(tmp_path) as wire:
        wire.feed(taken[:250])
        wire.clock.step_wall(-3600 * SECOND)
        wire.feed(taken[250:])
        wire.log.end()
        assert_wall_within(wire.written, taken, 1000)


def test_a_run_broken_on_purpose_loses_nothing(tmp_path: Path) -> None:
    taken = camera(20, gop=100)
    with Wire(tmp_path) as wire:
        wire.feed(taken[:250])
        wire.clock.step_wall(3600 * SECOND)
        wire.log.break_run()
        wire.feed(taken[250:])
        wire.log.end()
        assert_whole(wire.written, taken)
        assert wire.written.runs == {1, 2}
        first = next(record for record in wire.written.records if record.run == 2)
        assert first.wall_us == START_US + 3600 * SECOND + 12 * SECOND


def test_a_new_session_starts_a_run(tmp_path: Path) -> None:
    with Wire(tmp_path) as wire:
        wire.feed(camera(5))
        wire.log.begin(SILENT)
        wire.feed(camera(5, start_us=6 * SECOND, zero=17, first=125))
        wire.log.end()
        assert wire.written.pictures == [picture_data(index) for index in range(250)]
        assert wire.written.runs == {1, 2}
