"""What is wrong with a configuration: one line each, with file, line, key and remedy."""

from __future__ import annotations

from dataclasses import dataclass

from tawny.config.lines import KeyPath
from tawny.core.errors import ConfigError
from tawny.core.ids import USER_ID


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `line` counts from 1; it is 0, and `key` empty, where a whole file is to blame.

    Its texts hold no secret, as values are redacted where they are quoted. Redacting whole lines would do harm: a
    password that is an ordinary word, such as "password", would blot out keys.
    """

    file: str
    line: int
    key: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = (place, self.key, self.message) if self.key else (place, self.message)
        return f"{': '.join(parts)}. {self.remedy}"


class InvalidConfigError(ConfigError):
    """The configuration has `problems`, in the order of their lines. As text: one line each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[InvalidConfigError], tuple[tuple[Problem, ...]]]:  # type: ignore[override]
        return (type(self), (self.problems,))


def format_key(path: KeyPath) -> str:
    """`path` as one would write it: `cameras.front_door.motion.zones.driveway.polygon[2]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
            continue
        plain = USER_ID.fullmatch(part) or part.replace("-", "_").isidentifier()
        text += f".{part}" if plain else f'."{part}"'
    return text.removeprefix(".")
