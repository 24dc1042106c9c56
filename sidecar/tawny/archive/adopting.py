"""Takes events into the log that are described by files, as they come back from a bucket."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from tawny.eventlog import EventLog
from tawny.eventlog.described import EVENTS, read_description

_MOST_BYTES = 1 << 20
_LOGGER = logging.getLogger(__name__)


def adopt_events(log: EventLog, root: Path) -> int:
    """Take the events that are described below `root` into the log, and remove their descriptions; how many were new.

    What can't be read stays where it is, and is told of. Blocks.
    """
    adopted = 0
    for file in sorted((root / EVENTS).glob("*/*/*.json")):
        try:
            if file.stat().st_size > _MOST_BYTES:
                raise ValueError("it is far too large")  # noqa: TRY301 - told like all that is no description
            event = read_description(file.read_bytes())
        except (OSError, ValueError) as error:
            _LOGGER.warning("%s is not taken into the event log: %s", file, error)
            continue
        there = tuple(one for one in event.snapshots if (root / one.path).is_file())
        adopted += log.adopt_event(event, there)
        with suppress(OSError):
            file.unlink()
            file.parent.rmdir()
            file.parent.parent.rmdir()
            file.parent.parent.parent.rmdir()
    if adopted:
        _LOGGER.info("%d events were not in the event log, and are now", adopted)
    return adopted
