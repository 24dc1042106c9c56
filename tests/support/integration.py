"""The files of the integration, as tests read them: as data, and its modules as syntax trees."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
INTEGRATION = ROOT / "custom_components" / "tawny"
TRANSLATIONS = INTEGRATION / "translations"


def words(text: str) -> set[str]:
    """The words of `text`."""
    return set(text.split())


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file; two equal keys in one object are an error instead of the last one winning."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), f"{path.name} has a key twice: {sorted(keys)}"
        return dict(pairs)

    read = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
    assert isinstance(read, dict)
    return read


def read_yaml(path: Path) -> dict[str, Any]:
    read = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    return read or {}


def texts(tree: dict[str, Any], *path: str) -> Iterator[tuple[str, str]]:
    """Every text of a translation with its path, such as `config.step.user.title`."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from texts(value, *path, key)
        else:
            yield ".".join((*path, key)), value


def flows(english: dict[str, Any]) -> list[dict[str, Any]]:
    """The texts of each kind of flow: that of config entries, of options, of subentries, and those of repairs."""
    known = [english.get("config", {}), english.get("options", {}), *english.get("config_subentries", {}).values()]
    return known + [issue["fix_flow"] for issue in english.get("issues", {}).values() if "fix_flow" in issue]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(INTEGRATION.rglob("*.py")):
        yield str(path.relative_to(INTEGRATION)), ast.parse(path.read_text(encoding="utf-8"))
