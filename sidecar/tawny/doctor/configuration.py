"""The configuration file, and who may read what is secret."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tawny.api.secret_files import KEY_NAME, TOKEN_NAME
from tawny.config import Config, InvalidConfigError, find_config, load_with_warnings
from tawny.config.problems import Problem
from tawny.core.errors import ConfigError
from tawny.doctor.findings import Finding, Outcome, of_error, ok, warning
from tawny.push.key_file import KEY_FILE

NAME = "configuration"


@dataclass(frozen=True, slots=True)
class FoundConfig:
    """The configuration, None when it is missing or invalid, and what is to be said of it."""

    config: Config | None
    findings: Sequence[Finding]


def find_and_load(path: Path | None) -> FoundConfig:
    """The configuration file `path`, or the one that the service would use. Blocks."""
    try:
        file = find_config(path)
        loaded = load_with_warnings(file)
    except InvalidConfigError as error:
        return FoundConfig(None, [_problem(problem, Outcome.FAILED) for problem in error.problems])
    except ConfigError as error:
        return FoundConfig(None, [of_error(NAME, error)])
    cameras = len(loaded.config.cameras)
    fine = ok(NAME, f"{file} is valid: {cameras} camera{'' if cameras == 1 else 's'}")
    return FoundConfig(loaded.config, [fine, *(_problem(problem, Outcome.WARNING) for problem in loaded.warnings)])


def check_secrets(config: Config) -> Sequence[Finding]:
    """Whether every user of the machine may read passwords and tokens. The configuration file is checked by itself."""
    root, mqtt = config.storage.path, config.mqtt
    files = [root / TOKEN_NAME, root / KEY_NAME, root / KEY_FILE, mqtt.password_file, mqtt.tls_key_file]
    files.append(config.offload.secret_key_file)
    open_ones = list(_open_to_all(file for file in files if file is not None))
    if not open_ones:
        return [ok("secrets", "no file with a token, key or password may be read by every user")]
    return [
        warning("secrets", f"{file} is secret, and every user of this machine may read it", f"chmod 600 {file}")
        for file in open_ones
    ]


def _open_to_all(files: Iterator[Path]) -> Iterator[Path]:
    for file in files:
        with suppress(OSError):
            if file.stat().st_mode & stat.S_IROTH:
                yield file


def _problem(problem: Problem, outcome: Outcome) -> Finding:
    # Its texts are free of secrets already; see there why no more may be masked.
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    found = ": ".join(filter(None, (place, problem.key, problem.message)))
    return Finding(NAME, outcome, found, problem.remedy)
