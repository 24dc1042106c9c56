"""Which of the sidecar's routes the settings view may use, letter by letter; there is no way to any other.

A browser names a method and a path, and both come from outside: what is not matched here is not asked. None of these
answers with what is secret in the configuration: the sidecar masks that itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ..proxy.paths import CAMERA, ULID


@dataclass(frozen=True, slots=True)
class Route:
    """A path of the sidecar's API without its prefix, what may be done with it, and which query it may have."""

    path: str
    methods: frozenset[str]
    query: frozenset[str] = field(default_factory=frozenset)

    def fits(self, method: str, path: str, query: Mapping[str, str]) -> bool:
        """Whether it is this one that is asked for."""
        return method in self.methods and query.keys() <= self.query and bool(re.fullmatch(self.path, path, re.ASCII))


def _route(path: str, methods: str, query: str = "") -> Route:
    return Route(path, frozenset(methods.split()), frozenset(query.split()))


_CAMERA = f"/cameras/{CAMERA}"
ROUTES: Final = (
    _route("/config", "GET PUT"),
    _route("/config/schema", "GET"),
    _route("/cameras", "POST"),
    _route("/cameras/(?:discover|probe|profiles)", "POST"),
    _route(_CAMERA, "PATCH DELETE"),
    _route(f"{_CAMERA}/(?:events|restart|motion/dry-run)", "POST"),
    _route(f"{_CAMERA}/motion/dry-run/{ULID}", "GET DELETE"),
    _route("/session", "GET"),
    _route("/tokens", "GET POST"),
    _route(f"/tokens/{ULID}", "DELETE"),
    _route("/pair", "GET DELETE"),
    _route("/pair/code", "POST"),
    _route("/status", "GET"),
    _route("/storage", "GET"),
    _route("/system/events", "GET", "since limit cursor"),
)


def is_route(method: str, path: str, query: Mapping[str, str]) -> bool:
    """Whether settings may ask this of a sidecar."""
    return any(route.fits(method, path, query) for route in ROUTES)
