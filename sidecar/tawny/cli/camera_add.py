"""`tawny camera add` and `remove`: cameras in `tawny.toml`, with everything else in the file left as it is."""

from __future__ import annotations

import asyncio
import os
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import click

from tawny.capture.onvif import Profile, list_profiles, suggest_streams
from tawny.cli.camera_discover import waiting
from tawny.cli.options import config_option
from tawny.cli.reloading import reload_service
from tawny.config import find_config, load_config
from tawny.config.edit import AsWritten, edit_config
from tawny.config.urls import url_secrets
from tawny.core.errors import CaptureError, NotFoundError, UsageError
from tawny.core.ids import is_user_id
from tawny.core.redact import redact, register_secret


@click.command("add")
@click.argument("camera_id", metavar="ID")
@click.option("--url", help="Address of the main stream.")
@click.option("--sub", help="Address of the sub stream.")
@click.option("--onvif", metavar="ADDRESS", help="Ask the camera at this address for its streams instead.")
@click.option("--profile", default="", metavar="TOKEN", help="With --onvif: this profile as main stream.")
@click.option("--user", default="", help="User name at the camera.")
@click.option(
    "--password-env",
    metavar="NAME",
    help="The environment variable that holds the password; the file then refers to it. Asked for when left out.",
)
@click.option("--name", default="", help="What people call the camera.  [default: made from ID]")
@config_option
def add_command(
    *,
    camera_id: str,
    url: str | None,
    sub: str | None,
    onvif: str | None,
    profile: str,
    user: str,
    password_env: str | None,
    name: str,
    config: Path | None,
) -> None:
    """Add the camera ID to the configuration.

    \b
      tawny camera add front_door --url 'rtsp://user:${FRONT_DOOR_PASSWORD}@192.0.2.10/main'
      tawny camera add front_door --onvif 192.0.2.10 --user tawny --password-env FRONT_DOOR_PASSWORD

    ID is made of lower-case letters, digits and underscores. Comments and order of the file stay, and the previous
    version is kept beside it as tawny.toml.bak. A password is shown to the camera once only, so that it does not lock
    you out. A service that is running uses the camera at once.
    """  # noqa: D301 - click wants the character, not the two
    _check(camera_id=camera_id, url=url, sub=sub, onvif=onvif, profile=profile, user=user, password_env=password_env)
    path = find_config(config)
    if camera_id in load_config(path).cameras:
        raise UsageError(
            f"there is a camera {camera_id} already", f"choose another id, or `tawny camera remove {camera_id}` first"
        )
    login, password = _login(user, password_env)
    if onvif:
        main, sub = _ask_camera(onvif, user, password, profile, login)
    else:
        main, sub = _with_login(str(url), login), _with_login(sub, login) if sub else None
    streams = {key: {"url": AsWritten(text)} for key, text in (("main", main), ("sub", sub)) if text}
    camera: dict[str, Any] = {"name": name} if name else {}
    changed = edit_config(path, {("cameras", camera_id): {**camera, "streams": streams}})
    added = changed.cameras[camera_id]
    click.echo(f"Added {camera_id} to {path}: {redact(added.streams.main.url)}")
    if added.streams.sub is not None:
        click.echo(f"  with the sub stream {redact(added.streams.sub.url)}")
    reload_service(changed, path)
    click.echo(f"See whether it works: tawny camera test {camera_id}")


@click.command("remove")
@click.argument("camera_id", metavar="ID")
@config_option
def remove_command(*, camera_id: str, config: Path | None) -> None:
    """Remove the camera ID and its settings from the configuration.

    What it recorded is not touched. The previous version of the file is kept beside it as tawny.toml.bak. A service
    that is running stops watching it at once.
    """
    path = find_config(config)
    present = _ids(path)
    if camera_id not in present:
        raise NotFoundError(f"there is no camera {camera_id}", f"there are: {', '.join(present) or 'none'}")
    changed = edit_config(path, {("cameras", camera_id): None})
    click.echo(f"Removed {camera_id} from {path}. Its recordings are still there.")
    reload_service(changed, path)


def _check(
    *,
    camera_id: str,
    url: str | None,
    sub: str | None,
    onvif: str | None,
    profile: str,
    user: str,
    password_env: str | None,
) -> None:
    for text in (url, sub):
        for secret in url_secrets(text or ""):
            register_secret(secret)
    if not is_user_id(camera_id):
        raise UsageError(f"{camera_id!r} is no id", "use lower-case letters, digits and underscores, as in front_door")
    if bool(url) == bool(onvif):
        raise UsageError("it takes an address", "give either --url or --onvif")
    if onvif and sub:
        raise UsageError("--sub goes with --url", "leave it out: the camera says what streams it has")
    if profile and not onvif:
        raise UsageError("--profile goes with --onvif", "leave it out")
    if password_env and not user:
        raise UsageError("a password needs a user name", "give --user, too")
    if password_env is not None and password_env not in os.environ:
        raise UsageError(f"the environment variable {password_env} is not set", "set it, here and where tawny runs")


def _login(user: str, password_env: str | None) -> tuple[str, str]:
    """What stands before the @ of an address in the file, and the password; both empty without user."""
    if not user:
        return "", ""
    if password_env:
        password = os.environ[password_env]
        register_secret(password)
        return f"{quote(user, safe='')}:${{{password_env}}}", password
    if not sys.stdin.isatty():
        raise UsageError("there is nobody to ask for the password", "give --password-env")
    password = click.prompt("Password", hide_input=True, err=True)
    register_secret(password)
    return f"{quote(user, safe='')}:{quote(password, safe='')}", password


def _ask_camera(address: str, user: str, password: str, profile: str, login: str) -> tuple[str, str | None]:
    """The addresses of main and sub stream as the camera tells, as they are written into the file."""
    with waiting("Asking the camera …"):
        camera = asyncio.run(list_profiles(address, user, password))
    click.echo(f"{camera.manufacturer} {camera.model}, firmware {camera.firmware}".strip())
    main, sub, reasons = suggest_streams(camera.profiles, profile)
    for reason in reasons:
        click.echo(f"  {redact(reason)}")
    if main.foreign_host:
        raise CaptureError(
            f"the camera says that its stream is at another host: {redact(main.rtsp_url)}",
            "if that is right, give the address with --url; if not, correct the camera's network settings",
        )
    if sub is not None and sub.foreign_host:
        click.echo("  It is left out. Add it by hand if that is right.")
        sub = None
    return _stream(main, login), _stream(sub, login) if sub else None


def _stream(profile: Profile, login: str) -> str:
    return _with_login(profile.rtsp_url.replace("$", "$$"), login)


def _with_login(url: str, login: str) -> str:
    scheme, separator, rest = url.partition("://")
    if not login or not separator:
        return url
    if urlsplit(url).username is not None:
        raise UsageError("the address has a user name already", "give --user, or write it in the address, not both")
    return f"{scheme}://{login}@{rest}"


def _ids(path: Path) -> list[str]:
    """The ids of all cameras in the file, be they valid or not."""
    try:
        cameras = tomllib.loads(path.read_text("utf-8-sig")).get("cameras")
    except (OSError, ValueError):
        return list(load_config(path).cameras)  # raises, and says why
    return list(cameras) if isinstance(cameras, dict) else []
