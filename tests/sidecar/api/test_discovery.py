"""Looking at cameras that are not configured: what is told, what is refused, and that no login is shown twice."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from support.house import Site
from support.video import make_clip
from tawny.api import looking
from tawny.api.looking import REMEMBER_S, Looking
from tawny.capture.onvif import FoundCamera
from tawny.capture.probe_child import probe_apart
from tawny.capture.simulator import SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.capture.simulator.onvif import SimulatedOnvif, SimulatedProfile
from tawny.core.errors import AuthenticationError, CaptureError

PROFILES = [
    SimulatedProfile("main", "rtsp://127.0.0.1:554/main", "H265", 2560, 1440, 20, 6144, 40, "AAC"),
    SimulatedProfile("sub", "rtsp://127.0.0.1:554/sub", "H264", 640, 360, 10, 512, 20, "G711"),
]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("probe") / "a.mp4", seconds=4, fps=25, gop=25)


@pytest.fixture(scope="module")
def simulator(clip: Path) -> Iterator[SimulatorHandle]:
    with run_in_thread([SimulatedCamera("door", {"main": clip}, username="viewer", password="secret-word")]) as handle:
        yield handle


@pytest.fixture
def camera(clip: Path) -> Iterator[SimulatorHandle]:
    """One machine with two streams, and nothing shown to it yet."""
    streams = [SimulatedCamera(name, {"main": clip}, username="viewer", password="secret-word") for name in "ab"]
    with run_in_thread(streams) as handle:
        yield handle


async def post(site: Site, path: str, body: dict[str, Any], status: int = 200) -> Any:
    async with site.client.post(site.api + path, json=body) as response:
        text = await response.text()
        assert response.status == status, text
        assert "secret-word" not in text
        assert "Retry-After" not in response.headers
        return await response.json()


async def test_a_stream_is_looked_at(site: Site, simulator: SimulatorHandle) -> None:
    found = await post(site, "/cameras/probe", {"url": simulator.url("door"), "seconds": 1.5})
    assert (found["video_codec"], found["width"], found["audio_codec"]) == ("h264", 320, "")
    assert found["fps"] == pytest.approx(25, abs=2)
    assert found["longest_gop_s"] == pytest.approx(1, abs=0.1)
    assert "***@" in found["address"]


async def test_a_refused_login_is_told_and_not_tried_again(site: Site, simulator: SimulatorHandle) -> None:
    url = simulator.url("door").replace("secret-word", "wrong-word")
    first = await post(site, "/cameras/probe", {"url": url}, 502)
    assert first["error"]["code"] == "authentication"
    assert "wrong-word" not in str(first)
    assert await post(site, "/cameras/probe", {"url": url}, 502) == first


async def test_a_refused_login_is_the_same_whatever_the_path(site: Site, camera: SimulatorHandle) -> None:
    url = camera.url("a").replace("secret-word", "wrong-word")
    urls = [url, url + "?x=1", url.replace("/a/", "/b/"), url.replace("wrong-word", "wr%6Fng-word")]
    told = [await post(site, "/cameras/probe", {"url": each}, 502) for each in urls]
    assert sum(camera.stats(f"{name}/main").denied for name in "ab") == 1
    assert {answer["error"]["code"] for answer in told} == {"authentication"}
    assert "/b/main: " in told[2]["error"]["message"]


async def test_a_login_that_is_being_refused_is_not_shown_a_second_time(site: Site, camera: SimulatorHandle) -> None:
    asked = {"url": camera.url("a").replace("secret-word", "wrong-word")}
    await asyncio.gather(*(post(site, "/cameras/probe", asked, 502) for _ in range(2)))
    assert camera.stats("a/main").denied == 1


async def test_nobody_there(site: Site, unused_port: int) -> None:
    answer = await post(site, "/cameras/probe", {"url": f"rtsp://127.0.0.1:{unused_port}/main"}, 502)
    assert answer["error"]["code"] == "capture"
    assert answer["error"]["hint"]


@pytest.fixture
def unused_port(unused_tcp_port: int) -> int:
    return unused_tcp_port


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "FILE:/etc/passwd",
        "concat:a|b",
        "pipe:0",
        "rtsp://",
        "rtsp://169.254.169.254/latest",
        "http://2852039166/latest",
        "ftp://192.0.2.1/a",
        "rtsp://192.0.2.1:99999/",
        "rtsp://192.0.2.1/a b",
    ],
)
async def test_addresses_that_are_none_of_a_camera(site: Site, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    async def never(*_: object) -> None:
        raise AssertionError("it was looked at")

    monkeypatch.setattr(looking, "probe_apart", never)
    assert (await post(site, "/cameras/probe", {"url": url}, 422))["error"]["hint"]


@pytest.mark.parametrize(
    "found", ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "0.0.0.0", "224.0.0.1"]
)
async def test_a_name_for_what_is_no_camera_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    async def never(*_: object, **__: object) -> None:
        raise AssertionError("it was looked at")

    resolve = socket.getaddrinfo

    def lie(host: str, *rest: object, **named: object) -> list[object]:
        if host != "camera.example":
            return resolve(host, *rest, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", lie)
    monkeypatch.setattr(looking, "probe_apart", never)
    monkeypatch.setattr(looking, "list_profiles", never)
    await post(site, "/cameras/probe", {"url": "rtsp://camera.example/main"}, 422)
    await post(site, "/cameras/profiles", {"address": "camera.example"}, 422)


LISTS = {
    "a playlist": "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{file}\n#EXT-X-ENDLIST\n",
    "a list of FFmpeg's": "ffconcat version 1.0\nfile 'file:{file}'\n",
}


@pytest.mark.parametrize("kind", ["a redirect", *LISTS])
async def test_a_web_server_leads_to_no_file_of_this_machine(site: Site, tmp_path: Path, kind: str) -> None:
    file = make_clip(tmp_path / "private.mp4", seconds=2)

    async def answer(_request: web.Request) -> web.Response:
        if kind == "a redirect":
            raise web.HTTPFound(f"file://{file}")
        return web.Response(text=LISTS[kind].format(file=file), content_type="application/vnd.apple.mpegurl")

    app = web.Application()
    app.router.add_get("/list.m3u8", answer)
    async with TestServer(app) as server:
        told = await post(site, "/cameras/probe", {"url": str(server.make_url("/list.m3u8")), "seconds": 1}, 502)
    assert told["error"]["code"] == "capture"


@pytest.mark.parametrize("body", [{}, {"url": ""}, {"url": "rtsp://192.0.2.1/", "seconds": 600}, {"url": 5}])
async def test_bad_questions(site: Site, body: dict[str, Any]) -> None:
    assert (await post(site, "/cameras/probe", body, 422))["error"]["fields"]


async def test_a_login_may_be_tried_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    async def refuse(*_: object) -> dict[str, Any]:
        tried.append(now[0])
        raise AuthenticationError("the camera refuses the login", "correct it")

    monkeypatch.setattr(looking, "probe_apart", refuse)
    now = [0.0]
    look = Looking(lambda: now[0])
    for at in (0.0, 1.0, REMEMBER_S - 1, REMEMBER_S + 1):
        now[0] = at
        with pytest.raises(looking.CameraFailedError):
            await look.probe("rtsp://viewer:abcdef@192.0.2.1/", "tcp", 1)
    assert tried == [0.0, REMEMBER_S + 1]


class Silent(asyncio.Protocol):
    """A camera that lets one connect and says nothing."""

    def __init__(self) -> None:
        self.connected: asyncio.Future[asyncio.BaseTransport] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.connected.set_result(transport)


async def test_the_process_that_looks_ends_with_who_asked() -> None:
    camera = Silent()
    others = psutil.Process().children()
    server = await asyncio.get_running_loop().create_server(lambda: camera, "127.0.0.1", 0)
    async with server:
        url = f"rtsp://127.0.0.1:{server.sockets[0].getsockname()[1]}/main"
        task = asyncio.create_task(probe_apart(url, "tcp", 1))
        connection = await camera.connected
        children = [child for child in psutil.Process().children() if child not in others]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        connection.close()
    assert children
    assert not any(child.is_running() for child in children)


async def test_a_process_that_says_nothing_is_a_camera_not_understood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tawny.capture.probe_child.sys.executable", "/bin/true")
    with pytest.raises(CaptureError, match="not understood"):
        await probe_apart("rtsp://192.0.2.1/", "tcp", 1)


async def test_an_onvif_camera_tells_its_streams(site: Site) -> None:
    async with SimulatedOnvif(PROFILES, username="admin", password="secret-word") as camera:
        body = {"address": camera.address, "username": "admin", "password": "secret-word"}
        found = await post(site, "/cameras/profiles", body)
        assert [profile["token"] for profile in found["profiles"]] == ["main", "sub"]
        assert (found["suggestion"]["main"], found["suggestion"]["sub"]) == ("main", "sub")


async def test_an_onvif_login_is_shown_once(site: Site) -> None:
    async with SimulatedOnvif(PROFILES, username="admin", password="secret-word") as camera:
        body = {"address": camera.address, "username": "admin", "password": "wrong-word"}
        first = await post(site, "/cameras/profiles", body, 502)
        denied = camera.denied
        assert await post(site, "/cameras/profiles", body, 502) == first
        assert camera.denied == denied
    assert first["error"]["code"] == "authentication"


@pytest.mark.parametrize("address", ["", "ftp://192.0.2.1/", "http://169.254.169.254/", "a b", "http://u:p@192.0.2.1/"])
async def test_addresses_that_are_none_of_an_onvif_camera(site: Site, address: str) -> None:
    await post(site, "/cameras/profiles", {"address": address}, 422)


async def test_what_the_network_answers(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async def found(*, timeout_s: float, unicast: tuple[str, ...]) -> list[FoundCamera]:
        assert (timeout_s, unicast) == (1.0, ("192.0.2.7",))
        return [FoundCamera("192.0.2.7", ("http://192.0.2.7/onvif/device_service",), "Door", uuid="urn:uuid:1")]

    monkeypatch.setattr(looking, "discover", found)
    answer = await post(site, "/cameras/discover", {"timeout_s": 1, "addresses": ["192.0.2.7"]})
    assert answer["cameras"][0]["name"] == "Door"
    assert answer["cameras"][0]["services"] == ["http://192.0.2.7/onvif/device_service"]


@pytest.mark.parametrize("body", [{"timeout_s": 60}, {"addresses": ["x" * 300]}, {"addresses": "192.0.2.1"}])
async def test_bad_searches(site: Site, body: dict[str, Any]) -> None:
    assert (await post(site, "/cameras/discover", body, 422))["error"]["fields"]
