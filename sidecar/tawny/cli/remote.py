"""`tawny remote`: a way to Tawny from outside the house, by a small server of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tawny.core.errors import UsageError
from tawny.remote.folder import Written
from tawny.remote.generate import answers_of, generate, saved
from tawny.remote.names import as_domain, is_domain
from tawny.remote.surroundings import lacks

_FOLDER = Path("tawny-remote")


@click.group()
def remote() -> None:
    """Write and check the set-up for watching from outside: WireGuard, and nginx on a small rented server."""


folder_option = click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=_FOLDER,
    show_default=True,
    help="The folder of the set-up.",
)


@remote.command("init")
@folder_option
@click.option("--domain", help="Name under which Tawny shall be found, such as cameras.example.com.")
@click.option("--server", help="Address of the server, where the name does not lead to it directly.")
@click.option("--ssh-key", help="Your public SSH key, or the .pub file that has it: with it you log in to the server.")
@click.option("--admin-user", help="Name of the server's user who may log in. [default: tawny-admin]")
@click.option("--email", help="For the certificate authority, if it shall have one.")
@click.option("--home-assistant-domain", help="Also show Home Assistant, under this name.")
@click.option("--home-assistant", help="Where Home Assistant listens, as HOST:PORT. [default: 127.0.0.1:8123]")
@click.option(
    "--close-admin/--open-admin",
    default=None,
    help="Only look from outside: settings and changes are for home. [default: open, behind tokens]",
)
@click.option("--tunnel", help="Addresses of the tunnel. [default: 10.86.20.0/30]")
@click.option("--mtu", type=int, help="Largest packet in the tunnel. [default: 1380]")
@click.option("--wireguard-port", type=int, help="UDP port of the server. [default: 51820]")
@click.option("--tawny-port", type=int, help="Port of Tawny on this machine. [default: 8420]")
def init(folder: Path, **flags: Any) -> None:
    """Write a folder with everything for a small server and for this house, and a README with the five steps.

    Asks what is not given, when somebody is there to answer. With the folder of the last time it asks nothing, keeps
    the keys, and changes only what becomes another by the flags given.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    if saved(folder) is None and "domain" not in given:
        if not _somebody_answers():
            raise UsageError("there is no domain", "give --domain, such as cameras.example.com")
        _ask(given)
    for name in ("domain", "home_assistant_domain"):
        if name in given:
            given[name] = as_domain(given[name])
    if "ssh_key" in given:
        given["ssh_key"] = _public_key(given["ssh_key"])
    _tell(folder, generate(folder, answers_of(folder, given)))


def _ask(given: dict[str, Any]) -> None:
    """The few things that only the user knows."""
    click.echo("A small rented server will stand in front of Tawny; docs/guide/remote-access.md explains it.\n")
    given["domain"] = click.prompt("Domain under which Tawny shall be found", value_proc=_checked(is_domain, "domain"))
    if "ssh_key" not in given:
        found = next((path for path in sorted((Path.home() / ".ssh").glob("*.pub"))), None)
        given["ssh_key"] = click.prompt(
            "Your public SSH key or its file (empty: the one that root has there)",
            default=str(found or ""),
            value_proc=_public_key,
        )
    if "home_assistant_domain" not in given and click.confirm("Show Home Assistant as well?", default=False):
        given["home_assistant_domain"] = click.prompt(
            "Its domain", default=f"ha.{given['domain'].partition('.')[2]}", value_proc=_checked(is_domain, "domain")
        )
        if "home_assistant" not in given:
            given["home_assistant"] = click.prompt("Where it listens at home", default="127.0.0.1:8123")
    if "close_admin" not in given:
        given["close_admin"] = not click.confirm(
            "Change settings from outside too, with an admin's token?", default=True
        )


def _checked(fits: Callable[[str], bool], what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        name = as_domain(text)
        if not fits(name):
            raise click.BadParameter(f"this is no {what} that the internet could know")
        return name

    return check


def _public_key(text: str) -> str:
    """The key itself: files are read, of which a private one is never taken."""
    text = text.strip()
    if not text or " " in text:
        return text
    path = Path(text).expanduser()
    try:
        said = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the SSH key {text} can't be read", "give the line, or the file that ends in .pub") from error
    if "PRIVATE KEY" in said:
        raise UsageError(f"{text} is the private key", f"give the public one, {text}.pub")
    return said.splitlines()[0] if said else ""


def _tell(folder: Path, written: Written) -> None:
    if not written:
        click.echo(f"{folder} is as it should be; nothing was changed.")
        return
    for word, paths in (("new", written.made), ("changed", written.changed), ("removed", written.removed)):
        for path in paths:
            click.echo(f"{word:8}{folder / path}")
    for path in written.edited:
        click.echo(f"{'kept':8}{folder / path}: you changed it; what it would be is in {path.name}.new")
    if hint := lacks():
        click.echo(f"\nMind: {hint}.")
    click.echo(f"\nThe next steps are in {folder / 'README.md'}.")


def _somebody_answers() -> bool:
    return sys.stdin.isatty()
