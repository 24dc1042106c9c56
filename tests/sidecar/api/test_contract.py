"""Every route that docs/design/contracts.md promises is there, and takes what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawny.api.app import endpoints
from tawny.api.openapi import document

CONTRACTS = Path(__file__).parents[3] / "docs/design/contracts.md"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PENDING = {"GET /cameras/{}/live/{}.ts"}
"""Promised and not yet there."""


def promised() -> Iterator[tuple[str, list[str]]]:
    """Method and path, ids as {}, and the query parameters of every route in the contract's list."""
    block = CONTRACTS.read_text("utf-8").partition("## HTTP API")[2].split("```")[1]
    for line in block.strip().splitlines():
        method, path = "", ""
        for part in line.split(" · "):
            if "outside /api" in part:
                continue
            words = re.match(rf"\s*({'|'.join(METHODS)})?\s*(\S*)", part)
            assert words is not None
            method = words[1] or method
            named = words[2]
            if named.startswith("/"):
                path = named
            elif named and not named.startswith("("):
                path = f"{path.partition('?')[0].rpartition('/')[0]}/{named}"
            plain, _, query = path.replace("[", "").replace("]", "").partition("?")
            yield f"{method} {re.sub(r'{[^}]*}', '{}', plain)}", [name.strip("=") for name in query.split("&") if name]


def test_the_list_is_understood() -> None:
    found = dict(promised())
    assert len(found) >= 30
    assert found["GET /events"] == ["camera", "zone", "since", "until", "reviewed", "limit", "cursor"]
    assert {"PATCH /events/{}", "GET /events/{}/clip.m3u8", "PUT /config", "PATCH /cameras/{}"} <= set(found)


def test_every_promised_route_is_there() -> None:
    there = {f"{found.method} {re.sub(r'{[^}]*}', '{}', found.path)}" for found in endpoints()}
    assert {route for route, _ in promised()} - there <= PENDING


@pytest.mark.parametrize(("route", "names"), [(route, names) for route, names in promised() if names])
def test_a_promised_route_takes_what_was_promised(route: str, names: list[str]) -> None:
    method, _, wanted = route.partition(" ")
    paths = {re.sub(r"{[^}]*}", "{}", path): operations for path, operations in document(endpoints())["paths"].items()}
    taken = {parameter["name"] for parameter in paths[wanted][method.lower()].get("parameters", ())}
    assert set(names) <= taken
