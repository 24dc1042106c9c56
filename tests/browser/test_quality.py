"""Chromium on the page, outside and at home: small pictures by themselves, and what somebody has chosen instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from support.app import READER, SIZES, kept_in
from support.browser import browse, needs_browser
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process

pytestmark = needs_browser

OUTSIDE = "198.51.100.7"
WIDTHS = {"full": 640, "remote": 320, "low": 256}
"""Nothing is enlarged: the small stream, of which the others are made, is 320 pixels wide."""


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    """Two cameras, behind a proxy on this machine."""
    server = {"host": "127.0.0.1", "port": 0, "trusted_proxies": ["127.0.0.1"]}
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        cameras = {name: camera_config(urls, motion={"enabled": False}) for name in ("door", "yard")}
        with Tawny(tmp_path_factory.mktemp("tawny"), cameras, server=server) as service:
            for camera in cameras:
                service.online(camera)
            yield service


def test_outside_pictures_are_small_unless_somebody_wants_them_otherwise(tawny: Tawny) -> None:
    # What the proxy would say of who asks.
    context = {**SIZES["phone"], **READER, "extraHTTPHeaders": {"X-Forwarded-For": OUTSIDE}}
    seen = browse("app_quality", tawny.url, tawny.token, context=context, seconds=5, widths=WIDTHS, **kept_in("phone"))
    assert seen["errors"] == []
    assert seen["barriers"] == []
    assert seen["overhang"] <= 0
    assert seen["outside"] == {"streams": ["remote"], "chosen": "Automatic: small (500 kbit/s)"}
    said = re.fullmatch(r"≈ ([\d.]+)\sMB per hour", seen["said"])
    assert said, seen["said"]
    assert 0.5 * seen["hour"] < float(said[1]) * 1e6 < 2 * seen["hour"]
    assert seen["large"] == {"width": WIDTHS["remote"], "streams": ["remote"]}
    assert seen["full"] == {"width": WIDTHS["full"], "streams": ["main"]}
    assert seen["low"] == {"width": WIDTHS["low"], "streams": ["low"]}
    assert (seen["kept"]["width"], seen["kept"]["chosen"]) == (WIDTHS["low"], "Lowest (150 kbit/s)")
    assert seen["home"] == {"streams": ["sub", "sub"], "chosen": "Automatic: full"}
