"""Changes single settings in the text of a TOML document and leaves every other character as it was. Pure.

The document is cut at its table headers. What has to change is changed within one such block, so that it does not
matter in which order tables stand; a comment right above a header, without a blank line between, belongs to it. At
the end the result is parsed and compared with what it should say: a document that is too unusual is refused, not
spoilt.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from tawny.config.lines import map_lines

type TablePath = tuple[str, ...]

_SETTING_OFF = re.compile(r"\s*#\s?(?P<key>[A-Za-z0-9_-]+)\s*=")


class CannotRewriteError(ValueError):
    """The document is written in a way that cannot be edited without the risk of spoiling it."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines `start` up to `end` (from 0, exclusive), with the header of table `path` in line `header`.

    `content_end` is the line behind the last that belongs to it for sure; what follows are blank lines and comments on
    what comes next. The first block has no header (`header` is -1), and that of an array of tables no `path`.
    """

    path: TablePath | None
    start: int
    header: int
    content_end: int
    end: int


def rewrite(text: str, changes: Mapping[TablePath, Any]) -> str:
    """The valid document `text` with `changes`: key paths to plain values, tables (which replace the whole), or None.

    None removes the key, with everything in it. Raises CannotRewriteError, and tomllib.TOMLDecodeError when `text` is
    not valid.
    """
    expected = tomllib.loads(text)
    try:
        for path, value in changes.items():
            for key, leaf in list(_leaves(expected, path, value)):
                text = _change(text, key, leaf)
                _assign(expected, key, leaf)
        written: dict[str, Any] | None = tomllib.loads(text)
    except (ValueError, TOMLKitError, KeyError, TypeError, AttributeError):  # whatever one trips over in odd documents
        written = None
    if _without_empty(written) != _without_empty(expected):
        raise CannotRewriteError("it is written in an unusual way")
    return text


def look_up(data: Any, path: TablePath) -> Any:
    """What stands at `path`; None when nothing does."""
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def is_same(one: Any, other: Any) -> bool:
    """Whether two plain values mean the same: 5 and 5.0 do, 1 and true do not."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _leaves(data: dict[str, Any], path: TablePath, value: Any) -> Iterator[tuple[TablePath, Any]]:
    """The single changes that `path` = `value` amounts to."""
    present = look_up(data, path)
    if not isinstance(value, dict):
        if isinstance(present, dict) and value is not None:
            yield path, None
        if not is_same(present, value):
            yield path, value
        return
    if present is not None and not isinstance(present, dict):
        yield path, None
    elif present is None and not value:
        yield path, {}
    yield from (((*path, key), None) for key in present or () if isinstance(present, dict) and key not in value)
    for key, item in value.items():
        yield from _leaves(data, (*path, key), item)


def _change(text: str, path: TablePath, value: Any) -> str:
    if value is None:
        return _remove(text, path)
    holder = _holder(text, path)
    if holder is not None:
        return _edit(text, holder, path, value)
    table, key = (path, "") if value == {} else (path[:-1], path[-1])
    blocks = _blocks(text)
    own = next((block for block in blocks if block.path == table and block.header >= 0), None)
    if own is not None:
        return _insert_setting(text, own, key, value) if key else text
    if not table:
        return _edit(text, blocks[0], path, value)
    for length in range(len(table), 0, -1):
        if any(_starts(block.path or (), path[:length]) for block in blocks):
            break
        holder = _holder(text, path[:length])
        if holder is not None:  # written as dotted keys or as an inline table
            return _edit(text, holder, path[: length + 1], _nested(path[length + 1 :], value))
    return _insert_table(text, blocks, table, _setting(key, value) if key else "")


def _nested(path: TablePath, value: Any) -> Any:
    for part in reversed(path):
        value = {part: value}
    return value


def _remove(text: str, path: TablePath) -> str:
    blocks = _blocks(text)
    doomed = [block for block in blocks if block.path is not None and block.header >= 0 and _starts(block.path, path)]
    lines = _lines(text)
    for number, block in reversed(list(enumerate(blocks))):
        if block not in doomed:
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        end = block.end if following in doomed else _behind_blank(lines, block.content_end, block.end)
        del lines[block.start : end]
    text = "".join(lines)
    holder = _holder(text, path)
    return _edit(text, holder, path, None) if holder is not None else text


def _edit(text: str, block: _Block, path: TablePath, value: Any) -> str:
    """Change the key at `path` within the text of `block`, where it or its table stands."""
    lines = _lines(text)
    document = tomlkit.parse("".join(lines[block.start : block.content_end]))
    table: Any = document
    for part in path[:-1]:
        table = table[part]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return "".join([*lines[: block.start], tomlkit.dumps(document), *lines[block.content_end :]])


def _insert_setting(text: str, block: _Block, key: str, value: Any) -> str:
    """Write a new key below the comment that shows how it is written, if there is one, else behind the last key."""
    lines = _lines(text)
    at = block.header + 1
    for number in range(block.header + 1, block.content_end):
        match = _SETTING_OFF.match(lines[number])
        if match and match["key"] == key:
            at = number + 1
            break
        if not _is_comment(lines[number]) and lines[number].strip():
            at = number + 1
    last = lines[at - 1]
    indent = last[: len(last) - len(last.lstrip())] if at - 1 > block.header else ""
    if not last.endswith("\n"):
        lines[at - 1] = f"{last}\n"
    lines.insert(at, indent + _setting(key, value))
    return "".join(lines)


def _insert_table(text: str, blocks: list[_Block], table: TablePath, body: str) -> str:
    """Write a new table before its own subtables, else behind its nearest relatives, else at the end."""
    header = f"[{'.'.join(tomlkit.key(part).as_string() for part in table)}]\n{body}"
    lines = _lines(text)
    named = [block for block in blocks if block.path is not None and block.header >= 0]
    below = next((block for block in named if _starts(block.path or (), table)), None)
    if below is not None:
        lines.insert(below.start, header)
        return "".join(lines)
    shared = max((_shared(block.path or (), table) for block in named), default=0)
    if not shared:
        gap = "\n" if text.strip() and not text.endswith("\n\n") else ""
        return f"{text}{'' if text.endswith('\n') or not text else '\n'}{gap}{header}"
    relative = [block for block in named if _shared(block.path or (), table) == shared][-1]
    is_parent = _starts(table, relative.path or ())
    if relative.content_end and not lines[relative.content_end - 1].endswith("\n"):
        lines[relative.content_end - 1] += "\n"
    lines.insert(relative.content_end, header if is_parent else f"\n{header}")
    return "".join(lines)


def _holder(text: str, path: TablePath) -> _Block | None:
    """The block in whose own lines the key at `path` stands, other than as its header."""
    lines = _lines(text)
    for block in _blocks(text):
        if block.path is None or not _starts(path, block.path) or (block.path == path and block.header >= 0):
            continue
        if look_up(tomllib.loads("".join(lines[block.start : block.content_end])), path) is not None:
            return block
    return None


def _blocks(text: str) -> list[_Block]:
    lines = _lines(text)
    headers = list(_headers(text, lines))
    starts = [_with_comment(lines, number) for number, _ in headers]
    first_end, *ends = [*starts, len(lines)]
    blocks = [_Block((), 0, -1, _content_end(lines, -1, first_end), first_end)]
    for (header, path), start, end in zip(headers, starts, ends, strict=True):
        blocks.append(_Block(path, start, header, _content_end(lines, header, end), end))
    return blocks


def _headers(text: str, lines: list[str]) -> Iterator[tuple[int, TablePath | None]]:
    known = map_lines(text)
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("["):
            continue
        try:
            data: Any = tomllib.loads(line)
        except tomllib.TOMLDecodeError:  # the inside of an array that takes several lines
            continue
        path: TablePath = ()
        while isinstance(data, dict) and data:
            name, data = next(iter(data.items()))
            path = (*path, name)
        if isinstance(data, list):
            yield number, None
        elif known.exact(path) == number + 1:  # else it looks like a header and is part of a value
            yield number, path


def _lines(text: str) -> list[str]:
    """The lines with their ends. Only line feeds end them: other separators may stand within a string."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _with_comment(lines: list[str], header: int) -> int:
    """The line where the comment right above `header` begins; a setting that is switched off is none of it."""
    while header > 0 and _is_comment(lines[header - 1]) and not _SETTING_OFF.match(lines[header - 1]):
        header -= 1
    return header


def _content_end(lines: list[str], header: int, end: int) -> int:
    """The line behind the last key before `end`, and behind the comments that directly follow it."""
    last = header
    for number in range(header + 1, end):
        if lines[number].strip() and not _is_comment(lines[number]):
            last = number
    last += 1
    while 0 < last < end and _is_comment(lines[last]):
        last += 1
    return last


def _behind_blank(lines: list[str], number: int, end: int) -> int:
    while number < end and not lines[number].strip():
        number += 1
    return number


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _setting(key: str, value: Any) -> str:
    return f"{tomlkit.key(key).as_string()} = {tomlkit.item(value).as_string()}\n"


def _starts(path: TablePath, prefix: TablePath) -> bool:
    return path[: len(prefix)] == prefix


def _shared(one: TablePath, other: TablePath) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _assign(data: dict[str, Any], path: TablePath, value: Any) -> None:
    for part in path[:-1]:
        data = data.setdefault(part, {})
        if not isinstance(data, dict):
            raise CannotRewriteError("a setting stands where a table is wanted")
    if value is None:
        data.pop(path[-1], None)
    else:
        data[path[-1]] = value


def _without_empty(value: Any) -> Any:
    """`value` without tables that hold nothing: a removed last key leaves some, and they mean nothing."""
    if not isinstance(value, dict):
        return value
    kept = {key: _without_empty(item) for key, item in value.items()}
    return {key: item for key, item in kept.items() if item != {}}
