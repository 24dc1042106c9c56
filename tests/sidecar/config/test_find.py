"""Where the configuration is looked for."""

from pathlib import Path

import pytest

from tawny.config import find_config
from tawny.core.errors import ConfigError


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "xdg/tawny").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("TAWNY_CONFIG", raising=False)


def test_order_of_the_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user, here, variable, argument = (
        tmp_path / "xdg/tawny/tawny.toml",
        Path("tawny.toml"),
        tmp_path / "variable.toml",
        tmp_path / "argument.toml",
    )
    user.touch()
    assert find_config() == user
    here.touch()
    assert find_config() == here
    variable.touch()
    monkeypatch.setenv("TAWNY_CONFIG", str(variable))
    assert find_config() == variable
    argument.touch()
    assert find_config(argument) == argument


def test_the_home_directory_is_the_default_of_the_user_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    place = tmp_path / ".config/tawny/tawny.toml"
    place.parent.mkdir(parents=True)
    place.touch()
    assert find_config() == place


def test_finding_none_says_where_it_looked() -> None:
    with pytest.raises(ConfigError, match=r"no configuration found \(looked for tawny.toml, .*/etc/tawny/tawny.toml\)"):
        find_config()


def test_a_named_file_that_is_missing_is_not_replaced_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("tawny.toml").touch()
    with pytest.raises(ConfigError, match=r"nope.toml does not exist"):
        find_config(tmp_path / "nope.toml")
    monkeypatch.setenv("TAWNY_CONFIG", "gone.toml")
    with pytest.raises(ConfigError, match=r"gone.toml .from the environment variable TAWNY_CONFIG. does not exist"):
        find_config()
