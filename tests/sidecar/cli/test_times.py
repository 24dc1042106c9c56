"""Times as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tawny.cli.times import parse_time, show_duration

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2026, 3, 10, 12, 30, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-03-10T12:30:00+02:00"),
        ("-1h", "2026-03-10T11:30:00+02:00"),
        ("-90m", "2026-03-10T11:00:00+02:00"),
        ("-1h30m", "2026-03-10T11:00:00+02:00"),
        ("-0.5d", "2026-03-10T00:30:00+02:00"),
        ("2w ago", "2026-02-24T12:30:00+02:00"),
        ("10:30", "2026-03-10T10:30:00+02:00"),
        ("10:30:15", "2026-03-10T10:30:15+02:00"),
        ("23:50", "2026-03-09T23:50:00+02:00"),
        ("12:30", "2026-03-10T12:30:00+02:00"),
        ("today", "2026-03-10T00:00:00+02:00"),
        ("today 13:00", "2026-03-10T13:00:00+02:00"),
        ("Yesterday 18:00", "2026-03-09T18:00:00+02:00"),
        ("2026-03-01", "2026-03-01T00:00:00+02:00"),
        ("2026-03-01 08:15", "2026-03-01T08:15:00+02:00"),
        ("2026-03-01T08:15:00Z", "2026-03-01T08:15:00+00:00"),
        (" 2026-03-01T08:15:00.25+01:00 ", "2026-03-01T08:15:00.25+01:00"),
    ],
)
def test_a_time_is_understood(text: str, expected: str) -> None:
    assert datetime.fromtimestamp(parse_time(text, NOW) / 1e6, UTC) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "3m", "soon", "25:00", "10:61", "yesterday noon", "yesterday 1", "-", "-1x", "-1h " * 99]
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_time(text, NOW)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59.6, "1 min"), (200, "3 min 20 s"), (3600, "1 h"), (7500, "2 h 5 min"), (273_600, "3 d 4 h")],
)
def test_durations_are_short(seconds: float, text: str) -> None:
    assert show_duration(seconds) == text
