"""Debian's nginx with the configuration of `tawny remote init`, on ports of its own, in front of a Tawny of tests."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from support.certificates import make_certificates
from support.house import bearer
from support.machine import find
from support.service import until
from support.slow_link import Network
from tawny.remote.answers import Answers
from tawny.remote.nginx import Places, nginx_config

READY_S = 30.0
_MAIN = """daemon off;
worker_processes 1;
error_log stderr warn;
pid {where}/pid;
{user}
events {{ worker_connections 1024; }}
http {{
  client_body_temp_path {where}/body;
  proxy_temp_path {where}/proxy;
  fastcgi_temp_path {where}/fastcgi;
  uwsgi_temp_path {where}/uwsgi;
  scgi_temp_path {where}/scgi;
  include {where}/tawny.conf;
}}
"""


class Here(AbstractResolver):
    """Every name leads to this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        return None


@dataclass
class Proxy:
    """A running nginx. `api` is the API at the domain; `logs` is what it wrote of requests."""

    answers: Answers
    http: int
    https: int
    authority: Path
    logs: tuple[Path, ...]

    @property
    def url(self) -> str:
        return f"https://{self.answers.domain}:{self.https}"

    @property
    def api(self) -> str:
        return f"{self.url}/api/v1"

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))

    def client(self, token: str = "", *, address: str = "127.0.0.1") -> aiohttp.ClientSession:
        """Somebody at that address of this machine, who may show a token."""
        connector = aiohttp.TCPConnector(resolver=Here(), ssl=self.trust, local_addr=(address, 0), limit=0)
        return aiohttp.ClientSession(
            connector=connector, headers=bearer(token) if token else {}, timeout=aiohttp.ClientTimeout(total=READY_S)
        )


@asynccontextmanager
async def running_nginx(
    where: Path, answers: Answers, tawny: str, home_assistant: str = "http://127.0.0.1:9"
) -> AsyncIterator[Proxy]:
    """Nginx in that folder, until the end; skips the test where there is none."""
    process, proxy = await asyncio.to_thread(_start, where, answers, urlsplit(tawny).netloc, home_assistant)
    try:
        yield proxy
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, READY_S)


@contextmanager
def nginx_inside(network: Network, where: Path, answers: Answers, tawny: Path) -> Iterator[Proxy]:
    """The same for all addresses of a network of its own, at the usual ports; the socket at `tawny` leads to Tawny."""
    process, proxy = _start(where, answers, f"unix:{tawny}", "http://127.0.0.1:9", network)
    try:
        yield proxy
    finally:
        process.terminate()
        process.wait(READY_S)


def _start(
    where: Path, answers: Answers, tawny: str, home_assistant: str, network: Network | None = None
) -> tuple[subprocess.Popen[bytes], Proxy]:
    nginx = find("nginx")
    if nginx is None:
        pytest.skip("nginx is not installed: nothing can stand in front of Tawny")
    where.mkdir()
    certificates = make_certificates(where, *answers.domains, days=89)
    for name in ("fullchain.pem", "privkey.pem"):
        shutil.copyfile(certificates.leaf, where / name)
    host, (http, https) = ("0.0.0.0", (80, 443)) if network else ("127.0.0.1", free_ports(2))
    places = Places(
        http=(f"{host}:{http}",),
        https=(f"{host}:{https}",),
        tls=str(where),
        cache=str(where / "cache"),
        acme=str(where / "acme"),
        log=str(where / "access.log"),
        error_log=str(where / "error.log"),
        tawny=tawny,
        home_assistant=urlsplit(home_assistant).netloc,
    )
    (where / "tawny.conf").write_text(nginx_config(answers, places))
    # Its workers are to get into a folder that is the tests' alone.
    (where / "nginx.conf").write_text(_MAIN.format(where=where, user="" if os.geteuid() else "user root;"))
    command = [nginx, "-p", str(where), "-e", "stderr", "-c", str(where / "nginx.conf")]
    with (where / "said").open("wb") as said:
        process = subprocess.Popen(
            network.inside(*command) if network else command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )

    def listens() -> bool:
        assert process.poll() is None, (where / "said").read_text()
        return (where / "pid").exists()  # written when all sockets are open

    try:
        until(listens, READY_S)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process, Proxy(
        answers,
        http,
        https,
        certificates.authority,
        tuple(where / name for name in ("access.log", "error.log", "said")),
    )


def free_ports(count: int) -> list[int]:
    """Ports on which nobody listens, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
