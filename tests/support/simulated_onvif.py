"""A simulated camera that tells its streams by ONVIF, for synchronous tests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tawny.capture.simulator.onvif import SimulatedOnvif, SimulatedProfile


@contextmanager
def running_onvif(profiles: Sequence[SimulatedProfile], *, username: str, password: str) -> Iterator[str]:
    """A device with these profiles; where it answers."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    device = SimulatedOnvif(profiles, username=username, password=password)
    try:
        asyncio.run_coroutine_threadsafe(device.__aenter__(), loop).result(10)
        yield device.address
    finally:
        asyncio.run_coroutine_threadsafe(device.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
