"""Chromium on the page, outside and at home: small pictures by themselves, and what somebody has chosen instead."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from support import slow_link
from support.app import READER, SIZES, kept_in
from support.browser import Browser, browse, needs_browser
from support.nginx import nginx_inside
from support.past import Past
from support.service import Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.remote.answers import Answers

pytestmark = needs_browser

OUTSIDE = "198.51.100.7"
WIDTHS = {"full": 640, "remote": 320, "low": 256}
"""Nothing is enlarged: the small stream, of which the others are made, is 320 pixels wide."""


EVENT_S = 60
"""Longer than what is loaded ahead, and than a busy machine takes for what is looked at while it plays."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """What one of them recorded a quarter of an hour ago, with an event."""
    home = tmp_path_factory.mktemp("tawny")
    start_us = (time.time_ns() // 1000 - 900 * 1_000_000) // 1_000_000 * 1_000_000
    with Past(home / "storage", home / "past", "door", scene(tmp_path_factory), start_us) as told:
        told.watch(EVENT_S + 20, (8, 8 + EVENT_S))
    return told


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, past: Past) -> Iterator[Tawny]:
    """Two cameras, one of them without a small stream, behind a proxy on this machine."""
    server = {"host": "127.0.0.1", "port": 0, "trusted_proxies": ["127.0.0.1"]}
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        streams = {"door": urls, "yard": {"main": urls["main"]}}
        cameras = {name: camera_config(each, motion={"enabled": False}) for name, each in streams.items()}
        with Tawny(past.storage.parent, cameras, server=server) as service:
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
    assert sorted(seen["home"]["streams"]) == ["main", "sub"]
    assert seen["home"]["chosen"] == "Automatic: full"


def test_outside_events_and_recordings_are_small_too(tawny: Tawny, past: Past) -> None:
    context = {**SIZES["phone"], **READER, "extraHTTPHeaders": {"X-Forwarded-For": OUTSIDE}}
    seen = browse(
        "app_far_footage",
        tawny.url,
        tawny.token,
        context=context,
        event=past.events[0],
        far_s=EVENT_S - 10,
        moment=past.runs[0].start_us / 1000 + 20_000,
        widths={**WIDTHS, "remote": 426},  # of main: what is recorded
        **kept_in("phone"),
    )
    assert seen["errors"] == []
    assert seen["barriers"] == []
    assert seen["overhang"] <= 0
    assert seen["event"] == {"width": 426, "asked": "remote"}
    assert seen["all"] == ["remote"]
    assert seen["chosen"] == "Automatic: small (500 kbit/s)"
    assert seen["begin"] == pytest.approx(0, abs=0.01)
    assert EVENT_S - 10 <= seen["at"] <= seen["length"]
    assert seen["length"] == pytest.approx(EVENT_S + 2, abs=2.5)
    assert seen["ended"] == pytest.approx(seen["length"], abs=0.3)
    assert seen["full"] == {"width": WIDTHS["full"], "asked": "clip.mp4"}
    assert seen["low"] == {"width": WIDTHS["low"], "asked": "low"}
    assert seen["recordings"] == {"width": WIDTHS["low"], "asked": "low"}
    assert seen["small"] == {"width": 426, "asked": "remote"}
    assert seen["large"] == {"width": WIDTHS["full"], "asked": "piece"}


SERVER, VISITOR = "198.51.100.1", "198.51.100.2"
LOOK_S, LOOKS = 12, 3
"""A machine that has much else to do may be late for once as well as the link."""


def test_on_a_slow_and_lossy_link_the_small_picture_does_not_stop(tawny: Tawny, tmp_path: Path) -> None:
    """1 Mbit/s, 200 ms there and back, and one of a hundred packets lost: through nginx as it is set up for people."""
    if why := slow_link.missing():
        pytest.skip(why)
    answers = Answers(domain="cameras.example.com", server=SERVER)
    hosts, socket = tmp_path / "hosts", tmp_path / "tawny.sock"
    hosts.write_text(f"127.0.0.1 localhost\n{SERVER} {answers.domain}\n")
    with ExitStack() as stack:
        server, visitor = (stack.enter_context(slow_link.network(hosts)) for _ in range(2))
        link = stack.enter_context(slow_link.slow_link((server, visitor), (SERVER, VISITOR)))
        stack.enter_context(slow_link.door(socket, int(tawny.url.rpartition(":")[2])))
        proxy = stack.enter_context(nginx_inside(server, tmp_path / "nginx", answers, socket))
        browser = Browser(visitor.inside(), ("--ignore-certificate-errors",))
        stack.callback(browser.close)
        asked = {"task": "page_far", "base": f"https://{answers.domain}", "token": tawny.token, "camera": "yard"}
        context = {**SIZES["phone"], **READER, "ignoreHTTPSErrors": True}
        answer = browser.run({**asked, "context": context, "seconds": LOOK_S, "tries": LOOKS}, 120)
    assert "failed" not in answer, answer["failed"]
    seen = answer["found"]
    assert seen["errors"] == []
    assert (seen["width"], seen["streams"]) == (426, ["remote"])
    last = seen["looks"][-1]
    assert last["stops"] == 0, seen["looks"]
    assert 0.9 < last["shown"] / last["seconds"] < 1.2
    assert seen["said"].endswith("per hour")
    # It was no better link than was meant, and the proxy refused nothing.
    assert seen["answer_ms"] > 200
    assert link.lost > 0
    assert not re.search(r" (429|5\d\d) \d+ ", proxy.logs[0].read_text())
