"""The machine: Python and its libraries, processor, memory, and clock."""

from __future__ import annotations

import ctypes
import os
import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from tawny import __version__
from tawny.config import Config
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.doctor.spool import expected_bytes

SERVICE_BYTES, CAMERA_BYTES = 90_000_000, 33_000_000
"""What the service and each camera take beside the spool; docs/reference/performance.md says how that was measured."""

BUSY = 0.9
"""Of all cores. Recording comes before analysis, which would lag."""

EARLIEST_S = 1_735_689_600
"""The beginning of 2025. A clock that says less was never set."""

DECODERS, ENCODERS = ("h264", "hevc", "mjpeg", "aac"), ("libx264", "aac")

_TIME_ERROR = 5
"""What `adjtimex` answers when the clock is not synchronised."""

_CGROUP = Path("/sys/fs/cgroup")


def check_python() -> Sequence[Finding]:
    """Which Tawny on which Python."""
    return [ok("python", f"Tawny {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")]


def check_libraries() -> Sequence[Finding]:
    """Whether FFmpeg and OpenCV can be loaded and know what is needed."""
    name = "libraries"
    try:
        import av  # noqa: PLC0415 - that it can't be loaded is what is looked for
        import cv2  # noqa: PLC0415
        from av.codec import Codec  # noqa: PLC0415
        from av.codec.codec import UnknownCodecError  # noqa: PLC0415
    except ImportError as error:
        return [
            failed(
                name,
                f"a library can't be loaded: {error}",
                "install Tawny anew; if a system library is missing, Debian: apt install libgl1 libglib2.0-0",
            )
        ]
    missing = []
    for codec, mode in (*((codec, "r") for codec in DECODERS), *((codec, "w") for codec in ENCODERS)):
        try:
            Codec(codec, "w" if mode == "w" else "r")
        except UnknownCodecError:
            missing.append(f"{codec} ({'encoder' if mode == 'w' else 'decoder'})")
    if missing:
        lacks = f"the FFmpeg libraries of PyAV {av.__version__} lack {', '.join(missing)}"
        return [failed(name, lacks, "install PyAV as the wheel that comes with its own FFmpeg: pip install --force av")]
    libavcodec = ".".join(map(str, av.library_versions["libavcodec"]))
    return [ok(name, f"PyAV {av.__version__} with libavcodec {libavcodec}, OpenCV {cv2.__version__}")]


def check_processor(cpuinfo: Path = Path("/proc/cpuinfo"), cgroup: Path = _CGROUP) -> Sequence[Finding]:
    """Cores, what they can do, and what they are doing."""
    return [*_abilities(cpuinfo, cgroup), *_load()]


def check_memory(config: Config | None, *, running: bool, cgroup: Path = _CGROUP) -> Sequence[Finding]:
    """Whether there is enough for the cameras of `config`; while the service is `running` it has its share already."""
    memory = psutil.virtual_memory()
    free, total = memory.available, memory.total
    with suppress(OSError, ValueError):
        limit = int((cgroup / "memory.max").read_text())
        total = min(total, limit)
        free = min(free, limit - int((cgroup / "memory.current").read_text()))
    found = f"{show_bytes(free)} of {show_bytes(total)} are free"
    cameras = 0 if config is None else sum(camera.enabled for camera in config.cameras.values())
    if config is None or running or not cameras:
        return [ok("memory", found)]
    needed = SERVICE_BYTES + cameras * CAMERA_BYTES + expected_bytes(config)
    found += f"; {cameras} camera{'s' if cameras > 1 else ''} will need about {show_bytes(needed)}"
    if needed > free:
        return [warning("memory", found, "free some memory, lower spool.seconds, or use fewer cameras")]
    return [ok("memory", found)]


def check_clock() -> Sequence[Finding]:
    """Whether the clock is right, as far as that can be known."""
    if time.time() < EARLIEST_S:
        now = time.strftime("%Y-%m-%d", time.gmtime())
        return [failed("clock", f"the clock says {now}", "set it, and let it be kept: Debian: apt install chrony")]
    synchronised = _is_synchronised()
    if synchronised is None:
        return [ok("clock", "whether it is synchronised can't be known here")]
    if not synchronised:
        return [
            warning(
                "clock",
                "the clock is not synchronised, so that times of events may be wrong, and jump",
                "Debian: apt install chrony, or timedatectl set-ntp true; in a container or virtual machine, do it on "
                "its host",
            )
        ]
    return [ok("clock", "synchronised")]


def _abilities(cpuinfo: Path, cgroup: Path) -> Iterator[Finding]:
    cores = os.process_cpu_count() or 1
    model, flags = _describe(cpuinfo)
    found = f"{cores} core{'s' if cores > 1 else ''}{f' of {model}' if model else ''}"
    with suppress(OSError, ValueError):
        quota, period = (cgroup / "cpu.max").read_text().split()
        found += f", limited to {int(quota) / int(period):.1f}"
    if flags is not None and platform.machine() in {"x86_64", "AMD64", "i686"} and "avx2" not in flags:
        yield warning(
            "processor",
            f"{found}, without AVX2, so that motion detection takes more time",
            "in a virtual machine, pass the host's processor through (type host); else a lower motion.fps helps",
        )
        return
    yield ok("processor", found)


def _describe(cpuinfo: Path) -> tuple[str, set[str] | None]:
    """Model and flags of the first core; None where the system does not tell."""
    try:
        first = cpuinfo.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0]
    except OSError:
        return platform.processor(), None
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in first.splitlines())}
    flags = fields.get("flags") or fields.get("Features")
    return fields.get("model name", ""), None if flags is None else set(flags.split())


def _load() -> Iterator[Finding]:
    try:
        load = os.getloadavg()[0]
    except OSError:
        return
    cores = os.process_cpu_count() or 1
    found = f"{load:.1f} of {cores} cores were busy over the last minute"
    if load > cores * BUSY:
        yield warning("load", found, "see with `top` what keeps it busy; analysis of motion lags when nothing is left")
    else:
        yield ok("load", found)


def _is_synchronised() -> bool | None:
    """What the kernel knows of it; None where it has no such call, or does not tell."""
    try:
        # `struct timex` has 208 bytes; of zeroes it asks and sets nothing.
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512))
    except (AttributeError, OSError):
        return None
    return None if state < 0 else state != _TIME_ERROR
