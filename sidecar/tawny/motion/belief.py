"""When a track is believed to be a thing that moves, and not leaves, rain, a screen or noise."""

from __future__ import annotations

from tawny.motion.tracks import Track, Tracker

HITS = 3
"""Pictures that have to show it: the onset and two more."""

SLOW_INPUT_US = 600_000
"""Where pictures are further apart than this, the onset and one more are enough.

At two pictures a second they are not: the first leaves of a gust are in two places, too.
"""

STRAIGHTNESS = 0.6
"""Distance over path. What sways, flickers or is matched by chance turns back."""

LONGEST_STEP = 0.7
"""Share of the distance that may be made in one step, or it was two things in two places."""

FOREIGN_SHARE = 0.3
"""A thing that has less of it in tones foreign to its surroundings may be those surroundings, swaying."""

FAR = (6.0, 6, 0.8, 0)
STEADY = (2.5, 8, 0.85, 2_000_000)
"""What is asked of such a thing: so many times the distance, in so many pictures, so straight, for so long (µs).

Either it gets further than leaves do, or it goes on for longer than a sway takes before it turns.
"""

CALM = 4.0
"""Tracks that begin within two seconds in a picture with a few things in it; from here on it is a crowd of chance."""


DOUBT = 6.0
"""The crowd that a background seen only once counts for: whatever sways in it has two places."""


def convincing(tracker: Tracker, track: Track, travel: float, *, doubt: float) -> bool:
    """Whether `track` moves; `travel` is the distance asked for, in cells. `doubt` (0 to 1): about the background."""
    hits = track.hits
    span_us = track.last_us - track.onset_us
    crowd = max(0.0, tracker.churn - CALM) + DOUBT * doubt
    travel *= 1 + crowd / 12
    if hits == 2:
        slow = span_us > SLOW_INPUT_US and not track.missed
        return slow and crowd == 0 and _moved(tracker, track, travel, STRAIGHTNESS)
    if hits < max(HITS + crowd / 3, 2 * track.missed) or track.longest_step > LONGEST_STEP * track.direct:
        return False
    if track.foreign >= FOREIGN_SHARE and not tracker.swung(track):
        return _moved(tracker, track, travel, STRAIGHTNESS)
    return any(
        hits >= least and span_us >= long_us and _moved(tracker, track, times * travel, straightness)
        for times, least, straightness, long_us in (FAR, STEADY)
    )


def _moved(tracker: Tracker, track: Track, travel: float, straightness: float) -> bool:
    return tracker.travel(track) >= travel and track.straightness >= straightness
