"""One server that speaks S3 for all these tests, each with a prefix of its own in the bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.offload import NOW_US, Home
from support.s3 import S3, s3_server
from tawny.config import Config
from tawny.config.offload import OffloadConfig
from tawny.core.clock import ManualClock
from tawny.core.ids import new_ulid
from tawny.eventlog import EventLog


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    with s3_server() as server:
        yield server


@pytest.fixture
def prefix(s3: S3, request: pytest.FixtureRequest) -> str:
    """What names begin with in this test alone."""
    return f"{new_ulid(NOW_US)}/"


@pytest.fixture
def make_home(tmp_path: Path, s3: S3, prefix: str) -> Iterator[Callable[..., Home]]:
    """Makes storages that share the bucket."""
    logs: list[EventLog] = []

    def make(name: str = "home", **settings: Any) -> Home:
        root = tmp_path / name
        root.mkdir()
        clock = ManualClock(NOW_US)
        log = EventLog.open(root / "tawny.db", clock)
        logs.append(log)
        offload = OffloadConfig(**{"prefix": prefix, **s3.config(), **settings})
        config = Config.model_validate({"storage": {"path": root}}).model_copy(update={"offload": offload})
        return Home(root, log, clock, new_ulid(NOW_US), config)

    yield make
    for log in logs:
        log.close()


@pytest.fixture
def home(make_home: Callable[..., Home]) -> Home:
    return make_home()
