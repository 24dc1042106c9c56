"""The storage directory on real file systems: full, read-only, in memory, another one than before; and the spool."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from support.doctor import config_of, only, told
from support.service import small_disk
from tawny.archive.marker import MARKER, check_marker
from tawny.config import Config
from tawny.core.errors import StorageError
from tawny.doctor import Outcome, storage
from tawny.doctor.configuration import check_secrets
from tawny.doctor.places import Place, find_place
from tawny.doctor.spool import check_spool, expected_bytes
from tawny.doctor.storage import check_directory, check_file_system, check_space, check_speed, measure_speed

CAMERA = {"door": {"main": "rtsp://192.0.2.1/main"}}


@pytest.fixture
def used(tmp_path: Path) -> Config:
    """A storage that was used before."""
    config = config_of(tmp_path, CAMERA)
    config.storage.path.mkdir()
    check_marker(config.storage.path)
    return config


def fill(path: Path) -> None:
    """Write until there is no more room."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"film" * 1024)


def test_one_that_was_used_before_is_known_again(used: Config) -> None:
    for check in (check_directory, check_space, check_file_system, check_speed):
        assert {found.outcome for found in check(used)} == {Outcome.OK}, check
    assert sorted(path.name for path in used.storage.path.iterdir()) == [MARKER]


def test_one_that_does_not_exist_yet_is_not_made(tmp_path: Path) -> None:
    config = config_of(tmp_path, CAMERA)
    for check in (check_directory, check_space, check_speed, check_spool):
        assert {found.outcome for found in check(config)} == {Outcome.OK}, check
    assert "first start" in only(check_directory(config)).found
    assert [path.name for path in tmp_path.iterdir()] == ["tawny.toml"]


@pytest.mark.parametrize("gone", [MARKER, ""])
def test_a_disk_that_is_not_mounted_is_noticed(used: Config, gone: str) -> None:
    if gone:
        (used.storage.path / gone).unlink()
    else:
        shutil.rmtree(used.storage.path)
    with pytest.raises(StorageError, match=r"holds no recordings, but did before|does not exist"):
        check_directory(used)


def test_another_disk_than_before_is_noticed(used: Config, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    check_marker(other)
    shutil.copy(other / MARKER, used.storage.path / MARKER)
    with pytest.raises(StorageError, match="another storage"):
        check_directory(used)


def test_a_full_disk_has_failed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "data", 4) as disk:
        config = config_of(tmp_path, CAMERA)
        check_marker(disk)
        assert only(check_space(config)).outcome is Outcome.OK
        fill(disk / "film")
        full = only(check_space(config))
        assert (full.outcome, full.found) == (
            Outcome.FAILED,
            "the disk is full: 0 MB are free, and nothing more may be deleted",
        )
        assert "delete other files" in full.remedy
        assert "no space" in only(check_speed(config)).found
        assert sorted(path.name for path in disk.iterdir()) == [MARKER, "film"]


def test_a_disk_that_is_mounted_read_only_has_failed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "data", 4) as disk:
        config = config_of(tmp_path, CAMERA)
        check_marker(disk)
        if os.system(f"mount -o remount,ro {disk}"):
            pytest.skip("file systems can't be remounted here")
        assert "read-only" in only(check_directory(config)).found
        assert only(check_speed(config)).outcome is Outcome.FAILED


def test_a_file_in_the_way_has_failed(tmp_path: Path) -> None:
    config = config_of(tmp_path, CAMERA)
    config.storage.path.write_text("in the way")
    with pytest.raises(StorageError):
        check_directory(config)
    assert only(check_speed(config)).outcome is Outcome.FAILED


def test_recordings_in_memory_are_a_warning(tmp_path: Path) -> None:
    with small_disk(tmp_path / "data", 4):
        found = only(check_file_system(config_of(tmp_path, CAMERA)))
        assert found.outcome is Outcome.WARNING
        assert "tmpfs, memory" in found.found


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(Path("/x"), "ext4", "/"), []),
        (Place(Path("/x"), "nfs4", "/x"), ["network share"]),
        (Place(Path("/x"), "fuse.sshfs", "/x"), ["network share"]),
        (Place(Path("/x"), "overlay", "/"), ["inside a container"]),
        (Place(Path("/x"), "vfat", "/x"), ["power cut"]),
        (Place(Path("/x"), "ext4", "/", "sd card"), ["wears out"]),
    ],
)
def test_disks_that_do_not_keep_what_they_are_given_are_warnings(place: Place, words: list[str]) -> None:
    found = list(storage._troubles("storage", place, log_is_there=True))
    assert len(found) == len(words)
    assert all(word in finding.found for word, finding in zip(words, found, strict=True))
    assert all(finding.outcome is Outcome.WARNING and finding.remedy for finding in found)


@pytest.mark.parametrize(
    ("disk", "kind", "rotational", "medium"),
    [
        ("mmcblk0", "SD", "0", "sd card"),
        ("mmcblk0", "MMC", "0", ""),
        ("usb2/2-1/host4/block/sda", "", "1", "usb stick or disk"),
        ("ata1/block/sda", "", "1", "rotating disk"),
        ("nvme0n1", "", "0", ""),
    ],
)
def test_what_kind_of_disk_it_is(tmp_path: Path, disk: str, kind: str, rotational: str, medium: str) -> None:
    device = tmp_path.stat().st_dev
    folder = tmp_path / "devices" / disk
    (folder / "queue").mkdir(parents=True)
    (folder / "queue/rotational").write_text(f"{rotational}\n")
    (folder / "device").mkdir()
    (folder / "device/type").write_text(f"{kind}\n")
    (folder / "part2").mkdir()
    (folder / "part2/partition").write_text("2\n")
    node = tmp_path / "dev/block" / f"{os.major(device)}:{os.minor(device)}"
    node.parent.mkdir(parents=True)
    node.symlink_to(folder / "part2")
    assert find_place(tmp_path, sysfs=tmp_path).medium == medium


def test_a_place_is_where_the_path_would_be(tmp_path: Path) -> None:
    with small_disk(tmp_path / "mounted", 2) as disk:
        place = find_place(disk / "not/there/yet")
        assert (place.path, place.file_system, place.mounted_at) == (disk, "tmpfs", str(disk))
        assert place.in_memory
        assert find_place(tmp_path).mounted_at != str(disk)


def test_a_slow_disk_is_a_warning(used: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    for speed in (storage.Speed(1_000_000, 0.01), storage.Speed(1e9, 1.5)):
        monkeypatch.setattr(storage, "measure_speed", lambda _, speed=speed: speed)
        assert only(check_speed(used)).outcome is Outcome.WARNING


def test_measuring_is_bounded_and_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        free = shutil.disk_usage(disk).free
        assert measure_speed(disk).bytes_s > 1_000_000
        assert list(disk.iterdir()) == []
        assert shutil.disk_usage(disk).free == free


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_is_told_that_he_is_not_the_one_who_records(used: Config) -> None:
    os.chown(used.storage.path, 65534, 65534)
    found = check_directory(used)
    assert told(found) == [("storage", "ok"), ("storage", "warning")]
    assert "sudo -u" in found[1].remedy


# the spool


def test_a_spool_on_a_disk_is_a_warning(tmp_path: Path) -> None:
    config = config_of(tmp_path, CAMERA, spool={"path": str(tmp_path / "run")})
    if find_place(tmp_path).in_memory:
        pytest.skip("the test's own folder is in memory")
    assert "no memory" in only(check_spool(config)).found


def test_a_spool_that_is_too_small_is_a_warning(tmp_path: Path) -> None:
    with small_disk(tmp_path / "run", 8) as disk:
        config = config_of(tmp_path, CAMERA, spool={"path": str(disk / "spool")})
        found = only(check_spool(config))
        assert found.outcome is Outcome.WARNING
        assert "will need about 31.5 MB" in found.found
        assert "shm_size" in found.remedy


def test_what_the_running_service_put_into_the_spool_is_no_lack_of_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "run", 40) as disk:
        config = config_of(tmp_path, CAMERA, spool={"path": str(disk / "spool")})
        (disk / "spool").mkdir()
        (disk / "spool/1.m4s").write_bytes(bytes(30_000_000))
        assert only(check_spool(config)).outcome is Outcome.OK


def test_spools_are_bounded_by_their_largest_size(tmp_path: Path) -> None:
    config = config_of(tmp_path, {"door": {"main": "rtsp://192.0.2.1/"}}, spool={"max_mb": 1.0})
    assert expected_bytes(config) == 2_000_000


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_spool_of_somebody_else_has_failed(tmp_path: Path) -> None:
    config = config_of(tmp_path, CAMERA, spool={"path": str(tmp_path / "run")})
    (tmp_path / "run").mkdir()
    os.chown(tmp_path / "run", 65534, 65534)
    assert "somebody else" in only(check_spool(config)).found


# secrets


@pytest.mark.parametrize("name", ["token", "signing-key", "push-key"])
def test_a_token_or_key_that_everybody_may_read_is_a_warning(used: Config, name: str) -> None:
    token = used.storage.path / name
    token.touch(mode=0o600)
    assert only(check_secrets(used)).outcome is Outcome.OK
    token.chmod(0o644)
    found = only(check_secrets(used))
    assert found.outcome is Outcome.WARNING
    assert found.remedy == f"chmod 600 {token}"
