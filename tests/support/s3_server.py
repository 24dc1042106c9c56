"""A server that speaks S3, as a process: `python s3_server.py` prints its address. It holds everything in memory."""

from __future__ import annotations

import socket

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        app = DomainDispatcherApplication(create_backend_app)
        server = make_server("127.0.0.1", 0, app, threaded=True, fd=sock.fileno())  # type: ignore[arg-type]
        print(f"http://127.0.0.1:{sock.getsockname()[1]}", flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    main()
