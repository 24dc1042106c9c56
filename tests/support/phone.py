"""A phone with Home Assistant's app: registered as the app does it, and the push service that it is reached by."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, override

from support.hass import Hass
from support.service import SOON_S

MAKERS = {"android": "Google", "ios": "Apple"}
LIMITS = {
    "successful": 1,
    "errors": 0,
    "total": 1,
    "maximum": 500,
    "remaining": 499,
    "resetsAt": "2099-01-01T00:00:00Z",
}
"""What the push service says of how much was sent today."""


class PushService:
    """Where Home Assistant posts pushes to: what came, with the time (seconds since the epoch). A context manager."""

    def __init__(self) -> None:
        self.pushed: list[tuple[float, dict[str, Any]]] = []
        self._news = threading.Condition()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.hear(body)
                answer = json.dumps({"rateLimits": LIMITS}).encode()
                self.send_response(201)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            @override
            def log_message(self, format: str, *args: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/push"

    @property
    def mark(self) -> int:
        """The place after everything that came so far, for `since`."""
        return len(self.pushed)

    def hear(self, body: dict[str, Any]) -> None:
        with self._news:
            self.pushed.append((time.time(), body))
            self._news.notify_all()

    def wait(
        self, fits: Callable[[dict[str, Any]], bool] = lambda _: True, since: int = 0, within: float = SOON_S
    ) -> tuple[float, dict[str, Any]]:
        """The first push that fits, and when it came."""

        def find() -> tuple[float, dict[str, Any]] | None:
            return next((push for push in self.pushed[since:] if fits(push[1])), None)

        with self._news:
            self._news.wait_for(find, within)
        found = find()
        assert found is not None, f"no such push within {within} s; came: {json.dumps(self.pushed[since:])[:3000]}"
        return found


def register(hass: Hass, name: str, push: PushService, system: str = "android") -> str:
    """Register a phone; the webhook by which its app talks to Home Assistant."""
    answer = hass.post(
        "/api/mobile_app/registrations",
        {
            "device_id": name.lower(),
            "app_id": f"io.homeassistant.companion.{system}",
            "app_name": "Home Assistant",
            "app_version": "2026.11",
            "device_name": name,
            "manufacturer": MAKERS[system],
            "model": "Phone",
            "os_name": "Android" if system == "android" else "iOS",
            "os_version": "17",
            "supports_encryption": False,
            "app_data": {"push_token": f"token-{name}", "push_url": push.url},
        },
    )
    return str(answer["webhook_id"])
