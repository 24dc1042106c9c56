"""The demo's own footage, drawn rather than filmed, so that the demo needs no file."""

from tawny.capture.simulator.scene.render import read_clock, render_scene

__all__ = ["read_clock", "render_scene"]
