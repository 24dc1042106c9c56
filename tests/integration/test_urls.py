"""Addresses of media are the same everywhere: notifications, the media browser, actions and cards build them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from custom_components.tawny import urls

EVENT = "01K742SHYG282N6Q9NHBWQ2T98"


def test_what_an_event_has_is_under_the_event() -> None:
    assert urls.event_clip("abc", EVENT) == f"/api/tawny/abc/events/{EVENT}/clip.mp4"
    assert urls.event_playlist("abc", EVENT) == f"/api/tawny/abc/events/{EVENT}/clip.m3u8"
    assert urls.event_snapshot("abc", EVENT) == f"/api/tawny/abc/events/{EVENT}/snapshot.jpg"
    assert urls.event_thumbnail("abc", EVENT) == f"/api/tawny/abc/events/{EVENT}/thumbnail.jpg"
    assert urls.export_file("abc", EVENT) == f"/api/tawny/abc/exports/{EVENT}/file.mp4"


def test_a_range_is_milliseconds_whatever_zone_it_was_given_in() -> None:
    start = datetime(2026, 11, 22, 12, 0, 0, 250_999, tzinfo=timezone(timedelta(hours=1)))
    end = start + timedelta(minutes=1)
    path = urls.recorded_video("abc", "door", start, end)
    assert path == "/api/tawny/abc/cameras/door/1795345200250-1795345260250/video.mp4"
    assert urls.recorded_playlist("abc", "door", start, end) == path.replace("video.mp4", "index.m3u8")


def test_a_range_can_be_read_back() -> None:
    start, end = datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 22, 13, tzinfo=UTC)
    assert urls.parse_span(urls.span_of(start, end)) == (start, end)


@pytest.mark.parametrize("text", ["", "12", "12-", "x-y", "20-10", "5-5", f"1-{10**30}"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        urls.parse_span(text)
