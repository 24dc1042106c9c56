"""Changing single settings in the text of a TOML document: what changes, and above all what does not."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.config.rewrite import CannotRewriteError, look_up, rewrite
from tawny.config.starter import starter_text

HOUSE = """\
# Our house.

[storage]
path = "/srv/video"   # the big disk
#max_gb = 500

[cameras.front]  # by the door
name = 'Front door'
[cameras.front.streams.main]
url = "rtsp://u:${FRONT}@192.0.2.10/main"
# transport = "udp"

# The yard is dark.
# Bought 2024.
[cameras.yard]
[cameras.yard.streams.main]
url = "rtsp://192.0.2.11/main"
[cameras.yard.motion.zones.gate]
polygon = [
  [0.1, 0.1],  # left
  [0.9, 0.1],
  [0.9, 0.9],
]

# The broker runs in the cellar.
[mqtt]
host = "cellar"
"""


def removed_lines(before: str, after: str) -> list[str]:
    kept = after.splitlines()
    return [line for line in before.splitlines() if line not in kept]


def added_lines(before: str, after: str) -> list[str]:
    return removed_lines(after, before)


def test_a_value_changes_and_its_comment_stays() -> None:
    after = rewrite(HOUSE, {("storage", "path"): "/mnt"})
    assert added_lines(HOUSE, after) == ['path = "/mnt"   # the big disk']
    assert len(removed_lines(HOUSE, after)) == 1


def test_a_new_key_stands_below_the_comment_that_shows_it() -> None:
    after = rewrite(HOUSE, {("storage", "max_gb"): 100})
    assert after == HOUSE.replace("#max_gb = 500\n", "#max_gb = 500\nmax_gb = 100\n")


def test_a_new_key_stands_behind_the_last_of_its_table() -> None:
    after = rewrite(HOUSE, {("mqtt", "port"): 1884, ("storage", "min_free_gb"): 2.5})
    assert after == HOUSE.replace('"cellar"\n', '"cellar"\nport = 1884\n').replace(
        "# the big disk\n", "# the big disk\nmin_free_gb = 2.5\n"
    )


def test_a_new_table_stands_by_its_relatives() -> None:
    after = rewrite(HOUSE, {("cameras", "front", "motion", "fps"): 7})
    assert after == HOUSE.replace('# transport = "udp"\n', '# transport = "udp"\n\n[cameras.front.motion]\nfps = 7\n')
    camera = {"name": "Roof", "streams": {"main": {"url": "rtsp://192.0.2.12/"}}}
    after = rewrite(HOUSE, {("cameras", "roof"): camera})
    new = '\n[cameras.roof]\nname = "Roof"\n[cameras.roof.streams.main]\nurl = "rtsp://192.0.2.12/"\n'
    assert after == HOUSE.replace("  [0.9, 0.9],\n]\n", f"  [0.9, 0.9],\n]\n{new}")


def test_a_table_that_only_its_subtables_imply_gets_a_header() -> None:
    text = '# Mine.\n[cameras.a.streams.main]\nurl = "rtsp://192.0.2.1/"\n'
    assert rewrite(text, {("cameras", "a", "name"): "A"}) == f'[cameras.a]\nname = "A"\n{text}'


@pytest.mark.parametrize("text", ["", "# Only a comment", "[mqtt]\nhost = 'x'", "\n\n"])
def test_a_table_without_relatives_comes_last(text: str) -> None:
    after = rewrite(text, {("cameras", "a", "name"): "A"})
    assert after.startswith(text.rstrip("\n"))
    assert after.endswith('[cameras.a]\nname = "A"\n')


def test_a_removed_table_takes_its_own_comments_and_nothing_else() -> None:
    after = rewrite(HOUSE, {("cameras", "yard"): None})
    begin, end = HOUSE.index("# The yard"), HOUSE.index("# The broker")
    assert after == HOUSE[:begin] + HOUSE[end:]
    after = rewrite(HOUSE, {("cameras", "front"): None})
    begin, end = HOUSE.index("[cameras.front]"), HOUSE.index("# The yard")
    assert after == HOUSE[:begin] + HOUSE[end:]


def test_a_detached_comment_survives_the_table_above_it() -> None:
    text = "[a]\nx = 1\n\n# About the rest.\n\n[b]\ny = 2\n"
    assert rewrite(text, {("a",): None}) == "# About the rest.\n\n[b]\ny = 2\n"


def test_a_switched_off_setting_is_no_comment_on_the_next_table() -> None:
    text = "[a]\n#x = 1\n[b]\ny = 2\n"
    assert rewrite(text, {("b",): None}) == "[a]\n#x = 1\n"


def test_a_table_replaces_the_whole_and_keeps_what_is_the_same() -> None:
    streams = {"main": {"url": "rtsp://u:${FRONT}@192.0.2.10/main"}}
    after = rewrite(HOUSE, {("cameras", "front"): {"enabled": False, "streams": streams}})
    assert removed_lines(HOUSE, after) == ["name = 'Front door'"]
    assert added_lines(HOUSE, after) == ["enabled = false"]


def test_what_is_the_same_already_is_not_touched() -> None:
    data = tomllib.loads(HOUSE)
    assert rewrite(HOUSE, {(key,): value for key, value in data.items()}) == HOUSE
    assert rewrite(HOUSE, {("cameras", "none"): None, ("none",): None}) == HOUSE


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("cameras.a.name = 'A'\ncameras.a.enabled = true\n[mqtt]\n", ("cameras", "a", "name"), "B"),
        ("cameras.a.name = 'A'\ncameras.a.enabled = true\n[mqtt]\n", ("cameras", "a", "enabled"), None),
        ("[cameras]\na = { name = 'A' }\nb = { name = 'B' }\n", ("cameras", "a"), None),
        ("[cameras]\na = { name = 'A' }\n", ("cameras", "a", "motion", "fps"), 7),
        ("cameras = { a = { name = 'A' } }\n", ("cameras", "b", "name"), "B"),
        ("[cameras.a]\nmotion.fps = 3\n[cameras.a.streams]\n", ("cameras", "a", "motion"), None),
        ("[cameras.a]\nx = 1\n[mqtt]\ny = 1\n[cameras.b]\nz = 1\n", ("cameras", "a", "x"), 2),
        ("[cameras.a]\nx = 1\n[mqtt]\ny = 1\n[cameras.b]\nz = 1\n", ("cameras", "c", "x"), 2),
        ("[cameras.a]\nx = '''\n[cameras.b]\n'''\n", ("cameras", "b", "y"), 1),
        ("[a]\nx = [\n  [1],\n  ['b'],\n]\n[b]\n", ("b", "y"), 1),
        ('["a.b"]\nx = 1\n', ("a.b", "y"), "new\nline"),
        ("[a]\nx = 1", ("a", "y"), 1),
        ("[a]\n  x = 1\n", ("a", "y"), [[0.0, 1.0], [1, 2]]),
        ("x = 1\n", ("x", "y"), 2),
        ("[a]\nx = 'one\u2028[b]\u2028'\n[b]\ny = 1\n", ("b", "z"), 2),
        ("top = 1\n[a]\n", ("other",), True),
    ],
)
def test_however_it_is_written_it_says_then_what_it_should(text: str, path: tuple[str, ...], value: Any) -> None:
    try:
        after = tomllib.loads(rewrite(text, {path: value}))
    except CannotRewriteError:
        assert text == "x = 1\n"  # a value stands where a table is wanted
        return
    found: Any = after
    for part in path[:-1]:
        found = found.get(part, {})
    assert found.get(path[-1]) == value


def test_an_array_of_tables_is_refused_not_spoilt() -> None:
    with pytest.raises(CannotRewriteError):
        rewrite("[[a]]\nx = 1\n[[a]]\nx = 2\n", {("a", "y"): 3})


def test_the_starter_file_can_be_filled_in() -> None:
    text = starter_text()
    changes: dict[tuple[str, ...], Any] = {
        ("storage", "max_gb"): 100,
        ("cameras", "front_door"): {"streams": {"main": {"url": "rtsp://192.0.2.10/"}}},
        ("mqtt", "host"): "broker",
    }
    after = rewrite(text, changes)
    assert removed_lines(text, after) == []
    back = rewrite(after, dict.fromkeys(changes))
    assert back.rstrip() == text.rstrip()


KEYS = st.sampled_from(["a", "b", "c"])
TEXTS = st.text("x#[]=\n'\"$\u2028", max_size=6)
VALUES = st.one_of(st.integers(-5, 5), TEXTS, st.booleans(), st.lists(st.integers(), max_size=2))
LEAVES = st.dictionaries(KEYS, VALUES, max_size=3)
TABLES: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.dictionaries(KEYS, VALUES | inner, max_size=3), max_leaves=8
)
CHANGES = st.dictionaries(st.lists(KEYS, min_size=1, max_size=3).map(tuple), VALUES | TABLES | st.none(), max_size=3)


def write(table: dict[str, Any], path: tuple[str, ...] = ()) -> str:
    """`table` with a header and a comment for each of its tables."""
    import tomlkit  # noqa: PLC0415

    own = {key: value for key, value in table.items() if not isinstance(value, dict)}
    text = (f"# about {'.'.join(path)}\n[{'.'.join(path)}]\n" if path else "") + tomlkit.dumps(own)
    return text + "".join("\n" + write(value, (*path, key)) for key, value in table.items() if isinstance(value, dict))


def contradicts(table: dict[str, Any], changes: dict[tuple[str, ...], Any]) -> bool:
    """Whether a change makes a table of a value, or another change does something above or below it."""
    for path, value in changes.items():
        above = [path[:length] for length in range(1, len(path) + isinstance(value, dict))]
        if any(look_up(table, each) is not None and not isinstance(look_up(table, each), dict) for each in above):
            return True
        if any(other != path and other[: len(path)] == path for other in changes):
            return True
    return False


@given(TABLES, CHANGES)
def test_any_change_of_any_document_is_made_or_refused(
    table: dict[str, Any], changes: dict[tuple[str, ...], Any]
) -> None:
    text = write(table)
    try:
        after = rewrite(text, changes)
    except CannotRewriteError:
        assert contradicts(table, changes)
        return
    tomllib.loads(after)
    removes = any(isinstance(look_up(table, path), dict) for path in changes)
    if not removes and not contradicts(table, changes):
        assert all(line in after for line in text.splitlines() if line.startswith("# about"))
