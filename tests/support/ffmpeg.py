"""Debian's ffmpeg and ffprobe as independent players."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="needs ffmpeg and ffprobe on the PATH"
)
TIMEOUT_S = 60


def play(source: Path | str, *options: str, level: str = "warning") -> None:
    """Decode everything; any error or warning (from `level` on) about it fails."""
    # Pictures are counted by their own times: streams may change their rate.
    output = ["-fps_mode", "passthrough", "-enc_time_base", "-1", "-f", "null", "-"]
    command = ["ffmpeg", "-v", level, "-xerror", *options, "-i", str(source), *output]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def probe(source: Path | str) -> dict[str, Any]:
    """What ffprobe says of format and streams."""
    command = ["ffprobe", "-v", "warning", "-show_format", "-show_streams", "-of", "json", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=True)
    assert done.stderr == ""
    return json.loads(done.stdout)


def packets(source: Path | str, track: str = "v") -> list[tuple[int, int, str]]:
    """(dts, pts, checksum) of every packet of a track, copied, not decoded."""
    command = ["ffmpeg", "-v", "error", "-i", str(source), "-map", f"0:{track}", "-c", "copy", "-f", "framemd5", "-"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=True)
    rows = [line.split(",") for line in done.stdout.splitlines() if not line.startswith("#")]
    return [(int(row[1]), int(row[2]), row[5].strip()) for row in rows]


def decoded(source: Path | str, *options: str) -> list[str]:
    """Checksums of every picture as it is shown."""
    command = [
        "ffmpeg",
        "-v",
        "error",
        *options,
        "-i",
        str(source),
        "-map",
        "0:v",
        "-fps_mode",
        "passthrough",
        "-f",
        "framemd5",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=True)
    return [line.rpartition(",")[2].strip() for line in done.stdout.splitlines() if not line.startswith("#")]


def checksums(source: Path | str, track: str = "v") -> list[str]:
    """The checksums of `packets`."""
    return [checksum for _, _, checksum in packets(source, track)]
