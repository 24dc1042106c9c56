"""`tawny simulate`: files as live RTSP cameras, with faults typed on standard input."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
from pathlib import Path

import click

from tawny.capture.simulator import Audio, SimulatedCamera, Simulator
from tawny.capture.simulator.control import HELP, execute
from tawny.capture.simulator.source import Source
from tawny.core.errors import TawnyError, UsageError

_EPILOG = "\b\nCommands on standard input while it runs:\n" + HELP.replace("\n\n", "\n\n\b\n")


@click.command(epilog=_EPILOG)
@click.argument("files", metavar="[NAME=]FILE[,SUB] …", nargs=-1, required=True)
@click.option("--port", default=8554, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--user", default="", help="Ask for this user name (Digest authentication).")
@click.option("--password", default="", envvar="TAWNY_SIMULATOR_PASSWORD", show_envvar=True, help="Its password.")
@click.option(
    "--audio",
    default=Audio.FILE.value,
    show_default=True,
    type=click.Choice([choice.value for choice in Audio]),
    help="Sound of the main stream: the file's as AAC if it has any, encoded, or none.",
)
@click.option("--udp/--no-udp", default=True, help="Offer UDP beside TCP.")
def simulate(*, files: tuple[str, ...], port: int, host: str, user: str, password: str, audio: str, udp: bool) -> None:
    """Serve video files as live RTSP cameras that loop for ever.

    Each FILE becomes a camera: rtsp://HOST:PORT/NAME/main, with SUB as rtsp://HOST:PORT/NAME/sub. NAME is the file's
    name unless given. Files need H.264 or H.265 video.
    """
    if bool(user) != bool(password):
        raise UsageError("a login is user name and password", "give --user and --password, or neither")
    cameras: list[SimulatedCamera] = []
    for text in files:
        name, streams = _streams(text)
        name = _free_name(name, {camera.name for camera in cameras})
        cameras.append(SimulatedCamera(name, streams, user, password, Audio(audio), udp))
    asyncio.run(_serve(Simulator(cameras, host=host, port=port)))


async def _serve(simulator: Simulator) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with simulator:
        for mount in simulator.mounts:
            camera, _, stream = mount.partition("/")
            url = simulator.url(camera, stream, credentials=False)
            click.echo(f"{url}  {_describe(simulator.source(mount))}")
        click.echo("Type help for faults to simulate, Ctrl-C to end.", err=True)
        lines: asyncio.Queue[str] = asyncio.Queue()
        threading.Thread(target=_read_lines, args=(loop, lines), daemon=True).start()
        commands = loop.create_task(_obey(simulator, lines))
        await stop.wait()
        commands.cancel()


async def _obey(simulator: Simulator, lines: asyncio.Queue[str]) -> None:
    while True:
        line = await lines.get()
        try:
            answer = await execute(simulator, line)
        except TawnyError as error:
            click.echo(f"tawny: {error}", err=True)
            continue
        if answer:
            click.echo(answer)


def _read_lines(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    """Pass on lines until standard input ends. Reads the descriptor: no lock is held when the process leaves."""
    buffer = b""
    while chunk := _read_some():
        *whole, buffer = (buffer + chunk).split(b"\n")
        for line in whole:
            loop.call_soon_threadsafe(lines.put_nowait, line.decode("utf-8", "replace"))


def _read_some() -> bytes:
    try:
        return os.read(0, 4096)
    except OSError:  # closed, or a terminal that is not ours to read
        return b""


def _streams(text: str) -> tuple[str, dict[str, Path]]:
    """Camera name and files from `[NAME=]FILE[,SUB]`; a file that is called like that itself is taken as it is."""
    name, found, rest = text.partition("=")
    if Path(text).is_file() or not found:
        name, rest = "", text
    paths = [rest] if Path(rest).is_file() else rest.split(",")
    if len(paths) > 2:
        raise UsageError(f"{text} has more than two files", "write NAME=MAIN,SUB")
    return name or Path(paths[0]).stem, dict(zip(("main", "sub"), map(Path, paths), strict=False))


def _free_name(wanted: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "_", wanted.lower()).strip("_") or "camera"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name


def _describe(source: Source) -> str:
    video = source.video
    sound = f", {source.audio.encoding}" if source.audio is not None else ""
    part = ", first part only" if source.truncated else ""
    return (
        f"{source.path.name} ({video.codec} {video.width}x{video.height}, {video.fps:g} fps{sound}, "
        f"{source.duration_s:.1f} s{part})"
    )
