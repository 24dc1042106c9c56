"""The event log: cameras, segments, events and what goes with them, in a database. See docs/design/eventlog.md.

It knows the paths of files, never the files themselves.
"""

from tawny.eventlog.cursors import CursorError
from tawny.eventlog.engine import AwayError
from tawny.eventlog.log import EventLog
from tawny.eventlog.reasons import CameraUse
from tawny.eventlog.rows import (
    ApiToken,
    Camera,
    Counts,
    Density,
    Event,
    Export,
    Gap,
    Page,
    PushSubscription,
    PushWishes,
    QuietHours,
    RecordedRange,
    Segment,
    Snapshot,
    Stream,
    SystemEvent,
    Timeline,
    TimelineEvent,
    Usage,
    Zone,
)

__all__ = [
    "ApiToken",
    "AwayError",
    "Camera",
    "CameraUse",
    "Counts",
    "CursorError",
    "Density",
    "Event",
    "EventLog",
    "Export",
    "Gap",
    "Page",
    "PushSubscription",
    "PushWishes",
    "QuietHours",
    "RecordedRange",
    "Segment",
    "Snapshot",
    "Stream",
    "SystemEvent",
    "Timeline",
    "TimelineEvent",
    "Usage",
    "Zone",
]
