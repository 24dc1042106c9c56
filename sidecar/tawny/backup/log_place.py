"""Where the event log of a configuration is, of which only the places are read."""

from __future__ import annotations

from tawny.archive.marker import EVENT_LOG
from tawny.config.places import Places
from tawny.config.service import default_node_id
from tawny.eventlog.place import LogPlace


def event_log_at(places: Places, storage: str = "") -> LogPlace:
    """As `archive.marker.event_log_of`; `storage` is the id of the storage directory."""
    return LogPlace(places.database or places.storage / EVENT_LOG, places.node or default_node_id(), storage)
