"""Every mistake is one line with file, line, key, what is wrong, and what to do."""

import copy
import pickle
import re
import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from tawny.config import InvalidConfigError, load_config, load_with_warnings, parse_config
from tawny.config.problems import Problem, format_key
from tawny.core.errors import ConfigError

DOOR = "[cameras.door.streams.main]\nurl = 'rtsp://192.0.2.1/main'\n"


@pytest.fixture
def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The problems of a configuration text."""
    monkeypatch.chdir(tmp_path)

    def find(text: str) -> list[str]:
        path = Path("tawny.toml")
        path.write_text(dedent(text), "utf-8")
        with pytest.raises(InvalidConfigError) as caught:
            load_config(path)
        return str(caught.value).splitlines()

    return find


ONE_MISTAKE = (Path(__file__).parent / "one_mistake.txt").read_text("utf-8").split("\n\n", 1)[1]


@pytest.mark.parametrize(
    "case", re.findall(r"(?s)(.*?\n=> [^\n]*)\n+", ONE_MISTAKE), ids=lambda case: case.split(": ")[1]
)
def test_one_mistake_is_one_line(problems, tmp_path: Path, case: str) -> None:
    text, _, expected = case.rpartition("\n=> ")
    assert problems(text) == [expected.replace("DIR", str(tmp_path))]


@pytest.mark.parametrize(
    ("polygon", "line", "expected"),
    [
        ("[[0, 0], [1, 1]]", 4, "polygon: needs at least 3 different points, got 2"),
        ("[\n[0, 0], [1, 1],\n[1, 0], [0, 1]]", 4, "polygon: crosses itself"),
        ("[[0, 0], [0.5, 0.5], [1, 1]]", 4, "polygon: has no area"),
        ("[[0, 0], [1, 0],\n[1, 1.5]]", 4, "polygon: point 3 [1, 1.5] lies outside the picture"),
        ("[[0, 0],\n[1],\n[1, 1]]", 5, "polygon[1][1]: is missing from the point"),
        ("[[0, 0],\n[1, 0, 0],\n[1, 1]]", 5, "polygon[1]: must be two numbers, got 3"),
        ("[[0, 0],\n[1, 0],\n[1, 'x']]", 6, 'polygon[2][1]: must be a number, got text "x"'),
        ("[[0, 0],\n5,\n[1, 1]]", 5, "polygon[1]: must be a list in square brackets, got 5"),
        ("'0,0,1,1'", 4, 'polygon: must be a list in square brackets, got text "0,0,1,1"'),
    ],
)
def test_bad_polygons(problems, polygon: str, line: int, expected: str) -> None:
    for table in ("zones", "ignore"):
        (problem,) = problems(DOOR + f"[cameras.door.motion.{table}.a]\npolygon = {polygon}")
        assert problem.startswith(f"tawny.toml:{line}: cameras.door.motion.{table}.a.{expected}")
        assert problem.endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[server]\nport = \n", "2: is not valid TOML: invalid value."),
        ("[server]\n\nport 5\n", "3: is not valid TOML: expected '=' after a key in a key/value pair."),
        ('a = "x\nb = 1', "1: is not valid TOML: illegal character '\\n'. Text stands in quotes"),
        ("a = '''\n\n", "1: is not valid TOML: "),
        (DOOR + DOOR, "3: cameras.door.streams.main: is defined twice. Rename or remove one of them."),
        ("[server]\nport = 1\nport = 2\n", "3: defines a key for the second time. Rename or remove one of them."),
    ],
)
def test_broken_toml(problems, text: str, expected: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"tawny.toml:{expected}")


def test_all_mistakes_are_reported_at_once_in_the_order_of_their_lines(problems) -> None:
    found = problems("""\
        [server]
        port = "x"
        [cameras.door]
        nmae = "Door"
        [cameras.door.streams.main]
        url = "rtsp://user:${NO_SUCH_NAME}@h/a"
        [cameras.door.motion.zones.a]
        polygon = [[0, 0], [1, 1]]
        [cameras.door.recording]
        mode = "sometimes"
        pre_roll_s = 60
        [cameras.back]
        streams.main.audio = "yes"
        recording.pre_roll_s = 60
        [mqtt]
        enabled = true
        """)
    assert [problem.split(": ")[0].partition(":")[2] for problem in found] == [
        "2", "4", "6", "8", "10", "11", "13", "13", "14", "16",
    ]  # fmt: skip


def test_no_error_shows_a_password(problems) -> None:
    found = problems("""\
        [mqtt]
        host = ["geheim88"]
        password = ["geheim88"]
        [cameras.a.streams.main]
        url = "ftp://user:geheim88@h/a"
        [cameras.b.streams.main]
        url = "rtsp://user:geheim/88@h/a"
        transport = "rtsp://user:geheim88@h/a"
        [cameras.c]
        streams = "rtsp://user:geheim88@h/a"
        """)
    assert len(found) >= 5
    assert not any("geheim" in problem for problem in found)


def test_a_password_that_is_an_ordinary_word_blots_out_no_key(problems) -> None:
    (problem,) = problems("[mqtt]\nhost = 'h'\npassword = 'mqtt'\nport = 'x'")
    assert problem.startswith("tawny.toml:4: mqtt.port: must be a whole number")


def test_ids_are_needed_by_zones_too_and_may_repeat_between_tables(problems, tmp_path: Path) -> None:
    area = "polygon = [[0, 0], [1, 0], [1, 1]]\n"
    good = DOOR + f"[cameras.door.motion.zones.a]\n{area}[cameras.door.motion.ignore.a]\n{area}"
    (problem,) = problems(good + f"[cameras.door.motion.zones.B]\n{area}")
    assert problem.startswith("tawny.toml:7: cameras.door.motion.zones.B: is not a valid id")
    Path("tawny.toml").write_text(good)
    assert load_config(Path("tawny.toml")).cameras["door"].motion.zones.keys() == {"a"}


def test_more_free_space_than_the_disk_has_is_refused(problems, tmp_path: Path) -> None:
    size = shutil.disk_usage(tmp_path).total / 1e9
    (problem,) = problems(f"[storage]\nmin_free_gb = {size * 2:.0f}")
    assert "is not less than the whole disk" in problem


def test_a_directory_that_cannot_be_written_is_refused(
    problems, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # the tests may run as root, who may write anywhere
    (problem,) = problems("[storage]\npath = 'below'")
    assert f"storage.path: {tmp_path}/below cannot be made, as {tmp_path} cannot be written" in problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DOOR + "[cameras.b.streams.main]\nurl = 'rtsp://192.0.2.1/main'",
            (
                "4: cameras.b.streams.main.url: is the address of camera door as well. "
                "Correct it if these are two cameras; otherwise one camera is recorded twice."
            ),
        ),
        (
            DOOR + "[cameras.door.recording]\npre_roll_s = 29",
            (
                "4: cameras.door.recording.pre_roll_s: 29 s may come out shorter, as the spool holds only 30 s. "
                "Use at most 27, or raise spool.seconds."
            ),
        ),
        ("[storage]\nmax_gb = 1e12", "2: storage.max_gb: 1e+12 is more than the disk of "),
        ("mqtt.host = 'h'\nmqtt.tls_ca_file = 'ca.pem'", "2: mqtt.tls_ca_file: is given, but tls is off."),
    ],
)
def test_oddities_are_warnings(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "tawny.toml"
    path.write_text(text)
    (warning,) = load_with_warnings(path).warnings
    assert str(warning).startswith(f"{path}:{expected}")


@pytest.mark.parametrize(
    ("mode", "url", "warned"),
    [
        (0o644, "rtsp://user:geheim99@h/a", True),
        (0o600, "rtsp://user:geheim99@h/a", False),
        (0o644, "rtsp://user:${DOOR_PASSWORD}@h/a", False),
        (0o644, "rtsp://h/a", False),
    ],
)
def test_warns_of_passwords_that_everybody_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, url: str, *, warned: bool
) -> None:
    monkeypatch.setenv("DOOR_PASSWORD", "geheim99")
    path = tmp_path / "tawny.toml"
    path.write_text(f"cameras.door.streams.main.url = '{url}'")
    path.chmod(mode)
    assert [warning.line for warning in load_with_warnings(path).warnings] == ([0] if warned else [])


def test_the_error_carries_its_problems_and_survives_pickling() -> None:
    problem = Problem("a.toml", 3, "server.port", "must be a whole number", "Use one.")
    error = pickle.loads(pickle.dumps(InvalidConfigError((problem,))))
    assert isinstance(error, ConfigError)
    assert error.exit_code == 2
    assert error.problems == (problem,)
    assert str(error) == "a.toml:3: server.port: must be a whole number. Use one."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("cameras", "door", "polygon", 2, 0), "cameras.door.polygon[2][0]"),
        (("cameras", "Front Door"), 'cameras."Front Door"'),
        (("a-b", "C"), "a-b.C"),
    ],
)
def test_keys_are_written_as_in_the_file(path: tuple[str | int, ...], text: str) -> None:
    assert format_key(path) == text


VALID = {
    "server": {"port": 1, "trusted_proxies": ["10.0.0.0/8"]},
    "storage": {"path": "x", "retention": {"idle_days": 1}},
    "mqtt": {"host": "h", "password": "geheim99"},
    "cameras": {
        "a": {
            "streams": {"main": {"url": "rtsp://192.0.2.1/a"}, "sub": {"url": "rtsp://192.0.2.1/b", "audio": False}},
            "motion": {"fps": 5, "zones": {"z": {"polygon": [[0, 0], [1, 0], [1, 1]]}}},
            "recording": {"mode": "off", "pre_roll_s": 3},
        }
    },
}
WRONG = st.sampled_from([None, True, -1, 1e300, "", "x", "${X}", [], [[]], [1], {}, {"x": 1}, {"x": {"y": []}}])


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A valid configuration with up to three values removed, replaced, or moved under another key."""
    data = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 3))):
        table: Any = data
        while True:
            if not table:
                break
            key = draw(st.sampled_from(sorted(table))) if isinstance(table, dict) else len(table) - 1
            if not isinstance(table[key], dict | list) or draw(st.booleans()):
                wrong = draw(WRONG)
                if wrong is not None:
                    table[key] = copy.deepcopy(wrong)
                elif isinstance(table, dict) and draw(st.booleans()):
                    table[draw(st.sampled_from(["url", "Key", "main", "z"]))] = table.pop(key)
                else:
                    del table[key]
                break
            table = table[key]
    return data


@given(damaged())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_is_wrong_ends_in_problems_with_lines_and_remedies(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    try:
        parse_config(text, Path("/nowhere/tawny.toml"), {})
    except InvalidConfigError as error:
        found = error.problems
    else:
        return
    assert found
    for problem in found:
        assert 1 <= problem.line <= len(text.splitlines()), problem
        assert problem.key, problem
        assert problem.message, problem
        assert problem.remedy.endswith((".", "?", "…")), problem
        assert "\n" not in str(problem), problem
        assert "geheim" not in str(problem), problem
