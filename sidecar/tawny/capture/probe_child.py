"""Probes a source in a process of its own, so that whoever asks loads no decoder and survives what one trips over.

`python -m tawny.capture.probe_child` reads `{"url", "transport", "seconds"}` from its standard input, where no list of
processes shows it, and writes `{"report": …}` or `{"error": {"code", "message", "hint"}}` to its standard output.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import signal
import sys
from typing import Any

from tawny.core.errors import AuthenticationError, CaptureError, NoVideoError, TawnyError

PATIENCE_S = 40.0
"""What connecting and waiting for a keyframe may take, beside the seconds that are looked at."""

_KINDS = {kind.code: kind for kind in (CaptureError, AuthenticationError, NoVideoError)}


async def probe_apart(url: str, transport: str, seconds: float) -> dict[str, Any]:
    """What `tawny.capture.probe.probe` reports of `url`, as JSON knows it. Takes at most `seconds` and PATIENCE_S.

    Raises CaptureError and its kinds. The process ends before this does, also when it is cancelled.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tawny.capture.probe_child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # FFmpeg may quote the address there
    )
    question = json.dumps({"url": url, "transport": transport, "seconds": seconds}).encode()
    said = b""
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds + PATIENCE_S):
                said, _ = await child.communicate(question)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if not said:
        raise CaptureError("the camera was not understood in time", "look at it with another program, such as VLC")
    answer: dict[str, Any] = json.loads(said)
    if "error" in answer:
        error = answer["error"]
        raise _KINDS.get(error["code"], CaptureError)(error["message"], error["hint"])
    report: dict[str, Any] = answer["report"]
    return report


def main() -> None:
    """Be that process."""
    question = json.loads(sys.stdin.buffer.read())
    # Whatever hangs inside FFmpeg, and whoever asked being gone: it ends.
    signal.alarm(round(question["seconds"] + PATIENCE_S) + 5)
    from tawny.capture.probe import probe  # noqa: PLC0415 - who imports this module for `probe_apart` never decodes
    from tawny.capture.source import Source  # noqa: PLC0415

    try:
        source = Source(question["url"], transport=question["transport"])
        answer: dict[str, Any] = {"report": dataclasses.asdict(probe(source, question["seconds"]))}
    except TawnyError as error:
        answer = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
