"""The demo's own footage: a place at dusk where something crosses once per loop and nothing else moves.

`render_scene` writes a main and a sub stream of the same scene at the same times; the loop point cannot be seen.
Files are cached by their parameters and appear under their names only when they are complete.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

from tawny.capture.simulator.scene.canvas import HEIGHT
from tawny.capture.simulator.scene.figures import CAR, CAR_NEAR, PERSON, Figure, sprite
from tawny.capture.simulator.scene.scenery import PLACE_NAMES, paint

VERSION = 1
"""Part of the cache key: raised when the pictures change."""
CLOCK_BITS = 20
AUDIO_RATE = 48_000

type Picture = NDArray[np.uint8]

_FIGURES: tuple[Figure, ...] = (PERSON, CAR_NEAR, PERSON, CAR)
_NOISE_SIGMA = 1.3
_NOISE_SHIFT = 64
_STILL_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Rendition:
    """Size, whole frames per second and bits per second of one stream."""

    width: int
    height: int
    fps: int
    bitrate: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn. `motion` is from when to when (seconds of the loop) the figure is in the picture."""

    camera: int
    name: str
    loop_s: int
    motion: tuple[float, float]
    seed: int
    clock: bool


def render_scene(
    directory: Path,
    *,
    camera: int,
    name: str | None = None,
    main: tuple[int, int, int] = (1280, 720, 25),
    sub: tuple[int, int, int] = (640, 360, 10),
    loop_s: int = 20,
    motion: tuple[float, float] = (8.0, 13.0),
    seed: int = 0,
    audio: bool = True,
    clock: bool = False,
    main_bitrate: int = 1_500_000,
    sub_bitrate: int = 400_000,
) -> tuple[Path, Path]:
    """Write (or find) the files of one camera and return main and sub.

    `main` and `sub` are width, height and frames per second, sizes even. H.264 without B-frames, a keyframe every
    second, AAC in main if `audio`. `clock` draws the position in the loop, for people and for `read_clock`. Takes a few
    seconds of one core.
    """
    scene = Scene(camera, name or _place_name(camera), loop_s, motion, seed, clock)
    renditions = Rendition(*main, main_bitrate), Rendition(*sub, sub_bitrate)
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for stream, rendition, sound in (("main", renditions[0], audio), ("sub", renditions[1], False)):
        key = repr((VERSION, astuple(scene), astuple(rendition), sound))
        digest = hashlib.sha256(key.encode()).hexdigest()[:12]
        path = directory / f"scene{camera}-{stream}-{digest}.mp4"
        if not path.exists():
            _write(path, scene, rendition, sound=sound)
        paths.append(path)
    return paths[0], paths[1]


def read_clock(luma: Picture) -> int | None:
    """Milliseconds into the loop from a picture drawn with `clock` (luma, shape (height, width)), or None."""
    height, width = luma.shape
    cell = width / (CLOCK_BITS + 4)
    rows = slice(round(height * 0.01), max(round(height * 0.025), round(height * 0.01) + 1))
    levels = [float(luma[rows, round((at + 2.3) * cell) : round((at + 2.7) * cell)].mean()) for at in range(CLOCK_BITS)]
    if any(80 < level < 170 for level in levels):
        return None
    return sum(1 << at for at, level in enumerate(levels) if level > 128)


def _place_name(camera: int) -> str:
    round_, place = divmod(camera, len(PLACE_NAMES))
    return PLACE_NAMES[place] + (f" {round_ + 1}" if round_ else "")


def _write(path: Path, scene: Scene, rendition: Rendition, *, sound: bool) -> None:
    temporary = path.with_name(f".{path.stem}.{os.getpid()}.mp4")
    try:
        with av.open(str(temporary), "w") as container:
            video = container.add_stream("libx264", rate=Fraction(rendition.fps), options=_options(rendition))
            assert isinstance(video, VideoStream)
            video.width, video.height = rendition.width, rendition.height
            video.pix_fmt = "yuv420p"
            video.bit_rate = rendition.bitrate
            video.codec_context.gop_size = rendition.fps
            video.codec_context.thread_count = 1
            tone = container.add_stream("aac", rate=AUDIO_RATE, layout="mono") if sound else None
            for index, data in enumerate(_coded_pictures(scene, rendition, video)):
                packet = av.Packet(data)
                packet.stream, packet.time_base = video, Fraction(1, rendition.fps)
                packet.pts = packet.dts = index
                packet.is_keyframe = index % rendition.fps == 0
                container.mux(packet)
            if tone is not None:
                for part in _sound_frames(scene):
                    container.mux(tone.encode(part))
                container.mux(tone.encode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _options(rendition: Rendition) -> dict[str, str]:
    return {
        "preset": "superfast",
        "tune": "zerolatency",
        "x264-params": f"keyint={rendition.fps}:min-keyint={rendition.fps}:scenecut=0:bframes=0:sliced-threads=0",
        "maxrate": str(round(rendition.bitrate * 1.2)),
        "bufsize": str(rendition.bitrate),
    }


def _coded_pictures(scene: Scene, rendition: Rendition, video: VideoStream) -> Iterator[bytes]:
    """The loop, second by second. Seconds in which nothing moves are encoded a few times and then repeated."""
    painter = _Painter(scene, rendition)
    still: list[list[bytes]] = []
    number = 0
    for second in range(scene.loop_s):
        moves = scene.clock or (scene.motion[0] < second + 1 and scene.motion[1] >= second)
        if not moves and len(still) >= _STILL_SECONDS:
            yield from still[second % len(still)]
            continue
        coded: list[bytes] = []
        for index in range(rendition.fps):
            frame = av.VideoFrame.from_ndarray(painter.picture(second + index / rendition.fps), format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, rendition.fps)
            coded += [bytes(packet) for packet in video.encode(frame)]
            number += 1
        if not moves:
            still.append(coded)
        yield from coded


class _Painter:
    """Draws the pictures of one rendition as the three planes of yuv420p, shape (height * 3 / 2, width)."""

    def __init__(self, scene: Scene, rendition: Rendition) -> None:
        self._scene = scene
        self._size = rendition.width, rendition.height
        self._background = paint(scene.camera, *self._size, scene.seed)
        _draw_name(self._background, scene.name)
        self._still = np.asarray(cv2.cvtColor(self._background, cv2.COLOR_BGR2YUV_I420), np.uint8)
        self._random = np.random.default_rng((scene.seed, scene.camera, rendition.width, 7))
        self._noise = _noise(self._random, *self._size)

    def picture(self, seconds: float) -> Picture:
        """The picture at a position in the loop."""
        width, height = self._size
        planes = self._still.copy()
        _draw_figure(planes, self._background, self._scene, seconds)
        if self._scene.clock:
            _draw_clock(planes[:height], seconds)
        across, down = self._random.integers(0, _NOISE_SHIFT, 2)
        grain = self._noise[down : down + height, across : across + width]
        planes[:height] = cv2.addWeighted(planes[:height], 1, grain, 1, -128)
        return planes


def _noise(random: np.random.Generator, width: int, height: int) -> Picture:
    """What a sensor adds to every picture, around 128; larger than the picture, to be shifted."""
    noise = random.normal(0, _NOISE_SIGMA * 1.6, (height + _NOISE_SHIFT, width + _NOISE_SHIFT)).astype(np.float32)
    return np.clip(np.round(cv2.GaussianBlur(noise, (0, 0), 0.7) + 128), 0, 255).astype(np.uint8)


def _draw_figure(planes: Picture, background: Picture, scene: Scene, seconds: float) -> None:
    start, end = scene.motion
    if not start <= seconds <= end:
        return
    height, width = background.shape[:2]
    figure = _FIGURES[scene.camera % len(_FIGURES)]
    to_left = scene.camera // 2 % 2 == 1
    scale = height / HEIGHT
    pose = round((seconds - start) / figure.seconds_per_stride * 20)
    drawn = sprite(figure, pose, scale, scene.camera + scene.camera // 4 + scene.seed, to_left=to_left)
    size_y, size_x = drawn.shape[:2]
    progress = (seconds - start) / (end - start)
    left = round(-size_x + (width + size_x) * (1 - progress if to_left else progress)) // 2 * 2
    top = (round(figure.baseline * scale) - size_y) // 2 * 2
    first, last = max(left, 0), min(left + size_x, width)
    bottom = min(top + size_y, height)
    if last - first < 2:
        return
    part = drawn[: bottom - top, first - left : last - left]
    opacity = part[..., 3:].astype(np.float32) / 255
    under = background[top:bottom, first:last]
    blended = (under + (part[..., :3].astype(np.float32) - under) * opacity).astype(np.uint8)
    _paste(planes, blended, first, top)


def _paste(planes: Picture, region: Picture, left: int, top: int) -> None:
    """Put a BGR region with even size and place into the planes of a picture."""
    height, width = planes.shape[0] * 2 // 3, planes.shape[1]
    rows, columns = region.shape[:2]
    converted = np.asarray(cv2.cvtColor(region, cv2.COLOR_BGR2YUV_I420), np.uint8)
    planes[top : top + rows, left : left + columns] = converted[:rows]
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    small = converted[rows:].reshape(2, rows // 2, columns // 2)
    chroma[:, top // 2 : (top + rows) // 2, left // 2 : (left + columns) // 2] = small


def _draw_name(picture: Picture, name: str) -> None:
    height = picture.shape[0]
    size = height / 720
    place = round(28 * size), round(56 * size)
    for colour, thick in (((24, 20, 24), 4), ((236, 232, 226), 1.6)):
        cv2.putText(
            picture, name, place, cv2.FONT_HERSHEY_DUPLEX, 0.8 * size, colour, max(1, round(thick * size)), cv2.LINE_AA
        )


def _draw_clock(luma: Picture, seconds: float) -> None:
    """A row of black and white cells that say the milliseconds, lowest bit first, and the time in digits below."""
    height, width = luma.shape
    cell = width / (CLOCK_BITS + 4)
    luma[: round(height * 0.035), round(1.5 * cell) : round((CLOCK_BITS + 2.5) * cell)] = 16
    number = round(seconds * 1000)
    for bit in range(CLOCK_BITS):
        if number >> bit & 1:
            luma[: round(height * 0.035), round((bit + 2) * cell) : round((bit + 3) * cell)] = 235
    size = height / 720
    place = round(28 * size), round(104 * size)
    for colour, thick in ((20, 5), (235, 2)):
        thickness = max(1, round(thick * size))
        cv2.putText(luma, f"{seconds:06.3f}", place, cv2.FONT_HERSHEY_DUPLEX, size, colour, thickness, cv2.LINE_AA)


def _sound_frames(scene: Scene) -> Iterator[av.AudioFrame]:
    """A quiet evening: wind and crickets. Made in the frequency domain, so that its end fits its beginning."""
    random = np.random.default_rng((scene.seed, scene.camera, 11))
    count = scene.loop_s * AUDIO_RATE
    pitch = np.fft.rfftfreq(count, 1 / AUDIO_RATE)
    spectrum = np.exp(1j * random.uniform(0, 2 * np.pi, len(pitch))) / (1 + (pitch / 220) ** 2)
    wind = np.fft.irfft(spectrum, count)
    wind *= 0.02 / wind.std()
    moment = np.arange(count) / AUDIO_RATE
    chirp = np.clip(np.sin(2 * np.pi * 14 * moment), 0, 1) ** 2 * (np.sin(2 * np.pi * moment) > 0.55)
    crickets = 0.008 * np.sin(2 * np.pi * (4200 + 130 * scene.camera) * moment) * chirp
    sound = (wind + crickets).astype(np.float32)
    for start in range(0, count - 1023, 1024):
        frame = av.AudioFrame.from_ndarray(sound[None, start : start + 1024], format="fltp", layout="mono")
        frame.sample_rate = AUDIO_RATE
        frame.pts, frame.time_base = start, Fraction(1, AUDIO_RATE)
        yield frame
