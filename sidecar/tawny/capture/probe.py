"""Looks at a source for some seconds and says what it is and what about it will cause trouble."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from tawny.capture.advice import ProbeWarning, advise
from tawny.capture.measure import Measured, Meter
from tawny.capture.session import NoKeyframeError, Session, open_session
from tawny.capture.source import Source
from tawny.capture.streams import SourceInfo

_SHORTEST_KEYFRAME_WAIT_S, _LONGEST_KEYFRAME_WAIT_S = 5.0, 15.0


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """What a source is. `first_packet_s` is the time from connecting to the first keyframe."""

    address: str
    info: SourceInfo
    width: int
    height: int
    measured: Measured
    first_packet_s: float
    warnings: tuple[ProbeWarning, ...]


def probe(source: Source, seconds: float = 5.0) -> ProbeReport:
    """Open `source`, look at `seconds` of it (a file is read as fast as it goes), and report. Blocks.

    Raises CaptureError and its kinds when the source can't be opened, or breaks before a second was seen.
    """
    source = replace(source, paced=False, loop=False)
    begin = time.monotonic()
    wait_s = min(max(seconds, _SHORTEST_KEYFRAME_WAIT_S), _LONGEST_KEYFRAME_WAIT_S)
    try:
        session = open_session(source, keyframe_timeout_s=wait_s)
    except NoKeyframeError as error:
        nothing = Measured()
        return ProbeReport(source.label, error.info, 0, 0, nothing, 0.0, advise(error.info, nothing, (0, 0)))
    with session:
        first_packet_s = time.monotonic() - begin
        measured = _measure(session, seconds)
        video = session.parameters.video
        return ProbeReport(
            source.label,
            session.info,
            video.width,
            video.height,
            measured,
            first_packet_s,
            advise(session.info, measured, (video.width, video.height)),
        )


def _measure(session: Session, seconds: float) -> Measured:
    meter = Meter()
    until = time.monotonic() + seconds + 1  # a camera whose timestamps stand still never reaches the end otherwise
    for packet in session.packets():
        meter.add(packet)
        if meter.seconds >= seconds or time.monotonic() > until:
            break
    return meter.measured()
