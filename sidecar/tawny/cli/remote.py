"""`tawny remote`: a way to Tawny from outside the house, by a small server of one's own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import click

from tawny.api.auth import read_token
from tawny.cli.findings import show
from tawny.cli.options import config_option
from tawny.cli.remote_answers import ask, tidied
from tawny.config import find_config
from tawny.config.places import find_places
from tawny.core.errors import TawnyError, UsageError
from tawny.remote.check import check_remote
from tawny.remote.folder import Written, check_writable
from tawny.remote.generate import answers_of, generate, saved
from tawny.remote.names import is_address
from tawny.remote.outside import Reach
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
    check_writable(folder)
    given = tidied({name: value for name, value in flags.items() if value is not None})
    if saved(folder) is None and "domain" not in given:
        if not _somebody_answers():
            raise UsageError("there is no domain", "give --domain, such as cameras.example.com")
        ask(given)
    answers = answers_of(folder, given)
    if "home_assistant" in given and not answers.home_assistant_domain:
        raise UsageError(
            "--home-assistant needs a domain for it", "give --home-assistant-domain as well, such as ha.example.com"
        )
    _tell(folder, generate(folder, answers))


@remote.command("check")
@folder_option
@click.option("--token", envvar="TAWNY_TOKEN", help="Token to look with. Also: $TAWNY_TOKEN. Default: the owner's.")
@click.option("--address", default="", help="Ask the server at this address, whatever the name leads to.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
@config_option
def check(folder: Path, token: str | None, address: str, config: Path | None, *, as_json: bool) -> None:
    """Look at the whole way from outside to Tawny, and say what to do about what is wrong.

    The name, the tunnel, TLS and the certificate, what is open, whether Tawny knows who asks, the cache, latency,
    bandwidth and the limits. As the last it tries to log in too often: for a minute nobody can log in from here.

    Exit code 0 when nothing failed, 1 when something did.
    """
    if saved(folder) is None:
        raise UsageError(f"there is no set-up in {folder}", "name its folder with --output, or run `tawny remote init`")
    if address and not is_address(address):
        raise UsageError(f"--address {address} is no address", "write one such as 192.0.2.1")
    answers = answers_of(folder, {})
    findings = check_remote(answers, token or _owners_token(config), Reach(address))
    if not asyncio.run(show(findings, as_json=as_json)):
        raise click.exceptions.Exit(1)


def _owners_token(config: Path | None) -> str | None:
    """The token in the storage directory of the configuration; where there is none to be had, why is said."""
    try:
        path = find_config(config)
        # Not the whole of it: this shell need not have what the service's environment has.
        storage = find_places(path.read_text("utf-8-sig"), path).storage
        if token := read_token(storage):
            return token
        reason = f"there is none in {storage}"
    except TawnyError as error:
        reason = error.message
    except OSError as error:
        reason = f"{error.filename} can't be read ({(error.strerror or '').lower()})"
    except UnicodeDecodeError:
        reason = f"{path} is not UTF-8 text"
    click.echo(f"Mind: looking without a token, as {reason}. Run this where Tawny runs, or give --token.", err=True)
    return None


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
