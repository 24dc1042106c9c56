"""The line scanner finds each key where a person would look for it."""

import json
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawny.config.lines import map_lines

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True),
    st.text(LETTERS | st.sampled_from("\"'.#=[]{}\n\t\\ "), max_size=5),
)
STRINGS = st.text(LETTERS | st.sampled_from("\"'\n\t\\#=[]{},"), max_size=12)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, width=32),
    st.datetimes(),
    STRINGS,
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


class Writer:
    """Writes data as TOML in every style that the grammar offers, and notes where each key came to stand."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[tuple[str | int, ...], int] = {}

    def note(self, path: tuple[str | int, ...]) -> None:
        self.lines[path] = self.text.count("\n") + 1

    def choose(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def table(self, data: dict[str, Any], path: tuple[str | int, ...]) -> None:
        headed = []
        for key, value in data.items():
            if _tables(value) and self.choose("header", "inline") == "header":
                headed.append(key)
            else:
                self.entry(path, (key,), value)
        for key in headed:
            value = data[key]
            for index, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
                below = (*path, key) if index is None else (*path, key, index)
                self.filler()
                header = ".".join(self.key(part) for part in below if isinstance(part, str))
                for length in range(1, len(below) + 1):
                    if below[:length] not in self.lines:
                        self.note(below[:length])
                self.text += f"[[ {header} ]]\n" if index is not None else f"[{header}] # [not.this]\n"
                self.table(item, below)

    def entry(self, path: tuple[str | int, ...], keys: tuple[str, ...], value: Any) -> None:
        if isinstance(value, dict) and value and self.choose("dotted", "inline") == "dotted":
            for key, item in value.items():
                self.entry(path, (*keys, key), item)
            return
        self.filler()
        for length in range(1, len(keys) + 1):
            if (*path, *keys[:length]) not in self.lines:
                self.note((*path, *keys[:length]))
        self.text += self.choose(".", " . ", "\t.").join(map(self.key, keys)) + self.choose("=", " = ")
        self.value((*path, *keys), value, breaks=True)
        self.text += self.choose("\n", "  # a = 1\n")

    def value(self, path: tuple[str | int, ...], value: Any, *, breaks: bool) -> None:
        if isinstance(value, dict):
            self.inline_table(path, value)
        elif isinstance(value, list):
            self.array(path, value, breaks=breaks)
        elif isinstance(value, str):
            self.string(value, breaks=breaks)
        else:
            self.text += _scalar(value)

    def inline_table(self, path: tuple[str | int, ...], value: dict[str, Any]) -> None:
        self.text += "{ "
        for number, (key, item) in enumerate(value.items()):
            self.text += ", " if number else ""
            self.note((*path, key))
            self.text += f"{self.key(key)} = "
            self.value((*path, key), item, breaks=False)
        self.text += " }"

    def array(self, path: tuple[str | int, ...], value: list[Any], *, breaks: bool) -> None:
        self.text += "["
        for index, item in enumerate(value):
            if breaks:
                self.text += self.choose("", " ", "\n  ", " # ] no\n")
            self.note((*path, index))
            self.value((*path, index), item, breaks=breaks)
            self.text += "," if index < len(value) - 1 or (breaks and self.choose("", ",")) else ""
        self.text += "\n]" if breaks and self.choose("", "\n") else "]"

    def string(self, value: str, *, breaks: bool) -> None:
        style = self.choose("basic", "literal", "long", "long literal")
        if style == "literal" and not re.search(r"['\n\t]", value):
            self.text += f"'{value}'"
        elif style == "long literal" and breaks and "'" not in value:
            self.text += f"'''\n{value}'''"
        elif style == "long" and breaks:
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            self.text += f'"""\n{escaped}"""'
        else:
            self.text += json.dumps(value, ensure_ascii=False)

    def key(self, key: str) -> str:
        bare = re.fullmatch(r"[A-Za-z0-9_-]+", key)
        if bare and self.choose("bare", "quoted") == "bare":
            return key
        if not re.search(r"['\n\t]", key) and self.choose("literal", "basic") == "literal":
            return f"'{key}'"
        return json.dumps(key, ensure_ascii=False)

    def filler(self) -> None:
        self.text += self.choose("", "\n", "# x = 1\n", "  \t", "\n# [t]\n\n")


def _tables(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@st.composite
def documents(draw: Any) -> tuple[str, dict[tuple[str | int, ...], int], dict[str, Any]]:
    data = draw(st.dictionaries(KEYS, VALUES, max_size=5))
    writer = Writer(draw)
    writer.table(data, ())
    return writer.text, writer.lines, data


@given(documents())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_finds_every_key_of_any_document(
    document: tuple[str, dict[tuple[str | int, ...], int], dict[str, Any]],
) -> None:
    text, expected, data = document
    assert tomllib.loads(text) == data  # the writer writes what it claims to
    assert map_lines(text)._lines == expected


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("", ("a",), 1),
        ("\n\n[a]\nb = 1", ("a", "missing"), 3),
        ("[a.b]\nx = 1\n[a]\ny = 1", ("a",), 3),
        ("[a.b]\nx = 1\n[a]\ny = 1", ("a", "b"), 1),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 1", ("a", 1, "c", "d"), 6),
        ('a = """x"""""\nb = 1', ("b",), 2),
        ('a = """""\\"""""\nb = 1', ("b",), 2),
        ("a = '''x''''\nb = 1", ("b",), 2),
        ('a = """"""\nb = ""\nc = 1', ("c",), 3),
        ("a = 1979-05-27 07:32:00\nb = 1", ("b",), 2),
        ('"\\u0061" = 1\n"\\U00000062" = 2', ("b",), 2),
        ("a = [\n [1, 2],\n [3, 4],\n]", ("a", 1, 0), 3),
        ("a = {\n b = 1,\n c = 2,\n}\nd = 1", ("a", "c"), 3),
    ],
)
def test_finds_keys_in_awkward_places(text: str, path: tuple[str | int, ...], line: int) -> None:
    assert map_lines(text).nearest(path) == line


def test_tells_a_key_that_is_not_there_from_its_table() -> None:
    lines = map_lines("[a]\nb = 1")
    assert lines.exact(("a", "b")) == 2
    assert lines.exact(("a", "c")) is None
