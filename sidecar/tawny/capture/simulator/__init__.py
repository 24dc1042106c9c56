"""An RTSP camera simulator: serves files as live cameras, with faults on command, for the demo, tests and benchmarks.

Inside an event loop::

    async with Simulator([SimulatedCamera("front_door", {"main": main, "sub": sub})]) as simulator:
        capture(simulator.url("front_door", "main"))
        simulator.fault("front_door/main", Fault.STALL, seconds=10)

From synchronous code, `run_in_thread(cameras)` and `run_in_process(cameras)` give the same commands.
"""

from tawny.capture.simulator.audio import Audio
from tawny.capture.simulator.camera import MountStats, Sent, SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process, run_in_thread
from tawny.capture.simulator.server import ALL, PortInUseError, Simulator

__all__ = [
    "ALL",
    "Audio",
    "Fault",
    "MountStats",
    "PortInUseError",
    "Sent",
    "SimulatedCamera",
    "Simulator",
    "SimulatorHandle",
    "run_in_process",
    "run_in_thread",
]
