"""`tawny config`: init, check, show, schema."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawny.cli.config import config
from tawny.core.errors import TawnyError, UsageError

DOOR = "[cameras.door.streams.main]\nurl = 'rtsp://user:geheim99@192.0.2.1/main'\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("TAWNY_CONFIG", raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(config, arguments, standalone_mode=False)


def tawny(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tawny.cli.main", *arguments], capture_output=True, text=True, check=False
    )


def write(text: str, mode: int = 0o600) -> None:
    path = Path("tawny.toml")
    path.write_text(text)
    path.chmod(mode)


def test_init_writes_a_private_file_that_check_accepts(here: Path) -> None:
    assert "Wrote tawny.toml." in run("init").output
    assert (here / "tawny.toml").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in here.iterdir()] == ["tawny.toml"]
    assert run("check").output == "tawny.toml is valid: 0 cameras\n"


def test_init_replaces_a_file_only_when_told_to(here: Path) -> None:
    write("# mine", 0o644)
    with pytest.raises(UsageError, match=r"tawny.toml exists already: --force replaces it"):
        run("init")
    assert Path("tawny.toml").read_text() == "# mine"
    run("init", "--force")
    assert "[server]" in Path("tawny.toml").read_text()
    assert Path("tawny.toml").stat().st_mode & 0o777 == 0o600


def test_init_takes_a_directory_or_makes_one(here: Path) -> None:
    assert "tawny config check -c new/my.toml" in run("init", "new/my.toml").output
    assert Path("new/my.toml").is_file()
    run("init", "new")
    assert Path("new/tawny.toml").is_file()


def test_init_says_why_it_cannot_write(here: Path) -> None:
    Path("file").touch()
    with pytest.raises(TawnyError, match=r"file/tawny.toml cannot be written"):
        run("init", "file/tawny.toml")


def test_check_counts_cameras() -> None:
    write(DOOR)
    assert run("check").output == "tawny.toml is valid: 1 camera\n"


def test_check_warns_on_standard_error() -> None:
    write(DOOR, 0o644)
    result = run("check")
    assert result.stdout == "tawny.toml is valid: 1 camera\n"
    assert result.stderr.startswith("warning: tawny.toml: holds passwords")


def test_check_reports_every_problem_on_a_line_of_its_own_and_leaves_with_2() -> None:
    write(DOOR + "[server]\nprot = 1\nport = 'x'\n")
    result = tawny("config", "check")
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "tawny.toml:4: server.prot: is not a known key. Did you mean port?",
        'tawny.toml:5: server.port: must be a whole number, got text "x". Use a whole number from 0 to 65535.',
    ]


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_missing_file_is_one_line_and_2(command: str) -> None:
    result = tawny("config", command, "-c", "nope.toml")
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "`tawny config init nope.toml` writes a starter file" in result.stderr


def test_show_of_an_invalid_file_is_the_same_error_and_2() -> None:
    write("[server]\nport = 'x'\n")
    result = tawny("config", "show")
    assert result.returncode == 2
    assert "tawny.toml:2: server.port: must be a whole number" in result.stderr


def test_check_as_json() -> None:
    write(DOOR)
    answer = json.loads(run("check", "--json").stdout)
    assert answer == {"valid": True, "file": "tawny.toml", "cameras": 1, "problems": [], "warnings": []}
    write("[server]\nport = 'x'\n")
    result = tawny("config", "check", "--json")
    assert result.returncode == 2
    assert result.stderr == ""
    answer = json.loads(result.stdout)
    assert answer["valid"] is False
    assert answer["problems"] == [
        {
            "file": "tawny.toml",
            "line": 2,
            "key": "server.port",
            "message": 'must be a whole number, got text "x"',
            "remedy": "Use a whole number from 0 to 65535.",
        }
    ]


def test_check_as_json_of_no_file_at_all() -> None:
    result = tawny("config", "check", "--json", "-c", "nope.toml")
    assert result.returncode == 2
    assert json.loads(result.stdout)["problems"][0]["message"] == "nope.toml does not exist"


def test_check_finds_the_file_by_the_environment(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "other.toml").write_text("")
    monkeypatch.setenv("TAWNY_CONFIG", "other.toml")
    assert run("check").output == "other.toml is valid: 0 cameras\n"


def test_show_prints_toml_with_defaults_and_without_secrets(here: Path) -> None:
    write(DOOR)
    output = run("show").stdout
    settings = tomllib.loads(output)
    assert settings["cameras"]["door"]["streams"]["main"]["url"] == "rtsp://***@192.0.2.1/main"
    assert settings["cameras"]["door"]["motion"]["sensitivity"] == 50
    assert settings["storage"]["path"] == str(here / "data")
    assert "geheim" not in output


def test_show_prints_json() -> None:
    write(DOOR)
    assert json.loads(run("show", "--json").stdout)["cameras"]["door"]["name"] == "Door"


def test_schema_prints_json() -> None:
    assert json.loads(run("schema").stdout)["title"] == "tawny.toml"


def test_help_teaches() -> None:
    output = run("--help").output
    assert "tawny config init          writes tawny.toml" in output
