from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tawny.archive.marker import MARKER
from tawny.archive.storage import PROBE, Disk, StorageGuard, StorageState, judge
from tawny.config.service import StorageConfig

GB = 1_000_000_000
CONFIG = StorageConfig(path=Path("unused"), min_free_gb=2, max_gb=100)


def verdicts(frees: list[float], config: StorageConfig = CONFIG) -> list[bool]:
    """Whether the archive may be written as free space (GB) goes through `frees`."""
    writable, found = True, []
    for free in frees:
        writable = judge(Disk(round(free * GB), 0, 1000 * GB), config, was_writable=writable).writable
        found.append(writable)
    return found


def test_pauses_when_retention_could_not_keep_enough_free_and_resumes_later() -> None:
    assert verdicts([3, 1.9, 1.1, 0.9, 1.1, 1.4, 1.6, 1.1, 0.9]) == [
        True,
        True,
        True,
        False,
        False,
        False,
        True,
        True,
        False,
    ]


def test_does_not_flap_about_the_threshold() -> None:
    assert sum(not v for v in verdicts([1.01, 0.99] * 50)) == 99


def test_without_a_configured_minimum_some_megabytes_are_kept_free() -> None:
    config = StorageConfig(path=Path("unused"), min_free_gb=0)
    assert verdicts([0.1, 0.02, 0.01, 0.02, 0.04], config) == [True, True, False, False, True]


def test_protected_recordings_beyond_the_largest_size() -> None:
    full = judge(Disk(500 * GB, 106 * GB, 1000 * GB), CONFIG, was_writable=True)
    assert not full.writable
    assert "max_gb" in full.reason
    assert full.code == "protected"
    assert not judge(Disk(500 * GB, 103 * GB, 1000 * GB), CONFIG, was_writable=False).writable
    assert judge(Disk(500 * GB, 101 * GB, 1000 * GB), CONFIG, was_writable=False).writable


def test_the_file_systems_word_counts_more_than_its_room() -> None:
    state = judge(Disk(500 * GB, 0, 1000 * GB, "it fails", "failing"), CONFIG, was_writable=True)
    assert state == StorageState(False, "it fails", 500 * GB, 0, 1000 * GB, "failing")


@pytest.fixture
def config(root: Path) -> StorageConfig:
    return StorageConfig(path=root, min_free_gb=0)


def test_a_good_directory_is_writable_and_left_clean(root: Path, config: StorageConfig) -> None:
    said: list[StorageState] = []
    guard = StorageGuard(root, config, on_change=said.append)
    state = guard.check(used_bytes=17)
    assert state.writable
    assert state.reason == ""
    assert state.used_bytes == 17
    assert state.free_bytes > 0
    guard.check()
    assert said == [state], "only changes are told"
    assert not (root / PROBE).exists()


def test_a_disk_that_goes_away_and_comes_back(root: Path, config: StorageConfig) -> None:
    said: list[StorageState] = []
    guard = StorageGuard(root, config, on_change=said.append)
    guard.check()
    marker = (root / MARKER).rename(root.parent / "marker")
    state = guard.check()
    assert "right disk" in state.reason
    assert state.code == "other_disk"
    marker.rename(root / MARKER)
    assert guard.check().writable
    assert [state.writable for state in said] == [True, False, True]


def test_a_missing_directory(root: Path, config: StorageConfig) -> None:
    guard = StorageGuard(root, config)
    (root / MARKER).unlink()
    root.rmdir()
    assert "does not exist" in guard.check().reason


def test_a_disk_that_fails(root: Path, config: StorageConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    guard = StorageGuard(root, config)
    state = guard.check()
    assert "Input/output error" in state.reason
    assert state.code == "failing"
    monkeypatch.undo()
    assert (guard.check().writable, guard.check().code) == (True, "")


@pytest.fixture
def small_disk(root: Path) -> Path:
    """A disk of two megabytes at `root`."""
    marker = (root / MARKER).read_bytes()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(root)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small tmpfs takes root")
    (root / MARKER).write_bytes(marker)
    return root


@pytest.fixture(autouse=True)
def unmount(root: Path) -> object:
    yield
    if root.is_mount():
        subprocess.run(["umount", str(root)], check=True)


def test_a_full_disk_pauses_and_room_resumes(small_disk: Path) -> None:
    guard = StorageGuard(small_disk, StorageConfig(path=small_disk, min_free_gb=0.0005))
    assert guard.check().writable
    filler = small_disk / "filler"
    filler.write_bytes(bytes(1_900_000))
    assert "full" in guard.check().reason
    filler.unlink()
    assert guard.check().writable


def test_a_read_only_disk(small_disk: Path) -> None:
    guard = StorageGuard(small_disk, StorageConfig(path=small_disk, min_free_gb=0))
    assert guard.check().writable
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert "read-only" in guard.check().reason
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert guard.check().writable


def test_a_disk_unmounted_under_way(small_disk: Path) -> None:
    guard = StorageGuard(small_disk, StorageConfig(path=small_disk, min_free_gb=0))
    assert guard.check().writable
    (small_disk.parent / "below").mkdir()
    subprocess.run(["umount", str(small_disk)], check=True)
    (small_disk / MARKER).unlink()  # what the mount hid is the directory without recordings
    assert "right disk" in guard.check().reason
