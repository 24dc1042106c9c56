"""`tawny run` as a real process on a configuration of its own, watched through its API; and scenes for its cameras."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import av
import psutil
import pytest
import tomlkit

_ROOT = Path(__file__).resolve().parents[2]
VENV = Path(sys.prefix) if Path(sys.executable).with_name("tawny").exists() else _ROOT / ".venv"
"""Where the sidecar is installed: these tests' own environment, or beside that in which Home Assistant is tested."""

TAWNY = str(VENV / "bin" / "tawny")
SOON_S = 30.0
"""Longest wait for what comes within moments on an idle machine."""

LOOP_S, MOTION_S = 12, (5.0, 8.0)
"""Length of the scene, and from when to when somebody is in it."""

CLOCK_AREA = [[0.0, 0.0], [1.0, 0.0], [1.0, 0.17], [0.0, 0.17]]
"""Where a scene with a clock draws it: motion there has to be ignored."""

FAST = {
    "motion": {"quiet_s": 1.5},
    "recording": {"pre_roll_s": 3, "post_roll_s": 2},
}
"""Settings of a camera whose events are short."""

STREAM = {"open_timeout_s": 3, "read_timeout_s": 2}


def scene(factory: pytest.TempPathFactory, *, camera: int = 1, clock: bool = False) -> dict[str, Path]:
    """A small scene of LOOP_S seconds, drawn once for all tests, also those in other processes."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "scenes"
    return render(folder, camera=camera, clock=clock)


def render(folder: Path, *, camera: int = 1, clock: bool = False) -> dict[str, Path]:
    """The scene in a folder of one's own; in the sidecar's environment alone."""
    from tawny.capture.simulator.scene import render_scene  # noqa: PLC0415 - the rest works without the sidecar

    main, sub = render_scene(
        folder,
        camera=camera,
        main=(640, 360, 25),
        sub=(320, 180, 10),
        loop_s=LOOP_S,
        motion=MOTION_S,
        clock=clock,
        main_bitrate=600_000,
        sub_bitrate=200_000,
    )
    return {"main": main, "sub": sub}


def camera_config(urls: Mapping[str, str], **settings: Any) -> dict[str, Any]:
    """The settings of one camera: FAST, and what is given."""
    streams = {name: {"url": url, **STREAM} for name, url in urls.items()}
    return {"streams": streams, **FAST, **settings}


class RefusedError(Exception):
    """The API answered with an error."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"{status}: {body.decode(errors='replace')}")
        self.status = status


def _answer(request: urllib.request.Request) -> bytes:
    try:
        with urllib.request.urlopen(request, timeout=SOON_S) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        with error:
            body = error.read()
        raise RefusedError(error.code, body) from None


class Feed:
    """Everything that the live feed said, with the time (monotonic seconds) at which it was heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, dict[str, Any]]] = []
        self._news = threading.Condition()

    def add(self, message: dict[str, Any]) -> None:
        with self._news:
            self.heard.append((time.monotonic(), message))
            self._news.notify_all()

    @property
    def mark(self) -> int:
        """The place after everything heard so far, for `since`."""
        return len(self.heard)

    def find(self, kind: str, since: int = 0, **data: Any) -> tuple[float, dict[str, Any]] | None:
        """The first message of a kind with such data, if it came."""
        for heard_at, message in self.heard[since:]:
            if message["type"] == kind and all(message["data"].get(key) == value for key, value in data.items()):
                return heard_at, message["data"]
        return None

    def wait(self, kind: str, since: int = 0, within: float = SOON_S, **data: Any) -> dict[str, Any]:
        """Wait for the first message of a kind with such data."""
        return self.wait_timed(kind, since, within, **data)[1]

    def wait_timed(
        self, kind: str, since: int = 0, within: float = SOON_S, **data: Any
    ) -> tuple[float, dict[str, Any]]:
        """The same with the time at which it was heard."""
        with self._news:
            found = self._news.wait_for(partial(self.find, kind, since, **data), within)
        assert found, f"no {kind} with {data} within {within} s; heard: {self._last()}"
        return found

    def _last(self) -> str:
        return "\n".join(str(message)[:300] for _, message in self.heard[-15:])


class Tawny:
    """The service in `home`. Use as a context manager; what is still running at its end is killed."""

    def __init__(
        self,
        home: Path,
        cameras: Mapping[str, Mapping[str, Any]],
        *,
        storage: Mapping[str, Any] | None = None,
        **sections: Mapping[str, Any],
    ) -> None:
        self.home = home
        self.storage = Path((storage or {}).get("path", home / "storage"))
        self.runtime = home / "run"
        self.config = home / "tawny.toml"
        self.feed = Feed()
        self.said: list[str] = []
        self._sections: dict[str, Any] = {
            "server": {"host": "127.0.0.1", "port": 0},
            "storage": {"path": str(self.storage), "min_free_gb": 0.0, **(storage or {})},
            "spool": {"path": str(self.runtime)},
            **sections,
        }
        self._news = threading.Condition()
        self._silent = False
        """Nobody is left who could say anything."""
        self._readers: list[threading.Thread] = []
        self._process: subprocess.Popen[str] | None = None
        self._spawned: list[subprocess.Popen[str]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        home.mkdir(parents=True, exist_ok=True)
        self.configure(cameras)

    def __enter__(self) -> Tawny:
        try:
            self.start()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    # the process

    def configure(self, cameras: Mapping[str, Mapping[str, Any]], **sections: Mapping[str, Any]) -> None:
        """Write the configuration; `reload` or `start` makes it count."""
        self._sections.update(sections)
        text = tomlkit.dumps({**self._sections, "cameras": dict(cameras)})
        self.config.touch(mode=0o600)
        self.config.write_text(text)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "XDG_STATE_HOME": str(self.home / "state")}

    def start(self, *, wait: bool = True) -> None:
        """Start the service and listen to its feed. Without `wait` it says only what everybody gets to read."""
        self._process = subprocess.Popen(
            [TAWNY, "run", "-c", str(self.config), *(["-v"] if wait else [])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
            start_new_session=True,
        )
        begin = len(self.said)
        self._silent = False
        self._spawned.append(self._process)
        self._spawn(self._read_errors, self._process)
        if wait:
            line = self.wait_said("Tawny watches", since=begin)
            self.url = line.rsplit(" ", 1)[1]
            self.token = (self.storage / "token").read_text().strip()
            self.feed = Feed()
            self._spawn(lambda: asyncio.run(self._listen(self.url, self.feed)))
            self.feed.wait("state")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def reload(self) -> None:
        """SIGHUP, and wait until it was obeyed."""
        begin = len(self.said)
        self.signal(signal.SIGHUP)
        self.wait_said("onfiguration", since=begin)

    def wait(self, within: float = SOON_S) -> int:
        """Wait until the service ends; its exit code."""
        assert self._process is not None
        return self._process.wait(within)

    def stop(self, within: float = SOON_S) -> int:
        """SIGTERM, and wait."""
        self.signal(signal.SIGTERM)
        return self.wait(within)

    def processes(self) -> list[psutil.Process]:
        """The service and all its processes."""
        service = psutil.Process(self.pid)
        return [service, *service.children(recursive=True)]

    def worker(self, camera: str) -> int:
        """The process that has the camera's spool open."""
        spool = f"{self.runtime}/{camera}/main/"
        found = [p.pid for p in self.processes()[1:] if spool in _maps(p.pid)]
        assert len(found) == 1, f"{camera} has {len(found)} workers"
        return found[0]

    def workers(self) -> dict[str, int]:
        """The worker of every camera."""
        return {camera["id"]: self.worker(camera["id"]) for camera in self.get("/cameras")["cameras"]}

    def end(self) -> None:
        """Kill whatever is left; each start made a session of its own."""
        for process in self._spawned:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for reader in self._readers:
            reader.join(SOON_S)
        for process in self._spawned:
            assert process.stderr is not None
            process.stderr.close()
        self._readers.clear()
        self._spawned.clear()
        self._process = None

    # what it says

    def wait_said(self, text: str, since: int = 0, within: float = SOON_S) -> str:
        """Wait for a line on standard error."""

        def find() -> str | None:
            return next((line for line in self.said[since:] if text in line), None)

        with self._news:
            self._news.wait_for(lambda: find() or self._silent, within)
        found = find()
        assert found, f"{text!r} was not said within {within} s, but:\n" + "\n".join(self.said[-20:])
        return found

    def get(self, path: str, *, token: bool = True) -> Any:
        """JSON of the API."""
        return json.loads(self.read(path, token=token))

    def read(self, path: str, *, token: bool = True) -> bytes:
        """The body of an answer."""
        return _answer(self._request("GET", path, token=token))

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Send JSON, get JSON."""
        request = self._request(method, path)
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
        answered = _answer(request)
        return json.loads(answered) if answered else None

    def camera(self, name: str) -> dict[str, Any]:
        """One camera as it is now."""
        return self.get(f"/cameras/{name}")

    def until[T](self, look: Callable[[], T], within: float = SOON_S) -> T:
        """Look again and again until the answer is true; for what the feed does not tell."""
        return until(look, within)

    def clip(self, event: str, path: Path, within: float = SOON_S) -> Path:
        """Download the event's clip, as soon as there is one."""

        def ask() -> bytes | None:
            try:
                return self.read(f"/events/{event}/clip.mp4")
            except RefusedError as refused:
                if refused.status != 503:
                    raise
                return None

        path.write_bytes(until(ask, within))
        return path

    def segments(self, camera: str, stream: str = "main") -> list[Path]:
        """The segment files of a stream by time, open or not."""
        return sorted((self.storage / "media" / camera / stream).glob("*/*.mp4"))

    def finish_recording(self, camera: str) -> list[Path]:
        """Switch recording off and wait until no segment is open any more; all of the main stream."""
        self.send("PATCH", f"/cameras/{camera}", {"recording_mode": "off"})
        self.until(lambda: not self.camera(camera)["recording"])
        return self.segments(camera)

    def online(self, camera: str, within: float = SOON_S) -> None:
        """Wait until the main stream is online."""
        self.until(lambda: self.camera(camera)["online"], within)

    # internals

    def _request(self, method: str, path: str, *, token: bool = True) -> urllib.request.Request:
        headers = {"Authorization": f"Bearer {self.token}"} if token else {}
        return urllib.request.Request(f"{self.url}/api/v1{path}", method=method, headers=headers)

    def _spawn(self, work: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._readers.append(thread)
        thread.start()

    def _read_errors(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        for line in process.stderr:
            with self._news:
                self.said.append(line.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            # The workers of a service that was killed may still talk when the next one has begun.
            self._silent = self._silent or process is self._process
            self._news.notify_all()

    async def _listen(self, url: str, feed: Feed) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        with contextlib.suppress(aiohttp.ClientError, OSError):
            async with aiohttp.ClientSession(headers=headers) as session, session.ws_connect(f"{url}/api/v1/ws") as ws:
                async for message in ws:
                    feed.add(message.json())


def until[T](look: Callable[[], T], within: float = SOON_S) -> T:
    """Look until the answer is true, a few times a second."""
    deadline = time.monotonic() + within
    pause = threading.Event()
    while not (found := look()):
        assert time.monotonic() < deadline, f"not within {within} s"
        pause.wait(0.1)
    return found


def _maps(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/maps").read_text()
    return ""


needs_proc = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="tells workers apart by what /proc says")


def gone(pid: int) -> bool:
    """Whether a process has ended (or is dead and only not waited for)."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def probe_warnings(path: Path) -> str:
    """What ffprobe has to say against a file."""
    done = subprocess.run(
        ["ffprobe", "-v", "warning", "-show_packets", "-of", "csv", str(path)],
        capture_output=True,
        text=True,
        timeout=SOON_S,
        check=False,
    )
    return done.stderr + ("" if done.returncode == 0 and done.stdout else f"exit code {done.returncode}, no packets")


def assert_clean(paths: list[Path]) -> None:
    """Every segment is there, and ffprobe reads it without a warning."""
    assert paths
    assert {path.name: probe_warnings(path) for path in paths} == {path.name: "" for path in paths}


def seconds(iso: str) -> float:
    """The API's times as seconds since the epoch."""
    return datetime.fromisoformat(iso).timestamp()


@contextlib.contextmanager
def small_disk(path: Path, megabytes: int, *, read_only: bool = False) -> Iterator[Path]:
    """A file system of its own in memory; skips the test where that may not be mounted."""
    path.mkdir()
    options = f"size={megabytes}m" + (",ro" if read_only else "")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"file systems can't be mounted here: {done.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def span(path: Path) -> tuple[float, float]:
    """From when to when a segment is (seconds since the epoch), by its name and its pictures."""
    begin = seconds(f"{path.parent.name}T{path.stem.replace('-', ':')}+00:00")
    with av.open(str(path)) as container:
        ends = [(p.pts + (p.duration or 0)) * p.time_base for p in container.demux(video=0) if p.size]
    return begin, begin + float(max(ends))


def pictures(path: Path) -> int:
    """How many pictures a segment holds."""
    with av.open(str(path)) as container:
        return sum(1 for packet in container.demux(video=0) if packet.size)
