"""A camera that is said to be online has a picture for whoever asks, however soon."""

from __future__ import annotations

from pathlib import Path

from support.service import Tawny, camera_config

JPEG = b"\xff\xd8\xff"
SNAPSHOT = "/cameras/door/snapshot.jpg"


def test_as_soon_as_a_camera_is_online_there_is_a_picture(tmp_path: Path, street: dict[str, Path]) -> None:
    cameras = {"door": camera_config({name: str(path) for name, path in street.items()})}
    with Tawny(tmp_path / "home", cameras) as tawny:
        for _ in range(3):
            tawny.online("door")
            assert tawny.read(SNAPSHOT).startswith(JPEG)
            for enabled in (False, True):
                mark = tawny.feed.mark
                tawny.send("PATCH", "/cameras/door", {"enabled": enabled})
                tawny.feed.wait("stream", since=mark, camera="door", state="online" if enabled else "offline")
