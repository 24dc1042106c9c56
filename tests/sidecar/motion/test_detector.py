from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from support import scenes as s
from support.scenes import Luma, Scene
from support.watch import episodes, spans
from tawny.motion.detector import Analysis, MotionDetector
from tawny.motion.replay import replay
from tawny.motion.settings import MotionSettings, Zone

WALK = [(4.0, -30.0, 250.0), (10.0, 670.0, 250.0)]
LEFT = ((0.0, 0.0), (0.4, 0.0), (0.4, 1.0), (0.0, 1.0))
RIGHT = ((0.6, 0.0), (1.0, 0.0), (1.0, 1.0), (0.6, 1.0))
SKY = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.3), (0.0, 0.3))
GROUND = ((0.0, 0.3), (1.0, 0.3), (1.0, 1.0), (0.0, 1.0))


def walk(**kwargs: object) -> Scene:
    return dataclasses.replace(Scene(13, things=[s.person(WALK)]), **kwargs)


@pytest.fixture(scope="module")
def walking() -> list[tuple[Luma, int]]:
    return list(walk().frames())


def analyses(frames: list[tuple[Luma, int]], settings: MotionSettings | None = None) -> list[Analysis]:
    """Every frame analysed, whether due or not."""
    detector = MotionDetector(settings or MotionSettings())
    return [detector.analyse(luma, t_us) for luma, t_us in frames]


def test_the_first_frame_is_never_motion(walking: list[tuple[Luma, int]]) -> None:
    first = analyses(walking[:1])[0]

    assert first == Analysis(0)


def test_the_same_frames_give_the_same_answers(walking: list[tuple[Luma, int]]) -> None:
    assert analyses(walking) == analyses(walking)


def test_a_clear_thing_is_confirmed_two_frames_after_its_onset(walking: list[tuple[Luma, int]]) -> None:
    confirmed = next(analysis for analysis in analyses(walking) if analysis.active)

    assert confirmed.onset_us is not None
    assert confirmed.t_us - confirmed.onset_us <= 300_000
    assert confirmed.onset_us / 1e6 == pytest.approx(4.3, abs=0.3)


def test_boxes_follow_the_thing(walking: list[tuple[Luma, int]]) -> None:
    at = next(analysis for analysis in analyses(walking) if analysis.t_us == 7_000_000)

    (box,) = at.boxes
    assert (box[0] + box[2]) / 2 == pytest.approx(0.5, abs=0.06)
    assert box[3] == pytest.approx(250 / 360, abs=0.06)
    assert 0 < at.score < 0.03


def test_sensitivity_zero_finds_nothing(walking: list[tuple[Luma, int]]) -> None:
    assert episodes(walking, MotionSettings(sensitivity=0)) == []


def test_sensitivity_100_finds_nothing_in_noise() -> None:
    assert episodes(Scene(20, noise=5).frames(), MotionSettings(sensitivity=100)) == []


def test_what_is_too_faint_at_50_is_found_at_90() -> None:
    frames = list(Scene(13, things=[_shade], noise=1, background=np.full((360, 640), 110, np.float32)).frames())

    assert episodes(frames) == []
    assert len(episodes(frames, MotionSettings(sensitivity=90, quiet_s=2))) == 1


def test_motion_outside_of_all_zones_does_not_count(walking: list[tuple[Luma, int]]) -> None:
    assert episodes(walking, MotionSettings(zones=(Zone("sky", SKY),))) == []


def test_an_event_begins_when_the_thing_enters_the_zone(walking: list[tuple[Luma, int]]) -> None:
    (found,) = episodes(walking, MotionSettings(quiet_s=2, zones=(Zone("right", RIGHT),)))

    assert found.zones == ("right",)
    assert found.start_us / 1e6 == pytest.approx(7.7, abs=0.5)


def test_a_way_through_two_zones_is_one_event(walking: list[tuple[Luma, int]]) -> None:
    settings = MotionSettings(quiet_s=2, zones=(Zone("left", LEFT), Zone("right", RIGHT)))
    (found,) = episodes(walking, settings)

    assert found.zones == ("left", "right")


def test_a_zone_asks_for_its_own_smallest_size(walking: list[tuple[Luma, int]]) -> None:
    zones = (Zone("large", GROUND, min_size=0.05), Zone("small", GROUND))
    (found,) = episodes(walking, MotionSettings(quiet_s=2, zones=zones))

    assert found.zones == ("small",)


def test_nothing_counts_in_an_ignore_area(walking: list[tuple[Luma, int]]) -> None:
    assert episodes(walking, MotionSettings(ignore=(Zone("ground", GROUND),))) == []


@pytest.mark.parametrize("fps", [1.0, 2.0, 30.0])
def test_any_frame_rate_will_do(fps: float) -> None:
    scene = walk(fps=fps, things=[s.person([(4, -30, 250), (12, 670, 250)])], duration=16)

    assert len(episodes(scene.frames())) == 1


def test_a_new_size_starts_anew(walking: list[tuple[Luma, int]]) -> None:
    detector = MotionDetector(MotionSettings())
    for luma, t_us in walking[:20]:
        detector.analyse(luma, t_us)

    for index, shape in enumerate([(180, 320), (720, 1280), (17, 23), (576, 704), (1, 1), (360, 640)]):
        analysis = detector.analyse(np.full(shape, 90, np.uint8), 2_100_000 + index * 100_000)
        assert not analysis.active


def test_after_a_new_size_motion_is_found(walking: list[tuple[Luma, int]]) -> None:
    small = [(np.ascontiguousarray(luma[::2, ::2]), t_us) for luma, t_us in walking]

    assert len(episodes(walking[:25] + small[25:])) == 1


def test_a_reconnect_is_no_motion() -> None:
    before = list(Scene(8).frames())
    after = [(luma, t_us + 75_000_000) for luma, t_us in Scene(8, seed=1).frames()]

    assert episodes(before + after) == []


@pytest.mark.parametrize("jump_us", [-500_000_000, -200_000, 40_000_000])
def test_timestamps_that_jump_neither_make_nor_hide_motion(walking: list[tuple[Luma, int]], jump_us: int) -> None:
    still = list(Scene(6).frames())
    jumped = [(luma, t_us + 6_000_000 + jump_us) for luma, t_us in walking]

    assert len(episodes(still + jumped)) == 1


def test_equal_timestamps_do_no_harm(walking: list[tuple[Luma, int]]) -> None:
    doubled = [frame for frame in walking for _ in range(2)]

    assert any(analysis.active for analysis in analyses(doubled))


def test_motion_goes_on_through_a_change_of_light() -> None:
    light = s.gain_at(lambda t: 0.3 if t < 7 else 1.1)
    found = episodes(walk(light=light).frames(), MotionSettings(quiet_s=1))

    assert len(found) == 1
    assert found[0].start_us < 5_000_000
    assert found[0].end_us > 9_000_000


def test_a_change_of_the_whole_picture_is_told_and_soon_over() -> None:
    found = analyses(list(Scene(12, light=s.infrared(6)).frames()))

    changes = [analysis.t_us for analysis in found if analysis.global_change]
    assert changes
    assert max(changes) - min(changes) <= 2_000_000
    assert not any(analysis.active for analysis in found)


def test_a_picture_that_goes_on_changing_is_motion() -> None:
    rng = np.random.default_rng(3)
    frames = list(Scene(5).frames())
    for index in range(40):
        scene = np.kron(rng.integers(0, 255, (9, 16)), np.ones((40, 40))).astype(np.uint8)
        frames.append((scene, 5_000_000 + index * 100_000))

    found = analyses(frames)

    assert not any(analysis.active for analysis in found[:70])
    assert found[-1].active


def test_a_tree_that_was_taken_for_motion_does_not_hold_the_event_for_ever() -> None:
    bars = [_swinging(60 + 70 * k, 0.25 + 0.08 * k) for k in range(7)]
    found = episodes(Scene(60, fps=5, things=bars).frames())

    assert sum(end - start for start, end in spans(found)) < 40


def _shade(canvas: s.Canvas, t: float) -> None:
    if 4 <= t < 10:
        left = int(100 * (t - 4))
        canvas[180:260, left : left + 60] += 10


def _swinging(x: float, hz: float) -> s.Thing:
    def draw(canvas: s.Canvas, t: float) -> None:
        at = int(x + (22 * np.sin(2 * np.pi * hz * t + x) if t > 10 else 0))
        canvas[30:170, at : at + 16] = 60

    return draw


def test_no_frame_waits_for_its_turn_when_something_clear_comes() -> None:
    late = replay(
        Scene(12, fps=30, things=[s.car([(6.07, -80, 300), (8, 720, 300)])]).frames(), MotionSettings(), float
    )

    assert late.episodes[0].start_us == pytest.approx(6_200_000, abs=120_000)
    assert late.analysed < 180


def test_a_view_of_a_padded_plane_will_do(walking: list[tuple[Luma, int]]) -> None:
    padded = [(np.pad(luma, ((0, 8), (0, 32)))[:360, :640], t_us) for luma, t_us in walking]

    assert analyses(padded) == analyses(walking)
