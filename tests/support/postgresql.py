"""A real PostgreSQL server of the tests' own: on a port of its own, in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import pytest

PASSWORD = "hunter22"


def _programs() -> Path | None:
    """The folder of Debian's newest server, or the one that is in the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = shutil.which("initdb")
    return debian[-1].parent if debian else None if found is None else Path(found).resolve().parent


PROGRAMS = _programs()
needs_postgresql = pytest.mark.skipif(PROGRAMS is None, reason="needs PostgreSQL (Debian: postgresql)")


class PostgresServer:
    """A context manager; `stop` and `start` in it are the server's accidents. It refuses to run as root."""

    def __init__(self) -> None:
        assert PROGRAMS is not None
        self._programs = PROGRAMS
        self._home = Path(tempfile.mkdtemp(prefix="tawny-pg-"))
        # PostgreSQL refuses to run as root.
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self._home, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]

    def __enter__(self) -> Self:
        password = self._home / "password"
        password.write_text(PASSWORD)
        # Names sort as in a language, where the server knows one: nothing may depend on that.
        for locale in (["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"], ["--locale=C"]):
            options = ["--no-sync", "--encoding=UTF8", *locale, "--lc-messages=C"]
            login = ["--auth=scram-sha-256", "--username=tawny", f"--pwfile={password}"]
            made = self._run("initdb", "--pgdata", str(self._data), *login, *options)
            if made.returncode == 0:
                break
            shutil.rmtree(self._data, ignore_errors=True)
        assert made.returncode == 0, made.stderr
        # Tests don't pull the plug, so nothing waits for the disk.
        settings = {"listen_addresses": "'127.0.0.1'", "port": self.port, "fsync": "off"}
        settings |= {"unix_socket_directories": "''", "shared_buffers": "16MB"}
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{key} = {value}\n" for key, value in settings.items())
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def url(self, database: str = "postgres", *, user: str = "tawny", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        started = self._run("pg_ctl", "start", "--wait", "--log", str(self._home / "log"))
        assert started.returncode == 0, (self._home / "log").read_text()

    def stop(self) -> None:
        """As when its machine vanishes, but for the sockets, which are closed."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--wait")

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """What the administrator of the database asks or does."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    @property
    def _data(self) -> Path:
        return self._home / "data"

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": "/usr/bin:/bin", "PGDATA": str(self._data), "LC_ALL": "C"}
        with (self._home / f"{program}.said").open("w+") as said:  # no pipe: the server would keep it open
            done = subprocess.run(
                [self._programs / program, *arguments],
                cwd="/",
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                text=True,
                check=False,
                timeout=60,
                **self._user,
            )
            said.seek(0)
            done.stderr = said.read()
        return done
