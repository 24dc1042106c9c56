"""`tawny doctor`: what is wrong, and what to do about it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from tawny.cli.options import config_option
from tawny.doctor import Checkup, Finding, Outcome

INVALID_CONFIGURATION = 2
_STYLES = {Outcome.OK: "green", Outcome.WARNING: "yellow", Outcome.FAILED: "bold red"}
_WIDTHS = (8, 20)


@click.command()
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
def doctor(*, config: Path | None, as_json: bool) -> None:
    """Look at machine, configuration, storage, broker, cameras and service, and say what to do about what is wrong.

    May run beside the service, and changes nothing. Every stream is opened for 5 seconds, a few at a time; a login that
    is refused is not tried twice.

    Exit code 0 when nothing failed, 1 when something did, 2 when the configuration is missing or invalid: then only the
    machine is looked at.
    """
    checkup = Checkup(config)
    asyncio.run(_print_json(checkup) if as_json else _print(checkup))
    if checkup.invalid_configuration:
        raise click.exceptions.Exit(INVALID_CONFIGURATION)
    if checkup.count(Outcome.FAILED):
        raise click.exceptions.Exit(1)


async def _print_json(checkup: Checkup) -> None:
    async with aclosing(checkup.run()) as findings:
        async for _ in findings:
            pass
    counts = {str(outcome): checkup.count(outcome) for outcome in Outcome}
    report = {**counts, "findings": [asdict(finding) for finding in checkup.findings]}
    click.echo(json.dumps(report, indent=2, ensure_ascii=False))


async def _print(checkup: Checkup) -> None:
    console = Console(soft_wrap=True, highlight=False)
    async with aclosing(_shown(checkup, console)) as findings:
        async for finding in findings:
            console.print(_text(finding))
    console.print(f"\n{', '.join(_counted(checkup, outcome) for outcome in Outcome if checkup.count(outcome))}")


async def _shown(checkup: Checkup, console: Console) -> AsyncGenerator[Finding]:
    """The findings, with a sign of life while the next one is waited for."""
    async with aclosing(checkup.run()) as findings:
        while True:
            with console.status("Looking …") if console.is_terminal else nullcontext():
                finding = await anext(findings, None)
            if finding is None:
                return
            yield finding


def _text(finding: Finding) -> Text:
    first, second = _WIDTHS
    text = Text(f"{finding.outcome:{first}}", style=_STYLES[finding.outcome])
    text.append(f"{finding.check:{second}}  ", style="bold default")
    text.append(finding.found, style="not bold default")
    if finding.remedy:
        text.append(f"\n{'':{first + second}}  → {finding.remedy}", style="not bold dim default")
    return text


def _counted(checkup: Checkup, outcome: Outcome) -> str:
    count = checkup.count(outcome)
    words = {Outcome.OK: "ok", Outcome.WARNING: "warnings" if count > 1 else "warning", Outcome.FAILED: "failed"}
    return f"{count} {words[outcome]}"
