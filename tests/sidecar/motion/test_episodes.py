from __future__ import annotations

from tawny.motion.detector import Analysis
from tawny.motion.episodes import Began, Changed, Ended, EpisodeEvent, MotionEpisodes

S = 1_000_000


def seen(t_s: float, *zones: str, score: float = 0.1, onset_s: float | None = None) -> Analysis:
    onset_us = round((t_s if onset_s is None else onset_s) * S)
    return Analysis(round(t_s * S), score, zones, (), active=True, onset_us=onset_us)


def quiet(t_s: float) -> Analysis:
    return Analysis(round(t_s * S))


def run(*analyses: Analysis, quiet_s: float = 2.0) -> list[EpisodeEvent]:
    episodes = MotionEpisodes(quiet_s)
    return [event for analysis in analyses for event in episodes.consume(analysis)]


def test_it_begins_at_the_onset() -> None:
    assert run(quiet(0), seen(1.2, "drive", onset_s=1.0)) == [Began(S, ("drive",), 0.1)]


def test_it_ends_with_the_last_motion_when_it_was_quiet_long_enough() -> None:
    events = run(seen(1), seen(2, score=0.3), quiet(3), quiet(3.9), quiet(4), quiet(5))

    assert events == [Began(S, (), 0.1), Changed(2 * S, (), 0.3), Ended(2 * S, (), 0.3)]


def test_a_pause_shorter_than_quiet_does_not_end_it() -> None:
    assert run(seen(1), quiet(2), seen(2.9), quiet(3)) == [Began(S, (), 0.1)]


def test_a_second_one_begins_after_the_first() -> None:
    events = run(seen(1), quiet(4), seen(5))

    assert events == [Began(S, (), 0.1), Ended(S, (), 0.1), Began(5 * S, (), 0.1)]


def test_motion_after_a_gap_without_frames_is_a_new_one() -> None:
    assert run(seen(1), seen(60)) == [Began(S, (), 0.1), Ended(S, (), 0.1), Began(60 * S, (), 0.1)]


def test_an_onset_before_the_last_end_does_not_overlap() -> None:
    assert run(seen(1), seen(5, onset_s=0.5))[-1] == Began(S + 1, (), 0.1)


def test_several_zones_are_one_episode() -> None:
    events = run(seen(1, "drive"), seen(2, "drive", "gate"), seen(3, "gate"), quiet(6))

    assert events == [
        Began(S, ("drive",), 0.1),
        Changed(2 * S, ("drive", "gate"), 0.1),
        Ended(3 * S, ("drive", "gate"), 0.1),
    ]


def test_a_zone_goes_off_by_itself() -> None:
    events = run(seen(1, "drive", "gate"), seen(2, "gate"), seen(3, "gate"), seen(4, "gate"))

    assert events == [Began(S, ("drive", "gate"), 0.1), Changed(3 * S, ("gate",), 0.1)]


def test_flush_ends_it() -> None:
    episodes = MotionEpisodes(5)
    episodes.consume(seen(1))

    assert episodes.active
    assert episodes.flush(3 * S) == [Ended(S, (), 0.1)]
    assert episodes.flush(4 * S) == []
    assert not episodes.active


def test_time_that_goes_back_ends_it() -> None:
    assert run(seen(100), seen(3)) == [Began(100 * S, (), 0.1), Ended(100 * S, (), 0.1), Began(3 * S, (), 0.1)]


def test_small_changes_of_the_score_are_not_told() -> None:
    assert len(run(*(seen(1 + 0.1 * i, score=0.1 + 0.001 * i) for i in range(20)))) == 1
