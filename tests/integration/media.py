"""What tests of footage share: events as the API shows them, people with some rights, sidecars that serve files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web
from homeassistant.auth.models import User
from homeassistant.auth.permissions.types import PolicyType
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockUser

EVENT = "01K742SHYG282N6Q9NHBWQ2T98"
EXPORT = "01K742SHYG282N6Q9NHBWQ2T9E"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DATA = bytes(range(256)) * 1000
ETAG = '"v1"'
PIECE = "main/1795348800000/0-1234-90000.m4s"
PLAYLIST = f"""#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="main/1795348800000/init.mp4"
#EXTINF:4.00000,
{PIECE}
#EXT-X-ENDLIST
"""


def event(event_id: str = EVENT, camera: str = "door", *, at: datetime = NOON, **changes: Any) -> dict[str, Any]:
    """An event of ten seconds, as the API shows it."""
    end = at + timedelta(seconds=10)
    return {
        "id": event_id,
        "camera": camera,
        "label": "motion",
        "start": at.isoformat(),
        "end": end.isoformat(),
        "clip_start": (at - timedelta(seconds=5)).isoformat(),
        "clip_end": (end + timedelta(seconds=10)).isoformat(),
        "zones": [],
        "score": 0.5,
        "reviewed": False,
        "protected": False,
        "clip": f"/api/v1/events/{event_id}/clip.mp4",
        "snapshot": f"/api/v1/events/{event_id}/snapshot.jpg",
        "thumbnail": f"/api/v1/events/{event_id}/thumbnail.jpg",
        **changes,
    }


def export(export_id: str = EXPORT, camera: str = "door", state: str = "done", **changes: Any) -> dict[str, Any]:
    """An export of a minute, as the API shows it."""
    done = state == "done"
    return {
        "id": export_id,
        "camera": camera,
        "start": NOON.isoformat(),
        "end": (NOON + timedelta(minutes=1)).isoformat(),
        "stream": "main",
        "state": state,
        "progress": 1.0 if done else 0.5,
        "size_bytes": 1000 if done else None,
        "error": "the disk is full" if state == "failed" else "",
        "note": "",
        "created": NOON.isoformat(),
        "finished": NOON.isoformat() if done else None,
        "file": f"/api/v1/exports/{export_id}/file.mp4" if done else None,
        **changes,
    }


def says(body: Any, status: int = 200) -> Callable[[web.Request], web.Response]:
    """An answer of JSON."""
    return lambda _: web.json_response(body, status=status)


def serves(data: bytes = DATA, content_type: str = "video/mp4") -> Callable[[web.Request], web.Response]:
    """A file, with the conditions and ranges that the sidecar understands."""

    def answer(request: web.Request) -> web.Response:
        headers = {"ETag": ETAG, "Accept-Ranges": "bytes", "Cache-Control": "private, no-cache", "X-Tawny-Gaps": "0"}
        if request.headers.get("If-None-Match") == ETAG:
            return web.Response(status=304, headers=headers)
        wanted = request.http_range
        if request.headers.get("If-Range", ETAG) != ETAG or wanted.start is None:
            return web.Response(body=data, headers=headers, content_type=content_type)
        if wanted.start >= len(data):
            return web.Response(status=416, text="no", headers={**headers, "Content-Range": f"bytes */{len(data)}"})
        stop = wanted.stop or len(data)
        part = {**headers, "Content-Range": f"bytes {wanted.start}-{stop - 1}/{len(data)}"}
        return web.Response(status=206, body=data[wanted], headers=part, content_type=content_type)

    return answer


def breaks_off(after: int = 100_000) -> Callable[[web.Request], Any]:
    """A file of which the sidecar sends only so much before it dies."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(DATA))})
        await response.prepare(request)
        await response.write(DATA[:after])
        await asyncio.sleep(0)
        assert request.transport is not None
        request.transport.abort()
        return response

    return answer


async def login_of(hass: HomeAssistant, policy: PolicyType | None) -> tuple[User, str]:
    """Somebody with these rights (None: an admin), and an access token of his."""
    user = MockUser(is_owner=policy is None).add_to_hass(hass)
    if policy is not None:
        user.mock_policy(policy)
    refresh = await hass.auth.async_create_refresh_token(user, CLIENT_ID)
    return user, hass.auth.async_create_access_token(refresh)


def only(*entity_ids: str, control: bool = False) -> PolicyType:
    """The right to look at these entities alone, or to control them, too."""
    rights = {"read": True, "control": True} if control else {"read": True}
    return {"entities": {"entity_ids": dict.fromkeys(entity_ids, rights)}}
