"""The whole service on simulated cameras, with nothing to configure."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from tawny.archive.marker import forget_storage
from tawny.bus.embedded import HOST as BROKER_HOST
from tawny.bus.embedded import run_broker
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.config import Config
from tawny.core.errors import StorageError, TawnyError
from tawny.service.app import Service
from tawny.service.report import Start

USUAL_PORT = 8420
STORAGE = "storage"
NODE = "demo"

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """What the demo shows.

    Without `videos`, every camera gets a scene that is drawn for it. `port` None is the usual one, or a free one.
    """

    data: Path
    cameras: int
    videos: tuple[Path, ...]
    host: str
    port: int | None


def demo_config(
    plan: DemoPlan, cameras: list[SimulatedCamera], simulator: SimulatorHandle, broker: int | None
) -> Config:
    """The configuration of the demo: every setting but the addresses at its default; `broker` is its port."""
    return Config.model_validate(
        {
            "node": {"id": NODE, "name": "Tawny demo"},
            "server": {
                "host": plan.host,
                "port": _usual_or_free(plan.host) if plan.port is None else plan.port,
                "zeroconf": False,  # it is for who started it, whatever address it listens on
            },
            "mqtt": {} if broker is None else {"host": BROKER_HOST, "port": broker},
            "storage": {"path": str(plan.data / STORAGE), "min_free_gb": 0.2, "max_gb": 5},
            "cameras": {
                camera.name: {"streams": {name: {"url": simulator.url(camera.name, name)} for name in camera.streams}}
                for camera in cameras
            },
        }
    )


def _usual_or_free(host: str) -> int:
    """The usual port, unless something (Tawny itself, as a rule) has it: then any free one."""
    try:
        with socket.create_server((host, USUAL_PORT)):
            return USUAL_PORT
    except OSError:
        return 0


def make_plan_directory(plan: DemoPlan) -> None:
    """Make the demo's directory.

    Raises StorageError when that cannot be done.
    """
    try:
        plan.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"the directory {plan.data} cannot be made: {error.strerror}", "choose another one with --data"
        ) from error


@contextlib.asynccontextmanager
async def running_demo(
    plan: DemoPlan, footage: list[SimulatedCamera], log_level: int
) -> AsyncIterator[tuple[Service, Start]]:
    """The service, watching `footage` as live cameras, and when it began: without the time that its scenery took."""
    with contextlib.ExitStack() as stack:
        if not (plan.data / STORAGE).exists():
            forget_storage(plan.data / STORAGE)  # who deletes the demo's recordings may start it again
        broker = _start_broker(stack)
        simulator = await asyncio.to_thread(stack.enter_context, run_in_process(footage))
        port = await asyncio.to_thread(broker)
        start = Start.now()
        async with Service(demo_config(plan, footage, simulator, port), log_level=log_level) as service:
            yield service, start


def _start_broker(stack: contextlib.ExitStack) -> Callable[[], int | None]:
    """Start the demo's own MQTT broker. A call waits for its port: None, and a line in the log, if there is none."""

    def wait() -> int | None:
        try:
            return port()
        except TawnyError as error:
            _LOGGER.warning("The demo goes on without MQTT: %s", error)
            return None

    try:
        port = stack.enter_context(run_broker())
    except TawnyError as error:
        _LOGGER.warning("The demo goes on without MQTT: %s", error)
        return lambda: None
    return wait
