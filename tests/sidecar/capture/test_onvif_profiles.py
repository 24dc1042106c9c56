"""Asking a simulated ONVIF device for its streams: quirks, refused logins, and answers that attack."""

from __future__ import annotations

import pytest

from tawny.capture.onvif import CameraProfiles, OnvifFaultError, list_profiles
from tawny.capture.onvif.device import device_url
from tawny.capture.simulator.onvif import Quirk, SimulatedOnvif, SimulatedProfile
from tawny.core.errors import AuthenticationError, CaptureError, NoVideoError, TawnyError, UsageError

PASSWORD = "s3cret: wörd"
PROFILES = [
    SimulatedProfile("main", "rtsp://admin:x@127.0.0.1:554/main", "H265", 2560, 1440, 20, 6144, 40, "AAC"),
    SimulatedProfile("sub", "rtsp://127.0.0.1:554/sub", "H264", 640, 360, 10, 512, 20, "G711"),
]


def device(*quirks: Quirk, username: str = "admin", clock_ahead_s: float = 0.0) -> SimulatedOnvif:
    return SimulatedOnvif(PROFILES, username=username, password=PASSWORD, quirks=quirks, clock_ahead_s=clock_ahead_s)


async def ask(camera: SimulatedOnvif, password: str = PASSWORD, username: str = "admin") -> CameraProfiles:
    return await list_profiles(camera.address, username, password, timeout_s=5)


async def test_tells_what_the_camera_is_and_what_its_streams_are() -> None:
    async with device() as camera:
        found = await ask(camera)
        assert camera.denied == 0
    assert (found.manufacturer, found.model, found.firmware, found.serial) == (
        "Example",
        "Simulated 1",
        "1.2.3",
        "0001",
    )
    main, sub = found.profiles
    assert (main.token, main.name, main.codec, main.width, main.height) == ("main", "main stream", "h265", 2560, 1440)
    assert (main.fps, main.bitrate, main.gop, main.audio) == (20, 6_144_000, 40, "aac")
    assert (main.rtsp_url, main.foreign_host) == ("rtsp://127.0.0.1:554/main", False)
    assert main.snapshot_url == f"http://{camera.address}/snapshot/main.jpg"
    assert (sub.codec, sub.audio, sub.gop) == ("h264", "g711", 20)


@pytest.mark.parametrize(
    "quirks",
    [
        (Quirk.WS_SECURITY,),
        (Quirk.WS_SECURITY, Quirk.ALL_NEEDS_LOGIN),
        (Quirk.WS_SECURITY, Quirk.CLOCK_NEEDS_LOGIN),
        (Quirk.ALL_NEEDS_LOGIN,),
        (Quirk.BASIC_FIRST,),
        (Quirk.FOREIGN_XADDR,),
        (Quirk.NO_MEDIA_2,),
        (Quirk.BROKEN_MEDIA_2,),
        (Quirk.NO_SERVICES,),
        (Quirk.NO_SNAPSHOT,),
        (Quirk.LOCKS,),
    ],
)
async def test_cameras_with_quirks_are_read_without_one_wrong_login(quirks: tuple[Quirk, ...]) -> None:
    async with device(*quirks, clock_ahead_s=-86_400) as camera:
        found = await ask(camera)
        assert camera.denied == 0
    assert [profile.rtsp_url for profile in found.profiles] == [
        "rtsp://127.0.0.1:554/main",
        "rtsp://127.0.0.1:554/sub",
    ]
    assert found.clock_offset_s == pytest.approx(-86_400, abs=10)
    assert all(bool(profile.snapshot_url) == (Quirk.NO_SNAPSHOT not in quirks) for profile in found.profiles)


async def test_a_nonce_for_one_request_is_no_wrong_password() -> None:
    async with device(Quirk.ONE_TIME_NONCE) as camera:
        assert len((await ask(camera)).profiles) == 2
        assert camera.denied == 0


async def test_a_camera_without_login_is_shown_no_password() -> None:
    async with device(username="") as camera:
        assert len((await ask(camera)).profiles) == 2
        assert camera.logins == 0


@pytest.mark.parametrize("quirks", [(), (Quirk.WS_SECURITY,), (Quirk.ALL_NEEDS_LOGIN,), (Quirk.BASIC_FIRST,)])
async def test_a_wrong_password_is_tried_exactly_once(quirks: tuple[Quirk, ...]) -> None:
    async with device(*quirks) as camera:
        with pytest.raises(AuthenticationError, match="refused the user name or password") as caught:
            await ask(camera, "wrong-word")
        assert (camera.logins, camera.denied) == (1, 1)
    assert "wrong-word" not in str(caught.value)


async def test_a_wrong_password_with_one_time_nonces_is_tried_exactly_once() -> None:
    async with device(Quirk.ONE_TIME_NONCE) as camera:
        with pytest.raises(AuthenticationError):
            await ask(camera, "wrong-word")
        assert camera.logins == 1


async def test_a_locked_account_is_not_knocked_at() -> None:
    async with device(Quirk.LOCKS) as camera:
        with pytest.raises(AuthenticationError, match="locked"):
            await ask(camera, "wrong-word")
        with pytest.raises(AuthenticationError, match="locked"):
            await ask(camera)
        assert camera.logins == 1


async def test_a_missing_login_is_asked_for() -> None:
    async with device() as camera:
        with pytest.raises(AuthenticationError, match="asks for a user name"):
            await ask(camera, "", "")
        assert camera.logins == 0


async def test_a_user_without_rights_is_not_told_that_the_password_is_wrong() -> None:
    async with device(Quirk.NO_RIGHTS) as camera:
        with pytest.raises(AuthenticationError, match="does not allow this user"):
            await ask(camera)
        assert camera.denied == 0


@pytest.mark.parametrize(
    ("quirk", "words"),
    [
        (Quirk.BOMB, "document type"),
        (Quirk.GARBAGE, "no answer of an ONVIF camera"),
        (Quirk.HUGE, "longer than"),
        (Quirk.WEB_PAGE, "no ONVIF service"),
        (Quirk.REDIRECTS, "sends elsewhere"),
    ],
)
async def test_answers_that_are_none_are_told_and_get_no_login(quirk: Quirk, words: str) -> None:
    async with device(quirk) as camera:
        with pytest.raises(CaptureError, match=words):
            await ask(camera)
        assert camera.logins == 0


async def test_a_camera_that_never_answers_is_given_up() -> None:
    async with device(Quirk.STALLS) as camera:
        with pytest.raises(CaptureError, match="no answer in time"):
            await list_profiles(camera.address, "admin", PASSWORD, timeout_s=0.2)
        with pytest.raises(CaptureError, match=r"not done within 0\.2 s"):
            await list_profiles(camera.address, "admin", PASSWORD, timeout_s=30, total_s=0.2)


async def test_nobody_listening_is_told(unused_tcp_port: int) -> None:
    with pytest.raises(CaptureError, match="connection refused"):
        await list_profiles(f"127.0.0.1:{unused_tcp_port}")


async def test_streams_elsewhere_are_kept_and_flagged() -> None:
    profiles = [SimulatedProfile("a", "rtsp://192.0.2.77/a"), SimulatedProfile("b", "rtsp://127.0.0.1/b")]
    async with SimulatedOnvif(profiles) as camera:
        found = (await ask(camera)).profiles
    assert [(each.rtsp_url, each.foreign_host) for each in found] == [
        ("rtsp://192.0.2.77/a", True),
        ("rtsp://127.0.0.1/b", False),
    ]


async def test_a_stream_that_is_a_local_file_is_none() -> None:
    profiles = [SimulatedProfile("a", "file:///etc/passwd"), SimulatedProfile("b", "rtsp://127.0.0.1/b")]
    async with SimulatedOnvif(profiles) as camera:
        assert [each.rtsp_url for each in (await ask(camera)).profiles] == ["", "rtsp://127.0.0.1/b"]


async def test_a_camera_without_streams_is_told() -> None:
    async with SimulatedOnvif([]) as camera:
        with pytest.raises(NoVideoError, match="no stream"):
            await ask(camera)


async def test_what_a_camera_declines_is_told_in_its_words() -> None:
    async with SimulatedOnvif(PROFILES, quirks={Quirk.NO_SERVICES, Quirk.BROKEN_MEDIA_1}) as camera:
        with pytest.raises(OnvifFaultError, match="Optional Action Not Implemented"):
            await ask(camera)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("192.0.2.10", "http://192.0.2.10/onvif/device_service"),
        ("192.0.2.10:8000", "http://192.0.2.10:8000/onvif/device_service"),
        ("camera.local", "http://camera.local/onvif/device_service"),
        ("fd00::10", "http://[fd00::10]/onvif/device_service"),
        ("[fd00::10]:80", "http://[fd00::10]:80/onvif/device_service"),
        ("https://192.0.2.10/onvif/other", "https://192.0.2.10/onvif/other"),
        (" http://192.0.2.10/ ", "http://192.0.2.10/onvif/device_service"),
    ],
)
def test_addresses_as_people_write_them(text: str, url: str) -> None:
    assert device_url(text) == url


@pytest.mark.parametrize(
    "text", ["", "file:///etc/passwd", "ftp://192.0.2.10", "http://", "192.0.2.10:99999", "a b", "http://a/\x00", "[::"]
)
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        device_url(text)


def test_an_address_with_a_password_is_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        device_url("http://admin:hidden-word@192.0.2.10/")
    assert "hidden-word" not in str(caught.value)


def test_errors_are_those_of_the_interface() -> None:
    assert issubclass(OnvifFaultError, TawnyError)
