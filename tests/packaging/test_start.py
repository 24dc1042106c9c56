"""What the container starts, in a plain folder: alone, and with a Supervisor that knows a broker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from support.service import SOON_S, until
from tawny.config import parse_config
from tawny.config.edit import edit_config

CONTAINER = Path(__file__).resolve().parents[2] / "packaging" / "container"
BROKER = {"host": "core-mosquitto", "port": 1884, "username": "addons", "password": "pa$$word of the day"}
TOKEN = "token of the app"


class Supervisor(BaseHTTPRequestHandler):
    """Answers as Home Assistant's Supervisor does, which tells the broker and hears of what was found."""

    broker: dict[str, Any] | None = BROKER
    heard: Queue[dict[str, Any]] = Queue()

    def do_GET(self) -> None:
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        if self.path == "/services/mqtt" and self.broker is not None:
            self._send(200, {"result": "ok", "data": self.broker})
        else:
            self._send(400, {"result": "error", "message": "Service not enabled"})

    def do_POST(self) -> None:
        assert self.path == "/discovery"
        self.heard.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._send(200, {"result": "ok", "data": {"uuid": "0"}})

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def _send(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class NoBroker(Supervisor):
    """Nobody installed one."""

    broker = None


@contextmanager
def serving(handler: type[Supervisor]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def environment(folder: Path, **more: str) -> dict[str, str]:
    (folder / "config").mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TAWNY_CONFIG": str(folder / "config" / "tawny.toml"),
        "TAWNY_STORAGE": str(folder / "media"),
        "XDG_STATE_HOME": str(folder / "state"),
        **more,
    }


def script(name: str) -> list[str]:
    return [sys.executable, "-I", str(CONTAINER / name)]


def prepare(folder: Path, **more: str) -> Path:
    """The first configuration, written by the functions that `run` calls before it becomes the service."""
    code = (
        f"import os, sys; sys.path.insert(0, {str(CONTAINER)!r}); import start; from pathlib import Path;"
        "os.environ.update(start.broker() if start.TOKEN else {});"
        "start.first_configuration(Path(os.environ['TAWNY_CONFIG'])); print(os.environ.get('TAWNY_MQTT_PASSWORD', ''))"
    )
    env = environment(folder, **more)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return Path(env["TAWNY_CONFIG"])


def test_an_app_starts_a_service_that_is_healthy_and_tells_home_assistant(tmp_path: Path) -> None:
    with serving(NoBroker) as url:
        more = {"SUPERVISOR_TOKEN": TOKEN, "TAWNY_SUPERVISOR": url}
        env = environment(tmp_path, **more)
        config = prepare(tmp_path, **more)
        own = {("server", "port"): 0, ("server", "host"): "127.0.0.1", ("spool", "path"): str(tmp_path / "run")}
        known = {"TAWNY_MQTT": "false", "TAWNY_MQTT_HOST": "x", "TAWNY_MQTT_PORT": "1883"}
        edit_config(config, own, known | {"TAWNY_MQTT_USER": "", "TAWNY_MQTT_PASSWORD": ""})
        before = config.read_bytes()

        def health() -> subprocess.CompletedProcess[str]:
            return subprocess.run(script("healthcheck.py"), env=env, capture_output=True, text=True, check=False)

        assert health().returncode == 1
        with subprocess.Popen([*script("start.py"), "run"], env=env, stderr=subprocess.DEVNULL) as service:
            try:
                told = Supervisor.heard.get(timeout=SOON_S)
                said = until(lambda: (one := health()).returncode == 0 and one.stdout)
                service.send_signal(signal.SIGTERM)
                assert service.wait(SOON_S) == 0
            finally:
                service.kill()
    assert said in {"ok\n", "degraded\n"}
    assert told["service"] == "tawny"
    assert (told["config"]["node"], told["config"]["host"]) == ("tawny", socket.gethostname())
    assert told["config"]["port"] > 0
    assert config.read_bytes() == before


def test_the_first_configuration_is_of_one_who_does_not_change_with_the_container(tmp_path: Path) -> None:
    config = prepare(tmp_path)
    assert config.stat().st_mode & 0o777 == 0o600
    loaded = parse_config(config.read_text(), config, {}).config
    assert (loaded.node.id, loaded.storage.path, loaded.mqtt.enabled) == ("tawny", tmp_path / "media", False)
    assert [path.name for path in config.parent.iterdir()] == ["tawny.toml"]


@pytest.mark.parametrize("handler", [Supervisor, NoBroker])
def test_an_app_takes_the_broker_that_home_assistant_knows(tmp_path: Path, handler: type[Supervisor]) -> None:
    with serving(handler) as url:
        more = {"SUPERVISOR_TOKEN": TOKEN, "TAWNY_SUPERVISOR": url}
        config = prepare(tmp_path, **more)
        checked = subprocess.run(
            [*script("start.py"), "config", "show", "--json", "-c", str(config)],
            env=environment(tmp_path, **more),
            capture_output=True,
            text=True,
            check=False,
        )
    assert (checked.returncode, checked.stderr) == (0, "")
    shown = json.loads(checked.stdout)
    mqtt = shown["mqtt"]
    if handler.broker:
        assert (mqtt["enabled"], mqtt["host"], mqtt["port"], mqtt["username"]) == (
            True,
            "core-mosquitto",
            1884,
            "addons",
        )
    else:
        assert mqtt["enabled"] is False
    assert "pa$$word" not in config.read_text()
    assert shown["server"]["trusted_proxies"] == ["172.30.32.2/32"]


def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path) -> None:
    env = environment(tmp_path)
    env["TAWNY_CONFIG"] = "/proc/tawny.toml"
    done = subprocess.run([*script("start.py"), "run"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "can't be written" in done.stderr


def test_nodes_of_a_cluster_are_told_apart_and_refer_to_what_they_are_given(tmp_path: Path) -> None:
    given = {
        "TAWNY_NODE": "tawny-1",
        "TAWNY_SERVER_URL": "http://tawny-1.tawny.svc:8420",
        "TAWNY_MQTT_HOST": "broker",
        "TAWNY_MQTT_PORT": "1884",
        "TAWNY_MQTT_USER": "tawny",
        "TAWNY_MQTT_PASSWORD": "pa$$word of the day",
    }
    config = prepare(tmp_path, **given)
    loaded = parse_config(config.read_text(), config, given).config
    assert (loaded.node.id, loaded.node.name, loaded.server.url) == ("tawny_1", "tawny-1", given["TAWNY_SERVER_URL"])
    assert (loaded.mqtt.enabled, loaded.mqtt.host, loaded.mqtt.port) == (True, "broker", 1884)
    assert "pa$$word" not in config.read_text()
    assert loaded.database.url is None
