"""Looking at pictures may fail: recording and the rest of the event do not notice."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from support import scenes as s
from support.adaptive import RecordedCamera, film
from support.footage import START_US
from support.scenes import Scene
from tawny.core.clock import SECOND_US
from tawny.motion.detector import MotionDetector

WALKS = (8, 14)
SETTINGS = {"motion": {"quiet_s": 2}, "recording": {"pre_roll_s": 3, "post_roll_s": 4}}


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    walker = s.person([(WALKS[0], -30, 250), (WALKS[1], 670, 250)])
    return film(Scene(18, things=[walker]), tmp_path_factory.mktemp("walk"))


class Fault:
    """Makes the detector fail for the pictures from `first` on, `times` times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, first: int, times: int) -> None:
        self.seen = 0
        real = MotionDetector.analyse

        def analyse(detector: MotionDetector, luma: object, at_us: int) -> object:
            self.seen += 1
            if first <= self.seen < first + times:
                raise IndexError("a fault")
            return real(detector, luma, at_us)  # type: ignore[arg-type]

        monkeypatch.setattr(MotionDetector, "analyse", analyse)


def test_a_fault_costs_no_event(
    clips: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Fault(monkeypatch, first=5, times=3)
    camera = RecordedCamera(tmp_path, **SETTINGS)
    with caplog.at_level(logging.ERROR):
        camera.play(*clips)
    camera.close()
    (event,) = camera.log.events(limit=10).events
    camera.log.close()
    assert (event.start_us - START_US) / SECOND_US == pytest.approx(WALKS[0], abs=1.5)
    assert caplog.text.count("motion detection starts anew") == 1


def test_pictures_that_cannot_be_looked_at_count_as_not_seen(
    clips: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From which the worker knows that it is blind, and records everything."""
    Fault(monkeypatch, first=1, times=10_000)
    camera = RecordedCamera(tmp_path, **SETTINGS)
    before = camera._analyst.last_picture_us
    camera.play(*clips)
    camera.close()
    camera.log.close()
    assert camera._analyst.last_picture_us == before
