"""A sidecar that says what a test wants it to, for answers that the real one does not give on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import WSCloseCode, web
from aiohttp.test_utils import TestServer
from homeassistant.util import dt as dt_util

TOKEN = "the-right-token"
TOKEN_ID = "01K00000000000000000000000"
CODE = "123456"
JPEG = b"\xff\xd8\xff\xe0 a picture \xff\xd9"
INSTANCE = "01K00000000000000000000001"

STREAM = {
    "name": "main",
    "state": "online",
    "reason": "",
    "codec": "avc1.640028",
    "width": 640,
    "height": 360,
    "audio": "",
    "fps": 25.0,
    "bitrate": 600_000,
    "frames_in": 100,
    "frames_lost": 0,
    "reconnects": 0,
    "packet_age_s": 0.1,
}

type Answer = web.StreamResponse | Awaitable[web.StreamResponse]


def camera(camera_id: str, **changes: Any) -> dict[str, Any]:
    """A camera that is well, as the API shows it."""
    return {
        "id": camera_id,
        "name": camera_id.replace("_", " ").capitalize(),
        "online": True,
        "offline_since": None,
        "enabled": True,
        "recording": False,
        "motion": False,
        "motion_zones": [],
        "open_event": None,
        "detection": True,
        "sensitivity": 50,
        "recording_mode": "adaptive",
        "trouble": "",
        "restarts": 0,
        "streams": [STREAM],
        "analysis": None,
        "snapshot": f"/api/v1/cameras/{camera_id}/snapshot.jpg",
        "live": f"/api/v1/cameras/{camera_id}/live/master.m3u8",
        **changes,
    }


class FakeSidecar:
    """Answers what `answers` has for `METHOD /path`, else as a healthy sidecar with `cameras` would."""

    def __init__(self, node: str = "house", *, api: int = 1, api_oldest: int = 1) -> None:
        self.node = node
        self.version = "0.1.0"
        self.api, self.api_oldest = api, api_oldest
        self.token = TOKEN
        self.cameras: dict[str, dict[str, Any]] = {"door": camera("door")}
        self.former: list[dict[str, Any]] = []
        """Cameras that left it, of which it still has something."""
        self.storage_trouble = ""
        self.events: list[dict[str, Any]] = []
        """What the feed begins with, newest first."""
        self.instance = INSTANCE
        self.mqtt = {"enabled": False, "connected": False, "trouble": ""}
        self.config: dict[str, Any] = {}
        self.links = 0
        self.system_events: list[dict[str, Any]] = []
        self.answers: dict[str, Callable[[web.Request], Answer]] = {}
        self.asked: list[str] = []
        """Every request, as `METHOD /path`."""
        self._sockets: set[web.WebSocketResponse] = set()
        self._listened = asyncio.Event()
        self._app = web.Application()
        self._app.router.add_route("*", "/api/v1/ws", self._feed)
        self._app.router.add_route("*", "/api/v1/{path:.*}", self._answer)
        self._server: TestServer

    async def start(self, port: int | None = None) -> None:
        """Listen, on a port of its own unless one is given."""
        self._server = TestServer(self._app, port=port)
        await self._server.start_server()

    async def stop(self) -> None:
        """Hang up, and listen no more."""
        await self.hang_up()
        await self._server.close()

    @property
    def url(self) -> str:
        return str(self._server.make_url("")).rstrip("/")

    def refuse(self, question: str, status: int, code: str = "refused", **headers: str) -> None:
        """Answer `METHOD /path` with an error from now on."""
        body = {"error": {"code": code, "message": f"refused with {status}", "hint": "", "fields": None}}
        self.answers[question] = lambda _: web.json_response(body, status=status, headers=headers)

    @staticmethod
    def picture() -> web.Response:
        """Any picture."""
        return web.Response(body=JPEG, content_type="image/jpeg")

    # the feed

    async def listened(self) -> None:
        """Wait until somebody follows the feed."""
        async with asyncio.timeout(10):
            await self._listened.wait()

    async def say(self, kind: str, /, **data: Any) -> None:
        """Tell everybody who listens."""
        for socket in tuple(self._sockets):
            await socket.send_json({"type": kind, "data": data})

    async def hang_up(self) -> None:
        """End the feed of everybody."""
        for socket in tuple(self._sockets):
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        self.asked.append("GET /ws")
        if (refused := self._refused(request, "GET /ws")) is not None:
            return await refused if isinstance(refused, Awaitable) else refused
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(
            {"type": "state", "data": {"version": self.version, "cameras": [], "events": self.events}}
        )
        self._sockets.add(socket)
        self._listened.set()
        try:
            async for _ in socket:
                pass
        finally:
            self._sockets.discard(socket)
            if not self._sockets:
                self._listened.clear()
        return socket

    # everything else

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v1")
        question = f"{request.method} {path}"
        self.asked.append(question)
        if (refused := self._refused(request, question)) is not None:
            return await refused if isinstance(refused, Awaitable) else refused
        match path.strip("/").split("/"):
            case ["cameras", name, *rest] if name in self.cameras:
                return await self._of_camera(request, name, rest)
            case ["pair"]:
                return await self._pair(request)
            case ["media-tokens"]:
                return await self._link(request)
        answers: dict[str, Callable[[], Any]] = {
            "GET /health": lambda: {**self._who(), "node": self.node, "instance": self.instance},
            "GET /status": self._status,
            "GET /config": lambda: {"config": self.config},
            "GET /system/events": lambda: {"events": self.system_events, "next_cursor": None},
            f"DELETE /tokens/{TOKEN_ID}": dict,
        }
        return web.json_response(answers[question]()) if question in answers else error(404, "not_found")

    async def _of_camera(self, request: web.Request, name: str, rest: list[str]) -> web.StreamResponse:
        match request.method, rest:
            case "GET", []:
                return web.json_response(self.cameras[name])
            case "PATCH", []:
                return web.json_response({**self._change(name, await request.json()), "persisted": True})
            case "GET", ["snapshot.jpg"]:
                return self.picture()
            case "POST", ["restart"]:
                return web.Response(status=204)
        return error(404, "not_found")

    async def _link(self, request: web.Request) -> web.Response:
        """A link that is good for as long as it was asked for; each has another token."""
        body = await request.json()
        self.links += 1
        expires = dt_util.utcnow() + timedelta(seconds=body["expires_s"])
        token = f"link-{self.links}"
        told = {"token": token, "url": f"{body['path']}?token={token}", "expires": expires.isoformat()}
        return web.json_response(told, status=201)

    def _change(self, name: str, changes: dict[str, Any]) -> dict[str, Any]:
        known = self.cameras[name]
        known.update(changes)
        if "enabled" in changes:
            known["online"] = known["enabled"]
            state, reason = ("online", "") if known["enabled"] else ("offline", "switched off")
            known["streams"] = [{**STREAM, "state": state, "reason": reason}]
        return known

    def _refused(self, request: web.Request, question: str) -> Answer | None:
        if question in self.answers:
            return self.answers[question](request)
        public = question in {"GET /health", "POST /pair"}
        if public or request.headers.get("Authorization") == f"Bearer {self.token}":
            return None
        return error(401, "unauthorized")

    def _who(self) -> dict[str, Any]:
        return {"status": "ok", "version": self.version, "api": self.api, "api_oldest": self.api_oldest}

    def _status(self) -> dict[str, Any]:
        return {
            **self._who(),
            "node": {"id": self.node, "name": self.node.capitalize()},
            "started": "2026-11-01T00:00:00Z",
            "uptime_s": 10.0,
            "storage": {
                "path": "/storage",
                "total_bytes": 1000,
                "free_bytes": 500,
                "used_bytes": 100,
                "trouble": self.storage_trouble,
                "code": "full" if self.storage_trouble else "",
            },
            "mqtt": self.mqtt,
            "counts": {"events": 0, "unreviewed": 0, "segments": 0, "size_bytes": 0},
            "cameras": list(self.cameras.values()),
            "former": self.former,
        }

    async def _pair(self, request: web.Request) -> web.Response:
        if (await request.json())["code"] != CODE:
            return error(403, "pairing_failed")
        told = {"id": TOKEN_ID, "name": "Home", "scope": "admin", "cameras": None, "token": self.token}
        return web.json_response({**told, "node": self.node, "version": self.version}, status=201)


def error(status: int, code: str) -> web.Response:
    """An error as the API shows it."""
    return web.json_response(
        {"error": {"code": code, "message": f"refused: {code}", "hint": "", "fields": None}}, status=status
    )
