"""The corpus: what a house's cameras see, by name, each with what a person would call an event in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from support import scenes as s
from support.scenes import Luma, Scene


@dataclass(frozen=True)
class Case:
    """`most`: so many events may cover one span of the truth; `coded`: also run through H.264 at a low bit rate."""

    make: Callable[[], Scene]
    most: int = 1
    coded: bool = True

    def frames(self, *, coded: bool = False) -> Iterator[tuple[Luma, int]]:
        """The frames of the scene, perhaps through H.264."""
        scene = self.make()
        return s.encoded(scene.frames(), scene.fps) if coded else scene.frames()


TREE = (420, 20, 620, 200)
BUSH = (20, 150, 200, 260)


def _walk(t0: float, t1: float, y: float = 250, x0: float = -30, x1: float = 670) -> list[tuple[float, float, float]]:
    return [(t0, x0, y), (t1, x1, y)]


def _pause(t0: float, stand: float, y: float = 250) -> list[tuple[float, float, float]]:
    return [(t0, -30, y), (t0 + 5, 300, y), (t0 + 5 + stand, 300, y), (t0 + 10 + stand, 670, y)]


def _dark(seed: int) -> s.Canvas:
    return s.street(seed) * np.float32(0.22) + 12


NUISANCES: dict[str, Case] = {
    "nothing": Case(lambda: Scene(40)),
    "nothing, noisy night": Case(lambda: Scene(40, noise=9, background=_dark(2))),
    "nothing, clean picture": Case(lambda: Scene(30, noise=0)),
    "tree sways": Case(lambda: Scene(40, things=[s.foliage(TREE, amplitude=5, hz=0.5)])),
    "tree sways fast": Case(lambda: Scene(40, things=[s.foliage(TREE, amplitude=3, hz=1.6)])),
    "tree sways wide": Case(lambda: Scene(40, things=[s.foliage(TREE, amplitude=12, hz=0.4)])),
    "tree before bright sky": Case(
        lambda: Scene(40, things=[s.foliage((380, 0, 600, 150), amplitude=8, hz=0.6, tone=40)])
    ),
    "gust after calm": Case(lambda: Scene(45, things=[s.foliage(TREE, amplitude=7, hz=0.6, since=20)])),
    "gust after calm, wide": Case(lambda: Scene(45, things=[s.foliage(TREE, amplitude=14, hz=0.5, since=20)])),
    "gust, two trees and a bush": Case(
        lambda: Scene(
            45,
            seed=4,
            things=[
                s.foliage(TREE, amplitude=8, hz=0.6, since=15),
                s.foliage((200, 10, 330, 150), amplitude=6, hz=0.8, since=15.5, seed=6),
                s.foliage(BUSH, amplitude=5, hz=1.2, since=15, seed=7),
            ],
        )
    ),
    "branches": Case(lambda: Scene(40, things=[s.branches((520, 120), amplitude=10, hz=0.7)])),
    "branches, gust after calm": Case(
        lambda: Scene(45, things=[s.branches((520, 120), amplitude=14, hz=0.6, since=20)])
    ),
    "flag, from calm": Case(lambda: Scene(40, things=[s.flag((450, 30, 520, 75), since=15)])),
    "television": Case(lambda: Scene(40, things=[s.screen((300, 60, 360, 110))])),
    "television switched on": Case(lambda: Scene(40, things=[s.screen((300, 60, 360, 110), since=15)])),
    "loose lamp": Case(lambda: Scene(40, things=[s.lamp(150, 120, 60)])),
    "loose lamp, from calm": Case(lambda: Scene(40, things=[s.lamp(150, 120, 60, since=15)])),
    "whole picture flickers": Case(
        lambda: Scene(30, light=s.gain_at(lambda t: 1 + 0.12 * np.sin(2 * np.pi * 4.3 * t)))
    ),
    "bands roll": Case(lambda: Scene(30, light=s.bands())),
    "bands roll, strong": Case(lambda: Scene(30, light=s.bands(depth=0.14, lines=220, hz=0.9))),
    "water": Case(lambda: Scene(40, things=[s.water((0, 220, 640, 360))])),
    "rain": Case(lambda: Scene(30, things=[s.rain()])),
    "heavy rain": Case(lambda: Scene(30, things=[s.rain(drops=250, length=34, depth=45)])),
    "snow": Case(lambda: Scene(30, things=[s.snow()])),
    "clock": Case(lambda: Scene(40, things=[s.clock()])),
    "dusk": Case(lambda: Scene(60, fps=5, light=s.gain_at(lambda t: 1 - 0.7 * t / 60))),
    "clouds": Case(lambda: Scene(60, fps=5, light=s.clouds())),
    "fast clouds": Case(lambda: Scene(40, light=s.clouds(depth=0.35, speed=80))),
    "light off": Case(lambda: Scene(30, light=s.gain_at(lambda t: 1.0 if t < 15 else 0.3))),
    "light on": Case(
        lambda: Scene(30, light=s.gain_at(lambda t: 0.3 if t < 15 else 1.1, lambda t: 0 if t < 15 else 10))
    ),
    "light on, settles": Case(
        lambda: Scene(30, light=s.gain_at(lambda t: 0.4 if t < 15 else 1.0 + 0.7 * np.exp(-(t - 15) / 0.4)))
    ),
    "infrared": Case(lambda: Scene(30, light=s.infrared(15))),
    "headlights": Case(lambda: Scene(30, light=s.headlights(15))),
    "mast shakes": Case(lambda: Scene(30, shake=0.6)),
}

OBJECTS: dict[str, Case] = {
    "walker": Case(lambda: Scene(30, things=[s.person(_walk(10, 20))], truth=[(10, 20)])),
    "bright walker": Case(lambda: Scene(30, seed=3, things=[s.person(_walk(10, 20), tone=215)], truth=[(10, 20)])),
    "low-contrast walker": Case(lambda: Scene(30, things=[s.person(_walk(10, 20), tone=95)], truth=[(10, 20)])),
    "small far walker": Case(
        lambda: Scene(30, things=[s.person([(8, 100, 205), (24, 420, 208)], height=30)], truth=[(8, 24)])
    ),
    "slow walker": Case(lambda: Scene(40, things=[s.person([(8, -20, 250), (33, 200, 250)])], truth=[(9.2, 35)])),
    "walker comes nearer": Case(lambda: Scene(30, things=[_approach()], truth=[(10, 20)])),
    "car": Case(lambda: Scene(25, things=[s.car(_walk(10, 13, 300, -80, 720))], truth=[(10, 13)])),
    "slow car": Case(lambda: Scene(35, things=[s.car(_walk(10, 26, 300, -80, 720))], truth=[(10, 26)])),
    "fast car, 0.6 s": Case(
        lambda: Scene(20, things=[s.car(_walk(10, 10.6, 300, -80, 720), tone=190)], truth=[(10, 10.6)])
    ),
    "fast car at 25 fps": Case(
        lambda: Scene(15, fps=25, things=[s.car(_walk(8, 8.6, 300, -80, 720))], truth=[(8, 8.6)])
    ),
    "cyclist": Case(lambda: Scene(25, things=[s.person(_walk(10, 13), height=50)], truth=[(10, 13)])),
    "stands 25 s": Case(lambda: Scene(60, things=[s.person(_pause(10, 25))], truth=[(10, 45)]), most=2),
    "stands 25 s, fidgets": Case(
        lambda: Scene(60, things=[s.person(_pause(10, 25), sway=2.5)], truth=[(10, 45)]), most=2
    ),
    "car parks": Case(
        lambda: Scene(60, things=[s.car([(10, -80, 300), (14, 300, 300), (60, 300, 300)])], truth=[(10, 32)])
    ),
    "parked car leaves": Case(
        lambda: Scene(45, things=[s.car([(0, 300, 300), (20, 300, 300), (24, 720, 300)])], truth=[(20, 40)])
    ),
    "bright car, automatic exposure": Case(
        lambda: Scene(
            25,
            light=s.exposure_control(),
            things=[s.car(_walk(10, 14, 320, -220, 860), length=380, tone=245)],
            truth=[(10, 14)],
        )
    ),
    "walker, noisy night": Case(
        lambda: Scene(
            30, noise=9, background=_dark(2), things=[s.person(_walk(10, 20), height=80, tone=95)], truth=[(10, 20)]
        )
    ),
    "walker before swaying tree": Case(
        lambda: Scene(45, things=[s.foliage(TREE, amplitude=7, hz=0.6), s.person(_walk(20, 30))], truth=[(20, 30)])
    ),
    "walker in a gust": Case(
        lambda: Scene(
            45, things=[s.foliage(TREE, amplitude=7, hz=0.6, since=15), s.person(_walk(20, 30))], truth=[(20, 30)]
        )
    ),
    "walker in rain": Case(lambda: Scene(30, things=[s.person(_walk(10, 20)), s.rain()], truth=[(10, 20)])),
    "walker in snow": Case(lambda: Scene(30, things=[s.person(_walk(10, 20)), s.snow()], truth=[(10, 20)])),
    "walker under bands": Case(lambda: Scene(30, light=s.bands(), things=[s.person(_walk(10, 20))], truth=[(10, 20)])),
    "walker in flicker": Case(
        lambda: Scene(
            30, light=s.gain_at(lambda t: 1 + 0.12 * np.sin(27 * t)), things=[s.person(_walk(10, 20))], truth=[(10, 20)]
        )
    ),
    "walker at dusk": Case(
        lambda: Scene(
            40, light=s.gain_at(lambda t: 1 - 0.7 * t / 40), things=[s.person(_walk(20, 30))], truth=[(20, 30)]
        )
    ),
    "walker under clouds": Case(
        lambda: Scene(40, light=s.clouds(), things=[s.person(_walk(20, 30))], truth=[(20, 30)])
    ),
    "walker after light on": Case(
        lambda: Scene(
            35, light=s.gain_at(lambda t: 0.3 if t < 12 else 1.1), things=[s.person(_walk(14, 24))], truth=[(14, 24)]
        )
    ),
    "walker switches light": Case(
        lambda: Scene(
            35, light=s.gain_at(lambda t: 0.3 if t < 12 else 1.1), things=[s.person(_walk(10, 20))], truth=[(10, 20)]
        )
    ),
    "walker after infrared": Case(
        lambda: Scene(35, light=s.infrared(10), things=[s.person(_walk(12, 22), tone=190)], truth=[(12, 22)])
    ),
    "walker from the first second": Case(lambda: Scene(20, things=[s.person(_walk(0.8, 9))], truth=[(0.8, 9)])),
    "walker there at the start": Case(lambda: Scene(25, things=[s.person(_walk(0, 10, 250, 200))], truth=[(0, 10)])),
    "walker on shaking mast": Case(lambda: Scene(30, shake=0.6, things=[s.person(_walk(10, 20))], truth=[(10, 20)])),
    "two walkers, one event": Case(
        lambda: Scene(
            35, things=[s.person(_walk(10, 18)), s.person(_walk(14, 24, 330, 670, -30), height=90)], truth=[(10, 24)]
        )
    ),
    "two walkers, two events": Case(
        lambda: Scene(40, things=[s.person(_walk(8, 14)), s.person(_walk(26, 34))], truth=[(8, 14), (26, 34)])
    ),
    "walker at 1 fps": Case(lambda: Scene(60, fps=1, things=[s.person(_walk(30, 42))], truth=[(30, 42)])),
    "walker at 30 fps": Case(lambda: Scene(20, fps=30, things=[s.person(_walk(8, 16))], truth=[(8, 16)])),
    "walker, busy encoder": Case(
        lambda: Scene(30, noise=6, things=[s.person(_walk(10, 20), height=45)], truth=[(10, 20)])
    ),
}

CASES = NUISANCES | OBJECTS


def _approach() -> s.Thing:
    def draw(canvas: s.Canvas, t: float) -> None:
        if 10 <= t <= 20:
            share = (t - 10) / 10
            y = 200 + 120 * share
            s.person([(t, 320 + 40 * share, y), (t + 0.2, 320.5 + 40 * share, y + 2)], height=28 + 110 * share**1.5)(
                canvas, t
            )

    return draw
