"""The names of a camera's streams, as they stand in paths, URLs, topics and the event log."""

from __future__ import annotations

from typing import Final

MAIN: Final = "main"
"""What the camera sends in its best quality; what is recorded."""

SUB: Final = "sub"
"""A smaller stream of the same camera; what is analysed where there is one."""

IDLE: Final = "idle"
"""The low-rate track of adaptive recording, made by the worker."""

REMOTE: Final = "remote"
"""A small rendition for viewers far away, made only while somebody watches."""

LOW: Final = "low"
"""A smaller one still, for bad links."""
