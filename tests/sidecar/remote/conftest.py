"""A folder of `tawny remote init`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawny.remote.answers import Answers
from tawny.remote.generate import generate


@pytest.fixture
def answers() -> Answers:
    return Answers(
        domain="cameras.example.com",
        ssh_key="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGDp5UkV3vTJ8gxS0dMTqRyVh5oYpQmOZ1mWcmRQ3Zb me@example",
        home_assistant_domain="ha.example.com",
        home_assistant="192.0.2.7:8123",
        close_admin=True,
    )


@pytest.fixture
def written(tmp_path: Path, answers: Answers) -> Path:
    folder = tmp_path / "tawny-remote"
    generate(folder, answers)
    return folder
