"""Opening the socket to a broker: name, connection and TLS, off the event loop and never for longer than allowed."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading

from tawny.bus.failures import BrokerError, bad_tls_file, cannot_connect, tls_failed
from tawny.config.service import MqttConfig

DIAL_S = 10.0
"""Longest wait for each step of a connection."""


async def dial(config: MqttConfig) -> socket.socket:
    """An open socket to the broker, not blocking. Raises BrokerError.

    Resolving a name may take as long as it likes, so this has a thread of its own: those of the event loop are few, and
    the service waits for them when it stops.
    """
    loop = asyncio.get_running_loop()
    opened: asyncio.Future[socket.socket] = loop.create_future()

    def deliver(sock: socket.socket | None, error: BrokerError | None) -> None:
        if opened.done():  # nobody waits any more
            if sock is not None:
                sock.close()
        elif sock is not None:
            opened.set_result(sock)
        elif error is not None:
            opened.set_exception(error)

    def work() -> None:
        sock, error = None, None
        try:
            sock = _open(config)
        except BrokerError as failed:
            error = failed
        try:
            loop.call_soon_threadsafe(deliver, sock, error)
        except RuntimeError:  # the service has ended
            if sock is not None:
                sock.close()

    threading.Thread(target=work, name="mqtt dialing", daemon=True).start()
    return await opened


def _open(config: MqttConfig) -> socket.socket:
    context = _tls(config) if config.tls else None
    try:
        plain = socket.create_connection((config.host or "", config.port), timeout=DIAL_S)
    except UnicodeError:  # nothing that could be looked up
        raise cannot_connect(config, socket.gaierror()) from None
    except OSError as error:
        raise cannot_connect(config, error) from None
    with contextlib.ExitStack() as stack:
        stack.callback(plain.close)
        try:
            # What is published is small and must not wait for what may follow.
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock = plain if context is None else context.wrap_socket(plain, server_hostname=config.host)
            sock.setblocking(False)
        except OSError as error:
            raise tls_failed(config, error) from None
        stack.pop_all()
    return sock


def _tls(config: MqttConfig) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=config.tls_ca_file)
        if config.tls_ca_file is not None:
            # What people make for themselves seldom has all the extensions that the strictest reading asks for.
            context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        if not config.tls_verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if config.tls_certificate_file is not None:
            # Without a password of its own it would ask for one at the terminal.
            context.load_cert_chain(config.tls_certificate_file, config.tls_key_file, password=_no_password)
    except OSError as error:
        raise bad_tls_file(config, error) from None
    return context


def _no_password() -> str:
    raise PermissionError(0, "it is encrypted")
