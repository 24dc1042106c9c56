"""What phones are sent, in the words of the companion app for iOS and for Android."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from custom_components.tawny.notifications.buttons import Deed, Pressed
from custom_components.tawny.notifications.payload import (
    ANDROID_MOST_VIDEO_BYTES,
    Button,
    Clip,
    Content,
    counts,
    service_data,
)
from custom_components.tawny.notifications.phases import Phase
from custom_components.tawny.notifications.profile import Level

FIRST = Content(
    phase=Phase.FIRST,
    level=Level.NORMAL,
    title="Door",
    message="Motion",
    tag="tawny-e1",
    group="tawny-house-door",
    channel="Night (Normal)",
    tap="/live",
    picture="/api/start.jpg",
    buttons=(Button("Live", path="/live", icon="video"), Button("Silence", action="tawny/silence/p/e1")),
)
CLIP = Clip("/api/clip.mp4", "/api/clip.m3u8", 4_000_000)
END = replace(FIRST, phase=Phase.END, clip=CLIP, picture="/api/snapshot.jpg", tap="/event")


def data(content: Content, *, apple: bool) -> dict[str, Any]:
    sent = service_data(content, apple=apple)
    assert sent is not None
    assert (sent["title"], sent["message"]) == ("Door", "Motion")
    return sent["data"]


@pytest.mark.parametrize("apple", [True, False])
def test_what_replaces_and_groups_is_the_same_on_all(*, apple: bool) -> None:
    for content in (FIRST, END):
        assert data(content, apple=apple)["tag"] == "tawny-e1"
        assert data(content, apple=apple)["group"] == "tawny-house-door"


@pytest.mark.parametrize("apple", [True, False])
def test_buttons(*, apple: bool) -> None:
    live, silence = data(FIRST, apple=apple)["actions"]
    assert live == {"action": "URI", "title": "Live", "uri": "/live", "icon": "sfsymbols:video"}
    assert silence == {"action": "tawny/silence/p/e1", "title": "Silence"}


def test_a_first_push_to_an_iphone() -> None:
    sent = data(FIRST, apple=True)
    assert sent["url"] == "/live"
    assert sent["attachment"] == {"url": "/api/start.jpg", "content-type": "jpeg"}
    assert sent["push"] == {"interruption-level": "active", "sound": "default"}


def test_a_first_push_to_an_android_phone() -> None:
    sent = data(FIRST, apple=False)
    assert sent["clickAction"] == "/live"
    assert sent["image"] == "/api/start.jpg"
    assert sent["channel"] == "Night (Normal)"
    assert (sent["ttl"], sent["priority"], sent["importance"]) == (0, "high", "default")
    assert "alert_once" not in sent
    assert "video" not in sent


def test_without_a_picture_there_is_no_attachment() -> None:
    bare = replace(FIRST, picture=None)
    assert "attachment" not in data(bare, apple=True)
    assert "image" not in data(bare, apple=False)


def test_an_update_makes_no_sound() -> None:
    for phase in (Phase.PICTURE, Phase.END):
        for level in (Level.NORMAL, Level.TIME_SENSITIVE):
            update = replace(FIRST, phase=phase, level=level)
            assert data(update, apple=True)["push"] == {"interruption-level": "passive", "sound": "none"}
            assert data(update, apple=False)["alert_once"] is True


def test_an_iphone_gets_the_clip_as_hls_and_an_android_phone_as_mp4_with_the_picture() -> None:
    assert data(END, apple=True)["attachment"] == {
        "url": "/api/clip.m3u8",
        "content-type": "application/vnd.apple.mpegurl",
    }
    sent = data(END, apple=False)
    assert (sent["video"], sent["image"]) == ("/api/clip.mp4", "/api/snapshot.jpg")


def test_a_clip_that_is_too_large_for_android_is_left_out() -> None:
    long = replace(END, clip=replace(CLIP, size_bytes=ANDROID_MOST_VIDEO_BYTES + 1))
    assert "video" not in data(long, apple=False)
    assert data(long, apple=False)["image"] == "/api/snapshot.jpg"
    assert data(long, apple=True)["attachment"]["url"] == "/api/clip.m3u8"


@pytest.mark.parametrize(
    ("level", "interruption", "importance"),
    [
        (Level.SILENT, "passive", "low"),
        (Level.TIME_SENSITIVE, "time-sensitive", "high"),
        (Level.CRITICAL, "critical", "max"),
    ],
)
def test_levels(level: Level, interruption: str, importance: str) -> None:
    content = replace(FIRST, level=level)
    assert data(content, apple=True)["push"]["interruption-level"] == interruption
    assert data(content, apple=False)["importance"] == importance


def test_silent_ones_make_no_sound_and_critical_ones_do_on_a_muted_phone() -> None:
    assert data(replace(FIRST, level=Level.SILENT, sound="a.caf"), apple=True)["push"]["sound"] == "none"
    critical = replace(FIRST, level=Level.CRITICAL, sound="a.caf")
    assert data(critical, apple=True)["push"]["sound"] == {"name": "a.caf", "critical": 1, "volume": 1.0}
    sent = data(critical, apple=False)
    assert (sent["channel"], sent["media_stream"]) == ("alarm_stream", "alarm_stream")


def test_a_profile_has_its_own_sound() -> None:
    assert data(replace(FIRST, sound="a.caf"), apple=True)["push"]["sound"] == "a.caf"


def test_a_critical_notification_is_not_repeated_for_a_picture_where_it_can_not_be_replaced() -> None:
    critical = replace(FIRST, level=Level.CRITICAL)
    assert service_data(replace(critical, phase=Phase.PICTURE), apple=True) is None
    assert service_data(replace(critical, phase=Phase.PICTURE), apple=False) is not None
    end = data(replace(END, level=Level.CRITICAL), apple=True)
    assert end["push"] == {"interruption-level": "passive", "sound": "none"}


def test_critical_alerts_of_apple_do_not_count() -> None:
    critical = replace(FIRST, level=Level.CRITICAL)
    assert not counts(critical, apple=True)
    assert counts(critical, apple=False)
    assert counts(replace(critical, phase=Phase.END), apple=True)
    assert counts(FIRST, apple=True)


def test_the_name_of_a_button_says_all() -> None:
    for deed in Deed:
        pressed = Pressed(deed, "profile", "event")
        assert Pressed.read(pressed.name) == pressed
    assert Pressed(Deed.SILENCE, "p", "e1").name != Pressed(Deed.SILENCE, "p", "e2").name


@pytest.mark.parametrize("name", ["", None, "SILENCE", "tawny/dance/p/e", "tawny/silence/p", "cat/silence/p/e"])
def test_buttons_of_others_are_none_of_ours(name: object) -> None:
    assert Pressed.read(name) is None
