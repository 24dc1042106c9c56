"""A house that is recording is backed up, put back elsewhere, and goes on there."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest

from support.service import SOON_S, Tawny, camera_config
from support.video import make_clip
from tawny.backup.restoring import restore
from tawny.backup.writing import make_backup
from tawny.config.edit import edit_config
from tawny.core.errors import StorageError


def test_a_house_moves_while_it_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = make_clip(tmp_path / "film.mp4", seconds=4, fps=10, gop=10)
    door = camera_config({"main": str(film)}, recording={"mode": "continuous"}, motion={"enabled": False})
    old, new = Tawny(tmp_path / "old", {"door": door}), Tawny(tmp_path / "new", {})
    monkeypatch.setenv("XDG_STATE_HOME", old.environment["XDG_STATE_HOME"])
    with old:
        old.online("door")
        event = old.send("POST", "/cameras/door/events", {"label": "visitor", "duration_s": 1})["id"]
        secret = old.send("POST", "/tokens", {"name": "tablet", "scope": "viewer"})["token"]
        old.until(lambda: old.camera("door")["recording"])
        backup = make_backup(old.config, tmp_path / "backup.tar.gz").file
        with pytest.raises(StorageError, match=r"uses .* already: stop the service first"):
            restore(backup, old.config)
        assert old.camera("door")["recording"]
        assert old.stop() == 0

    monkeypatch.setenv("XDG_STATE_HOME", new.environment["XDG_STATE_HOME"])
    assert restore(backup, new.config, new.storage).storage == new.storage
    edit_config(new.config, {("spool", "path"): str(new.runtime)})
    with new:
        assert new.token == old.token
        assert [camera["id"] for camera in new.get("/cameras")["cameras"]] == ["door"]
        assert [(one["id"], one["label"]) for one in new.get("/events")["events"]] == [(event, "visitor")]
        request = urllib.request.Request(f"{new.url}/api/v1/cameras", headers={"Authorization": f"Bearer {secret}"})
        with urllib.request.urlopen(request, timeout=SOON_S) as answer:
            assert answer.status == 200
        new.online("door")
        assert new.stop() == 0
