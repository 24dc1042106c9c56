"""Which of a camera's profiles become its main and sub stream."""

from __future__ import annotations

import pytest

from tawny.capture.onvif import Profile, suggest_streams
from tawny.core.errors import NotFoundError, NoVideoError


def profile(
    token: str, size: tuple[int, int], fps: float = 15, codec: str = "h264", *, source: str = "1", foreign: bool = False
) -> Profile:
    return Profile(
        token, token, codec, *size, fps=fps, rtsp_url=f"rtsp://192.0.2.10/{token}", source=source, foreign_host=foreign
    )


FULL = profile("full", (2560, 1440), codec="h265")
HD = profile("hd", (1280, 720))
NHD = profile("nhd", (640, 360), 10)
D1 = profile("d1", (704, 576))


def tokens(*profiles: Profile, main: str = "") -> tuple[str, str | None]:
    chosen, sub, _ = suggest_streams(profiles, main)
    return chosen.token, sub.token if sub else None


@pytest.mark.parametrize(
    ("profiles", "expected"),
    [
        ([HD, FULL, D1, NHD], ("full", "nhd")),
        ([FULL, HD], ("full", "hd")),
        ([FULL, profile("slow", (640, 360), 4), D1], ("full", "d1")),
        ([FULL, profile("unknown_rate", (640, 360), 0)], ("full", "unknown_rate")),
        ([FULL, profile("photo", (640, 360), codec="jpeg")], ("full", None)),
        ([FULL, profile("twin", (2560, 1440))], ("twin", None)),
        ([FULL, profile("other_sensor", (640, 360), source="2")], ("full", None)),
        ([profile("photo", (3840, 2160), codec="jpeg"), NHD], ("nhd", None)),
        ([profile("photo", (1280, 720), codec="jpeg"), profile("small", (320, 240), codec="jpeg")], ("photo", None)),
        ([profile("a", (0, 0), 0, ""), profile("b", (0, 0), 0, "")], ("a", None)),
        ([Profile("dead", "", "h264", 9999, 9999), HD], ("hd", None)),
    ],
)  # fmt: skip
def test_the_largest_and_one_to_see_motion_in(profiles: list[Profile], expected: tuple[str, str | None]) -> None:
    assert tokens(*profiles) == expected


def test_a_chosen_main_stream_gets_the_sub_stream_of_its_channel() -> None:
    other = [profile("main_2", (1920, 1080), source="2"), profile("sub_2", (640, 480), source="2")]
    assert tokens(FULL, NHD, *other, main="main_2") == ("main_2", "sub_2")
    with pytest.raises(NotFoundError, match="there are: full, nhd"):
        tokens(FULL, NHD, main="gone")


def test_a_stream_with_the_same_address_is_not_another() -> None:
    same = Profile("same", "", "h264", 640, 360, 15, rtsp_url=FULL.rtsp_url, source="1")
    assert tokens(FULL, same) == ("full", None)


def test_reasons_say_what_was_chosen_and_what_is_suspicious() -> None:
    _, _, reasons = suggest_streams([FULL, profile("away", (640, 360), foreign=True)])
    assert "full (h265 2560x1440, 15 fps)" in reasons[0]
    assert reasons[-1] == "Careful: away is at another host than the camera."


def test_no_stream_is_told() -> None:
    with pytest.raises(NoVideoError):
        suggest_streams([Profile("dead", "", "h264", 640, 360)])
