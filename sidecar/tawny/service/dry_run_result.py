"""What a dry run found beside what the event log has of the same time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from tawny.core.clock import SECOND_US
from tawny.core.messages import DryRunDone
from tawny.core.streams import IDLE
from tawny.eventlog import Event, EventLog
from tawny.house.dry_runs import DryRun, DryRunResult
from tawny.playback.strips import Strip

SAME_US = SECOND_US
"""Motion that is no further apart than this is one and the same."""

_PAGE = 1000

type Span = tuple[int, int]


def compare(run: DryRun, done: DryRunDone, strips: Iterable[Strip], logged: Sequence[Span]) -> DryRunResult:
    """The result of `run`, which has looked through `strips`; `logged` is when something moved by the event log."""
    found = tuple(one for one in done.found if one.end_us >= run.start_us and one.start_us < run.end_us)
    spans = [(one.start_us, one.end_us) for one in found]
    judged = [(strip.stream, span) for strip in strips for span in _seen(strip, done.lost)]
    seen = [span for span in logged if _meets(span, [span for _, span in judged])]
    return DryRunResult(
        found=found,
        was=len(logged),
        new=sum(not _meets(span, logged, SAME_US) for span in spans),
        gone=sum(not _meets(span, spans, SAME_US) for span in seen),
        unseen=len(logged) - len(seen),
        judged_us=sum(_inside(run, span) for _, span in judged),
        thinned_us=sum(_inside(run, span) for stream, span in judged if stream == IDLE),
    )


def logged_motion(log: EventLog, run: DryRun) -> list[Span]:
    """When something moved in the range, by start; what was only triggered by hand is left out. Blocks."""
    found: list[Span] = []
    cursor: str | None = None
    while True:
        page = log.events(run.camera, since_us=run.start_us, until_us=run.end_us, limit=_PAGE, cursor=cursor)
        found += [
            (event.start_us, run.end_us if event.end_us is None else event.end_us)
            for event in page.events
            if _moved(event)
        ]
        cursor = page.next_cursor
        if cursor is None:
            return sorted(found)


def _moved(event: Event) -> bool:
    """People rename events, so that the label alone doesn't tell."""
    return event.label == "motion" or event.score > 0


def _seen(strip: Strip, lost: Iterable[Span]) -> Iterator[Span]:
    """What of a strip could be looked at: it ends where it was lost."""
    end_us = min([strip.end_us, *(start for start, _ in lost if strip.begin_us <= start < strip.end_us)])
    if end_us > strip.begin_us:
        yield strip.begin_us, end_us


def _meets(span: Span, others: Sequence[Span], apart_us: int = 0) -> bool:
    """Whether one of `others`, which are sorted and don't overlap, is at most `apart_us` away from `span`."""
    first = bisect_left(others, span[0] - apart_us, key=lambda other: other[1])
    return first < len(others) and others[first][0] <= span[1] + apart_us


def _inside(run: DryRun, span: Span) -> int:
    return max(0, min(run.end_us, span[1]) - max(run.start_us, span[0]))
