"""Home Assistant as a process of its own, driven as a browser and an app would: over its REST and WebSocket APIs."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from support.service import until

ROOT = Path(__file__).resolve().parents[2]
INTEGRATION = ROOT / "custom_components" / "tawny"
STAND_INS = ROOT / "tests" / "integration" / "stand_ins"
"""For packages that the app's part of Home Assistant imports and that have no wheels for its own Python."""

HASS = ROOT / ".venv-ha" / "bin" / "hass"
needs_hass = pytest.mark.skipif(not HASS.exists(), reason="needs Home Assistant: scripts/setup-ha installs it")

START_S = 120.0
SOON_S = 40.0
CLIENT_ID = "http://localhost/"

CONFIGURATION = """
homeassistant:
  name: Home
  time_zone: Europe/Berlin
config:
frontend:
history:
logbook:
media_source:
mobile_app:
stream:
system_health:
logger:
  default: warning
  logs:
    homeassistant.util.loop: debug
"""
"""What a user has, without the parts of `default_config` that look for the internet."""


class HassError(Exception):
    """Home Assistant answered with an error."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"{status}: {body}")
        self.status = status


class Hass:
    """Home Assistant in `home`, with the integration of this checkout. Use as a context manager."""

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self._refresh_token = ""
        self.token = ""
        home.mkdir(parents=True, exist_ok=True)
        (home / "configuration.yaml").write_text(CONFIGURATION)
        (home / "custom_components").mkdir(exist_ok=True)
        (home / "custom_components" / "tawny").symlink_to(INTEGRATION)

    def __enter__(self) -> Hass:
        try:
            self.start()
            self._onboard()
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    # the process

    def start(self) -> None:
        """Start it and wait until it answers; `running` waits until it has set up everything."""
        with (self.home / "stdout.log").open("ab") as log:
            self._process = subprocess.Popen(
                [HASS, "--skip-pip", "--config", str(self.home)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "SETUP_PORT": str(self._port), "NO_COLOR": "1", "PYTHONPATH": str(STAND_INS)},
                start_new_session=True,
            )
        until(self._answers, START_S)

    def stop(self) -> None:
        """SIGTERM, and wait until it has ended in order."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(START_S)
        self._process = None

    def kill(self) -> None:
        """End it at once, with all it started."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def running(self) -> None:
        """Wait until everything is set up."""
        until(lambda: self.get("/api/config")["state"] == "RUNNING", START_S)

    @property
    def log(self) -> str:
        """What it logged since it was first started."""
        return (self.home / "stdout.log").read_text(errors="replace")

    # REST

    def read(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[bytes, Mapping[str, str]]:
        """The body of an answer, and its headers."""
        return self._ask("GET", path, None, headers or {})

    def get(self, path: str) -> Any:
        """JSON of an answer."""
        return json.loads(self.read(path)[0])

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Send JSON, get JSON."""
        return json.loads(self._ask("POST", path, body, {})[0] or b"null")

    def state(self, entity: str) -> str | None:
        """The state of an entity; None when there is no such entity."""
        try:
            return self.get(f"/api/states/{entity}")["state"]
        except HassError as error:
            if error.status != 404:
                raise
            return None

    def states(self, needle: str = "") -> dict[str, str]:
        """All states of entities whose id has `needle` in it."""
        return {one["entity_id"]: one["state"] for one in self.get("/api/states") if needle in one["entity_id"]}

    def wait_state(self, entity: str, wanted: str | Callable[[str], bool], within: float = SOON_S) -> str:
        """Wait until an entity has a state."""
        fits = wanted if callable(wanted) else lambda state: state == wanted
        found: str | None = None

        def look() -> bool:
            nonlocal found
            found = self.state(entity)
            return found is not None and fits(found)

        try:
            until(look, within)
        except AssertionError:
            pytest.fail(f"{entity} is {found!r} after {within} s; wanted: {wanted}")
        assert found is not None
        return found

    def call(self, action: str, data: Mapping[str, Any], *, response: bool = False) -> Any:
        """Call an action (`domain.name`); with `response`, what it answers."""
        path = f"/api/services/{action.replace('.', '/')}"
        answer = self.post(path + ("?return_response" if response else ""), data)
        return answer["service_response"] if response else answer

    # config flows

    def flow(self, handler: str) -> Any:
        """Begin to add an integration by hand."""
        return self.post("/api/config/config_entries/flow", {"handler": handler})

    def step(self, flow: str, **answers: Any) -> Any:
        """Answer a step of a flow."""
        return self.post(f"/api/config/config_entries/flow/{flow}", answers)

    def discovered(self, handler: str) -> dict[str, Any] | None:
        """A flow that began by itself."""
        flows = self.ask("config_entries/flow/progress")
        return next((flow for flow in flows if flow["handler"] == handler), None)

    def entries(self, domain: str) -> list[dict[str, Any]]:
        """The config entries of an integration."""
        return [entry for entry in self.get("/api/config/config_entries/entry") if entry["domain"] == domain]

    # WebSocket

    def ask(self, kind: str, **data: Any) -> Any:
        """One command over a WebSocket of its own."""
        return asyncio.run(self._command({"type": kind, **data}))

    async def _command(self, command: Mapping[str, Any]) -> Any:
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{self.url}/api/websocket") as ws:
            await ws.receive_json()
            await ws.send_json({"type": "auth", "access_token": self.token})
            assert (await ws.receive_json())["type"] == "auth_ok"
            await ws.send_json({"id": 1, **command})
            answer = await ws.receive_json(timeout=SOON_S)
            if not answer["success"]:
                raise HassError(400, json.dumps(answer["error"]))
            return answer["result"]

    # internals

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"Home Assistant ended: {self.log[-3000:]}"
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{self.url}/manifest.json", timeout=2).close()
            return True
        return False

    def _onboard(self) -> None:
        """Make the owner, as the first page of the browser does, and log in."""
        user = {"client_id": CLIENT_ID, "name": "Owner", "username": "owner", "password": "let-me-in", "language": "en"}
        code = until(lambda: self._try_onboard(user), START_S)
        form = {"client_id": CLIENT_ID, "grant_type": "authorization_code", "code": code}
        request = urllib.request.Request(f"{self.url}/auth/token", data=urllib.parse.urlencode(form).encode())
        with urllib.request.urlopen(request, timeout=SOON_S) as answer:
            self.token = json.load(answer)["access_token"]

    def finish_onboarding(self) -> None:
        """Click through the rest of the first pages, which stand before every other until that is done."""
        for step in ("core_config", "analytics"):
            self.post(f"/api/onboarding/{step}", {})
        self.post("/api/onboarding/integration", {"client_id": CLIENT_ID, "redirect_uri": CLIENT_ID})

    def _try_onboard(self, user: Mapping[str, Any]) -> str | None:
        try:
            return str(self.post("/api/onboarding/users", user)["auth_code"])
        except HassError as error:
            if error.status != 404:
                raise
            return None

    def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None, headers: Mapping[str, str]
    ) -> tuple[bytes, Mapping[str, str]]:
        request = urllib.request.Request(f"{self.url}{path}", method=method, headers=dict(headers))
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=SOON_S) as answer:
                data = answer.read()
                packed = answer.headers.get("Content-Encoding") in {"gzip", "deflate"}
                return (zlib.decompress(data, zlib.MAX_WBITS | 32) if packed else data), dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                raise HassError(error.code, error.read().decode(errors="replace")) from None
