"""Small synthetic clips for tests: encoded in well under a second, equal for equal arguments."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

ENCODERS = {"h264": "libx264", "hevc": "libx265", "h265": "libx265", "mjpeg": "mjpeg", "mpeg4": "mpeg4"}
AUDIO_RATE = 48_000

type Picture = npt.NDArray[np.uint8]


def picture(index: int, width: int = 320, height: int = 180, *, seed: int = 0, moving: bool = True) -> Picture:
    """Picture `index` of the pattern: BGR, shape (height, width, 3): a still background and, if `moving`, a square."""
    frame = _background(width, height, seed).copy()
    if moving:
        size = height // 4
        left = (index * max(width // 40, 1)) % max(width - size, 1)
        top = (height - size) // 2
        frame[top : top + size, left : left + size] = (40, 200, 240)
    return frame


def pictures(count: int, width: int = 320, height: int = 180, *, seed: int = 0, moving: bool = True) -> list[Picture]:
    """The first `count` pictures of the pattern."""
    return [picture(index, width, height, seed=seed, moving=moving) for index in range(count)]


def make_clip(
    path: Path,
    *,
    codec: str = "h264",
    width: int = 320,
    height: int = 180,
    fps: int | Fraction = 10,
    seconds: float = 4,
    gop: int = 10,
    audio: bool = False,
    seed: int = 0,
    moving: bool = True,
    bframes: int = 0,
    bitrate: int | None = None,
    frames: list[Picture] | None = None,
) -> Path:
    """Encode a clip to `path` (the suffix chooses the container) and return `path`.

    `codec` is h264, hevc, mjpeg or mpeg4. `frames` replaces the pattern; each is BGR of shape (height, width, 3).
    `audio` adds an AAC track with a 440 Hz tone. There is a keyframe every `gop` frames and nowhere else.
    """
    rate = Fraction(fps)
    shown = frames if frames is not None else pictures(round(seconds * rate), width, height, seed=seed, moving=moving)
    with av.open(str(path), "w") as container:
        video = container.add_stream(ENCODERS[codec], rate=rate, options=_options(codec, gop, bframes))
        video.height, video.width = shown[0].shape[:2]
        video.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        video.codec_context.gop_size = gop
        video.codec_context.thread_count = 1
        if bitrate is not None:
            video.bit_rate = bitrate
        tone = container.add_stream("aac", rate=AUDIO_RATE, layout="mono") if audio else None
        for index, image in enumerate(shown):
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame.pts = index
            frame.time_base = 1 / rate
            container.mux(video.encode(frame))
        container.mux(video.encode())
        if tone is not None:
            for sound in _tone_frames(len(shown) / rate):
                container.mux(tone.encode(sound))
            container.mux(tone.encode())
    return path


def _options(codec: str, gop: int, bframes: int) -> dict[str, str]:
    if codec == "h264":
        return {"preset": "ultrafast", "x264-params": f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes={bframes}"}
    if codec in {"hevc", "h265"}:
        shape = f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes={bframes}:open-gop=0"
        return {"preset": "ultrafast", "x265-params": f"{shape}:log-level=none:pools=none:frame-threads=1"}
    return {}


@cache
def _background(width: int, height: int, seed: int) -> Picture:
    random = np.random.default_rng(seed)
    coarse = random.integers(40, 160, size=(9, 16, 3), dtype=np.uint8)
    rows = np.arange(height) * coarse.shape[0] // height
    columns = np.arange(width) * coarse.shape[1] // width
    return coarse[rows][:, columns]


def _tone_frames(seconds: Fraction) -> list[av.AudioFrame]:
    samples = int(seconds * AUDIO_RATE)
    wave = (np.sin(np.arange(samples) * 2 * np.pi * 440 / AUDIO_RATE) * 8000).astype(np.int16)
    frames = []
    for start in range(0, samples - 1023, 1024):
        frame = av.AudioFrame.from_ndarray(wave[None, start : start + 1024], format="s16", layout="mono")
        frame.sample_rate = AUDIO_RATE
        frame.pts = start
        frame.time_base = Fraction(1, AUDIO_RATE)
        frames.append(frame)
    return frames
