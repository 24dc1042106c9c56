"""What the sidecar's tests share: no test's secrets are masked in the texts of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tawny.core import redact


@pytest.fixture(autouse=True)
def _own_secrets() -> Iterator[None]:
    """What a test registers as secret, a password called `other` for instance, is forgotten after it."""
    known = set(redact._secrets)
    yield
    redact._secrets.intersection_update(known)
