"""An event that somebody starts by hand is what its answer says, as soon as that is there."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.service import RefusedError, Tawny, camera_config

BODY = {"label": "by hand", "duration_s": 0.5}


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, street: dict[str, Path]) -> Iterator[Tawny]:
    """One camera, in which nothing moves by itself, and one that never answers."""
    still = {"enabled": False}
    cameras = {
        "door": camera_config({"main": str(street["main"])}, motion=still),
        "shed": camera_config({"main": "rtsp://127.0.0.1:1/nobody"}, motion=still),
    }
    with Tawny(tmp_path_factory.mktemp("home"), cameras) as service:
        service.online("door")
        yield service


def start(tawny: Tawny) -> str:
    event: str = tawny.send("POST", "/cameras/door/events", BODY)["id"]
    return event


def test_it_is_found_at_once(tawny: Tawny) -> None:
    for _ in range(3):
        mark = tawny.feed.mark
        event = start(tawny)
        assert tawny.get(f"/events/{event}")["label"] == "by hand"
        tawny.feed.wait("event_ended", since=mark, id=event)


def test_who_starts_one_at_the_same_time_gets_the_same(tawny: Tawny) -> None:
    mark = tawny.feed.mark
    with ThreadPoolExecutor(4) as pool:
        events = set(pool.map(lambda _: start(tawny), range(4)))
    assert len(events) == 1
    (event,) = events
    assert tawny.get(f"/events/{event}")["label"] == "by hand"
    tawny.feed.wait("event_ended", since=mark, id=event)


def test_of_a_camera_that_is_offline_there_is_none(tawny: Tawny) -> None:
    with pytest.raises(RefusedError, match="camera_offline") as refused:
        tawny.send("POST", "/cameras/shed/events", BODY)
    assert refused.value.status == 503
    assert tawny.get("/events?camera=shed")["events"] == []
