"""The simulator's commands as lines of text: what `tawny simulate` reads from its standard input."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from pathlib import Path

from tawny.capture.simulator.faults import TAKES_VALUE, Fault
from tawny.capture.simulator.server import ALL, Simulator
from tawny.core.errors import UsageError

HELP = """\
stall STREAM [SECONDS]              send nothing, keep connections; goes on at a keyframe
hang STREAM [SECONDS]               send nothing and answer nothing
cut STREAM [SECONDS]                reset connections, refuse new ones that long
end STREAM [SECONDS]                say goodbye and close, after that long
deny STREAM [SECONDS]               refuse every password (401)
missing STREAM [SECONDS]            answer 404
audio-only STREAM [SECONDS]         describe the stream without its video
jump STREAM SECONDS                 timestamps jump forward
back STREAM SECONDS                 timestamps go back
freeze STREAM [SECONDS]             timestamps stand still
lose-keyframes STREAM [SECONDS]     drop all keyframes
lose-packets STREAM N [SECONDS]     drop every N-th RTP packet
corrupt STREAM [N] [SECONDS]        spoil every N-th RTP packet (5)
garbage STREAM [N] [SECONDS]        random bytes before every N-th frame (5)
slow STREAM BYTES_PER_S [SECONDS]   a slow link
switch STREAM FILE                  go on with another file, from its first keyframe
clear [STREAM] [FAULT]              end one fault, or all
stats [STREAM]                      connections, logins, viewers, frames as JSON
help                                this list

STREAM is NAME/main or NAME/sub, NAME for all streams of a camera, or * for all. Without SECONDS a fault lasts until
it is cleared."""


async def execute(simulator: Simulator, line: str) -> str:
    """Do what `line` says and return what to print. Raises UsageError and NotFoundError."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"cannot read the command ({error})", "type help for the list") from error
    command, rest = (words[0], words[1:]) if words else ("", [])
    match command, rest:
        case "", _:
            return ""
        case "help", _:
            return HELP
        case "clear", _:
            simulator.clear(rest[0] if rest else ALL, _fault(rest[1]) if rest[1:] else None)
            return "ok"
        case "stats", _:
            names = rest or simulator.mounts
            return json.dumps({name: asdict(simulator.stats(name)) for name in names})
        case "switch", [mount, path]:
            sent = await simulator.switch(mount, Path(path))
            return f"ok {json.dumps(asdict(sent))}"
        case _, [target, *numbers]:
            _begin(simulator, _fault(command), target, [_number(number) for number in numbers])
            return "ok"
    raise UsageError(f"{command} needs to know which stream", "type help for the list")


def _begin(simulator: Simulator, fault: Fault, target: str, numbers: list[float]) -> None:
    value = numbers.pop(0) if fault in TAKES_VALUE and numbers else None
    if len(numbers) > 1:
        raise UsageError(f"too many numbers for {fault}", "type help for the list")
    simulator.fault(target, fault, seconds=numbers[0] if numbers else None, value=value)


def _fault(word: str) -> Fault:
    try:
        return Fault(word)
    except ValueError:
        raise UsageError(f"no command {word}", "type help for the list") from None


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise UsageError(f"{word} is no number", "type help for the list") from None
