"""`tawny camera move`: a camera goes to another service, with all its settings, and is recorded all the while."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import signal
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from tawny.cli.client import ApiError, Client, Place, service_options
from tawny.config import CameraConfig, Config, find_config, load_config, masked
from tawny.core.errors import NotFoundError, TawnyError, UsageError
from tawny.core.messages import RecordingMode
from tawny.core.redact import register_secret

LOOK_EVERY_S = 0.5
FORGOTTEN_S = 3.0
"""Home Assistant takes a moment to forget a camera. Were it told of the other before, that would get other names."""

ENDED = 128 + signal.SIGTERM
"""Exit code of a move that was ended from outside."""

LEFT_S = 120.0
"""How long nobody hears of the camera there beyond the wait: long enough to remove it here."""

_ALWAYS_WRITES = {RecordingMode.ADAPTIVE, RecordingMode.CONTINUOUS}


@click.command("move")
@click.argument("camera_id", metavar="ID")
@click.option("--to", "to_url", required=True, metavar="URL", help="The other service, as http://192.0.2.6:8420.")
@click.option(
    "--to-token", envvar="TAWNY_TO_TOKEN", help="An admin's token there. Also: $TAWNY_TO_TOKEN. Else it is asked for."
)
@click.option(
    "--wait",
    "wait_s",
    type=click.FloatRange(5, 600),
    default=60.0,
    show_default=True,
    help="How many seconds the other service has until it records.",
)
@service_options
def move_command(
    *,
    camera_id: str,
    to_url: str,
    to_token: str | None,
    wait_s: float,
    config: Path | None,
    data: Path | None,
    url: str | None,
    token: str | None,
) -> None:
    """Move the camera ID to the service at URL, with its settings and zones.

    \b
      tawny camera move door --to http://192.0.2.6:8420

    It is added there, recorded there, and only then removed here; when anything fails it stays here, as it is. Both
    services have to run, and the address of the camera has to lead to it from there, too. What was recorded here stays
    here until it expires. A move that was killed half-way, as by a power cut, is ended by the same command.
    """  # noqa: D301 - click wants the character, not the two
    file = find_config(config)
    settings = load_config(file)
    here = Place.find(file, data, url, token)
    there = Place(_checked_url(to_url), to_token or _asked_token())
    with suppress(asyncio.CancelledError), _alone(settings.storage.path):
        asyncio.run(_Move(settings, camera_id, wait_s, refers=_refers(file, camera_id)).run(here, there))
        return
    sys.exit(ENDED)


@contextmanager
def _alone(storage: Path) -> Iterator[None]:
    """Move one camera at a time: who ends another's move must not be surprised by the other's taking it back.

    The lock is on the folder itself: nothing is left behind, and the kernel ends it with whoever is killed.
    """
    try:
        folder = os.open(storage, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:  # the service is on another machine
        yield
        return
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise UsageError("another camera is being moved from here", "wait until that has ended") from None
    finally:
        os.close(folder)


def _checked_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return text.rstrip("/")
    except ValueError:
        pass
    raise UsageError(f"{text} is no address of a service", "write one such as http://192.0.2.6:8420")


def _asked_token() -> str:
    if not sys.stdin.isatty():
        raise UsageError("there is nobody to ask for the token of the other service", "give --to-token")
    token: str = click.prompt("Token there", hide_input=True, err=True)
    register_secret(token)
    return token


@dataclass(frozen=True, slots=True)
class _Move:
    """One move: the configuration here, the camera, and how long the other service may take."""

    settings: Config
    camera: str
    wait_s: float
    refers: bool
    """Whether its addresses name variables of the environment here."""

    @property
    def config(self) -> CameraConfig:
        return self.settings.cameras[self.camera]

    async def run(self, here: Place, there: Place) -> None:
        """Raises TawnyError; then the camera is here as before, or both have it, which is said."""
        moving, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert moving is not None
        for ending in (signal.SIGTERM, signal.SIGHUP):  # as a terminal sends it that is closed
            loop.add_signal_handler(ending, moving.cancel)
        async with Client(here) as old, Client(there, elsewhere=True) as new:
            try:
                theirs = await new.get("status")
            except ApiError as error:
                raise UsageError(
                    f"{there.url} does not let us in ({error.message})", "give an admin's token of that service"
                ) from error
            name = await self._check(old, new, theirs)
            if self.camera not in self.settings.cameras:
                await self._finished(old, new)
                click.echo(f"{self.camera} was moved to {name} already.")
                return
            is_ours = await self._begin(new, name)
            try:
                await self._wait(new)
                await self._remove(old, there.url)
            except _BothError:
                raise
            except BaseException:
                if not is_ours:
                    click.echo(f"{self.camera} is at both, as it was.", err=True)
                    raise
                await self._take_back(new, there.url)
                raise
            click.echo(f"{self.camera} is recorded there now, and removed here.", err=True)
            await asyncio.sleep(FORGOTTEN_S)
            await self._announce(new)
        if self.refers:
            click.echo(
                f"Mind: what its addresses had from the environment here stands in the tawny.toml of {name} as it is. "
                "Write ${NAME} there again if you want it in the environment.",
                err=True,
            )
        click.echo(f"Moved {self.camera} to {name}. What was recorded here stays here until it expires.")

    async def _check(self, old: Client, new: Client, theirs: dict[str, Any]) -> str:
        """What is known before anything is changed; how the other service is called."""
        mine = await old.get("status")
        if mine["node"]["id"] != self.settings.node.id:
            raise UsageError(
                f"the service here is {mine['node']['id']}, and the configuration that of {self.settings.node.id}",
                "name the right --config",
            )
        if (await old.get("health"))["instance"] == (await new.get("health"))["instance"]:
            raise UsageError("that is the same service", "name the one that shall have the camera with --to")
        if self.camera in self.settings.cameras:
            await old.get(f"cameras/{self.camera}")  # it may be in the file only
        return str(theirs["node"]["name"])

    async def _finished(self, old: Client, new: Client) -> None:
        """A move that was killed when it was all but over is over. Raises NotFoundError when there was none."""
        former = (await old.get("status"))["former"]
        if self.camera not in {each["id"] for each in former} or not await self._is_at(new):
            ids = ", ".join(self.settings.cameras) or "none"
            raise NotFoundError(f"there is no camera {self.camera}", f"there are: {ids}")
        await self._announce(new)

    async def _begin(self, new: Client, name: str) -> bool:
        """Have the camera there; whether it may be removed there again without that anything is lost."""
        if not await self._is_at(new):
            await self._add(new)
            click.echo(f"Added {self.camera} to {name}; waiting until it is recorded there …", err=True)
            return True
        mine = masked(self.settings)["cameras"][self.camera]
        theirs = (await new.get("config"))["config"]["cameras"].get(self.camera)
        if theirs is None or _addresses(theirs) != _addresses(mine):
            raise UsageError(f"{name} has a camera {self.camera} already, with other streams", "remove or rename one")
        stays = "" if theirs == mine else "; its settings there stay as they are"
        click.echo(
            f"{self.camera} is at {name} already, by a move that did not end: going on with that{stays} …", err=True
        )
        return not stays

    async def _is_at(self, new: Client) -> bool:
        try:
            await new.get(f"cameras/{self.camera}")  # lists don't have one that nobody is to hear of yet
        except NotFoundError:
            return False
        return True

    async def _add(self, new: Client) -> None:
        # The addresses with what stands in the environment here, as nobody knows what stands in that of the other.
        table: dict[str, Any] = self.config.model_dump(mode="json", exclude_unset=True, exclude_none=True)
        await new.send("POST", "cameras", {"id": self.camera, **table}, quiet_s=self.wait_s + LEFT_S)

    async def _wait(self, new: Client) -> None:
        """Until the camera's pictures arrive there, and are written if they always are."""
        if not self.config.enabled:
            return
        told = "it did not say why"
        try:
            async with asyncio.timeout(self.wait_s):
                while True:
                    now = await new.get(f"cameras/{self.camera}")
                    if now["online"] and (now["recording"] or self.config.recording.mode not in _ALWAYS_WRITES):
                        return
                    reasons = (now["trouble"], *(stream["reason"] for stream in now["streams"]))
                    told = next(filter(None, reasons), told)
                    await asyncio.sleep(LOOK_EVERY_S)
        except TimeoutError:
            raise TawnyError(
                f"{self.camera} was not recorded there within {self.wait_s:g} s ({told})",
                "it stays here; its address has to lead to it from there, too",
            ) from None

    async def _remove(self, old: Client, there: str) -> None:
        try:
            await old.send("DELETE", f"cameras/{self.camera}")
        except TawnyError as refused:
            try:
                await old.get(f"cameras/{self.camera}")
            except NotFoundError:
                return  # it is gone, and only nobody could say so any more
            except TawnyError:
                raise _BothError(
                    f"whether {self.camera} was removed here is not known ({refused.message})",
                    f"it is recorded at {there}; look with `tawny camera list`, and remove it here",
                ) from refused
            raise

    async def _take_back(self, new: Client, there: str) -> None:
        try:
            await new.send("DELETE", f"cameras/{self.camera}")
        except NotFoundError:
            return
        except TawnyError as error:
            raise _BothError(
                f"{self.camera} is here as before, and could not be removed from {there} again ({error.message})",
                "remove it there by hand",
            ) from error

    async def _announce(self, new: Client) -> None:
        try:
            await new.send("POST", f"cameras/{self.camera}/announce")
        except TawnyError as error:
            click.echo(f"Mind: it is told of there a little later by itself ({error.message}).", err=True)


def _refers(file: Path, camera: str) -> bool:
    """Whether the file has `${NAME}` in an address of the camera."""
    table = tomllib.loads(file.read_text("utf-8-sig")).get("cameras", {}).get(camera, {})
    return "${" in json.dumps(table.get("streams", {}))


def _addresses(camera: dict[str, Any]) -> dict[str, str]:
    """Where the streams of a camera are, by their names, without passwords."""
    return {name: stream["url"] for name, stream in camera["streams"].items() if stream}


class _BothError(TawnyError):
    """Both services may have the camera now."""
