"""A broker in a process of its own, for the demo: anonymous, on this machine alone, and gone with it.

It is amqtt, which speaks MQTT 3.1.1. A house needs a real one; the demo needs none to be installed.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection as Pipe
from typing import Any

from tawny.core.errors import TawnyError

HOST = "127.0.0.1"
USUAL_PORT = 1883
START_S = 60.0
"""A busy machine may take long to start a process."""

END_S = 3.0


@contextlib.contextmanager
def run_broker() -> Iterator[Callable[[], int]]:
    """A broker that runs as long as the block. Call what it gives: it waits for the broker and returns its port.

    Both raise TawnyError when there can't be one, and block: the start a moment, the call some seconds.
    """
    if importlib.util.find_spec("amqtt") is None:
        raise TawnyError("the demo's MQTT broker is not installed", "install tawny[demo]")
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), name="mqtt-broker", daemon=True)
    process.start()
    theirs.close()
    try:
        yield partial(_receive, mine)
    finally:
        mine.close()  # which is what tells it to stop
        process.join(END_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _receive(pipe: Pipe[Any, Any]) -> int:
    try:
        if not pipe.poll(START_S):
            raise TawnyError("the demo's MQTT broker does not start", "start the demo again")
        return int(pipe.recv())
    except (EOFError, ConnectionError) as error:
        raise TawnyError("the demo's MQTT broker ended at once", "see its output above") from error


def _serve(pipe: Pipe[Any, Any]) -> None:
    """Main function of the process; the end of the pipe ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole terminal; the parent decides
    logging.disable(logging.ERROR)  # it complains of every client that leaves without a word
    asyncio.run(_serve_pipe(pipe))


async def _serve_pipe(pipe: Pipe[Any, Any]) -> None:
    from amqtt.errors import BrokerError  # noqa: PLC0415 - it is not everywhere, and is slow to import

    try:
        port = await _start(USUAL_PORT)
    except BrokerError:
        port = await _start(_free_port())
    with contextlib.suppress(EOFError, ConnectionError):  # it may not even be waited for any more
        pipe.send(port)
        await asyncio.to_thread(pipe.recv)
    os._exit(0)  # shutting down in order waits for clients that stay


async def _start(port: int) -> int:
    from amqtt.broker import Broker  # noqa: PLC0415 - as above

    broker = Broker(
        {
            "listeners": {"default": {"type": "tcp", "bind": f"{HOST}:{port}"}},
            "plugins": {"amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True}},
        }
    )
    await broker.start()
    return port


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])
