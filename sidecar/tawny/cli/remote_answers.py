"""What `tawny remote init` is told, by flags or by answering questions: each is checked as soon as it is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tawny.core.errors import UsageError
from tawny.remote.answers import Answers
from tawny.remote.names import as_domain, as_place, is_address
from tawny.remote.surroundings import check_addresses, free_network

_SOME_DOMAIN = "tawny.example"
"""Stands in for the domain while it is not known, so that everything else can be checked."""


def tidied(flags: dict[str, Any]) -> dict[str, Any]:
    """The flags as they are kept: names in small letters, the key instead of its file. Raises UsageError."""
    given = dict(flags)
    for name in ("domain", "home_assistant_domain"):
        if name in given:
            given[name] = as_domain(given[name])
    if given.get("server") and not is_address(given["server"]):
        given["server"] = as_domain(given["server"])
    if "home_assistant" in given:
        given["home_assistant"] = as_place(given["home_assistant"])
    if "ssh_key" in given:
        given["ssh_key"] = _public_key(given["ssh_key"])
    if "home_assistant" in given and given.get("home_assistant_domain") == "":
        raise UsageError("--home-assistant needs a domain for it", "leave it out, or give --home-assistant-domain")
    return given


def ask(given: dict[str, Any]) -> None:
    """Add the few things that only the user knows to what is `given`.

    Raises UsageError, before the first question, for a flag that can't be.
    """
    Answers.of({"domain": _SOME_DOMAIN, **given})
    click.echo("A small rented server will stand in front of Tawny; docs/guide/remote-access.md explains it.\n")
    _ask_for(given, "domain", "Domain under which Tawny shall be found", as_domain)
    if "ssh_key" not in given:
        found = next((path for path in sorted((Path.home() / ".ssh").glob("*.pub"))), None)
        question = "Your public SSH key or its file (empty: the one that root has there)"
        _ask_for(given, "ssh_key", question, _public_key, str(found or ""))
    if "home_assistant_domain" not in given and (
        "home_assistant" in given or click.confirm("Show Home Assistant as well?", default=False)
    ):
        parent = given["domain"].partition(".")[2]
        suggested = f"ha.{parent}" if "." in parent else None
        _ask_for(given, "home_assistant_domain", "Its domain", _wanted_domain, suggested)
        if "home_assistant" not in given:
            _ask_for(given, "home_assistant", "Where it listens at home", as_place, "127.0.0.1:8123")
    _ask_tunnel(given)
    if "close_admin" not in given:
        given["close_admin"] = not click.confirm(
            "Change settings from outside too, with an admin's token?", default=True
        )


def _ask_tunnel(given: dict[str, Any]) -> None:
    """Only where what is meant is in use here."""
    try:
        check_addresses(Answers.of(given))
    except UsageError as error:
        click.echo(f"Mind: {error.message}.")
        _ask_for(given, "tunnel", "Addresses of the tunnel", str.strip, str(free_network()), also=check_addresses)


def _ask_for(
    given: dict[str, Any],
    name: str,
    question: str,
    tidy: Callable[[str], str],
    default: str | None = None,
    *,
    also: Callable[[Answers], None] | None = None,
) -> None:
    """Ask until the answer fits to all that was said before."""

    def fits(text: str) -> str:
        try:
            said = tidy(text)
            answers = Answers.of({"domain": _SOME_DOMAIN, **given, name: said})
            if also is not None:
                also(answers)
        except UsageError as error:
            raise click.BadParameter(str(error)) from error
        return said

    given[name] = click.prompt(question, default=default, value_proc=fits)


def _wanted_domain(text: str) -> str:
    if name := as_domain(text):
        return name
    raise UsageError("it needs a domain of its own", "give a name that you have registered")


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
    if not said:
        raise UsageError(f"{text} is empty", "give the line of a .pub file, or that file")
    return said.splitlines()[0]
