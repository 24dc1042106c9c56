"""The machine, as systems of different kinds describe it."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from support.doctor import config_of, only
from tawny.doctor import Outcome, machine
from tawny.doctor.machine import check_clock, check_libraries, check_memory, check_processor, check_python

CPUINFO = """processor\t: 0
model name\t: Made-up CPU @ 3 GHz
flags\t\t: fpu sse sse2 {flags}

processor\t: 1
flags\t\t: fpu
"""
CAMERA = {"door": {"main": "rtsp://192.0.2.1/main", "sub": "rtsp://192.0.2.1/sub"}}


def processor(folder: Path, flags: str, quota: str = "max 100000") -> tuple[Outcome, str]:
    (folder / "cpuinfo").write_text(CPUINFO.format(flags=flags))
    (folder / "cpu.max").write_text(quota)
    found = check_processor(folder / "cpuinfo", folder)[0]
    return found.outcome, found.found


def test_this_machine_can_run_it() -> None:
    assert only(check_python()).outcome is Outcome.OK
    libraries = only(check_libraries())
    assert libraries.outcome is Outcome.OK
    assert "libavcodec" in libraries.found


def test_a_codec_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ENCODERS", ("libx264", "no_such_codec"))
    missing = only(check_libraries())
    assert missing.outcome is Outcome.FAILED
    assert "no_such_codec (encoder)" in missing.found


def test_cores_model_and_limits_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr(os, "process_cpu_count", lambda: 4)
    assert processor(tmp_path, "avx avx2") == (Outcome.OK, "4 cores of Made-up CPU @ 3 GHz")
    assert processor(tmp_path, "avx2", "150000 100000")[1].endswith("limited to 1.5")


def test_a_virtual_processor_without_avx2_is_a_warning_on_a_pc_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    assert processor(tmp_path, "avx")[0] is Outcome.WARNING
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    assert processor(tmp_path, "")[0] is Outcome.OK
    assert check_processor(tmp_path / "missing", tmp_path)[0].outcome is Outcome.OK


@pytest.mark.parametrize(("busy", "outcome"), [(0.5, Outcome.OK), (0.95, Outcome.WARNING)])
def test_a_machine_that_is_busy_is_a_warning(busy: float, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "process_cpu_count", lambda: 4)
    monkeypatch.setattr(os, "getloadavg", lambda: (4 * busy, 0.0, 0.0))
    assert check_processor()[-1].outcome is outcome


def test_a_container_with_too_little_memory_is_a_warning_before_the_service_runs(tmp_path: Path) -> None:
    config = config_of(tmp_path, CAMERA)
    assert only(check_memory(config, running=False, cgroup=tmp_path)).outcome is Outcome.OK
    (tmp_path / "memory.max").write_text("200000000\n")
    (tmp_path / "memory.current").write_text("150000000\n")
    short = only(check_memory(config, running=False, cgroup=tmp_path))
    assert short.outcome is Outcome.WARNING
    assert short.found.startswith("50 MB of 200 MB are free; 1 camera will need about")
    assert only(check_memory(config, running=True, cgroup=tmp_path)).outcome is Outcome.OK
    (tmp_path / "memory.max").write_text("max\n")
    assert only(check_memory(config, running=False, cgroup=tmp_path)).outcome is (
        Outcome.OK if psutil.virtual_memory().available > 200e6 else Outcome.WARNING
    )


@pytest.mark.parametrize(
    ("state", "outcome", "word"),
    [(True, Outcome.OK, "synchronised"), (False, Outcome.WARNING, "not synchronised"), (None, Outcome.OK, "can't be")],
)
def test_the_clock(state: bool | None, outcome: Outcome, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_is_synchronised", lambda: state)
    found = only(check_clock())
    assert found.outcome is outcome
    assert word in found.found


def test_what_the_kernel_says_of_the_clock_is_understood() -> None:
    assert machine._is_synchronised() in {True, False, None}


def test_a_clock_that_was_never_set_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "EARLIEST_S", 2**40)
    assert only(check_clock()).outcome is Outcome.FAILED
