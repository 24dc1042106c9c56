"""The tunnel for real: WireGuard as a program between two networks of their own, with the files as they are written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from support.machine import find
from support.service import until
from tawny.remote.answers import Answers
from tawny.remote.generate import generate

NEEDS = ("wg-quick", "wg", "wireguard-go", "nft", "ip", "unshare", "nsenter", "setpriv", "timeout", "bash")
OUTSIDE = {"server": "192.0.2.1", "home": "192.0.2.2"}
TAWNY, OTHER = 8420, 8080
PROXY = "setpriv --reuid=www-data --regid=www-data --clear-groups"
_BEGIN = """set -e
mount --make-rprivate /
mkdir -p /run/wireguard /etc/wireguard
mount -t tmpfs tmpfs /run/wireguard
mount -t tmpfs tmpfs /etc/wireguard
cp "$0"/tawny0.* /etc/wireguard/
ip link set lo up
echo ready
exec cat
"""


@dataclass
class Side:
    """A machine with a network, files of WireGuard and processes of its own, which end with it."""

    pid: int

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["nsenter", "--target", str(self.pid), "--net", "--mount", "--pid", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, script: str) -> str:
        process = self.start("sh", "-ec", script)
        said = process.communicate(timeout=60)[0]
        assert process.returncode == 0, said
        return said

    def reaches(self, address: str, port: int, who: str = "", within_s: float = 1) -> bool:
        """Whether a program of `who` gets an answer of HTTP from there."""
        request = "printf 'GET / HTTP/1.0\\r\\n\\r\\n'"
        ask = f'exec 3<>/dev/tcp/{address}/{port}; {request} >&3; read -r line <&3; echo "$line"'
        process = self.start(*who.split(), "timeout", str(within_s), "bash", "-c", ask)
        return "HTTP/1.0 200" in process.communicate(timeout=60)[0]


@contextmanager
def side(folder: Path) -> Iterator[Side]:
    process = subprocess.Popen(
        ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _BEGIN, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        said = process.stdout.readline()
        if said != "ready\n":
            pytest.skip(f"networks of one's own can't be made here: {said.strip()}")
        yield Side(psutil.Process(process.pid).children()[0].pid)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if os.geteuid():
        pytest.skip("networks of one's own need root")
    missing = [program for program in NEEDS if not find(program)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    if not Path("/dev/net/tun").exists():
        pytest.skip("there is no /dev/net/tun, which WireGuard as a program needs")
    generate(tmp_path / "remote", Answers(domain="cameras.example.com", server=OUTSIDE["server"]))
    return tmp_path / "remote"


def serve(machine: Side, stack: ExitStack, port: int, where: Path) -> None:
    """Something that answers everybody on all addresses of the machine."""
    command = (sys.executable, "-u", "-m", "http.server", str(port), "--bind", "0.0.0.0", "--directory", str(where))
    process = machine.start(*command)
    assert process.stdout
    stack.callback(process.stdout.close)
    stack.callback(process.wait, 30)
    stack.callback(process.kill)
    assert "Serving" in process.stdout.readline()


def test_the_proxy_reaches_tawny_and_nobody_reaches_anything_else(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with side(folder / "server") as server, side(folder / "home") as home, ExitStack() as stack:
        link = f"ip link add tawny-test netns {server.pid} type veth peer name tawny-test netns {home.pid}"
        subprocess.run(link.split(), check=True)
        for machine, name in ((server, "server"), (home, "home")):
            machine.run(f"ip addr add {OUTSIDE[name]}/24 dev tawny-test; ip link set tawny-test up")
        server.run(f"nft -f {folder}/server/firewall.nft; wg-quick up tawny0")
        home.run("wg-quick up tawny0")
        for port in (TAWNY, OTHER):
            serve(home, stack, port, empty)
        serve(server, stack, OTHER, empty)

        until(lambda: server.reaches("10.86.20.2", TAWNY, PROXY, 5))
        assert "latest handshake" in home.run("wg show tawny0")
        assert "mtu 1380" in home.run("ip link show tawny0")
        # The server's own firewall: only the proxy, and only to Tawny; and nothing that begins in the house.
        assert not server.reaches("10.86.20.2", OTHER, PROXY)
        assert not server.reaches("10.86.20.2", TAWNY)
        assert not home.reaches("10.86.20.1", OTHER)
        assert not home.reaches(OUTSIDE["server"], OTHER)
        # Somebody who took the server over meets the house's.
        server.run("nft delete table inet tawny_server")
        assert server.reaches("10.86.20.2", TAWNY, within_s=10)
        assert not server.reaches("10.86.20.2", OTHER)
        home.run("wg-quick down tawny0")
        assert "tawny_remote" not in home.run("nft list tables")
