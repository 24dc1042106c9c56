"""What the demo's scenes are made of: sky, hills, plants, buildings, lamps, paving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tawny.capture.simulator.scene.canvas import BLACK, HEIGHT, LAMP, WIDTH, Canvas, Colour, mix


@dataclass(frozen=True, slots=True)
class Palette:
    """The light of one evening."""

    sky: tuple[Colour, Colour, Colour, Colour]
    """From the top to the horizon."""
    hills: tuple[Colour, Colour]
    leaves: Colour
    grass: Colour
    wall: Colour
    roof: Colour
    paving: Colour


def draw_sky(canvas: Canvas, palette: Palette, horizon: float) -> None:
    """A gradient with stars and streaks of cloud, down to the horizon."""
    canvas.gradient(0, horizon + 60, palette.sky)
    for _ in range(70):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, horizon * 0.45)
        canvas.disc(x, y, canvas.random.uniform(0.7, 1.5), mix(palette.sky[1], (255, 250, 235), 0.65))
    for _ in range(7):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(horizon * 0.35, horizon * 0.85)
        for part in range(6):
            width = canvas.random.uniform(60, 190)
            tint = mix(palette.sky[2], palette.sky[3], canvas.random.uniform(0.1, 0.7))
            canvas.disc(x + (part - 3) * 62, y + canvas.random.uniform(-7, 7), width, tint, flat=0.035)
    canvas.glow(WIDTH * 0.3, horizon, 520, 0.22, palette.sky[3])


def draw_hills(canvas: Canvas, palette: Palette, horizon: float) -> None:
    """Two ranges on the horizon."""
    for colour, lift, waves in zip(palette.hills, (74, 34), (2.2, 3.4), strict=True):
        phase = canvas.random.uniform(0, 6)
        xs = np.linspace(-10, WIDTH + 10, 60)
        ys = horizon - lift + lift * 0.5 * np.sin(xs / WIDTH * waves * np.pi + phase) + 6 * np.sin(xs / 60 + phase)
        outline = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
        canvas.polygon([*outline, (WIDTH + 10, horizon + 90), (-10, horizon + 90)], colour)


def draw_lawn(canvas: Canvas, palette: Palette, top: float) -> None:
    """Grass from `top` to the lower edge."""
    canvas.gradient(
        top, HEIGHT, (mix(palette.grass, palette.sky[2], 0.22), palette.grass, mix(palette.grass, BLACK, 0.3))
    )
    area = [(0, top), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.texture(area, 5, 60)
    canvas.texture(area, 4, 7)


def draw_tree(canvas: Canvas, palette: Palette, x: float, base: float, size: float) -> None:
    """A small round tree."""
    canvas.line([(x, base), (x, base - size * 0.8)], size * 0.1, mix(palette.leaves, (70, 44, 40), 0.5))
    draw_crown(canvas, palette, (x, base - size * 1.05), (size * 0.44, size * 0.52), 120)


def draw_crown(
    canvas: Canvas, palette: Palette, centre: tuple[float, float], radii: tuple[float, float], leaves: int
) -> None:
    """Leaves: dark ones first and outside, then smaller ones that catch the evening light from the upper left."""
    for index in range(leaves):
        done = index / leaves
        angle, far = canvas.random.uniform(0, 2 * np.pi), canvas.random.uniform(0, 1) ** 0.5
        dx, dy = np.cos(angle) * far * (1 - 0.25 * done), np.sin(angle) * far * (1 - 0.25 * done)
        light = max(0.0, 0.5 - 0.4 * dx - 0.6 * dy) * 0.16 * done
        shade = mix(mix(palette.leaves, BLACK, 0.22 * (1 - done)), palette.sky[2], light)
        size = radii[0] * canvas.random.uniform(0.22, 0.4) * (1 - 0.6 * done)
        canvas.disc(centre[0] + dx * radii[0], centre[1] + dy * radii[1], size, shade, flat=0.85)


def draw_big_tree(canvas: Canvas, palette: Palette, x: float, base: float) -> None:
    """A tree whose crown leaves the picture."""
    trunk = mix(palette.leaves, (84, 58, 50), 0.6)
    canvas.polygon([(x - 44, base), (x - 20, base - 330), (x + 30, base - 330), (x + 56, base)], trunk)
    canvas.line([(x, base - 280), (x - 150, base - 420)], 22, trunk)
    canvas.line([(x + 10, base - 300), (x + 110, base - 450)], 20, trunk)
    draw_crown(canvas, palette, (x, base - 520), (290, 210), 420)


def draw_hedge(canvas: Canvas, palette: Palette, left: float, right: float, base: float) -> None:
    """A clipped hedge."""
    canvas.box(left, base - 42, right, base, mix(palette.leaves, BLACK, 0.15))
    for part in range(int((right - left) / 2.5)):
        done = part / (right - left) * 2.5
        x, y = canvas.random.uniform(left, right), base - canvas.random.uniform(4, 48)
        shade = mix(palette.leaves, palette.sky[2], (base - y) / 48 * 0.2 * done)
        canvas.disc(x, y, canvas.random.uniform(8, 15) * (1 - 0.55 * done), shade)


def draw_window(canvas: Canvas, left: float, top: float, width: float, height: float, *, lit: bool = True) -> None:
    """A window, with light behind curtains or with the sky in it."""
    frame: Colour = (226, 218, 208)
    glass: Colour = (255, 214, 142) if lit else (70, 82, 112)
    canvas.box(left - 6, top - 6, left + width + 6, top + height + 6, mix(frame, BLACK, 0.25))
    canvas.box(left, top, left + width, top + height, glass)
    if lit:
        canvas.box(left, top, left + width * 0.24, top + height, mix(glass, (196, 120, 84), 0.55))
        canvas.box(left + width * 0.76, top, left + width, top + height, mix(glass, (196, 120, 84), 0.55))
        canvas.glow(left + width / 2, top + height / 2, width * 1.3, 0.3)
    else:
        canvas.polygon([(left, top), (left + width * 0.6, top), (left, top + height * 0.8)], mix(glass, frame, 0.18))
    bar = mix(frame, BLACK, 0.2)
    canvas.line([(left + width / 2, top), (left + width / 2, top + height)], 4, bar)
    canvas.line([(left, top + height * 0.42), (left + width, top + height * 0.42)], 4, bar)
    canvas.box(left - 10, top + height + 4, left + width + 10, top + height + 13, mix(frame, BLACK, 0.12))


def draw_wall(canvas: Canvas, colour: Colour, place: tuple[float, float, float, float]) -> None:
    """A boarded wall."""
    left, top, right, bottom = place
    canvas.box(left, top, right, bottom, colour)
    for y in np.arange(top + 14, bottom, 14):
        canvas.line([(left, float(y)), (right, float(y))], 1.2, mix(colour, BLACK, 0.13))


def draw_roof(canvas: Canvas, colour: Colour, points: Sequence[tuple[float, float]], sky: Colour) -> None:
    """A shingled roof."""
    canvas.polygon(points, colour)
    canvas.texture(points, 5, 9)
    canvas.line([*points[:3]] if len(points) == 3 else [*points, points[0]], 3, mix(colour, sky, 0.35))


def draw_house(canvas: Canvas, palette: Palette) -> None:
    """The house with the front door."""
    left, right, top, base = 640, 1340, 310, 560
    canvas.box(right - 130, top - 190, right - 74, top - 40, mix(palette.roof, (150, 90, 80), 0.5))
    draw_wall(canvas, palette.wall, (left, top, right, base))
    eaves = [(left - 34, top + 6), (left + 90, top - 130), (right - 70, top - 130), (right + 34, top + 6)]
    draw_roof(canvas, palette.roof, eaves, palette.sky[2])
    gable = [(left + 210, top + 6), (left + 330, top - 112), (left + 450, top + 6)]
    canvas.polygon(gable, mix(palette.wall, BLACK, 0.06))
    canvas.line(gable, 12, mix(palette.roof, BLACK, 0.15))
    canvas.disc(left + 330, top - 42, 24, (255, 214, 142))
    canvas.glow(left + 330, top - 42, 70, 0.25)
    draw_window(canvas, left + 56, top + 62, 120, 118)
    draw_window(canvas, right - 200, top + 62, 140, 118, lit=False)
    door = left + 290
    canvas.box(door - 14, top + 58, door + 98, base, mix((226, 218, 208), BLACK, 0.15))
    canvas.box(door, top + 72, door + 84, base, (112, 52, 50))
    canvas.box(door + 14, top + 86, door + 70, top + 130, (255, 210, 140))
    canvas.disc(door + 72, base - 78, 5, (226, 190, 120))
    canvas.box(door - 40, base, door + 126, base + 12, mix(palette.paving, (255, 255, 255), 0.1))
    for x in (door - 44, door + 128):
        canvas.box(x - 6, top + 88, x + 6, top + 112, LAMP)
        canvas.glow(x, top + 100, 90, 0.42)
    canvas.glow(door + 42, base - 20, 200, 0.22)


def draw_garage(canvas: Canvas, palette: Palette) -> None:
    """A double garage."""
    draw_wall(canvas, palette.wall, (220, 300, 940, 562))
    roof = [(180, 306), (330, 150), (830, 150), (980, 306)]
    draw_roof(canvas, palette.roof, roof, palette.sky[2])
    for left in (290, 560):
        canvas.box(left - 10, 358, left + 230, 562, mix(palette.wall, BLACK, 0.35))
        panel = mix((222, 214, 206), palette.sky[1], 0.28)
        canvas.box(left, 368, left + 220, 562, panel)
        for y in range(368, 562, 48):
            canvas.line([(left, y), (left + 220, y)], 3, mix(panel, BLACK, 0.25))
        for pane in range(4):
            x = left + 14 + pane * 50
            canvas.box(x, 380, x + 40, 406, (255, 206, 132) if left == 290 else (74, 84, 112))
    canvas.glow(400, 395, 130, 0.18)
    draw_window(canvas, 836, 380, 70, 96)
    for x in (268, 535, 808):
        canvas.box(x - 6, 400, x + 6, 426, LAMP)
        canvas.glow(x, 416, 80, 0.4)
    canvas.glow(540, 570, 330, 0.14)


def draw_shed(canvas: Canvas, palette: Palette) -> None:
    """A garden shed."""
    wall = mix(palette.wall, (140, 84, 66), 0.6)
    canvas.box(150, 420, 400, 596, wall)
    for x in range(150, 400, 22):
        canvas.line([(x, 420), (x, 596)], 2, mix(wall, BLACK, 0.25))
    draw_roof(canvas, palette.roof, [(126, 426), (180, 336), (370, 336), (424, 426)], palette.sky[2])
    draw_window(canvas, 182, 458, 72, 66)
    canvas.box(296, 452, 372, 596, mix(wall, BLACK, 0.35))
    canvas.disc(308, 530, 4, (220, 190, 130))
    canvas.glow(218, 500, 160, 0.22)


def draw_cottage(
    canvas: Canvas, palette: Palette, wall: Colour, place: tuple[float, float, float, float], *, lit: bool
) -> None:
    """A small house further away; `place` is left, base, width and height."""
    left, base, width, height = place
    top = base - height * 0.62
    draw_wall(canvas, wall, (left, top, left + width, base))
    peak = (left + width / 2, base - height * 1.25)
    draw_roof(canvas, palette.roof, [(left - 20, top + 6), peak, (left + width + 20, top + 6)], palette.sky[2])
    draw_window(canvas, left + width * 0.14, top + 34, width * 0.2, height * 0.27, lit=lit)
    draw_window(canvas, left + width * 0.66, top + 34, width * 0.2, height * 0.27, lit=not lit)
    canvas.box(
        left + width * 0.43, base - height * 0.42, left + width * 0.57, base, mix(palette.roof, (120, 50, 50), 0.4)
    )


def draw_fence(canvas: Canvas, palette: Palette, base: float) -> None:
    """A picket fence over the whole width."""
    wood = mix(palette.wall, (150, 100, 80), 0.55)
    for index, x in enumerate(range(-10, WIDTH + 10, 34)):
        shade = mix(wood, BLACK, 0.12 + 0.08 * (index % 3))
        canvas.polygon(
            [(x, base + 20), (x, base - 100), (x + 14, base - 116), (x + 29, base - 100), (x + 29, base + 20)], shade
        )
    for y in (base - 84, base - 22):
        canvas.line([(0, y), (WIDTH, y)], 9, mix(wood, BLACK, 0.3))


def draw_pond(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    """A pond with stones around it."""
    canvas.disc(x, y + 4, 150, mix(palette.grass, BLACK, 0.45), flat=0.3)
    for angle in np.linspace(0, 2 * np.pi, 44):
        stone = mix(palette.paving, BLACK, canvas.random.uniform(0, 0.35))
        dx, dy = float(np.cos(angle)) * 146, float(np.sin(angle)) * 43
        canvas.disc(x + dx, y + dy, canvas.random.uniform(9, 14), stone, flat=0.7)
    canvas.disc(x, y, 134, mix(palette.sky[0], palette.sky[1], 0.4), flat=0.27)
    canvas.disc(x - 8, y - 4, 96, mix(palette.sky[1], palette.sky[2], 0.25), flat=0.2)
    canvas.line([(x - 66, y - 6), (x - 4, y - 6)], 2, palette.sky[3])
    canvas.line([(x - 20, y + 6), (x + 46, y + 6)], 2, palette.sky[2])


def draw_flowers(canvas: Canvas, palette: Palette, x: float, y: float, colour: Colour) -> None:
    """A cushion of flowers."""
    for _ in range(16):
        canvas.disc(x + canvas.random.uniform(-34, 34), y + canvas.random.uniform(-16, 16), 11, palette.leaves)
    for _ in range(16):
        canvas.disc(x + canvas.random.uniform(-32, 32), y + canvas.random.uniform(-22, 10), 4.5, colour)


def draw_string_lights(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A string of lights that sags."""
    places = np.linspace(0, 1, 60)
    xs = start[0] + (end[0] - start[0]) * places
    ys = start[1] + (end[1] - start[1]) * places + 240 * places * (1 - places)
    canvas.line([(float(x), float(y)) for x, y in zip(xs, ys, strict=True)], 2, BLACK)
    for x, y in list(zip(xs, ys, strict=True))[3::5]:
        canvas.disc(float(x), float(y) + 9, 6, (255, 226, 160))
        canvas.glow(float(x), float(y) + 9, 40, 0.34)


def draw_path_light(canvas: Canvas, x: float, y: float) -> None:
    """A low lamp beside a path."""
    canvas.line([(x, y), (x, y - 44)], 5, BLACK)
    canvas.box(x - 9, y - 62, x + 9, y - 44, LAMP)
    canvas.glow(x, y - 48, 70, 0.38)
    canvas.glow(x, y + 4, 110, 0.18)


def draw_pavement(canvas: Canvas, palette: Palette, top: float) -> None:
    """Slabs over the whole width."""
    stone = mix(palette.paving, palette.sky[1], 0.15)
    area: list[tuple[float, float]] = [(0, top), (WIDTH, top), (WIDTH, top + 78), (0, top + 78)]
    canvas.polygon(area, stone)
    canvas.texture(area, 4, 16)
    for x in range(-120, WIDTH + 200, 130):
        canvas.line([(x, top), (x + (x - 800) * 0.1, top + 78)], 2, mix(stone, BLACK, 0.25))
    canvas.line([(0, top), (WIDTH, top)], 3, mix(stone, (255, 240, 220), 0.2))
    canvas.line([(0, top + 78), (WIDTH, top + 78)], 4, mix(stone, BLACK, 0.4))


def draw_street(canvas: Canvas, palette: Palette, top: float) -> None:
    """A road with kerb and middle line, to the lower edge."""
    kerb = mix(palette.paving, (255, 240, 230), 0.15)
    canvas.box(0, top - 18, WIDTH, top, kerb)
    canvas.box(0, top - 4, WIDTH, top, mix(kerb, BLACK, 0.4))
    asphalt = mix(mix(palette.paving, BLACK, 0.52), palette.sky[1], 0.12)
    area: list[tuple[float, float]] = [(0, top), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(area, asphalt)
    canvas.texture(area, 3.5, 6)
    middle = (top + HEIGHT) / 2 + 8
    for x in range(-60, WIDTH, 210):
        canvas.polygon([(x, middle), (x + 110, middle), (x + 114, middle + 9), (x - 2, middle + 9)], (188, 178, 160))


def draw_street_lamp(canvas: Canvas, x: float, base: float, height: float) -> None:
    """A street lamp, lit."""
    canvas.line([(x, base), (x, base - height), (x - 14, base - height - 14), (x - 56, base - height - 14)], 7, BLACK)
    canvas.disc(x - 52, base - height - 8, 14, (255, 232, 178), flat=0.5)
    canvas.glow(x - 52, base - height, 120, 0.5)
    canvas.glow(x - 52, base + 40, 260, 0.26)
