"""Dry runs on what a camera's worker recorded: the same settings find the same again, others what they would have."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import scenes as s
from support.adaptive import RecordedCamera, film
from support.footage import START_US
from support.scenes import Scene
from tawny.core.clock import SECOND_US
from tawny.core.messages import DryRunDone
from tawny.motion.settings import MotionSettings, Zone
from tawny.playback.dry_run import dry_run
from tawny.playback.footage import STREAMS, best_cuts, load_reels
from tawny.playback.strips import Strip, strips

HOUR_US = 3600 * SECOND_US
SETTINGS = {"motion": {"quiet_s": 2}, "recording": {"pre_roll_s": 3, "post_roll_s": 4}}

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
NEAR, FAR, FARTHEST = (6, 11), (22, 29), (37, 46)
"""When the three people are in the picture of `street`."""

type Spans = list[tuple[float, float]]


def _street() -> Scene:
    """Somebody near, somebody far away, and somebody very far away."""
    near = s.person([(NEAR[0], -30, 250), (NEAR[1], 670, 250)])
    far = s.person([(FAR[0], 150, 205), (FAR[1], 420, 208)], height=30)
    farthest = s.person([(FARTHEST[0], 150, 160), (FARTHEST[1], 420, 162)], height=12, tone=70)
    return Scene(49, things=[near, far, farthest])


def record(root: Path, show: Callable[[RecordedCamera], None], **settings: object) -> RecordedCamera:
    camera = RecordedCamera(root, **{**SETTINGS, **settings})
    show(camera)
    camera.close()
    return camera


def plan(camera: RecordedCamera) -> list[Strip]:
    start_us, end_us = START_US - HOUR_US, START_US + HOUR_US
    reels = load_reels(camera.log, camera.root, [], camera="door", start_us=start_us, end_us=end_us)
    return strips(best_cuts(reels, STREAMS, start_us=start_us, end_us=end_us, least_us=2 * SECOND_US))


def run(camera: RecordedCamera, **settings: object) -> DryRunDone:
    return dry_run(camera.root, plan(camera), MotionSettings(**{"quiet_s": 2, **settings}), lambda _: None)


def spans(done: DryRunDone) -> Spans:
    return [((one.start_us - START_US) / SECOND_US, (one.end_us - START_US) / SECOND_US) for one in done.found]


def logged(camera: RecordedCamera) -> Spans:
    events = reversed(camera.log.events(limit=1000).events)
    return [((one.start_us - START_US) / SECOND_US, (one.end_us - START_US) / SECOND_US) for one in events]


def assert_same(found: Spans, expected: Spans, within_s: float = 0.6) -> None:
    assert [at for span in found for at in span] == pytest.approx(
        [at for span in expected for at in span], abs=within_s
    )


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return film(_street(), tmp_path_factory.mktemp("street"))


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory, clips: tuple[Path, Path]) -> Iterator[RecordedCamera]:
    camera = record(tmp_path_factory.mktemp("door"), lambda camera: camera.play(*clips))
    yield camera
    camera.log.close()


def test_the_camera_found_two_of_three_and_kept_the_rest_in_few_pictures(street: RecordedCamera) -> None:
    assert_same(logged(street), [NEAR, FAR])
    assert [strip.stream for strip in plan(street)] == ["idle", "main", "idle", "main", "idle"]


def test_the_same_settings_find_the_same_again(street: RecordedCamera) -> None:
    done = run(street)
    assert_same(spans(done), logged(street), 0.3)
    assert done.lost == ()


def test_a_higher_sensitivity_finds_more_between_the_events(street: RecordedCamera) -> None:
    found = spans(run(street, sensitivity=75))
    assert_same(found[:2], logged(street))
    ((start, end),) = found[2:]
    assert FARTHEST[0] <= start < FARTHEST[1] - 2
    assert end == pytest.approx(FARTHEST[1], abs=2.5)


def test_a_lower_sensitivity_finds_less(street: RecordedCamera) -> None:
    assert_same(spans(run(street, sensitivity=25)), [NEAR])


def test_nothing_is_found_in_an_ignored_picture_nor_at_sensitivity_zero(street: RecordedCamera) -> None:
    assert run(street, ignore=(Zone("all", WHOLE),)).found == ()
    assert run(street, sensitivity=0).found == ()


def test_only_what_is_in_a_zone_counts(street: RecordedCamera) -> None:
    lower = ((0.0, 0.62), (1.0, 0.62), (1.0, 1.0), (0.0, 1.0))
    done = run(street, zones=(Zone("path", lower),))
    assert_same(spans(done), [NEAR], 1)
    assert done.found[0].zones == ("path",)


def test_a_longer_quiet_time_makes_one_event_of_two(street: RecordedCamera) -> None:
    assert_same(spans(run(street, quiet_s=14)), [(NEAR[0], FAR[1])])


def test_how_far_it_is_is_told(street: RecordedCamera, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.playback.dry_run.TELL_EVERY_S", 0)
    told: list[float] = []
    dry_run(street.root, plan(street), MotionSettings(), told.append)
    assert told == sorted(told)
    assert told[0] < 0.05
    assert told[-1] == pytest.approx(1)


def test_what_is_raised_by_who_is_told_ends_it(street: RecordedCamera, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.playback.dry_run.TELL_EVERY_S", 0)

    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        dry_run(street.root, plan(street), MotionSettings(), stop)


def test_files_that_are_gone_or_damaged_are_left_out_and_told(street: RecordedCamera, tmp_path: Path) -> None:
    shutil.copytree(street.root / "media", tmp_path / "media")
    first, second, third, fourth, _ = planned = plan(street)
    (tmp_path / first.path).unlink()
    (tmp_path / second.path).write_bytes(b"\0" * 4096)
    data = bytearray((tmp_path / fourth.path).read_bytes())
    (tmp_path / fourth.path).write_bytes(data[: fourth.offset + fourth.size // 2])
    done = dry_run(tmp_path, planned, MotionSettings(quiet_s=2), lambda _: None)
    assert done.lost[:2] == tuple((strip.begin_us, strip.end_us) for strip in (first, second))
    assert fourth.begin_us < done.lost[2][0] < done.lost[2][1] == fourth.end_us
    ((start, _),) = spans(done)
    assert start == pytest.approx(FAR[0], abs=0.6)
    assert third.stream == "idle"


def test_a_gap_is_no_event_and_ends_one(tmp_path: Path, clips: tuple[Path, Path]) -> None:
    """The camera is away twice, and sees another light when it is back."""

    def show(camera: RecordedCamera) -> None:
        for scene in ("day", "night"):
            camera.play(*film(_standstill(dark=scene == "night"), tmp_path / scene))
            camera.pass_time(60)

    camera = record(tmp_path / "door", show)
    for sensitivity in (25, 50, 75, 100):
        assert_same(spans(run(camera, sensitivity=sensitivity)), [(4, 8), (72, 76)], 0.8)
    assert_same(logged(camera), [(4, 8), (72, 76)], 0.8)
    camera.log.close()


def _standstill(*, dark: bool) -> Scene:
    """Somebody comes in and is in the picture when the camera goes away."""
    light = s.gain_at(lambda _: 0.35 if dark else 1.0)
    return Scene(8, seed=2 if dark else 1, things=[s.person([(4, -30, 250), (9, 600, 250)])], light=light)


def test_where_one_track_follows_the_other_nothing_moves(tmp_path: Path) -> None:
    """Events by hand switch from track to track in a place where only leaves and noise move, at any sensitivity."""
    things = [s.foliage((420, 20, 620, 200), amplitude=4, hz=0.5)]
    clips = film(Scene(16, things=things, noise=3), tmp_path)

    def show(camera: RecordedCamera) -> None:
        for _ in range(3):
            camera.play(*clips)
            camera.trigger(2)

    camera = record(tmp_path / "door", show, motion={"sensitivity": 0})
    tracks = [strip.stream for strip in plan(camera)]
    assert tracks.count("main") >= 2
    assert tracks.count("idle") >= 3
    for sensitivity in (25, 50, 75):
        assert run(camera, sensitivity=sensitivity).found == ()
    camera.log.close()


def test_continuous_footage_is_judged_as_well(tmp_path: Path, clips: tuple[Path, Path]) -> None:
    camera = record(tmp_path, lambda camera: camera.play(*clips), recording={"mode": "continuous"})
    assert {strip.stream for strip in plan(camera)} == {"main"}
    assert_same(spans(run(camera)), logged(camera), 0.3)
    camera.log.close()


def test_three_groups_of_cars_are_found_again(footage: Path, tmp_path: Path) -> None:
    """Real footage, without a sub stream."""
    camera = record(tmp_path, lambda camera: camera.play(footage / "cars.mp4", times=2))
    assert len(logged(camera)) == 6
    assert_same(spans(run(camera)), logged(camera), 0.5)
    camera.log.close()


def test_cars_are_found_in_the_few_pictures_between_events(footage: Path, tmp_path: Path) -> None:
    camera = record(tmp_path, lambda camera: camera.play(footage / "cars.mp4", times=2), motion={"sensitivity": 0})
    assert logged(camera) == []
    found = spans(run(camera))
    assert [start for start, _ in found] == pytest.approx([4.4, 14.4, 25.3, 34.6, 44.6, 55.5], abs=1.2)
    camera.log.close()
