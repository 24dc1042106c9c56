"""A house as its service left it: configuration with a password file, keys, and an event log with events."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.eventlog import add_event
from tawny.api.secret_files import admin_token, signing_key
from tawny.archive.marker import EVENT_LOG, check_marker
from tawny.core.clock import ManualClock
from tawny.core.secret_files import kept_secret
from tawny.eventlog import EventLog
from tawny.push.key_file import KEY_FILE

CONFIG = """\
# The house by the lake
[storage]
path = "data"

[mqtt]
host = "broker.invalid"
password_file = "mqtt-password"  # not for everybody

[offload]
bucket = "house"
access_key = "horse"
secret_key_file = "s3-secret-key"

[cameras.door.streams.main]
url = "rtsp://user:${DOOR_PASSWORD}@192.0.2.10/main"
"""


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a house; made once, as an event log takes a while."""
    folder = tmp_path_factory.mktemp("furnished")
    data = folder / "data"
    data.mkdir()
    (folder / "tawny.toml").write_text(CONFIG)
    (folder / "mqtt-password").write_text("correct horse\n")
    (folder / "s3-secret-key").write_text("staple\n")
    admin_token(data)
    signing_key(data)
    kept_secret(data / KEY_FILE, lambda: "key-of-push")
    with EventLog.open(data / EVENT_LOG, ManualClock()) as log:
        add_event(log, 0)
        log.create_token("tablet", "viewer")
    return folder


@pytest.fixture
def house(furnished: Path, tmp_path: Path) -> Path:
    """The configuration file of a house that does not run; its storage is the folder `data` beside it."""
    folder = shutil.copytree(furnished, tmp_path / "house")
    check_marker(folder / "data")
    return folder / "tawny.toml"
