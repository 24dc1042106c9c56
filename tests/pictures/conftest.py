"""Pictures of the real pages, for the guide and for a look at all of them; `scripts/guide-pictures` takes them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from support.pictured import House, footage_folder, pictured_house

collect_ignore_glob = [] if os.environ.get("TAWNY_PICTURES") or os.environ.get("TAWNY_LOOK") else ["test_*.py"]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The service on four cameras with a past."""
    with (
        pytest.MonkeyPatch.context() as patch,
        pictured_house(tmp_path_factory.mktemp("house"), footage_folder()) as one,
    ):
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield one
