"""A synthetic camera: seeded scenes with a known truth, for the motion detector's tests.

A scene is a background, things that are drawn onto it at time t, and what the camera makes of the light (gain, bands,
noise). Pictures are luma planes. With `encoded` they go through H.264 at a low bit rate, whose keyframes pump.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import av
import cv2
import numpy as np
from numpy.typing import NDArray

type Canvas = NDArray[np.float32]
type Luma = NDArray[np.uint8]
type Thing = Callable[[Canvas, float], None]

WIDTH, HEIGHT = 640, 360


@dataclass
class Scene:
    """`truth` holds the spans (s) in which something moves that a person would call an event."""

    duration: float = 30.0
    fps: float = 10.0
    seed: int = 1
    size: tuple[int, int] = (WIDTH, HEIGHT)
    things: list[Thing] = field(default_factory=list)
    light: Callable[[Canvas, float], Canvas] | None = None
    noise: float = 2.0
    truth: list[tuple[float, float]] = field(default_factory=list)
    background: Canvas | None = None
    shake: float = 0.0

    def frames(self) -> Iterator[tuple[Luma, int]]:
        """(luma, media time in microseconds), always the same ones."""
        rng = np.random.default_rng(self.seed + 1000)
        base = street(self.seed, self.size) if self.background is None else self.background
        tiles = rng.normal(0, 1, (6, base.shape[0] + 64, base.shape[1] + 64)).astype(np.float32)
        for index in range(int(self.duration * self.fps)):
            t = index / self.fps
            canvas = base.copy()
            for thing in self.things:
                thing(canvas, t)
            if self.shake:
                dx, dy = rng.normal(0, self.shake, 2)
                move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
                canvas = cv2.warpAffine(canvas, move, canvas.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
            if self.light is not None:
                canvas = self.light(canvas, t)
            if self.noise:
                y, x = (int(value) for value in rng.integers(0, 64, 2))
                tile = tiles[int(rng.integers(0, 6)), y : y + base.shape[0], x : x + base.shape[1]]
                canvas = canvas + self.noise * tile
            yield np.clip(canvas, 0, 255).astype(np.uint8), round(t * 1e6)


def encoded(
    frames: Iterator[tuple[Luma, int]], fps: float, *, crf: int = 34, gop: int = 20, preset: str = "veryfast"
) -> Iterator[tuple[Luma, int]]:
    """The same frames after H.264 at a low bit rate."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as out:
        stream = None
        for luma, _ in frames:
            if stream is None:
                stream = out.add_stream("libx264", rate=round(fps))
                stream.height, stream.width = luma.shape
                stream.pix_fmt = "yuv420p"
                stream.options = {"crf": str(crf), "g": str(gop), "preset": preset, "bf": "0", "sc_threshold": "0"}
                stream.thread_count = 1
            frame = av.VideoFrame.from_ndarray(luma, format="gray").reformat(format="yuv420p")
            out.mux(stream.encode(frame))
        assert stream is not None
        out.mux(stream.encode())
    buffer.seek(0)
    with av.open(buffer) as source:
        for index, frame in enumerate(source.decode(video=0)):
            plane = frame.planes[0]
            rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
            yield rows[: frame.height, : frame.width].copy(), round(index / fps * 1e6)


# backgrounds


def texture(rng: np.random.Generator, height: int, width: int, scale: float, contrast: float) -> Canvas:
    """Smooth noise of the given feature size (pixels) and standard deviation (levels)."""
    picture = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), scale)
    return (picture / picture.std() * contrast).astype(np.float32)


def street(seed: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Canvas:
    """Sky, a row of houses with windows, a hedge, a pavement and a road."""
    rng = np.random.default_rng(seed)
    width, height = size
    canvas = np.full((height, width), 118, np.float32)
    canvas[: height // 4] = 190
    x = 0
    while x < width:
        house = int(rng.integers(width // 10, width // 4))
        top = int(rng.integers(height // 10, height // 4))
        canvas[top : height // 2, x : x + house] = float(rng.integers(70, 170))
        for wx in range(x + house // 6, x + house - house // 6, max(8, house // 4)):
            canvas[top + height // 16 : top + height // 8, wx : wx + house // 8 + 2] = float(rng.integers(30, 220))
        x += house
    canvas[height // 2 : height * 10 // 18] = 80
    canvas[height * 10 // 18 :] = 128
    canvas[height * 14 // 18 :] = 100
    canvas += texture(rng, height, width, 1.2, 6) + texture(rng, height, width, 6, 5)
    canvas[height // 2 : height * 10 // 18] += texture(rng, height // 18 + 1, width, 1.5, 18)[
        : height * 10 // 18 - height // 2
    ]
    return cv2.GaussianBlur(canvas, (0, 0), 0.7)


# things


def along(path: list[tuple[float, float, float]], t: float) -> tuple[float, float] | None:
    """The point of a path of (t, x, y) at `t`, or None before and after it."""
    if not path[0][0] <= t <= path[-1][0]:
        return None
    times = [point[0] for point in path]
    return float(np.interp(t, times, [p[1] for p in path])), float(np.interp(t, times, [p[2] for p in path]))


def _blend(canvas: Canvas, corners: list[tuple[float, float]], tone: float) -> None:
    """Fill a polygon, antialiased."""
    points = np.array(corners, np.float32)
    x0, y0 = np.floor(points.min(axis=0)).astype(int) - 1
    x1, y1 = np.ceil(points.max(axis=0)).astype(int) + 2
    x0, y0, x1, y1 = max(0, x0), max(0, y0), min(canvas.shape[1], x1), min(canvas.shape[0], y1)
    if x0 >= x1 or y0 >= y1:
        return
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    cv2.fillPoly(mask, [np.round((points - (x0, y0)) * 16).astype(np.int32)], 255, lineType=cv2.LINE_AA, shift=4)
    alpha = mask.astype(np.float32) / 255
    area = canvas[y0:y1, x0:x1]
    area += alpha * (tone - area)


def _box(x: float, y: float, w: float, h: float) -> list[tuple[float, float]]:
    return [(x - w / 2, y - h), (x + w / 2, y - h), (x + w / 2, y), (x - w / 2, y)]


def person(path: list[tuple[float, float, float]], *, height: float = 60, tone: float = 45, sway: float = 0.0) -> Thing:
    """Somebody whose feet follow `path`; legs swing while walking. `sway` moves the standing body by some pixels."""

    def draw(canvas: Canvas, t: float) -> None:
        at = along(path, t)
        if at is None:
            return
        x, y = at
        later = along(path, min(t + 0.1, path[-1][0])) or at
        speed = math.hypot(later[0] - x, later[1] - y) / 0.1
        x += sway * math.sin(2 * math.pi * 0.35 * t)
        stride = height * 0.16 * math.sin(2 * math.pi * 1.8 * t) * min(1.0, speed / 10)
        width = height * 0.32
        for side in (-1, 1):
            _blend(
                canvas,
                [
                    (x - width * 0.15, y - height * 0.5),
                    (x + width * 0.15, y - height * 0.5),
                    (x + side * stride + width * 0.15, y),
                    (x + side * stride - width * 0.15, y),
                ],
                tone * 0.8,
            )
        _blend(canvas, _box(x, y - height * 0.42, width, height * 0.43), tone)
        _blend(canvas, _box(x, y - height * 0.85, width * 0.5, height * 0.15), tone * 0.5 + 75)

    return draw


def car(path: list[tuple[float, float, float]], *, length: float = 130, tone: float = 210) -> Thing:
    """A car seen from the side, driving along `path`."""

    def draw(canvas: Canvas, t: float) -> None:
        at = along(path, t)
        if at is None:
            return
        x, y = at
        _blend(canvas, _box(x, y + length * 0.03, length * 1.05, length * 0.05), 40)
        _blend(canvas, _box(x, y - length * 0.04, length, length * 0.2), tone)
        _blend(canvas, _box(x, y - length * 0.22, length * 0.6, length * 0.14), tone * 0.9)
        _blend(canvas, _box(x, y - length * 0.24, length * 0.5, length * 0.1), 50)
        for side in (-0.3, 0.3):
            _blend(canvas, _box(x + side * length, y, length * 0.16, length * 0.12), 25)

    return draw


def foliage(
    box: tuple[int, int, int, int],
    *,
    amplitude: float,
    hz: float,
    seed: int = 5,
    since: float = 0.0,
    contrast: float = 25,
    tone: float = 75,
) -> Thing:
    """A tree or bush (x0, y0, x1, y1) whose leaves sway by up to `amplitude` pixels, in gusts, from `since` on."""
    x0, y0, x1, y1 = box
    rng = np.random.default_rng(seed)
    pad = int(amplitude) + 4
    leaves = tone + texture(rng, y1 - y0 + 2 * pad, x1 - x0 + 2 * pad, 1.6, contrast)
    phase = texture(rng, y1 - y0, x1 - x0, 18, 1.2)
    gy, gx = np.mgrid[0 : y1 - y0, 0 : x1 - x0].astype(np.float32)
    shape = np.zeros((y1 - y0, x1 - x0), np.float32)
    cv2.ellipse(shape, ((x1 - x0) // 2, (y1 - y0) // 2), ((x1 - x0) // 2 - 2, (y1 - y0) // 2 - 2), 0, 0, 360, 1.0, -1)
    ragged = cv2.GaussianBlur(shape, (0, 0), 6) + texture(rng, y1 - y0, x1 - x0, 4, 0.15)
    shape = cv2.GaussianBlur((ragged > 0.5).astype(np.float32), (0, 0), 0.8)

    def draw(canvas: Canvas, t: float) -> None:
        wind = 0.0 if t < since else min(1.0, (t - since) / 0.5) * (0.65 + 0.35 * math.sin(2 * math.pi * 0.13 * t))
        shift = amplitude * wind * np.sin(2 * np.pi * hz * t + phase)
        mx, my = gx + shift, gy + 0.3 * shift
        moved = cv2.remap(leaves, mx + pad, my + pad, cv2.INTER_LINEAR)
        alpha = cv2.remap(shape, mx, my, cv2.INTER_LINEAR)
        area = canvas[y0:y1, x0:x1]
        area += alpha * (moved - area)

    return draw


def branches(
    root: tuple[float, float],
    *,
    amplitude: float,
    hz: float,
    since: float = 0.0,
    count: int = 6,
    length: float = 90,
    seed: int = 9,
    tone: float = 50,
) -> Thing:
    """Bare branches before the sky, their ends swinging by `amplitude` pixels."""
    rng = np.random.default_rng(seed)
    limbs = [
        (rng.uniform(-1.2, 1.2), rng.uniform(0.6, 1.0) * length, rng.uniform(0, 6.3), rng.uniform(0.8, 1.25))
        for _ in range(count)
    ]

    def draw(canvas: Canvas, t: float) -> None:
        wind = 0.0 if t < since else min(1.0, (t - since) / 0.8)
        for angle, reach, phase, rate in limbs:
            swing = amplitude * wind * math.sin(2 * math.pi * hz * rate * t + phase)
            tip = (root[0] + reach * math.sin(angle) + swing, root[1] - reach * math.cos(angle))
            middle = ((root[0] + tip[0]) / 2 - swing * 0.2, (root[1] + tip[1]) / 2)
            _blend(
                canvas,
                [
                    (root[0] - 2, root[1]),
                    (middle[0] - 1.5, middle[1]),
                    tip,
                    (middle[0] + 1.5, middle[1]),
                    (root[0] + 2, root[1]),
                ],
                tone,
            )

    return draw


def flag(box: tuple[int, int, int, int], *, since: float = 0.0) -> Thing:
    """A flag that flaps from `since` on."""
    x0, y0, x1, y1 = box

    def draw(canvas: Canvas, t: float) -> None:
        xs = np.arange(x0, x1)
        wind = 0.0 if t < since else 1.0
        drop = wind * 0.18 * (y1 - y0) * np.sin((xs - x0) / 9.0 - 2 * np.pi * 1.3 * t) * (xs - x0) / (x1 - x0)
        top = [(float(x), y0 + float(d)) for x, d in zip(xs, drop, strict=True)]
        middle = [(float(x), (y0 + y1) / 2 + float(d)) for x, d in zip(xs, drop, strict=True)]
        bottom = [(float(x), y1 + float(d)) for x, d in zip(xs, drop, strict=True)]
        _blend(canvas, top + middle[::-1], 220)
        _blend(canvas, middle + bottom[::-1], 60)

    return draw


def screen(box: tuple[int, int, int, int], *, since: float = 0.0, seed: int = 3, depth: float = 110) -> Thing:
    """A television behind a window: brightness changes at every cut, from `since` on."""
    x0, y0, x1, y1 = box
    rng = np.random.default_rng(seed)
    cuts = np.cumsum(rng.uniform(0.15, 1.6, 400))
    tones = rng.uniform(-0.2, 1, 401)
    slants = rng.uniform(-0.5, 0.5, 401)

    def draw(canvas: Canvas, t: float) -> None:
        if t < since:
            return
        shot = int(np.searchsorted(cuts, t))
        ramp = np.linspace(-slants[shot], slants[shot], x1 - x0, dtype=np.float32)
        canvas[y0:y1, x0:x1] += depth * (tones[shot] * (0.9 + 0.1 * math.sin(9 * t)) + 0.5 * ramp)

    return draw


def lamp(
    x: float, y: float, radius: float, *, hz: float = 3.0, depth: float = 60, since: float = 0.0, seed: int = 2
) -> Thing:
    """A lamp with a loose contact lighting its surroundings, from `since` on."""
    rng = np.random.default_rng(seed)
    levels = rng.uniform(0, 1, 4000)
    halo: dict[tuple[int, ...], Canvas] = {}

    def draw(canvas: Canvas, t: float) -> None:
        if t < since:
            return
        if canvas.shape not in halo:
            gy, gx = np.mgrid[0 : canvas.shape[0], 0 : canvas.shape[1]].astype(np.float32)
            halo[canvas.shape] = np.exp(-((gx - x) ** 2 + (gy - y) ** 2) / (2 * radius**2)).astype(np.float32)
        canvas += depth * float(levels[int(t * hz * 2)]) * halo[canvas.shape]

    return draw


def water(box: tuple[int, int, int, int], *, depth: float = 22) -> Thing:
    """A pond with ripples and glints."""
    x0, y0, x1, y1 = box
    gy, gx = np.mgrid[y0:y1, x0:x1].astype(np.float32)

    def draw(canvas: Canvas, t: float) -> None:
        waves = np.sin(gx / 5 + 4.1 * t) * np.sin(gy / 3 - 5.3 * t) + np.sin(gx / 11 - gy / 7 + 2.7 * t)
        canvas[y0:y1, x0:x1] += depth * (0.5 * waves + (waves > 1.4) * 2)

    return draw


def rain(*, drops: int = 60, length: float = 22, depth: float = 28, seed: int = 4) -> Thing:
    """Streaks at new places in every frame."""

    def draw(canvas: Canvas, t: float) -> None:
        rng = np.random.default_rng([seed, round(t * 1000)])
        layer = np.zeros(canvas.shape, np.uint8)
        for x, y in rng.uniform(0, 1, (drops, 2)) * canvas.shape[::-1]:
            end = (int((x + length * 0.15) * 8), int((y + length) * 8))
            cv2.line(layer, (int(x * 8), int(y * 8)), end, 255, 1, cv2.LINE_AA, shift=3)
        canvas += layer * np.float32(depth / 255)

    return draw


def snow(*, flakes: int = 120, seed: int = 6, depth: float = 70) -> Thing:
    """Flakes that fall through the picture, near ones larger and faster."""
    rng = np.random.default_rng(seed)
    near = rng.uniform(0.4, 1.6, flakes)
    start = rng.uniform(0, 1, (flakes, 2))

    def draw(canvas: Canvas, t: float) -> None:
        height, width = canvas.shape
        layer = np.zeros(canvas.shape, np.uint8)
        for (sx, sy), size in zip(start, near, strict=True):
            x = (sx * width + 14 * size * math.sin(1.1 * t + sx * 40)) % width
            y = (sy * height + 130 * size * t) % height
            cv2.circle(layer, (int(x * 8), int(y * 8)), int(size * 1.6 * 8), 255, -1, cv2.LINE_AA, shift=3)
        canvas += layer * (np.float32(depth / 255) * (240 - canvas) / 150)

    return draw


def clock(x: int = 12, y: int = 24, *, scale: float = 0.6) -> Thing:
    """The camera's burnt-in clock."""

    def draw(canvas: Canvas, t: float) -> None:
        text = f"2026-11-22 08:{int(t) // 60:02d}:{int(t) % 60:02d}"
        layer = np.zeros(canvas.shape, np.uint8)
        cv2.putText(layer, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, scale, 255, 2, cv2.LINE_AA)
        canvas += (layer.astype(np.float32) / 255) * (245 - canvas)

    return draw


# light


def gain_at(
    gain: Callable[[float], float], offset: Callable[[float], float] = lambda t: 0.0
) -> Callable[[Canvas, float], Canvas]:
    """The whole picture times `gain(t)` plus `offset(t)`."""
    return lambda canvas, t: canvas * np.float32(gain(t)) + np.float32(offset(t))


def bands(*, depth: float = 0.06, lines: float = 150, hz: float = 1.7) -> Callable[[Canvas, float], Canvas]:
    """Dark bars that roll through the picture: mains light before a rolling shutter."""

    def apply(canvas: Canvas, t: float) -> Canvas:
        rows = np.arange(canvas.shape[0], dtype=np.float32)
        return canvas * (1 + depth * np.sin(2 * np.pi * (rows / lines + hz * t)))[:, None].astype(np.float32)

    return apply


def exposure_control(target: float = 118, speed: float = 1.5, weight: float = 2.5) -> Callable[[Canvas, float], Canvas]:
    """A camera that keeps the mean near `target`, weighing bright parts; `speed` is 1/s."""
    state = {"gain": 1.0, "t": 0.0}

    def apply(canvas: Canvas, t: float) -> Canvas:
        if t == 0:
            state.update(gain=1.0, t=0.0, first=float((canvas * (1 + weight * (canvas > 175))).mean()))
        metered = float((canvas * (1 + weight * (canvas > 175))).mean())
        want = state["first"] / metered
        state["gain"] += (want - state["gain"]) * min(1.0, speed * (t - state["t"]))
        state["t"] = t
        return canvas * np.float32(state["gain"])

    return apply


def infrared(at: float, *, seed: int = 8) -> Callable[[Canvas, float], Canvas]:
    """Day before `at`, then infrared: other tones for other materials, a lit middle, dark corners; settles in 1 s."""
    materials: dict[tuple[int, ...], Canvas] = {}

    def apply(canvas: Canvas, t: float) -> Canvas:
        if t < at:
            return canvas * np.float32(0.55)
        if canvas.shape not in materials:
            rng = np.random.default_rng(seed)
            height, width = canvas.shape
            gy, gx = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
            spot = np.exp(-(gx**2 + gy**2) / 0.7)
            materials[canvas.shape] = spot * (0.9 + 0.5 * np.tanh(texture(rng, height, width, 40, 1.2)))
        settle = 1 + 0.5 * math.exp(-(t - at) / 0.3)
        return 20 + 0.95 * settle * canvas * materials[canvas.shape]

    return apply


def headlights(
    at: float, *, seconds: float = 1.6, depth: float = 70, soft: float = 60
) -> Callable[[Canvas, float], Canvas]:
    """A beam that sweeps over the lower half of a dark picture."""

    def apply(canvas: Canvas, t: float) -> Canvas:
        dark = canvas * np.float32(0.4)
        if not at <= t <= at + seconds:
            return dark
        width = canvas.shape[1]
        centre = -0.4 * width + 1.8 * width * (t - at) / seconds
        xs = np.arange(width, dtype=np.float32)
        beam = 1 / (1 + np.exp((np.abs(xs - centre) - 0.3 * width) / soft))
        rows = 1 / (1 + np.exp(-(np.arange(canvas.shape[0], dtype=np.float32) - canvas.shape[0] * 0.5) / 30))
        return dark + (depth / 120) * canvas * beam[None, :] * rows[:, None]

    return apply


def clouds(*, depth: float = 0.4, speed: float = 40) -> Callable[[Canvas, float], Canvas]:
    """Soft shadows of clouds that drift through the picture."""
    rng = np.random.default_rng(12)
    field_ = np.tanh(1.5 * texture(rng, HEIGHT, WIDTH * 5, 110, 1.0)) * 0.5 + 0.5

    def apply(canvas: Canvas, t: float) -> Canvas:
        x = int(speed * t) % (field_.shape[1] - canvas.shape[1])
        return canvas * (1 - depth * field_[: canvas.shape[0], x : x + canvas.shape[1]])

    return apply
