"""Findings of the doctor, and cameras that count who tries to log in."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import tomlkit

from tawny.config import Config, load_config
from tawny.doctor import Finding


def configure(folder: Path, cameras: Mapping[str, Mapping[str, str]] = {}, **sections: Mapping[str, Any]) -> Path:
    """A configuration file in `folder` with these cameras (URL by stream), on any free port."""
    text = tomlkit.dumps(
        {
            "server": {"host": "127.0.0.1", "port": 0},
            "storage": {"path": str(folder / "data"), "min_free_gb": 0.0},
            **sections,
            "cameras": {
                camera: {"streams": {stream: {"url": url} for stream, url in streams.items()}}
                for camera, streams in cameras.items()
            },
        }
    )
    path = folder / "tawny.toml"
    path.touch(mode=0o600)
    path.write_text(text)
    return path


def config_of(folder: Path, cameras: Mapping[str, Mapping[str, str]] = {}, **sections: Mapping[str, Any]) -> Config:
    """The configuration itself."""
    return load_config(configure(folder, cameras, **sections))


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Check and outcome of each finding."""
    return [(finding.check, str(finding.outcome)) for finding in findings]


def only(findings: Sequence[Finding]) -> Finding:
    """The one finding."""
    assert len(findings) == 1, findings
    return findings[0]


class Door:
    """An RTSP camera that refuses everybody. `tries` are the paths for which somebody showed a login."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.tries: list[str] = []

    def url(self, path: str, login: str = "viewer:wrong-word") -> str:
        return f"rtsp://{login}@127.0.0.1:{self.port}/{path}"

    def answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            text = b""
            while data := connection.recv(4096):
                text += data
                while b"\r\n\r\n" in text:
                    head, _, text = text.partition(b"\r\n\r\n")
                    lines = head.decode().split("\r\n")
                    if any(line.lower().startswith("authorization:") for line in lines):
                        self.tries.append(lines[0].split()[1].rpartition("/")[2])
                    sequence = next(line for line in lines if line.lower().startswith("cseq"))
                    refusal = f'401 Unauthorized\r\n{sequence}\r\nWWW-Authenticate: Digest realm="door", nonce="17"'
                    connection.sendall(f"RTSP/1.0 {refusal}\r\n\r\n".encode())


@contextmanager
def listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server on a free port that lets `answer` talk to whoever comes; the port."""
    talks: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    talks.append(threading.Thread(target=answer, args=(connection,), daemon=True))
                    talks[-1].start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
    for talk in (thread, *talks):
        talk.join(1)


@contextmanager
def refusing() -> Iterator[Door]:
    """A camera that refuses everybody."""
    door = Door(0)
    with listening(door.answer) as port:
        door.port = port
        yield door


@contextmanager
def silent() -> Iterator[int]:
    """Something that lets everybody in and never says a word; its port."""

    def listen(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while connection.recv(1 << 16):
                pass

    with listening(listen) as port:
        yield port
