"""Keeps the headers of clips that somebody is watching: a player asks for one file in dozens of ranges.

A clip that still grows is another file each time it is built. A viewer who has begun one version goes on with it, and
gets the longer one when he starts anew.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from tawny.api.workshop import Workshop
from tawny.playback import Clip

KEEP = 48
KEEP_S = 120.0
KEEP_BYTES = 128 << 20
"""Headers of all kept clips together: that of a day has some 40 MB."""


@dataclass(slots=True)
class _Version:
    key: Hashable
    clip: Clip
    used: float


class ClipStore:
    """The clips that were lately asked for. For one event loop."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._versions: OrderedDict[str, _Version] = OrderedDict()
        self._workshop = Workshop[Clip]()

    async def get(
        self,
        key: Hashable,
        build: Callable[[], Clip],
        *,
        etag: str = "",
        continues: bool = False,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Clip:
        """The clip `key`: the version `etag` if that is still known, else the newest; `build` makes it, in a thread.

        `continues` says that the viewer has begun to read, so that a version that could have grown is good enough;
        `wanted` whether he is still there. Raises BusyError when too many are being built.
        """
        self._forget()
        known = self._versions.get(etag)
        if known is None or known.key != key:
            of_key = [version for version in self._versions.values() if version.key == key]
            known = of_key[-1] if of_key and (continues or not of_key[-1].clip.grows) else None
        if known is None:
            clip = await self._workshop.do(key, build, wanted)
            self._versions.pop(clip.file.etag, None)
            known = self._versions[clip.file.etag] = _Version(key, clip, self._now())
        known.used = self._now()
        return known.clip

    def _forget(self) -> None:
        oldest = self._now() - KEEP_S
        for etag in [etag for etag, version in self._versions.items() if version.used < oldest]:
            del self._versions[etag]
        kept = sum(version.clip.file.memory_bytes for version in self._versions.values())
        while len(self._versions) > KEEP or (kept > KEEP_BYTES and len(self._versions) > 1):
            _, oldest_version = self._versions.popitem(last=False)
            kept -= oldest_version.clip.file.memory_bytes
