"""The dashboard for Grafana asks for what Tawny tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import promql_parser
import pytest

ROOT = Path(__file__).resolve().parents[2]
BOARD = json.loads((ROOT / "packaging" / "grafana" / "tawny.json").read_text())
GUIDE = ROOT / "docs" / "guide" / "monitoring.md"
REFERENCE = ROOT / "docs" / "reference" / "metrics.md"
SUFFIXES = ("_bucket", "_sum", "_count")
OWN = {"instance", "job", "le"}
"""Labels that Prometheus adds."""


def known() -> dict[str, set[str]]:
    """Labels of each metric, by its name."""
    rows = re.findall(r"^\| `(tawny_\w+)` \| \w+ \| (.*?) \|", REFERENCE.read_text(), re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in rows}


def expressions() -> list[str]:
    asked = [target["expr"] for panel in BOARD["panels"] for target in panel["targets"]]
    assert len(asked) > 20
    return [one.replace("$__rate_interval", "1m") for one in asked]


def alerts() -> list[str]:
    found = re.findall(r"^ +expr: (.*?)(?: +#.*)?$", GUIDE.read_text(), re.MULTILINE)
    assert len(found) > 8
    return found


@pytest.mark.parametrize("expression", [*expressions(), *alerts()])
def test_every_expression_asks_for_what_there_is(expression: str) -> None:
    promql_parser.parse(expression)
    metrics = known()
    for name, labels in re.findall(r"\b(tawny_\w+)(?:\{(.*?)\})?", expression):
        base = next((name.removesuffix(one) for one in SUFFIXES if name.endswith(one)), name)
        found = base if base in metrics else name
        assert found in metrics
        assert set(re.findall(r"(\w+)=", labels)) <= metrics[found] | OWN
    grouped = {label for group in re.findall(r"\bby \((.*?)\)", expression) for label in group.split(", ")}
    assert grouped <= set().union(*metrics.values()) | OWN


def test_no_panel_lies_over_another() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells


def test_panels_are_told_apart() -> None:
    def all_of(key: str) -> list[Any]:
        return [panel[key] for panel in BOARD["panels"]]

    assert len(set(all_of("id"))) == len(set(all_of("title"))) == len(BOARD["panels"])
