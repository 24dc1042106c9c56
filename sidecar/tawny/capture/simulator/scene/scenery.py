"""The still pictures of the demo's cameras: four places at dusk, in as many palettes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tawny.capture.simulator.scene.canvas import BLACK, Canvas, Picture, mix
from tawny.capture.simulator.scene.props import (
    Palette,
    draw_big_tree,
    draw_cottage,
    draw_fence,
    draw_flowers,
    draw_garage,
    draw_hedge,
    draw_hills,
    draw_house,
    draw_lawn,
    draw_path_light,
    draw_pavement,
    draw_pond,
    draw_shed,
    draw_sky,
    draw_street,
    draw_street_lamp,
    draw_string_lights,
    draw_tree,
)

PALETTES = (
    Palette(
        ((38, 42, 84), (94, 76, 122), (206, 122, 112), (250, 190, 130)),
        ((88, 74, 108), (62, 60, 84)),
        (44, 62, 58),
        (66, 88, 66),
        (196, 172, 156),
        (92, 70, 76),
        (134, 122, 122),
    ),
    Palette(
        ((28, 52, 82), (62, 98, 122), (160, 156, 136), (244, 208, 142)),
        ((74, 92, 106), (50, 70, 80)),
        (38, 66, 60),
        (72, 92, 62),
        (184, 182, 170),
        (72, 78, 92),
        (116, 116, 122),
    ),
    Palette(
        ((48, 36, 80), (112, 72, 122), (214, 120, 136), (252, 178, 150)),
        ((96, 70, 112), (66, 54, 88)),
        (48, 60, 66),
        (70, 82, 70),
        (188, 162, 164),
        (104, 70, 84),
        (136, 120, 126),
    ),
    Palette(
        ((20, 34, 70), (46, 70, 116), (104, 120, 156), (206, 178, 164)),
        ((58, 72, 106), (40, 52, 80)),
        (30, 50, 56),
        (54, 76, 66),
        (168, 168, 178),
        (66, 66, 86),
        (102, 106, 120),
    ),
)


def paint(camera: int, width: int, height: int, seed: int) -> Picture:
    """The empty scene of a camera: BGR, shape (height, width, 3). There are four places; palettes and sides vary."""
    canvas = Canvas(width, height, seed * 1009 + camera)
    palette = PALETTES[(camera + camera // len(_PLACES)) % len(PALETTES)]
    _PLACES[camera % len(_PLACES)](canvas, palette)
    picture = canvas.finish()
    return np.ascontiguousarray(picture[:, ::-1]) if camera // len(_PLACES) % 2 else picture


def _front_door(canvas: Canvas, palette: Palette) -> None:
    horizon = 470
    draw_sky(canvas, palette, horizon)
    draw_hills(canvas, palette, horizon)
    for x, size in ((60, 120), (210, 90), (330, 70), (1520, 130)):
        draw_tree(canvas, palette, x, horizon + 26, size)
    draw_lawn(canvas, palette, horizon)
    draw_house(canvas, palette)
    draw_hedge(canvas, palette, 430, 640, 590)
    draw_hedge(canvas, palette, 1130, 1460, 600)
    path = [(920, 570), (1010, 570), (1060, 900), (640, 900)]
    canvas.polygon(path, palette.paving)
    canvas.texture(path, 5, 14)
    for step in range(7):
        y = 590 + step * step * 7.5
        left, right = 920 - (y - 570) * 0.85, 1010 + (y - 570) * 0.15
        canvas.line([(left, y), (right, y)], 2, mix(palette.paving, BLACK, 0.3))
    for x, y in ((850, 680), (1075, 680)):
        draw_path_light(canvas, x, y)
    draw_pavement(canvas, palette, 770)


def _driveway(canvas: Canvas, palette: Palette) -> None:
    horizon = 430
    draw_sky(canvas, palette, horizon)
    draw_hills(canvas, palette, horizon)
    for x, size in ((1130, 130), (1270, 160), (1450, 190)):
        draw_tree(canvas, palette, x, horizon + 50, size)
    draw_lawn(canvas, palette, horizon)
    draw_garage(canvas, palette)
    drive = [(300, 560), (860, 560), (1080, 760), (120, 760)]
    canvas.polygon(drive, mix(palette.paving, BLACK, 0.2))
    canvas.texture(drive, 4, 10)
    draw_hedge(canvas, palette, 960, 1560, 580)
    draw_street(canvas, palette, 740)
    draw_street_lamp(canvas, 1240, 730, 400)


def _garden(canvas: Canvas, palette: Palette) -> None:
    horizon = 440
    draw_sky(canvas, palette, horizon)
    draw_hills(canvas, palette, horizon)
    for x, size in ((140, 150), (430, 90), (1040, 100), (1330, 120)):
        draw_tree(canvas, palette, x, horizon + 30, size)
    draw_fence(canvas, palette, 520)
    draw_lawn(canvas, palette, 530)
    draw_shed(canvas, palette)
    draw_pond(canvas, palette, 640, 640)
    for x, colour in ((500, (196, 104, 110)), (560, (220, 170, 110)), (720, (190, 120, 160)), (780, (214, 150, 110))):
        draw_flowers(canvas, palette, x, 668, colour)
    draw_big_tree(canvas, palette, 1440, 760)
    draw_string_lights(canvas, (300, 408), (1400, 330))
    draw_pavement(canvas, palette, 800)


def _street_corner(canvas: Canvas, palette: Palette) -> None:
    horizon = 480
    draw_sky(canvas, palette, horizon)
    draw_hills(canvas, palette, horizon)
    draw_lawn(canvas, palette, horizon)
    for index, (x, width, height) in enumerate(((30, 300, 210), (380, 260, 180), (960, 280, 200), (1290, 290, 230))):
        shade = mix(palette.wall, (150, 110, 100), 0.18 * index)
        draw_cottage(canvas, palette, shade, (x, 590, width, height), lit=index != 1)
    for x, size in ((350, 70), (720, 130), (830, 105), (1262, 80)):
        draw_tree(canvas, palette, x, 596, size)
    draw_hedge(canvas, palette, 0, 330, 606)
    draw_hedge(canvas, palette, 960, 1600, 606)
    draw_street(canvas, palette, 690)
    for x in (250, 760, 1290):
        draw_street_lamp(canvas, x, 684, 330)


_PLACES: tuple[Callable[[Canvas, Palette], None], ...] = (_front_door, _driveway, _garden, _street_corner)
PLACE_NAMES = ("Front door", "Driveway", "Garden", "Street")
