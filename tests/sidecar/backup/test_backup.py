"""What is in a backup, and how it comes to be."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawny.backup.manifest import NAMES
from tawny.backup.writing import make_backup
from tawny.cli.main import cli
from tawny.core.errors import TawnyError
from tawny.eventlog.migrate import HEAD


def backup(*arguments: object) -> tuple[int, str, str]:
    """Exit code, output and what was said of `tawny backup`."""
    done = CliRunner().invoke(cli, ["backup", *map(str, arguments)])
    if isinstance(done.exception, TawnyError):
        return done.exception.exit_code, done.stdout, str(done.exception)
    return done.exit_code, done.stdout, done.stderr


def test_everything_that_makes_the_house_is_in_it_and_nothing_else(house: Path, tmp_path: Path) -> None:
    (house.parent / "data" / "media").mkdir()
    (house.parent / "data" / "media" / "film.mp4").write_bytes(b"footage")
    code, _, said = backup("-c", house, "-o", tmp_path / "b.tar.gz")
    assert code == 0
    assert "Not in it, as the configuration reads them from the environment: DOOR_PASSWORD" in said
    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        names = archive.getnames()
        manifest = json.loads(archive.extractfile("manifest.json").read())  # type: ignore[union-attr]
        assert archive.extractfile("config/tawny.toml").read() == house.read_bytes()  # type: ignore[union-attr]
        assert archive.extractfile("config/mqtt.password_file").read() == b"correct horse\n"  # type: ignore[union-attr]
        assert archive.extractfile("config/offload.secret_key_file").read() == b"staple\n"  # type: ignore[union-attr]
    absent = {f"config/mqtt.tls_{one}_file" for one in ("ca", "certificate", "key")} | {"config/offload.tls_ca_file"}
    assert names == ["manifest.json", *(name for name in NAMES if name not in absent)]
    assert (manifest["schema"], manifest["variables"]) == (HEAD, ["DOOR_PASSWORD"])


def test_only_its_owner_can_read_it_and_nothing_else_is_left(house: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    made = make_backup(house, folder)
    assert [path.name for path in folder.iterdir()] == [made.file.name]
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert made.size == made.file.stat().st_size


def test_a_file_that_is_there_is_kept_unless_it_may_go(house: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.tar.gz"
    target.write_text("holiday pictures")
    code, _, said = backup("-c", house, "-o", target)
    assert (code, said) == (2, f"{target} exists already: name another file, or add --force to replace it")
    assert target.read_text() == "holiday pictures"
    code, output, _ = backup("-c", house, "-o", target, "--force", "--json")
    assert (code, json.loads(output)["bytes"]) == (0, target.stat().st_size)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("missing/", "the folder {}/missing does not exist: make it, or name a file: {}/missing.tar.gz"),
        ("missing", "the folder {}/missing does not exist: make it, or name a file: {}/missing.tar.gz"),
        ("missing/b.tar.gz", "the folder {}/missing does not exist: make it, or name another one"),
        ("missing/deeper/", "the folder {}/missing/deeper does not exist: make it"),
        ("photo.jpg/", "{}/photo.jpg is a file and no folder: name a folder"),
        ("photo.jpg/b.tar.gz", "{}/photo.jpg is a file and no folder: name a folder"),
        ("pipe", "{}/pipe is neither a file nor a folder: name another file"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_a_place_that_can_not_be_is_one_line_and_nothing_is_written(
    house: Path, tmp_path: Path, named: str, said: str, *, force: bool
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "photo.jpg").write_text("mine")
    os.mkfifo(place / "pipe")
    code, _, line = backup("-c", house, "-o", f"{place}/{named}", *(["--force"] if force else []))
    assert code == 2
    assert line.startswith(said.format(place, place))
    assert "\n" not in line
    assert sorted(path.name for path in place.iterdir()) == ["photo.jpg", "pipe"]
    assert (place / "photo.jpg").read_text() == "mine"


def test_a_folder_with_a_slash_gets_a_file_with_a_dated_name(house: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups.d"
    folder.mkdir()
    code, _, said = backup("-c", house, "-o", f"{folder}/")
    (made,) = folder.iterdir()
    assert (code, re.fullmatch(r"tawny-house-\d{8}-\d{6}\.tar\.gz", made.name) is not None) == (0, True)
    assert f"Saved {made} " in said


def test_a_folder_that_takes_nothing_is_one_line(house: Path, tmp_path: Path) -> None:
    """Run for real, as a user who may not write there."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    command = [sys.executable, "-m", "tawny.cli.main", "backup", "-c", str(house), "-o", f"{folder}/"]
    if not os.geteuid():
        if not shutil.which("setpriv"):
            pytest.skip("setpriv is not installed: root may write everywhere")
        command = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, list(folder.iterdir())) == (1, [])
    (line,) = done.stderr.splitlines()
    assert re.fullmatch(rf"tawny: the backup {folder}/tawny-house-\S+ can't be written \(permission denied\): .*", line)


def test_a_house_that_never_ran_has_nothing_to_save(tmp_path: Path) -> None:
    (tmp_path / "tawny.toml").write_text("")
    (tmp_path / "data").mkdir()
    code, _, said = backup("-c", tmp_path / "tawny.toml", "-o", tmp_path)
    assert (code, said) == (1, f"{tmp_path / 'data'} holds nothing yet: start the service once: tawny run")


def test_a_file_that_the_configuration_names_and_is_not_there_is_told(house: Path, tmp_path: Path) -> None:
    (house.parent / "mqtt-password").unlink()
    code, _, said = backup("-c", house, "-o", tmp_path)
    assert code == 1
    assert said.startswith(
        f"the file of mqtt.password_file {house.parent / 'mqtt-password'} can't be read (No such file"
    )
    assert not list(tmp_path.glob("*.gz"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[storage\n", "is not valid TOML"),
        ("[storage]\npath = 5\n", "storage.path is no text"),
        ('[storage]\npath = "${NOWHERE_SET}"\n', "storage.path can't be known: the environment variable NOWHERE_SET"),
        ('[database]\nurl = "mysql://x@192.0.2.5/tawny"\n', "is not supported"),
    ],
)
def test_a_configuration_that_names_no_place_is_one_line(house: Path, tmp_path: Path, text: str, said: str) -> None:
    house.write_text(text)
    code, _, line = backup("-c", house, "-o", tmp_path)
    assert code == 2
    assert said in line
    assert "\n" not in line
