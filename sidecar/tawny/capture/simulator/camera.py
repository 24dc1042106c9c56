"""What a simulator is told to be: cameras with streams, and what it tells about them afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tawny.capture.simulator.audio import Audio


@dataclass(frozen=True, slots=True)
class SimulatedCamera:
    """A camera at rtsp://host:port/<name>/<stream>. Streams of one camera start at the same moment.

    `files` is one file, which becomes the stream `main`, or a file per stream (`main`, `sub`, …). The first stream has
    the sound, the others are silent. With a `username`, clients have to authenticate (Digest). With `udp=False` the
    camera offers TCP alone.
    """

    name: str
    files: Path | Mapping[str, Path]
    username: str = ""
    password: str = field(default="", repr=False)
    audio: Audio = Audio.FILE
    udp: bool = True

    @property
    def streams(self) -> dict[str, Path]:
        """The file of each stream."""
        return {"main": self.files} if isinstance(self.files, Path) else dict(self.files)

    def url(self, address: tuple[str, int], stream: str, *, credentials: bool = True) -> str:
        """The URL of a stream on the server at `address`, with user name and password where the camera has them."""
        login = f"{quote(self.username, safe='')}:{quote(self.password, safe='')}@"
        host = f"[{address[0]}]" if ":" in address[0] else address[0]
        return f"rtsp://{login if credentials and self.username else ''}{host}:{address[1]}/{self.name}/{stream}"


@dataclass(frozen=True, slots=True)
class Sent:
    """When something was handed to the network. The monotonic clock is the machine's, the same in every process."""

    loop: int
    monotonic_us: int
    wall_us: int


@dataclass(slots=True)
class MountStats:
    """What clients did at one mount since the server started; `attempts_us` are monotonic times of connections."""

    connections: int = 0
    """TCP connections whose first request named this mount."""
    describes: int = 0
    plays: int = 0
    logins: int = 0
    """Requests that carried credentials."""
    denied: int = 0
    """Requests that carried credentials and were refused."""
    viewers: int = 0
    """Clients that play now."""
    frames: int = 0
    """Pictures sent, over all clients."""
    dropped: int = 0
    """Pictures not sent because a client was too slow or had to wait for a keyframe after a stall."""
    bytes: int = 0
    attempts_us: list[int] = field(default_factory=list)
