"""Motion JPEG over HTTP and from files becomes H.264 with a keyframe each second."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from aiohttp import web

from support.video import make_clip, picture
from tawny.capture.session import open_session
from tawny.capture.source import Source
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.media.decode import Decoder
from tawny.media.packets import VIDEO_TIMESCALE, Codec, StreamParameters, VideoPacket

FPS = 20


async def stream(request: web.Request) -> web.StreamResponse:
    """What cameras send as multipart/x-mixed-replace; `frames` pictures, then the connection closes."""
    response = web.StreamResponse(headers={"Content-Type": "multipart/x-mixed-replace; boundary=frame"})
    await response.prepare(request)
    pace = asyncio.Event()
    for index in range(int(request.query.get("frames", "1000"))):
        jpeg = cv2.imencode(".jpg", picture(index))[1].tobytes()
        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
        try:
            await response.write(head.encode() + jpeg + b"\r\n")
            await asyncio.wait_for(pace.wait(), 1 / FPS)
        except TimeoutError:
            continue
        except ConnectionError:
            break
    return response


async def refuse(request: web.Request) -> web.Response:
    return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="camera"'})


@pytest.fixture
async def server() -> AsyncIterator[str]:
    """The address of a camera that speaks HTTP."""
    app = web.Application()
    app.add_routes([web.get("/video", stream), web.get("/private", refuse)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def read(url: str, pictures: int) -> tuple[StreamParameters, list[VideoPacket]]:
    packets = []
    with open_session(Source(url, open_timeout_s=5, read_timeout_s=5)) as session:
        for packet in session.packets():
            assert isinstance(packet, VideoPacket)
            packets.append(packet)
            if len(packets) == pictures:
                break
        return session.parameters, packets


async def test_mjpeg_over_http_becomes_h264(server: str) -> None:
    parameters, packets = await asyncio.to_thread(read, f"{server}/video", 30)
    assert (parameters.video.codec, parameters.video.width, parameters.video.height) == (Codec.H264, 320, 180)
    decoder = Decoder(parameters.video)
    frames = [frame for packet in packets for frame in decoder.decode(packet.data, packet.pts)]
    assert len(frames) == 30


async def test_pictures_without_times_get_those_of_their_arrival(server: str) -> None:
    _, packets = await asyncio.to_thread(read, f"{server}/video", 30)
    times = [packet.pts for packet in packets]
    assert times == sorted(set(times))
    # What was read while opening came in one burst; after it, pictures come as they are sent.
    assert 0.6 < (times[-1] - times[9]) / VIDEO_TIMESCALE * FPS / 20 < 1.6


async def test_there_is_a_keyframe_each_second(server: str) -> None:
    _, packets = await asyncio.to_thread(read, f"{server}/video", 50)
    keys = [packet.pts / VIDEO_TIMESCALE for packet in packets if packet.keyframe]
    assert len(keys) >= 2
    assert 0.9 < keys[1] - keys[0] < 1.3


async def test_a_camera_that_closes_the_connection_is_an_error(server: str) -> None:
    with pytest.raises(CaptureError, match=r"ended the stream|connection was lost"):
        await asyncio.to_thread(read, f"{server}/video?frames=20", 1000)


async def test_a_refused_login_over_http_is_an_authentication_error(server: str) -> None:
    with pytest.raises(AuthenticationError):
        await asyncio.to_thread(read, f"{server}/private", 1)


def test_a_file_of_motion_jpeg_keeps_its_times(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.avi", codec="mjpeg", fps=10, seconds=2)
    with open_session(Source(str(path), paced=False)) as session:
        packets = [packet for packet in session.packets() if isinstance(packet, VideoPacket)]
    assert [packet.pts for packet in packets] == [9000 * index for index in range(20)]
    assert [index for index, packet in enumerate(packets) if packet.keyframe] == [0, 10]


def test_colour_in_full_resolution_is_reduced_to_what_browsers_show(tmp_path: Path) -> None:
    path = tmp_path / "clip.avi"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mjpeg", rate=5)
        video.width, video.height, video.pix_fmt = 320, 180, "yuvj444p"
        for index in range(5):
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture(index), format="bgr24")))
    with open_session(Source(str(path), paced=False)) as session:
        packet = next(iter(session.packets()))
        assert isinstance(packet, VideoPacket)
        decoder = Decoder(session.parameters.video)
        frames = [*decoder.decode(packet.data, 0), *decoder.flush()]
    assert frames[0].frame.format.name in {"yuv420p", "yuvj420p"}
    assert np.abs(frames[0].frame.to_ndarray(format="bgr24").astype(int) - picture(0)).mean() < 12
