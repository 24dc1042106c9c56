"""Showing what checks found, as they find it, or as JSON; and the exit code that follows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from tawny.doctor import Finding, Outcome

_STYLES = {Outcome.OK: "green", Outcome.WARNING: "yellow", Outcome.FAILED: "bold red"}
_WIDTHS = (8, 20)


async def show(findings: AsyncGenerator[Finding], *, as_json: bool) -> bool:
    """Print everything; whether nothing failed."""
    found = await (_print_json(findings) if as_json else _print(findings))
    return not found[Outcome.FAILED]


async def _print_json(findings: AsyncGenerator[Finding]) -> Counter[Outcome]:
    async with aclosing(findings):
        found = [finding async for finding in findings]
    counts = Counter(finding.outcome for finding in found)
    report = {
        **{str(outcome): counts[outcome] for outcome in Outcome},
        "findings": [asdict(finding) for finding in found],
    }
    click.echo(json.dumps(report, indent=2, ensure_ascii=False))
    return counts


async def _print(findings: AsyncGenerator[Finding]) -> Counter[Outcome]:
    console = Console(soft_wrap=True, highlight=False)
    counts: Counter[Outcome] = Counter()
    async with aclosing(_shown(findings, console)) as shown:
        async for finding in shown:
            counts[finding.outcome] += 1
            console.print(_text(finding))
    console.print(f"\n{', '.join(_counted(counts, outcome) for outcome in Outcome if counts[outcome])}")
    return counts


async def _shown(findings: AsyncGenerator[Finding], console: Console) -> AsyncGenerator[Finding]:
    """The findings, with a sign of life while the next one is waited for."""
    async with aclosing(findings):
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


def _counted(counts: Counter[Outcome], outcome: Outcome) -> str:
    count = counts[outcome]
    words = {Outcome.OK: "ok", Outcome.WARNING: "warnings" if count > 1 else "warning", Outcome.FAILED: "failed"}
    return f"{count} {words[outcome]}"
