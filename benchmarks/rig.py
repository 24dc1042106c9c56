"""What the benchmarks share: drawn footage, a recorder of its own with its API, and a look at its processes.

Linux alone: memory and CPU come from /proc. Everything lives in one temporary folder (and one in /dev/shm for the
spools) and is gone afterwards, but for the drawn scenes, which take a while and are kept for the next run.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast

from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.capture.simulator.scene import render_scene

MAIN, SUB = (1920, 1080, 25), (640, 360, 10)
MAIN_BITRATE, SUB_BITRATE = 4_000_000, 400_000
PLACES = 4
"""Different scenes; more cameras show them again, at other phases."""

SCENES = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tawny-benchmarks"
START_LIMIT_S = 60.0
_TICK = os.sysconf("SC_CLK_TCK")


def say(text: str) -> None:
    """Progress, on standard error: standard output belongs to the figures."""
    print(text, file=sys.stderr, flush=True)


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    cpuinfo = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next((line.partition(":")[2].strip() for line in cpuinfo.splitlines() if line.startswith("model name")), "")
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


@dataclass(frozen=True, slots=True)
class Loop:
    """What the scenes show: something crosses the picture from `motion[0]` to `motion[1]`, once in `seconds`.

    With `clock` every picture of the main stream says where in the loop it is; see `read_clock`.
    """

    seconds: int
    motion: tuple[float, float]
    clock: bool = False


def footage(cameras: int, loop: Loop, *, audio: bool = False) -> list[SimulatedCamera]:
    """`cameras` cameras with a main and a sub stream; the scenes are drawn (on all cores) unless they were before."""
    draw = partial(_draw, loop, audio)
    places = range(min(cameras, PLACES))
    say("drawing scenes, unless they are there already …")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        drawn = list(pool.map(draw, places))
    return [
        SimulatedCamera(f"camera_{number}", {"main": drawn[number % PLACES][0], "sub": drawn[number % PLACES][1]})
        for number in range(cameras)
    ]


def _draw(loop: Loop, audio: bool, camera: int) -> tuple[Path, Path]:
    # A clock would be motion to who looks at it, so that the sub stream never has one.
    drawn = [
        render_scene(
            SCENES,
            camera=camera,
            main=MAIN,
            sub=SUB,
            loop_s=loop.seconds,
            motion=loop.motion,
            audio=audio,
            clock=clock,
            main_bitrate=MAIN_BITRATE,
            sub_bitrate=SUB_BITRATE,
        )
        for clock in ((False, True) if loop.clock else (False,))
    ]
    return drawn[-1][0], drawn[0][1]


@contextlib.contextmanager
def simulator(cameras: list[SimulatedCamera]) -> Iterator[SimulatorHandle]:
    """The cameras, on the air. They go first where that is allowed: real ones have a processor of their own."""
    with run_in_process(cameras, nice=-5 if os.geteuid() == 0 else 0) as handle:
        yield handle


# the recorder


class Recorder:
    """`tawny run` as a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, runtime: Path) -> None:
        self.process = process
        self.storage = folder / "storage"
        self.runtime = runtime
        self.url = ""
        self.token = ""

    def get(self, path: str) -> Any:
        """The API's answer at `path`, decoded."""
        return json.loads(self.read(path))

    def read(self, path: str, timeout_s: float = 10.0) -> bytes:
        """The bytes that the API answers at `path`. Raises OSError (urllib's) for any status but success."""
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request, timeout=timeout_s) as answer:
            return cast("bytes", answer.read())

    def cameras(self) -> list[dict[str, Any]]:
        """All cameras as the API tells them."""
        return cast("list[dict[str, Any]]", self.get("/api/v1/cameras")["cameras"])

    def wait_until_online(self, limit_s: float = START_LIMIT_S) -> None:
        """Wait until every stream of every camera is. Raises TimeoutError."""
        deadline = time.monotonic() + limit_s
        while any(stream["state"] != "online" for camera in self.cameras() for stream in camera["streams"]):
            if time.monotonic() > deadline:
                raise TimeoutError("not all cameras are online")
            time.sleep(0.5)

    def processes(self) -> Processes:
        """The processes at work now."""
        return Processes.of(self.process.pid, self.runtime)

    def service_seconds(self) -> float:
        """CPU time that the service itself has used."""
        return sum(thread_seconds(self.process.pid).values())

    def spool_bytes(self) -> int:
        """What all spools take of the memory that their file system lies in."""
        return sum(path.stat().st_blocks * 512 for path in self.runtime.rglob("*") if path.is_file())

    def stop(self) -> None:
        """Let it finish its recordings and end."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


@contextlib.contextmanager
def recorder(
    cameras: list[SimulatedCamera],
    handle: SimulatorHandle,
    *,
    recording: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
) -> Iterator[Recorder]:
    """A recorder of `cameras` with default settings, but those of `recording`; stopped in the end, if it still runs.

    `options` are for the interpreter.
    """
    with tempfile.TemporaryDirectory(prefix="tawny-benchmark-") as name:
        tables = "\n".join(camera_tables(cameras, handle, recording or {}))
        with service(Path(name), tables, environment=environment, options=options) as started:
            yield started


@contextlib.contextmanager
def service(
    folder: Path,
    tables: str = "",
    *,
    environment: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
) -> Iterator[Recorder]:
    """A recorder whose storage is `folder`/storage, whatever is there already; `tables` of its configuration."""
    with contextlib.ExitStack() as stack:
        shared = Path("/dev/shm")
        runtime = Path(tempfile.mkdtemp(prefix="tawny-benchmark-", dir=shared if shared.is_dir() else None))
        stack.callback(shutil.rmtree, runtime, ignore_errors=True)
        config = folder / "tawny.toml"
        config.write_text("\n".join([*_places(folder, runtime), tables]), encoding="utf-8")
        log = stack.enter_context((folder / "log").open("w+b"))
        process = subprocess.Popen(
            [sys.executable, *options, "-m", "tawny.cli.main", "run", "-c", str(config)],
            stderr=log,
            env={**os.environ, "XDG_STATE_HOME": str(folder / "state"), **(environment or {})},
        )
        stack.callback(_end, process)
        started = Recorder(process, folder, runtime)
        started.url = _address(process, Path(log.name))
        started.token = (started.storage / "token").read_text(encoding="ascii").strip()
        yield started
        for line in (folder / "log").read_text(encoding="utf-8").splitlines()[:20]:
            say(f"  recorder: {line}")


def _places(folder: Path, runtime: Path) -> Iterator[str]:
    yield '[server]\nhost = "127.0.0.1"\nport = 0'
    yield f"[storage]\npath = {json.dumps(str(folder / 'storage'))}\nmin_free_gb = 0.2"
    # What a benchmark makes up of the past must not expire while it is looked at.
    yield "[storage.retention]\nevents_days = 3650\ncontinuous_days = 3650\nidle_days = 3650"
    yield f"[spool]\npath = {json.dumps(str(runtime))}"


def camera_tables(
    cameras: list[SimulatedCamera], handle: SimulatorHandle, recording: Mapping[str, object]
) -> Iterator[str]:
    for camera in cameras:
        for stream in camera.streams:
            yield f"[cameras.{camera.name}.streams.{stream}]\nurl = {json.dumps(handle.url(camera.name, stream))}"
        if recording:
            yield f"[cameras.{camera.name}.recording]"
            yield from (f"{key} = {json.dumps(value)}" for key, value in recording.items())


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where the API listens, which is what the recorder says first. Raises RuntimeError when it ended instead."""
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith("Tawny watches"):
                return line.rpartition(" ")[2]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"the recorder did not start:\n{log.read_text(encoding='utf-8')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


# processes


@dataclass(frozen=True, slots=True)
class Processes:
    """The recorder's processes: the service itself, what starts its workers, and the worker of every camera."""

    service: int
    helpers: tuple[int, ...]
    workers: dict[str, int]

    @classmethod
    def of(cls, service: int, runtime: Path) -> Processes:
        """Those below `service` whose spools lie in `runtime`."""
        helpers, workers = [], {}
        for pid in descendants(service):
            camera = _camera(pid, runtime)
            if camera is None:
                helpers.append(pid)
            else:
                workers[camera] = pid
        return cls(service, tuple(helpers), workers)

    @property
    def all(self) -> tuple[int, ...]:
        """Every process."""
        return (self.service, *self.helpers, *self.workers.values())


def descendants(pid: int) -> list[int]:
    """Children, and theirs."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            children += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
    return [below for child in children for below in (child, *descendants(child))]


def _camera(pid: int, runtime: Path) -> str | None:
    """The camera whose spool a process has mapped for writing."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace").splitlines():
            fields = line.split(None, 5)
            if len(fields) == 6 and fields[1].startswith("rw") and fields[5].startswith(f"{runtime}/"):
                return Path(fields[5]).relative_to(runtime).parts[0]
    return None


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used, all its threads, in steps of a scheduler tick."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def thread_seconds(pid: int) -> dict[str, float]:
    """CPU time by thread name, exact to the microsecond."""
    times: dict[str, float] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            name = (task / "comm").read_text(encoding="utf-8").strip()
            used = int((task / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
            times[name] = times.get(name, 0.0) + used
    return times


def rollup(pid: int) -> dict[str, int]:
    """Memory of a process in bytes by kind (`Rss`, `Pss`, `Private_Dirty`, …)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    return {fields[0].rstrip(":"): int(fields[1]) * 1024 for fields in (line.split() for line in lines)}


def machine_ticks() -> dict[str, int]:
    """Time of all cores since the machine started, by what they did: `busy` includes `steal`, which others took."""
    user, nice, system, idle, wait, irq, softirq, steal = (
        int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]
    )
    busy = user + nice + system + irq + softirq + steal
    return {"busy": busy, "steal": steal, "all": busy + idle + wait}


def machine_load(before: dict[str, int], after: dict[str, int]) -> dict[str, float]:
    """Percent of all cores between two `machine_ticks`."""
    total = max(1, after["all"] - before["all"])
    return {
        "busy_percent": round(100 * (after["busy"] - before["busy"]) / total, 1),
        "stolen_percent": round(100 * (after["steal"] - before["steal"]) / total, 1),
    }


def private_bytes(pid: int) -> int:
    """What would be free if the process ended: what it shares with others does not count."""
    return sum(size for kind, size in rollup(pid).items() if kind.startswith("Private_"))
