"""The replayer: pictures of several recordings of one camera, one after the other."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import pytest

from support import scenes as s
from support.scenes import Luma, Scene
from support.watch import spans
from tawny.motion.replay import Replayer
from tawny.motion.settings import MotionSettings

TREE = (420, 20, 620, 200)
SWITCH_S = 12.0


def _walk(t0: float, t1: float) -> s.Thing:
    return s.person([(t0, -30, 250), (t1, 670, 250)])


def _half(luma: Luma) -> Luma:
    return cv2.resize(luma, (320, 180), interpolation=cv2.INTER_AREA)


def _sharpened(luma: Luma) -> Luma:
    """As cameras do with one of their streams."""
    return cv2.addWeighted(luma, 2.0, cv2.GaussianBlur(luma, (0, 0), 1.5), -1.0, 0)


def _part(margin: int) -> Callable[[Luma], Luma]:
    """What other cameras make of one of their streams: a part of the picture."""
    across = margin * 16 // 9
    return lambda luma: cv2.resize(luma[margin : 360 - margin, across : 640 - across], (640, 360))


def watch(
    scene: Scene,
    *,
    switch: Callable[[Replayer], None],
    after: Callable[[Luma], Luma] = lambda luma: luma,
    sensitivity: int = 50,
    size: tuple[int, int] | None = None,
    skip: tuple[float, float] = (0, 0),
) -> list[tuple[float, float]]:
    """What is found when `switch` happens at SWITCH_S, from when on pictures are as `after` makes them."""
    replayer = Replayer(MotionSettings(sensitivity=sensitivity, quiet_s=2), size=size)
    switched = False
    for luma, t_us in scene.frames():
        t_s = t_us / 1e6
        if skip[0] <= t_s < skip[1]:
            continue
        if t_s >= SWITCH_S and not switched:
            switched = True
            switch(replayer)
        replayer.look(after(luma) if switched else luma, t_us)
    replayer.finish()
    return spans(replayer.found.episodes)


@pytest.mark.parametrize(("margin", "amplitude", "sensitivity"), [(30, 8, 100), (36, 4, 75)])
def test_another_part_of_the_place_is_no_motion(margin: int, amplitude: int, sensitivity: int) -> None:
    scene = Scene(20, things=[s.foliage(TREE, amplitude=amplitude, hz=0.5)])
    assert watch(scene, switch=Replayer.coding_changes, after=_part(margin), sensitivity=sensitivity) == []


def test_what_the_tree_does_is_remembered_over_a_change_of_streams() -> None:
    """A detector that began anew would take the first slow sways for something that moves."""
    scene = Scene(22, things=[s.foliage(TREE, amplitude=10, hz=0.2)])
    assert watch(scene, switch=Replayer.coding_changes, after=_sharpened, sensitivity=60) == []


@pytest.mark.parametrize("after", [_sharpened, _part(20)], ids=["sharpened", "another part"])
def test_what_moves_when_the_stream_changes_goes_on(after: Callable[[Luma], Luma]) -> None:
    ((start, end),) = watch(Scene(20, things=[_walk(8, 17)]), switch=Replayer.coding_changes, after=after)
    assert start == pytest.approx(8.2, abs=0.5)
    assert end == pytest.approx(17, abs=1)


def test_what_begins_after_the_stream_has_changed_is_found() -> None:
    scene = Scene(20, things=[_walk(SWITCH_S + 0.6, 18)])
    ((start, _),) = watch(scene, switch=Replayer.coding_changes, after=_sharpened)
    assert start == pytest.approx(SWITCH_S + 0.8, abs=0.6)


def test_pictures_of_another_size_are_brought_to_one() -> None:
    scene = Scene(20, things=[_walk(8, 17)])
    same = watch(scene, switch=Replayer.coding_changes)
    found = watch(scene, switch=Replayer.coding_changes, after=_half, size=(320, 180))
    assert [at for span in found for at in span] == pytest.approx([at for span in same for at in span], abs=0.5)


def test_an_interruption_ends_what_was_going_on_when_it_was_last_seen() -> None:
    found = watch(Scene(30, things=[_walk(8, 25)]), switch=Replayer.interrupt, skip=(SWITCH_S, 22))
    assert len(found) == 2
    assert found[0][1] == pytest.approx(SWITCH_S, abs=0.3)


def test_an_interruption_itself_is_no_motion() -> None:
    """Another light, another place for the sun: whatever was there before is forgotten."""

    def later(luma: Luma) -> Luma:
        return cv2.flip(luma // 2 + 30, 1)

    scene = Scene(20, things=[s.foliage(TREE, amplitude=4, hz=0.5)])
    assert watch(scene, switch=Replayer.interrupt, after=later, sensitivity=100) == []


def test_a_cyclist_is_followed_at_two_pictures_a_second() -> None:
    """From picture to picture it gets further than several times its size."""
    cyclist = s.person([(10, -30, 250), (13, 670, 250)], height=50)
    replayer = Replayer(MotionSettings(quiet_s=2))
    for luma, t_us in Scene(20, fps=2, things=[cyclist]).frames():
        replayer.look(luma, t_us)
    replayer.finish()
    ((start, end),) = spans(replayer.found.episodes)
    assert start == pytest.approx(10.5, abs=0.6)
    assert end == pytest.approx(13, abs=0.6)


def test_two_places_of_leaves_are_not_enough_at_two_pictures_a_second() -> None:
    replayer = Replayer(MotionSettings(quiet_s=2))
    scene = Scene(45, fps=2, things=[s.foliage(TREE, amplitude=14, hz=0.5, since=20)])
    for luma, t_us in s.encoded(scene.frames(), 2, crf=30, gop=8):
        replayer.look(luma, t_us)
    replayer.finish()
    assert replayer.found.episodes == []


def test_a_background_that_learns_seldom_finds_the_same() -> None:
    found = []
    for learn_every_s in (0.4, 2.0):
        replayer = Replayer(MotionSettings(quiet_s=2), learn_every_s=learn_every_s)
        things = [s.foliage(TREE, amplitude=7, hz=0.6), _walk(20, 30)]
        for luma, t_us in Scene(40, fps=2, things=things).frames():
            replayer.look(luma, t_us)
        replayer.finish()
        found.append(spans(replayer.found.episodes))
    assert len(found[0]) == 1
    assert found[0][0] == pytest.approx(found[1][0], abs=0.6)
