"""A server that speaks S3, as a process: `python s3_server.py` prints its address. It holds everything in memory.

With the file of a key and its certificate it speaks TLS.
"""

from __future__ import annotations

import socket
import ssl
import sys

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


def main() -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if sys.argv[1:] else None
    if tls is not None:
        tls.load_cert_chain(sys.argv[1])
    with socket.create_server(("127.0.0.1", 0)) as sock:
        app = DomainDispatcherApplication(create_backend_app)
        server = make_server("127.0.0.1", 0, app, threaded=True, fd=sock.fileno(), ssl_context=tls)  # type: ignore[arg-type]
        print(f"{'https' if tls else 'http'}://127.0.0.1:{sock.getsockname()[1]}", flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    main()
