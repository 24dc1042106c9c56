"""Events in front of the fake sidecar's cameras, told as the real one does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from tests.integration.fake import FakeSidecar

CLIP_BYTES = 1000


class Scene:
    """What happens; `shown` is the last event as the sidecar answers it."""

    def __init__(self, sidecar: FakeSidecar) -> None:
        self._sidecar = sidecar
        self._count = 0
        self.shown: dict[str, Any] = {}

    async def begins(
        self,
        camera: str = "door",
        zones: tuple[str, ...] = (),
        *,
        label: str = "motion",
        picture: bool = True,
        ago_s: float = 0.0,
        told: bool = True,
    ) -> str:
        """Somebody comes; the event's id. Unless it is `told`, the feed says nothing of it."""
        self._count += 1
        event = f"01K742SHYG282N6Q9NHBWQ2T{self._count:02}"
        at = _iso(datetime.now(UTC) - timedelta(seconds=ago_s))
        self.shown = {
            "id": event,
            "camera": camera,
            "label": label,
            "start": at,
            "end": None,
            "clip_start": at,
            "clip_end": None,
            "zones": list(zones),
            "score": 0.1,
            "reviewed": False,
            "protected": False,
            "clip": f"/api/v1/events/{event}/clip.mp4",
            "snapshot": None,
            "thumbnail": None,
        }
        self._sidecar.answers[f"GET /events/{event}"] = lambda _, shown=self.shown: web.json_response(shown)
        if told:
            await self._sidecar.say(
                "event_started", id=event, camera=camera, start=at, zones=list(zones), score=0.1, label=label
            )
        if picture:
            await self.pictured(event, "start")
        return event

    async def pictured(self, event: str, kind: str) -> None:
        """A picture of it is there."""
        self.shown["snapshot"] = f"/api/v1/events/{event}/snapshot.jpg"
        body, name = f"{kind} of {event}".encode(), "start.jpg" if kind == "start" else "snapshot.jpg"
        self._sidecar.answers[f"GET /events/{event}/{name}"] = lambda _: web.Response(
            body=body, content_type="image/jpeg"
        )
        await self._sidecar.say("snapshot", id=event, camera=self.shown["camera"], kind=kind, at=self.shown["start"])

    async def reaches(self, event: str, *zones: str) -> None:
        """Whoever it is comes into more zones."""
        self.shown["zones"] += zones
        at = _iso(datetime.now(UTC))
        await self._sidecar.say(
            "event_updated", id=event, camera=self.shown["camera"], at=at, zones=self.shown["zones"], score=0.2
        )

    async def ends(self, event: str, *, clip_bytes: int = CLIP_BYTES, ago_s: float = 1.0, told: bool = True) -> None:
        """Nothing moves any more, and its clip can be played."""
        at = _iso(datetime.now(UTC) - timedelta(seconds=ago_s))
        self.shown |= {"end": at, "clip_end": at}
        self._sidecar.answers[f"HEAD /events/{event}/clip.mp4"] = lambda _: web.Response(
            headers={"Content-Length": str(clip_bytes), "Content-Type": "video/mp4"}
        )
        if told:
            await self.ends_is_told(event)

    async def ends_is_told(self, event: str) -> None:
        """The feed says that it is over."""
        told = {key: self.shown[key] for key in ("camera", "start", "end", "zones", "score")}
        await self._sidecar.say("event_ended", id=event, **told)


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
