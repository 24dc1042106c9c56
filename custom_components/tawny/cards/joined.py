"""One timeline of what several sidecars know of a camera that moved. Pure: answers of sidecars in, one of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

_NOT_HERE: Final = frozenset({"not_set_up", "camera_removed"})
"""Why a sidecar has nothing of a time in which the camera was not its own."""

type Timeline = Mapping[str, Any]
type Gap = dict[str, Any]


def joined(present: Timeline, past: Iterable[Timeline]) -> dict[str, Any]:
    """`present` with what the sidecars know that had the camera before; all were asked for the same range."""
    whole = dict(present)
    for one in past:
        whole["ranges"] = sorted([*whole["ranges"], *one["ranges"]], key=lambda found: str(found["start"]))
        whole["motion"] = _motion([*whole["motion"], *one["motion"]])
        whole["events"] = sorted(
            [*whole["events"], *one["events"]], key=lambda found: (str(found["start"]), str(found["id"])), reverse=True
        )
        whole["more_events"] = whole["more_events"] or one["more_events"]
        whole["gaps"] = list(_gaps(whole["gaps"], one))
    return whole


def _motion(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """By bucket; both have the same ones."""
    buckets: dict[str, dict[str, Any]] = {}
    for one in found:
        known = buckets.setdefault(one["start"], {"start": one["start"], "moving": 0.0, "peak": 0.0})
        known["moving"] = min(1.0, known["moving"] + one["moving"])
        known["peak"] = max(known["peak"], one["peak"])
    return [buckets[start] for start in sorted(buckets)]


def _gaps(gaps: Iterable[Gap], other: Timeline) -> Iterator[Gap]:
    """Where the camera was not here, only what is missing there, too, is; and for the reason that is known there."""
    for gap in gaps:
        if gap["reason"] not in _NOT_HERE:
            yield gap
            continue
        for missing in other["gaps"]:
            start, end = max(gap["start"], missing["start"]), min(gap["end"], missing["end"])
            if start < end:
                why = gap if missing["reason"] == "not_set_up" else missing
                yield {**why, "start": start, "end": end}
