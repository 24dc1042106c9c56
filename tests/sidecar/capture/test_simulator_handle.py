"""The simulator in a thread, in a process, and as a command."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import pytest

from support.video import make_clip
from tawny.capture.simulator import Fault, PortInUseError, SimulatedCamera, run_in_process, run_in_thread
from tawny.core.errors import NotFoundError, UsageError


@pytest.fixture(scope="module")
def clip(tmp_path_factory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clips") / "Front door.mp4", fps=25, seconds=0.4, gop=5)


def first_keyframe(url: str) -> bool:
    options = {"rtsp_transport": "tcp", "analyzeduration": "100000", "probesize": "10000"}
    with av.open(url, options=options, timeout=5) as container:
        return next(container.demux(video=0)).is_keyframe


@pytest.mark.parametrize("run", [run_in_thread, run_in_process])
def test_synchronous_code_has_all_commands(run, clip) -> None:
    with run([SimulatedCamera("cam", clip, username="admin", password="secret")]) as simulator:
        assert simulator.url("cam").startswith("rtsp://admin:secret@127.0.0.1:")
        assert first_keyframe(simulator.url("cam"))
        assert simulator.stats("cam/main").plays == 1
        simulator.wait_for_viewers("cam/main", 0)
        sent = simulator.switch("cam/main", clip)
        began = simulator.sent_at("cam/main", 0, sent.loop)
        assert began is not None
        assert began.monotonic_us == sent.monotonic_us
        assert sent.monotonic_us in [start.monotonic_us for start in simulator.loop_starts("cam/main")]
        simulator.fault("cam/main", Fault.MISSING)
        with pytest.raises(av.HTTPNotFoundError):
            first_keyframe(simulator.url("cam"))
        simulator.clear()
        assert first_keyframe(simulator.url("cam"))
        with pytest.raises(NotFoundError, match="cam/main"):
            simulator.fault("elsewhere", Fault.STALL)
        address = simulator.address
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=2)


@pytest.mark.parametrize("run", [run_in_thread, run_in_process])
def test_missing_file_is_refused(run, tmp_path) -> None:
    with pytest.raises(UsageError, match="does not exist"), run([SimulatedCamera("cam", tmp_path / "none.mp4")]):
        pass


def test_port_in_use_is_refused(clip) -> None:
    cameras = [SimulatedCamera("cam", clip)]
    with run_in_thread(cameras) as simulator:
        port = simulator.address[1]
        with pytest.raises(PortInUseError, match=str(port)), run_in_thread(cameras, port=port):
            pass


@contextmanager
def command(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tawny.cli.main", "simulate", "--port", "0", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    guard = threading.Timer(20, process.kill)
    guard.start()
    try:
        with process:
            yield process
    finally:
        guard.cancel()


def ask(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_command_serves_obeys_and_ends_with_ctrl_c(clip) -> None:
    with command(str(clip), f"back={clip},{clip}", "--user", "admin", "--password", "hidden") as process:
        lines = [process.stdout.readline() for _ in range(3)]
        urls = [line.split()[0] for line in lines]
        assert [url.split("/", 3)[3] for url in urls] == ["front_door/main", "back/main", "back/sub"]
        assert "h264 320x180, 25 fps" in lines[0]
        assert "hidden" not in "".join(lines)
        assert first_keyframe(urls[0].replace("//", "//admin:hidden@"))
        assert json.loads(ask(process, "stats front_door/main"))["front_door/main"]["plays"] == 1
        assert ask(process, "deny front_door/main 60") == "ok"
        assert ask(process, "lose-packets back 7 1.5") == "ok"
        assert ask(process, "clear * deny") == "ok"
        assert json.loads(ask(process, f"switch back/sub '{clip}'").removeprefix("ok "))["loop"] > 0
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_command_explains_a_wrong_line_and_goes_on(clip) -> None:
    with command(str(clip)) as process:
        process.stdout.readline()
        process.stdin.write("explode front_door\n")
        assert ask(process, "clear") == "ok"
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate()
    assert "tawny: no command explode: type help for the list" in errors


@pytest.mark.parametrize("problem", ["missing", "login", "busy"])
def test_command_fails_with_one_line(clip, tmp_path, problem) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        arguments, code = {
            "missing": ([str(tmp_path / "none.mp4")], 2),
            "login": ([str(clip), "--user", "admin"], 2),
            "busy": ([str(clip), "--port", str(taken.getsockname()[1])], 1),
        }[problem]
        with command(*arguments) as process:
            shown, errors = process.communicate()
    assert process.returncode == code
    assert shown == ""
    assert len(errors.splitlines()) == 1
    assert errors.startswith("tawny: ")
