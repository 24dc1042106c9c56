"""On which line of a TOML document each key stands. TOML parsers do not tell, and an error message should.

The scanner reads only documents that a real parser has accepted already, so it checks nothing: it follows the grammar
of TOML 1.1 just closely enough to know what is a key, what is a string and where values end.
"""

from __future__ import annotations

import re
from bisect import bisect_right

type KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_STRINGS = {
    '"""': re.compile(r'"""(?:[^\\]|\\.)*?"""(?:"{0,2}(?!"))', re.DOTALL),
    "'''": re.compile(r"'''.*?'''(?:'{0,2}(?!'))", re.DOTALL),
    '"': re.compile(r'"((?:[^"\\]|\\.)*)"'),
    "'": re.compile(r"'([^']*)'"),
}


class LineMap:
    """Key paths to line numbers, counted from 1. Array elements have their index in the path: `polygon`, 2, 0."""

    def __init__(self, lines: dict[KeyPath, int]) -> None:
        self._lines = lines

    def exact(self, path: KeyPath) -> int | None:
        """The line where the key at `path` stands, or None if it does not occur in the document."""
        return self._lines.get(path)

    def nearest(self, path: KeyPath) -> int:
        """The line of `path` or of the nearest table around it that is written in the document; 1 if there is none."""
        for length in range(len(path), 0, -1):
            line = self._lines.get(path[:length])
            if line is not None:
                return line
        return 1


def map_lines(text: str) -> LineMap:
    """The lines of all keys of the valid TOML document `text`."""
    return LineMap(_Scanner(text).document())


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lines: dict[KeyPath, int] = {}
        self._headers: set[KeyPath] = set()
        self._arrays: dict[KeyPath, int] = {}

    def document(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._blank()
        while self._at < len(self._text):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)
            self._blank()
        return self._lines

    def _header(self) -> KeyPath:
        line = self._line()
        array = self._text.startswith("[[", self._at)
        self._at += 2 if array else 1
        path: KeyPath = ()
        for number, part in enumerate(parts := self._key()):
            path = (*path, part)
            self._lines.setdefault(path, line)
            last = number == len(parts) - 1
            if last and array:
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:
                path = (*path, self._arrays[path])
                self._lines.setdefault(path, line)
        # A table may be mentioned by its children before its own header comes.
        if path not in self._headers:
            self._headers.add(path)
            self._lines[path] = line
        self._at += 2 if array else 1
        return path

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._blank()
        self._at += 1  # the equals sign
        self._blank()
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._blank()
            parts.append(self._key_part())
            self._blank()
            if not self._peek("."):
                return parts
            self._at += 1

    def _key_part(self) -> str:
        quote = self._text[self._at]
        if quote not in "\"'":
            return self._take(_BARE_KEY).group()
        content = self._take(_STRINGS[quote]).group(1)
        return _ESCAPE.sub(_unescape, content) if quote == '"' else content

    def _value(self, path: KeyPath) -> None:
        if self._peek("["):
            self._array(path)
        elif self._peek("{"):
            self._inline_table(path)
        else:
            self._take(next((pattern for start, pattern in _STRINGS.items() if self._peek(start)), _SCALAR))

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while not self._closes("]"):
            self._lines[*path, index] = self._line()
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Skip what separates elements; whether `bracket` came, which is skipped as well."""
        self._blank()
        if self._peek(","):
            self._at += 1
            self._blank()
        if self._peek(bracket):
            self._at += 1
            return True
        return False

    def _blank(self) -> None:
        self._take(_BLANK)

    def _peek(self, start: str) -> bool:
        return self._text.startswith(start, self._at)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError(f"not a valid TOML document, line {self._line()}")
        self._at = match.end()
        return match

    def _line(self) -> int:
        return bisect_right(self._line_starts, self._at)


def _unescape(match: re.Match[str]) -> str:
    code = match.group(1)
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPES.get(code, code)
