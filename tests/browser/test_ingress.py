"""The page under the path by which Home Assistant shows its apps."""

from __future__ import annotations

from pathlib import Path

from support.app import show
from support.browser import needs_browser
from support.service import Tawny, camera_config
from support.video import make_clip


@needs_browser
def test_the_page_works_in_a_frame_of_home_assistant(tmp_path: Path) -> None:
    film = make_clip(tmp_path / "film.mp4", seconds=4, fps=10, gop=10)
    door = camera_config({"main": str(film)}, recording={"mode": "off"}, motion={"enabled": False})
    with Tawny(
        tmp_path / "home", {"door": door}, server={"host": "127.0.0.1", "port": 0, "trusted_proxies": ["127.0.0.1"]}
    ) as tawny:
        tawny.online("door")
        found = show(tawny, "app_ingress", stranger=True, fine=("401",))
    assert found["cookies"] == [["tawny_session", "/api/hassio_ingress/k3y-of_this-app/"]]
    assert found["elsewhere"] == 0
