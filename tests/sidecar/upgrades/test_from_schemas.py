"""A data folder of every schema that was released, with footage in it: today's service starts on it and serves it all.

What the tables hold afterwards is looked at in `eventlog/test_migrate.py`; here it is what people get to see.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from support.archive import write_segment
from support.service import SOON_S, Tawny, camera_config
from tawny.archive.marker import EVENT_LOG
from tawny.eventlog.migrate import HEAD, REVISIONS

SCHEMAS = Path(__file__).parent.parent / "eventlog" / "schemas"
EVENT, START_US = "01HF7YAT00AAAAAAAAAAAAAAAA", 1_700_000_000_000_000
SECRET = "tawny_" + "of_the_kitchen_tablet_made_in_another_year_"[:43].ljust(43, "0")
PICTURE = b"\xff\xd8\xff\xe0 a picture of that day \xff\xd9"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, bytes]:
    """The storage directory with the event's footage and picture, its path, and the index of its fragments."""
    root = tmp_path_factory.mktemp("storage")
    closed = write_segment(root, START_US + 4_000_000, camera="front")
    (root / "snapshots").mkdir()
    (root / "snapshots" / "a.jpg").write_bytes(PICTURE)
    return root, closed.path, closed.index


def make_log(path: Path, revision: str, segment: str, index: bytes) -> None:
    """The event log as that revision had it, which knows the segment and a token of ours."""
    with closing(sqlite3.connect(path)) as log, log:
        log.executescript((SCHEMAS / f"{revision}.sql").read_text())
        size = (path.parent / segment).stat().st_size
        log.execute(
            "UPDATE segments SET path = ?, size_bytes = ?, start_us = ?, end_us = ?",
            (segment, size, START_US + 4_000_000, START_US + 8_000_000),
        )
        log.execute("UPDATE segment_index SET packed = ?", (index,))
        log.execute("UPDATE segment_usage SET size_bytes = ?, duration_us = 4000000", (size,))
        log.execute("UPDATE api_tokens SET hash = ?", (hashlib.sha256(SECRET.encode()).digest(),))


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_house_is_as_it_was(tmp_path: Path, recorded: tuple[Path, str, bytes], revision: str) -> None:
    root, segment, index = recorded
    camera = camera_config({"main": "rtsp://127.0.0.1:1/nobody"}, recording={"mode": "off"}, motion={"enabled": False})
    tawny = Tawny(tmp_path, {"front": camera})
    shutil.copytree(root, tawny.storage)
    make_log(tawny.storage / EVENT_LOG, revision, segment, index)
    with tawny:
        (event,) = tawny.get("/events")["events"]
        assert (event["id"], event["camera"], event["reviewed"], event["protected"]) == (EVENT, "front", True, True)
        assert tawny.read(f"/events/{EVENT}/snapshot.jpg") == PICTURE
        assert b"mdat" in tawny.read(f"/events/{EVENT}/clip.mp4")
        request = urllib.request.Request(f"{tawny.url}/api/v1/cameras", headers={"Authorization": f"Bearer {SECRET}"})
        with urllib.request.urlopen(request, timeout=SOON_S) as answer:
            assert answer.status == 200
        assert tawny.stop() == 0
    copies = [path.name for path in tawny.storage.glob("*.before-*")]
    assert copies == ([] if revision == HEAD else [f"{EVENT_LOG}.before-{HEAD}"])
