"""A bucket on a real server (moto), which checks signatures; and a line to it that can be cut, stalled and counted."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.certificates import Certificates

BUCKET = "tawny"
PAGE = 20
"""How many objects the server lists at once."""

RIGHTS = ("s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket")
_SERVER = Path(__file__).with_name("s3_server.py")
_OPEN = {"AWS_ACCESS_KEY_ID": "setup", "AWS_SECRET_ACCESS_KEY": "setup"}


@dataclass(frozen=True)
class Keys:
    """An access key."""

    access: str
    secret: str


@dataclass
class S3:
    """The server, with a bucket, and keys that may use it. What tests look at is asked without a signature."""

    url: str
    keys: Keys = field(default_factory=lambda: Keys("", ""))
    authority: Path | None = None
    """Who vouches for it, where it speaks TLS."""

    def config(self, **settings: Any) -> dict[str, Any]:
        """The settings of a service that copies to it."""
        return {
            "endpoint": self.url,
            "bucket": BUCKET,
            "access_key": self.keys.access,
            "secret_key": self.keys.secret,
            **settings,
        }

    def client(self, service: str = "s3") -> Any:
        import boto3  # noqa: PLC0415 - takes half a second
        from botocore.config import Config  # noqa: PLC0415

        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=self.keys.access or "setup",
            aws_secret_access_key=self.keys.secret or "setup",
            config=Config(retries={"max_attempts": 0}),
            verify=None if self.authority is None else str(self.authority),
        )

    def objects(self, prefix: str = "") -> dict[str, int]:
        """The objects in the bucket with their sizes."""
        pages = self.client().get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        return {one["Key"]: one["Size"] for page in pages for one in page.get("Contents", ())}

    def videos(self, prefix: str = "") -> dict[str, int]:
        """The recordings among them."""
        return {key: size for key, size in self.objects(prefix).items() if key.endswith(".mp4")}

    def read(self, key: str) -> bytes:
        body: bytes = self.client().get_object(Bucket=BUCKET, Key=key)["Body"].read()
        return body

    def make_keys(self, name: str, rights: tuple[str, ...] = RIGHTS) -> Keys:
        """Another access key, with these rights on everything."""
        iam = self.client("iam")
        iam.create_user(UserName=name)
        statement = {"Effect": "Allow", "Action": list(rights), "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam.put_user_policy(UserName=name, PolicyName="bucket", PolicyDocument=policy)
        made = iam.create_access_key(UserName=name)["AccessKey"]
        return Keys(made["AccessKeyId"], made["SecretAccessKey"])

    def check_signatures(self, *, after: int = 0) -> None:
        """From now on (or after so many requests) what is not signed rightly is refused."""
        request = urllib.request.Request(
            f"{self.url}/moto-api/reset-auth", data=str(after).encode(), headers={"Content-Type": "text/plain"}
        )
        context = None if self.authority is None else ssl.create_default_context(cafile=self.authority)
        urllib.request.urlopen(request, timeout=30, context=context).close()


@contextlib.contextmanager
def s3_server(certificates: Certificates | None = None) -> Iterator[S3]:
    """A server of one's own, with a bucket and with keys that may do everything; with `certificates` behind TLS."""
    environment = {
        **os.environ,
        **_OPEN,
        "MOTO_ALLOW_NONEXISTENT_REGION": "true",
        "MOTO_S3_DEFAULT_MAX_KEYS": str(PAGE),
    }
    tls = [] if certificates is None else [str(certificates.leaf)]
    process = subprocess.Popen(
        [sys.executable, str(_SERVER), *tls],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        s3 = S3(process.stdout.readline().strip(), authority=certificates and certificates.authority)
        s3.client().create_bucket(Bucket=BUCKET)
        s3.keys = s3.make_keys("everything", ("*",))
        s3.check_signatures()
        yield s3
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


class Line:
    """A TCP relay to a server. `cut` and `mend` it; `stall_after` lets only so many bytes up, and then nothing."""

    def __init__(self, target: str) -> None:
        host, port = target.removeprefix("http://").split(":")
        self._target = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._up = True
        self._lock = threading.Condition()
        self._pairs: set[socket.socket] = set()
        self._left: int | None = None
        self.stalled = threading.Event()
        self.refused = threading.Event()
        self._threads: list[threading.Thread] = []
        self._spawn(self._accept)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        with self._lock:
            self._left = None
            self._lock.notify_all()
        for thread in self._threads:
            thread.join(10)

    def cut(self) -> None:
        """Break every connection off, and refuse new ones."""
        self.refused.clear()
        with self._lock:
            self._up = False
            self._lock.notify_all()
            for sock in self._pairs:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        with self._lock:
            self._up = True
            self._left = None
            self._lock.notify_all()

    def stall_after(self, size: int) -> None:
        """Let `size` more bytes up."""
        self.stalled.clear()
        with self._lock:
            self._left = size

    def _spawn(self, work: Any, *arguments: Any) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._up:
                near.close()
                self.refused.set()
                continue
            far = socket.create_connection(self._target)
            with self._lock:
                self._pairs |= {near, far}
            self._spawn(self._carry, near, far, True)
            self._spawn(self._carry, far, near, False)

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16 << 10):
                self._wait(len(data), up)
                target.sendall(data)
        for sock in (source, target):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        if up:
            with self._lock:
                self._pairs -= {source, target}
        source.close()

    def _wait(self, size: int, up: bool) -> None:
        """Wait until so many bytes may pass."""
        with self._lock:
            if up and self._left is not None:
                self._left -= size
                if self._left < 0:
                    self.stalled.set()
                    self._lock.wait_for(lambda: self._left is None or not self._up)
