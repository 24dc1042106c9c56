"""What the sidecar's tests share: a PostgreSQL server; and no test's secrets are masked in the texts of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.postgresql import PROGRAMS, PostgresServer
from tawny.core import redact


@pytest.fixture(autouse=True)
def _own_secrets() -> Iterator[None]:
    """What a test registers as secret, a password called `other` for instance, is forgotten after it."""
    known = set(redact._secrets)
    yield
    redact._secrets.intersection_update(known)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for all tests of a process; each needs a node of its own in it."""
    if PROGRAMS is None:
        pytest.skip("needs PostgreSQL (Debian: postgresql)")
    with PostgresServer() as server:
        yield server
