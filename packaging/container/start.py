"""What a container starts: writes a first configuration, asks the Supervisor if there is one, and becomes `tawny`.

Arguments are those of `tawny`. As an app of Home Assistant, the broker's address and password come from the Supervisor
at every start and go into the environment, to which the first configuration refers: no secret is written, and whoever
writes another broker into the file has that one. Elsewhere, as under Kubernetes, it refers to those variables of GIVEN
that there are, and TAWNY_NODE names a service among several.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tawny.config.edit import AsWritten, edit_config
from tawny.config.starter import starter_text
from tawny.core.errors import TawnyError

WAIT_S = 120
SUPERVISOR = os.environ.get("TAWNY_SUPERVISOR", "http://supervisor")
TOKEN = os.environ.get("SUPERVISOR_TOKEN", "")
INGRESS = "172.30.32.2"
"""From where the Supervisor forwards what comes through Home Assistant."""

GIVEN = {
    ("server", "url"): "TAWNY_SERVER_URL",
    ("mqtt", "host"): "TAWNY_MQTT_HOST",
    ("mqtt", "port"): "TAWNY_MQTT_PORT",
    ("mqtt", "username"): "TAWNY_MQTT_USER",
    ("mqtt", "password"): "TAWNY_MQTT_PASSWORD",
    ("database", "url"): "TAWNY_DATABASE_URL",
}
"""Settings of the first configuration that stand in a variable, if it is there."""

_OPTIONS = Path(os.environ.get("TAWNY_OPTIONS", "/data/options.json"))


def main(arguments: list[str]) -> None:
    """Prepare, and become `tawny` with these arguments."""
    if TOKEN:
        os.environ.update(broker())
    if arguments == ["run"]:
        config = Path(os.environ.get("TAWNY_CONFIG", "/config/tawny.toml"))
        try:
            if not config.exists():
                first_configuration(config)
        except (OSError, TawnyError) as error:
            sys.exit(f"tawny: {config} can't be written ({error}): let user {os.getuid()} write the folder")
        if TOKEN:
            arguments += ["-v"] if option("verbose") else []
            announce()
    tawny = str(Path(sys.executable).with_name("tawny"))
    os.execv(tawny, [tawny, *arguments])  # noqa: S606 - there is nothing else to run


def first_configuration(config: Path) -> None:
    """Write the starter, with what is different in a container."""
    node = os.environ.get("TAWNY_NODE", "tawny")
    name = "Tawny" if node == "tawny" else node
    changes: dict[tuple[str, ...], Any] = {("node", "id"): node.replace("-", "_"), ("node", "name"): name}
    changes |= {setting: AsWritten(f"${{{name}}}") for setting, name in GIVEN.items() if os.environ.get(name)}
    if TOKEN:
        changes |= {
            ("server", "trusted_proxies"): [INGRESS],
            ("server", "zeroconf"): False,  # nobody outside reaches the address in the Supervisor's network
            ("spool", "path"): "/tmp/tawny",  # noqa: S108 - in memory, and as large as is needed, which /dev/shm is not
            ("mqtt", "enabled"): AsWritten("${TAWNY_MQTT}"),
            # Also while there is none: it may come later.
            **{setting: AsWritten(f"${{{name}}}") for setting, name in GIVEN.items() if setting[0] == "mqtt"},
        }
    draft = config.with_name(f".{config.name}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(starter_text(os.environ.get("TAWNY_STORAGE", "/media")))
    edit_config(draft, changes)
    draft.with_name(f"{draft.name}.bak").unlink(missing_ok=True)
    draft.replace(config)


def broker() -> dict[str, str]:
    """The broker that Home Assistant knows, as variables; switched off where it knows none."""
    known = ask("GET", "services/mqtt")
    found = known if known and known.get("host") else {}
    return {
        "TAWNY_MQTT": "true" if found else "false",
        "TAWNY_MQTT_HOST": str(found.get("host", "core-mosquitto")),
        "TAWNY_MQTT_PORT": str(found.get("port", 1883)),
        "TAWNY_MQTT_USER": str(found.get("username") or ""),
        "TAWNY_MQTT_PASSWORD": str(found.get("password") or ""),
    }


def option(name: str) -> Any:
    """An option of the app, as its page has it."""
    try:
        return json.loads(_OPTIONS.read_text()).get(name)
    except (OSError, ValueError, AttributeError):
        return None


def announce() -> None:
    """In a process of its own: wait until the service answers, then let Home Assistant offer to add it."""
    if os.fork():
        os.wait()
        return
    if os.fork():  # so that init, and not Tawny, has to reap who announces
        os._exit(0)
    try:
        if health := wait_for_health():
            ask("POST", "discovery", {"service": "tawny", "config": {"host": socket.gethostname(), **health}})
    finally:
        os._exit(0)


def wait_for_health() -> dict[str, Any] | None:
    """Port and node of the service, once it answers where it says that it is; None after WAIT_S."""
    address = Path(os.environ.get("TAWNY_STORAGE", "/media")) / "api.json"
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        try:
            url = json.loads(address.read_text())["url"]
            with urllib.request.urlopen(f"{url}/api/v1/health", timeout=5) as answer:
                return {"port": urlsplit(url).port, "node": json.load(answer)["node"], "name": "Tawny"}
        except (OSError, ValueError, KeyError):  # not yet, or the address of the run before
            time.sleep(1)
    return None


def ask(method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any] | None:
    """What the Supervisor answers; None, after a line in the log, when it doesn't."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{SUPERVISOR}/{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            found = json.load(answer).get("data")
    except urllib.error.HTTPError as error:
        error.close()
        if error.code not in {400, 404}:  # which is how it says that there is no broker
            sys.stderr.write(f"tawny: the Supervisor refuses {path}: {error.code}\n")
        return None
    except (OSError, ValueError, AttributeError) as error:
        sys.stderr.write(f"tawny: the Supervisor does not answer {path}: {error}\n")
        return None
    return found if isinstance(found, dict) else None


if __name__ == "__main__":
    main(sys.argv[1:] or ["run"])
