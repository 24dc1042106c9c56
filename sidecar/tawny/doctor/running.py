"""The service, if it runs: where it is, what it says of itself, and whether its port is free if it does not run."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import psutil

from tawny import __version__
from tawny.api.secret_files import read_token
from tawny.api.server import read_address
from tawny.config import Config
from tawny.core.messages import StreamState
from tawny.doctor.examination import apart
from tawny.doctor.findings import Finding, failed, ok, warning

ANSWER_S = 4.0
SERVICE, PORT = "service", "server.port"


@dataclass(frozen=True, slots=True)
class Running:
    """What is known of the service with this storage.

    `url` is None when it does not run; `version` is empty when it does, but does not answer; `status`, what it says to
    those who have a token, is empty when it could not be asked.
    """

    url: str | None = None
    version: str = ""
    status: Mapping[str, Any] = field(default_factory=dict)

    @property
    def answers(self) -> bool:
        """Whether it runs and answers."""
        return bool(self.version)

    def was_denied(self, camera: str, stream: str) -> bool:
        """Whether the camera refused the service's login to that stream."""
        return any(
            found["name"] == stream and found["state"] == StreamState.DENIED.value
            for each in self.status.get("cameras", ())
            if each["id"] == camera
            for found in each["streams"]
        )


async def find_service(config: Config) -> Running:
    """Look for the service. Takes a few seconds at most, and raises nothing."""
    root = config.storage.path
    try:
        async with asyncio.timeout(2 * ANSWER_S):
            url = await apart(lambda: read_address(root))
            if url is None:
                return Running()
            version = await _version(url)
            if version is None:
                return Running()  # it was killed, and left its address behind
            return Running(url, version, await _status(url, config) if version else {})
    except TimeoutError:
        return Running()


async def check_service(running: Running) -> Sequence[Finding]:
    """What the service says of itself."""
    if running.url is None:
        return [ok(SERVICE, "does not run")]
    if not running.answers:
        return [failed(SERVICE, f"{running.url} does not answer", "see its log; if it stays so, restart it")]
    findings = list(_troubles(running))
    if not running.status:
        findings.append(ok(SERVICE, f"Tawny {running.version} runs at {running.url}; its token can't be read"))
    elif not findings:
        cameras = running.status["cameras"]
        online = sum(camera["online"] for camera in cameras)
        findings.append(
            ok(SERVICE, f"Tawny {running.version} runs at {running.url}; {online} of {len(cameras)} cameras are online")
        )
    return findings


async def check_port(config: Config, running: Running) -> Sequence[Finding]:
    """Whether the service can listen, or does so already."""
    host, port = config.server.host, config.server.port
    if running.answers:
        return [ok(PORT, f"our service answers at {running.url}")]
    if port == 0:
        return [ok(PORT, "any free port is used")]
    trouble = await apart(lambda: _bind(host, port))
    if trouble is None:
        return [ok(PORT, f"{host}:{port} is free")]
    if trouble.errno != errno.EADDRINUSE:
        reason = (trouble.strerror or str(trouble)).lower()
        remedy = "set server.host to an address of this machine, and server.port to one above 1023"
        return [failed(PORT, f"{host}:{port} can't be listened on: {reason}", remedy)]
    other = await _version(f"http://127.0.0.1:{port}")
    who = f"another Tawny ({other}), with another storage" if other else await apart(lambda: _holder(port))
    return [failed(PORT, f"port {port} is used by {who}", "stop it, or set another server.port")]


def _troubles(running: Running) -> Iterator[Finding]:
    if running.version != __version__:
        yield warning(SERVICE, f"version {running.version} runs, {__version__} is installed", "restart the service")
    storage = running.status.get("storage", {})
    if storage.get("code") == "log":  # without it a service goes on to record
        yield failed(SERVICE, storage["trouble"], "see the check of the event log")
    elif storage.get("trouble"):
        yield failed(SERVICE, f"nothing is being recorded: {storage['trouble']}", "see the checks of storage")
    offload = running.status.get("offload") or {}
    if offload.get("trouble"):
        yield failed(
            SERVICE, f"nothing is copied to the bucket: {offload['trouble']}", offload.get("hint") or "see above"
        )
    for camera in running.status.get("cameras", ()):
        if camera["trouble"]:
            yield failed(SERVICE, f"{camera['id']} is not recorded: {camera['trouble']}", "see the checks of storage")
        elif not camera["online"]:
            reason = next((stream["reason"] for stream in camera["streams"] if stream["reason"]), "no reason is known")
            yield warning(SERVICE, f"{camera['id']} is offline: {reason}", "see the check of the camera")


async def _version(url: str) -> str | None:
    """The version of the Tawny there; empty when something listens, but does not answer; None when nothing listens."""
    try:
        answer = await _get(f"{url}/api/v1/health")
    except aiohttp.ClientConnectorError:
        return None
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return ""
    return str(answer.get("version", "")) if isinstance(answer, dict) else ""


async def _status(url: str, config: Config) -> Mapping[str, Any]:
    with suppress(OSError, aiohttp.ClientError, TimeoutError, ValueError):
        token = await apart(lambda: read_token(config.storage.path))
        if token is not None:
            found = await _get(f"{url}/api/v1/status", {"Authorization": f"Bearer {token}"})
            return found if isinstance(found, dict) else {}
    return {}


async def _get(url: str, headers: Mapping[str, str] | None = None) -> Any:
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_S)) as session,
        session.get(url, headers=headers, raise_for_status=True) as response,
    ):
        return await response.json()


def _bind(host: str, port: int) -> OSError | None:
    """Take the port for an instant; why that can't be done."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in addresses:
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    trial.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                trial.bind(address)
                trial.listen(1)
    except OSError as error:
        return error
    return None


def _holder(port: int) -> str:
    """Who listens on `port`, as far as this user may know."""
    with suppress(psutil.Error, OSError):
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr and connection.laddr.port == port:
                name = psutil.Process(connection.pid).name() if connection.pid else "a process of another user"
                return f"{name} (process {connection.pid})" if connection.pid else name
    return "another program"
