"""Where a camera's CPU time and memory go: one worker, by thread and by kind of memory.

    python benchmarks/worker_profile.py [--seconds 40] [--mode adaptive] [--audio] [--cameras 1]

Prints milliseconds of CPU per second of video for each thread of each worker (median over the cameras) and of the
service, and the worker's private memory by what it is. With `perf` on the PATH, `--perf` adds the functions that take
most, over all the recorder's processes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

import rig

LOOP = rig.Loop(40, (10.0, 15.0))


def main() -> None:
    parser = argparse.ArgumentParser(description="Where a camera's CPU time and memory go.")
    parser.add_argument("--cameras", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--warm-up", type=float, default=20)
    parser.add_argument("--mode", default="adaptive")
    parser.add_argument("--audio", action="store_true")
    parser.add_argument(
        "--perf", action="store_true", help="also sample functions (needs perf and the right to use it)"
    )
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="for the recorder")
    args = parser.parse_args()
    environment = dict(pair.split("=", 1) for pair in args.env)
    cameras = rig.footage(args.cameras, LOOP, audio=args.audio)
    with (
        rig.simulator(cameras) as handle,
        rig.recorder(cameras, handle, recording={"mode": args.mode}, environment=environment) as recorder,
    ):
        recorder.wait_until_online()
        time.sleep(args.warm_up)
        processes = recorder.processes()
        before = {pid: rig.thread_seconds(pid) for pid in processes.all}
        started = time.monotonic()
        hot: list[str] = []
        if args.perf:
            hot = _functions(processes.all, args.seconds)
        else:
            time.sleep(args.seconds)
        seconds = time.monotonic() - started
        after = {pid: rig.thread_seconds(pid) for pid in processes.all}
        used = {pid: {k: (v - before[pid].get(k, 0)) / seconds for k, v in after[pid].items()} for pid in after}
        told = {
            "machine": rig.machine(),
            "cameras": args.cameras,
            "mode": args.mode,
            "seconds": round(seconds, 1),
            "worker_ms_per_s": _median([used[pid] for pid in processes.workers.values()]),
            "worker_percent": [round(100 * sum(used[pid].values()), 2) for pid in processes.workers.values()],
            "service_ms_per_s": {k: round(v * 1000, 2) for k, v in used[processes.service].items() if v > 5e-5},
            "worker_private_mb": [round(rig.private_bytes(pid) / 1e6, 2) for pid in processes.workers.values()],
            "worker_private_kinds_mb": _kinds(next(iter(processes.workers.values()))),
            "service_private_mb": round(rig.private_bytes(processes.service) / 1e6, 2),
            "helpers_private_mb": [round(rig.private_bytes(pid) / 1e6, 2) for pid in processes.helpers],
            "spool_mb_per_camera": round(recorder.spool_bytes() / 1e6 / args.cameras, 2),
            "functions": hot,
        }
    print(json.dumps(told, indent=2))


def _median(threads: list[dict[str, float]]) -> dict[str, float]:
    names = {name for worker in threads for name in worker}
    values = {name: statistics.median(worker.get(name, 0.0) for worker in threads) * 1000 for name in names}
    return {name: round(value, 2) for name, value in sorted(values.items(), key=lambda item: -item[1])}


def _kinds(pid: int) -> dict[str, float]:
    """Private megabytes by what is mapped: heap, anonymous arenas, or the library."""
    sizes: Counter[str] = Counter()
    name = ""
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines():
        fields = line.split(None, 5)
        if not fields[0].endswith(":"):
            name = Path(fields[5]).name if len(fields) == 6 else "anonymous"
        elif fields[0].startswith("Private_"):
            sizes[name] += int(fields[1]) * 1024
    return {name: round(size / 1e6, 2) for name, size in sizes.most_common(14)}


def _functions(pids: tuple[int, ...], seconds: float) -> list[str]:
    """The functions that take most of the CPU, by thread, in percent of what all processes take."""
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/perf.data"
        target = ",".join(map(str, pids))
        command = ["perf", "record", "-q", "-e", "cpu-clock", "-F", "999", "-p", target, "-o", data]
        subprocess.run([*command, "--", "sleep", str(seconds)], check=True, stderr=subprocess.DEVNULL)
        report = subprocess.run(
            ["perf", "report", "-i", data, "--stdio", "--sort", "comm,dso,symbol", "--percent-limit", "0.4"],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PERF_BUILDID_DIR": folder},
        ).stdout
    return [line.strip() for line in report.splitlines() if line.strip() and not line.startswith("#")]


if __name__ == "__main__":
    main()
