"""Events for MQTT, made from those of the live feed."""

from __future__ import annotations

import json
from typing import Any

from tawny.house import LiveEvent

_TYPES = {"event_started": "motion_started", "event_updated": "motion_updated", "event_ended": "motion_ended"}


class EventNews:
    """Remembers of the events that go on what their later messages don't repeat."""

    def __init__(self) -> None:
        self._begun: dict[str, dict[str, Any]] = {}
        """By camera, for a camera has one at a time."""

    def tell(self, event: LiveEvent) -> str | None:
        """The payload for an event of the live feed; None when it is about something else."""
        kind = _TYPES.get(event.kind)
        if kind is None:
            return None
        data = event.data
        camera, event_id = str(data["camera"]), str(data["id"])
        begun = self._begun.get(camera, {})
        if begun.get("id") != event_id:
            begun = {}
        known = {"id": event_id, "start": data.get("start", begun.get("start")), "label": data.get("label")}
        known["label"] = known["label"] or begun.get("label", "motion")
        if kind == "motion_ended":
            self._begun.pop(camera, None)
        else:
            self._begun[camera] = known
        where = f"/api/v1/events/{event_id}"
        return json.dumps(
            {
                "event_type": kind,
                "id": event_id,
                "camera": camera,
                "label": known["label"],
                "start": known["start"],
                "end": data.get("end"),
                "zones": data["zones"],
                "score": data["score"],
                "snapshot": f"{where}/snapshot.jpg",
                "thumbnail": f"{where}/thumbnail.jpg",
                "clip": f"{where}/clip.mp4",
            },
            ensure_ascii=False,
        )
