"""Putting a backup back: elsewhere, over another house, from an older version; and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import sqlite3
import stat
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shlex import quote

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawny.api.secret_files import admin_token
from tawny.archive.marker import MARKER, DataLock, check_marker, forget_storage, verify_marker
from tawny.backup.reading import read_backup
from tawny.backup.restoring import restore
from tawny.backup.swap import Swap
from tawny.backup.writing import make_backup
from tawny.cli.main import cli
from tawny.config import load_config
from tawny.core.clock import ManualClock
from tawny.core.errors import StorageError
from tawny.eventlog import EventLog

SCHEMAS = Path(__file__).parent.parent / "eventlog" / "schemas"
type Members = dict[str, bytes]


@pytest.fixture
def backup(house: Path, tmp_path: Path) -> Path:
    return make_backup(house, tmp_path / "backup.tar.gz").file


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOOR_PASSWORD", "geheim")


def members(backup: Path) -> Members:
    with tarfile.open(backup) as archive:
        return {entry.name: archive.extractfile(entry).read() for entry in archive}  # type: ignore[union-attr]


def packed(target: Path, content: Members, change: Callable[[tarfile.TarInfo], None] = lambda _: None) -> Path:
    """An archive of `content` whose entries may be changed."""
    with tarfile.open(target, "w:gz") as archive:
        for name, data in content.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            change(entry)
            archive.addfile(entry, io.BytesIO(data))
    return target


def with_manifest(content: Members, **changes: object) -> Members:
    """`content` with a manifest that fits it, but for `changes`."""
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in content.items()
        if name != "manifest.json"
    ]
    manifest = {**json.loads(content["manifest.json"]), "members": listed, **changes}
    return {**content, "manifest.json": json.dumps(manifest).encode()}


def state(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`; the lock's mention of a process does not count."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_a_house_is_the_same_elsewhere(house: Path, backup: Path, tmp_path: Path) -> None:
    config, data = tmp_path / "new" / "tawny.toml", tmp_path / "disk" / "tawny"
    done = CliRunner().invoke(cli, ["restore", str(backup), "-c", str(config), "--data", str(data)])
    assert done.exit_code == 0, done.exception
    assert f"Start it: tawny run -c {quote(str(config))}" in done.stderr
    old = house.parent / "data"
    assert verify_marker(data) == verify_marker(old)
    for name in ("token", "signing-key", "push-key"):
        assert (data / name).read_bytes() == (old / name).read_bytes()
        assert stat.S_IMODE((data / name).stat().st_mode) == 0o600
    loaded = load_config(config)
    assert loaded.storage.path == data
    assert loaded.mqtt.password is not None
    assert loaded.mqtt.password.get_secret_value() == "correct horse"
    assert "# not for everybody" in config.read_text()
    with EventLog.open(data / "tawny.db", ManualClock()) as log:
        assert len(log.events().events) == 1
        assert [token.name for token in log.tokens()] == ["tablet"]
    assert {path.name for path in data.iterdir()} <= {
        ".lock", ".tawny-storage.json", "token", "signing-key", "push-key", "tawny.db",
    }  # fmt: skip


def test_what_was_there_is_kept_aside(house: Path, backup: Path) -> None:
    data = house.parent / "data"
    (data / "media").mkdir()
    (data / "media" / "film.mp4").write_bytes(b"footage")
    (data / "token").write_text("x" * 40)
    house.write_text("# another one\n" + house.read_text())
    house.chmod(0o640)
    done = restore(backup, house)
    assert set(done.aside) == {data / done.aside[0].name, house.parent / done.aside[0].name}
    assert (data / done.aside[0].name / "token").read_text() == "x" * 40
    assert (house.parent / done.aside[0].name / "tawny.toml").read_text().startswith("# another one")
    assert house.read_bytes() == members(backup)["config/tawny.toml"]
    assert stat.S_IMODE(house.stat().st_mode) == 0o640
    assert (data / "media" / "film.mp4").read_bytes() == b"footage"


def test_a_file_from_elsewhere_goes_beside_the_configuration_which_says_so(house: Path, tmp_path: Path) -> None:
    secret = tmp_path / "etc" / "broker-password"
    secret.parent.mkdir()
    secret.write_text("battery staple\n")
    house.write_text(house.read_text().replace('"mqtt-password"', f'"{secret}"'))
    backup = make_backup(house, tmp_path / "b.tar.gz").file
    secret.write_text("not to be touched")
    done = restore(backup, tmp_path / "new" / "tawny.toml", tmp_path / "new" / "data")
    assert (done.config.parent / "mqtt-password").read_text() == "battery staple\n"
    assert 'password_file = "mqtt-password"  # not for everybody' in done.config.read_text()
    assert secret.read_text() == "not to be touched"


def test_a_database_of_its_own_goes_into_the_folder_that_is_named(house: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ssd" / "events.db"
    elsewhere.parent.mkdir()
    (house.parent / "data" / "tawny.db").rename(elsewhere)
    house.write_text(house.read_text() + f'\n[database]\nurl = "sqlite:///{elsewhere}"\n')
    backup = make_backup(house, tmp_path / "b.tar.gz").file
    before = elsewhere.read_bytes()
    done = restore(backup, tmp_path / "new" / "tawny.toml", tmp_path / "new" / "data")
    assert done.event_log == tmp_path / "new" / "data" / "tawny.db"
    assert elsewhere.read_bytes() == before
    assert load_config(done.config).database.url is None
    again = restore(backup, house)
    assert (again.event_log, len(again.aside)) == (elsewhere, 3)


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_an_event_log_of_an_older_version_is_upgraded(backup: Path, tmp_path: Path, revision: str) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((SCHEMAS / f"{revision}.sql").read_text())
    content = {**members(backup), "storage/tawny.db": old.read_bytes()}
    packed(tmp_path / "old.tar.gz", with_manifest(content, schema=revision))
    done = restore(tmp_path / "old.tar.gz", tmp_path / "new" / "tawny.toml")
    with EventLog.open(done.event_log, ManualClock(), read_only=True) as log:
        assert [token.name for token in log.tokens()] == ["phone"]


def test_trying_it_changes_nothing(house: Path, backup: Path) -> None:
    before = state(house.parent)
    done = CliRunner().invoke(cli, ["restore", str(backup), "-c", str(house), "--dry-run"])
    assert done.exit_code == 0
    assert "is whole and would go" in done.stderr
    assert state(house.parent) == before


def test_variables_that_are_missing_are_named(
    house: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOOR_PASSWORD")
    done = CliRunner().invoke(cli, ["restore", str(backup), "-c", str(tmp_path / "new" / "tawny.toml")])
    assert (done.exit_code, done.exception) == (0, None)
    assert "The service needs these in its environment: DOOR_PASSWORD" in done.stderr


def test_it_is_refused_while_the_storage_is_in_use(house: Path, backup: Path) -> None:
    before = state(house.parent)
    with DataLock(house.parent / "data"), pytest.raises(StorageError, match=r"uses .* already: stop the service first"):
        restore(backup, house)
    assert state(house.parent) == before


def test_a_disk_that_is_not_mounted_is_noticed(house: Path, backup: Path) -> None:
    (house.parent / "data").rename(house.parent / "unmounted")
    (house.parent / "data").mkdir()
    with pytest.raises(StorageError, match="is the right disk mounted"):
        restore(backup, house)
    assert list((house.parent / "data").iterdir()) == []


def test_a_disk_that_fills_up_leaves_everything_as_it_was(
    house: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Swap.put

    def full(self: Swap, source: Path, target: Path, mode: int = 0o600) -> None:
        if target == house:
            raise OSError(28, "No space left on device", str(target))
        put(self, source, target, mode)

    before = state(house.parent)
    monkeypatch.setattr(Swap, "put", full)
    with pytest.raises(StorageError, match=r"No space left on device.*nothing was changed"):
        restore(backup, house)
    assert state(house.parent) == before


def test_a_newer_version_is_named(house: Path, backup: Path, tmp_path: Path) -> None:
    content = members(backup)
    for changes in ({"format": 2}, {"schema": "9999"}):
        newer = packed(tmp_path / "newer.tar.gz", with_manifest(content, version="7.1", **changes))
        with pytest.raises(StorageError, match=r"was made by Tawny 7\.1, which is newer .* install that version"):
            restore(newer, tmp_path / "new" / "tawny.toml")
    assert not (tmp_path / "new").exists()


def hostile(name: str) -> Callable[[Members], Members]:
    return lambda content: with_manifest({**content, name: b"evil"})


def unlisted(content: Members) -> Members:
    return {**with_manifest(content), "../evil": b"evil"}


def other_bytes(content: Members) -> Members:
    token = content["storage/token"]
    return {**content, "storage/token": token[:-2] + b"X\n"}


def without(name: str) -> Callable[[Members], Members]:
    return lambda content: with_manifest({key: value for key, value in content.items() if key != name})


def hollow(content: Members) -> Members:
    return {key: value for key, value in content.items() if key != "storage/signing-key"}


def no_log(content: Members) -> Members:
    return with_manifest({**content, "storage/tawny.db": b"SQLite format 3\0" + bytes(4000)})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (hostile("../../evil"), "belongs into no backup"),
        (hostile("/etc/evil"), "belongs into no backup"),
        (hostile("storage/../../evil"), "belongs into no backup"),
        (hostile("storage/authorized_keys"), "belongs into no backup"),
        (unlisted, "does not name"),
        (other_bytes, "the checksum of storage/token is wrong"),
        (without("storage/tawny.db"), "it lacks storage/tawny.db"),
        (hollow, "it lacks storage/signing-key"),
        (lambda content: {**content, "manifest.json": b"[]"}, "list of contents can't be read"),
        (lambda content: {key: content[key] for key in list(content)[1:]}, "no backup of Tawny"),
        (no_log, "the event log in the backup can't be used: .*: use an older backup"),
    ],
)
def test_what_is_not_as_it_was_made_is_refused(
    backup: Path, tmp_path: Path, change: Callable[[Members], Members], said: str
) -> None:
    bad = packed(tmp_path / "bad.tar.gz", change(members(backup)))
    folder = tmp_path / "new"
    with pytest.raises(StorageError, match=said):
        restore(bad, folder / "tawny.toml")
    assert not folder.exists()
    assert not list(tmp_path.rglob("evil"))


def test_a_folder_that_was_there_stays_when_it_is_refused(backup: Path, tmp_path: Path) -> None:
    bad = packed(tmp_path / "bad.tar.gz", no_log(members(backup)))
    disk, folder = tmp_path / "disk", tmp_path / "etc" / "tawny"
    disk.mkdir()
    with pytest.raises(StorageError, match="the event log in the backup can't be used"):
        restore(bad, folder / "tawny.toml", disk)
    assert list(disk.iterdir()) == []
    assert not folder.parent.exists()


def test_a_service_that_has_a_memory_of_its_own_starts_with_what_was_restored(
    house: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a new machine, where the service ran once, and root restores."""
    data, state_home = tmp_path / "new", tmp_path / "service"
    data.mkdir()
    with monkeypatch.context() as service:
        service.setenv("XDG_STATE_HOME", str(state_home))
        first = check_marker(data)
    for _ in range(2):
        for aside in restore(backup, tmp_path / "tawny.toml", data).aside:
            shutil.rmtree(aside)
    mine = verify_marker(house.parent / "data")
    assert verify_marker(data) == mine != first
    monkeypatch.setenv("XDG_STATE_HOME", str(state_home))
    assert check_marker(data) == mine
    (data / MARKER).write_text(json.dumps({"storage": first.storage, "created": first.created}))
    with pytest.raises(StorageError, match="is the right disk mounted"):
        verify_marker(data)  # from now on it is that one, and no other


def test_a_database_that_is_away_leaves_everything_as_it_was(house: Path, backup: Path, tmp_path: Path) -> None:
    content = members(backup)
    content["config/tawny.toml"] += b'\n[database]\nurl = "postgresql://tawny@127.0.0.1:1/tawny"\n'
    shared = packed(tmp_path / "shared.tar.gz", with_manifest(content))
    (house.parent / "data" / MARKER).unlink()
    forget_storage(house.parent / "data")
    mine, before = check_marker(house.parent / "data"), state(house.parent)
    with pytest.raises(StorageError, match="can't be reached"):
        restore(shared, house)
    assert state(house.parent) == before
    assert verify_marker(house.parent / "data") == mine  # and is not taken for another disk

    for _ in range(2):  # the second time nothing is remembered of the first
        with pytest.raises(StorageError, match="can't be reached"):
            restore(shared, tmp_path / "new" / "tawny.toml")
        assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(backup: Path, tmp_path: Path, kind: bytes) -> None:
    def change(entry: tarfile.TarInfo) -> None:
        if entry.name == "storage/token":
            entry.type, entry.linkname, entry.size = kind, "/etc/passwd", 0

    bad = packed(tmp_path / "bad.tar.gz", members(backup), change)
    with pytest.raises(StorageError, match="damaged"):
        restore(bad, tmp_path / "new" / "tawny.toml")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", gzip.compress(b"no archive"), b"\x1f\x8b"])
def test_other_files_are_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(StorageError) as refused:
        restore(tmp_path / "x", tmp_path / "tawny.toml")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"x can't be read .*: name a file that `tawny backup` wrote"):
        restore(tmp_path / "x", tmp_path / "tawny.toml")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), bits=st.integers(0, 255), cut=st.booleans())
def test_whatever_happened_to_the_file_the_answer_is_a_whole_backup_or_one_line(
    backup: Path, at: float, bits: int, cut: bool
) -> None:
    content = bytearray(backup.read_bytes())
    place = min(int(at * len(content)), len(content) - 1)
    content[place] ^= bits
    broken = backup.with_name("broken.tar.gz")
    broken.write_bytes(bytes(content[:place] if cut else content))
    said, small = "", None
    try:
        small = read_backup(broken).small
    except StorageError as error:
        said = str(error)
    assert small == read_backup(backup).small if small is not None else len(said.splitlines()) == 1


def test_the_owners_token_is_that_of_the_backup(house: Path, backup: Path, tmp_path: Path) -> None:
    done = restore(backup, tmp_path / "new" / "tawny.toml")
    assert admin_token(done.storage) == admin_token(house.parent / "data")
