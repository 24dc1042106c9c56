"""The project keeps its own promises: order of the rooms, links, locks, and nothing of the machine it came from."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tawny
from tawny.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [*sorted((ROOT / "scripts").glob("[!.]*[!~]")), ROOT / ".ci" / "run"]
FOREIGN = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|\w\.debian\.org|/simple[/]"  # whose package index it was
    r"|(?<![\w.~-])/(?:root|work|Users/\w+|home/\w+)/"  # whose folders they were
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """Every file that is part of the project; those that are deleted and not yet committed left out."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout to know which files belong to the project")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def project() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("sidecar", "custom_components", "tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text())


def locked(name: str) -> dict[str, str]:
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def documents(tracked: list[Path]) -> list[Path]:
    return [path for path in tracked if path.suffix == ".md"]


def test_arrows_between_rooms_only_point_down() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_module_says_what_it_owns() -> None:
    silent = [str(path) for path, tree in modules() if path.parts[0] != "tests" and not ast.get_docstring(tree)]
    assert silent == []


def test_no_test_sleeps() -> None:
    """A sleep is too long on a fast machine and too short on a slow one: tests wait for what they want to see."""
    sleepers = []
    for path, tree in modules():
        if path.parts[0] != "tests":
            continue
        for node in ast.walk(tree):
            called = isinstance(node, ast.Attribute) and ast.unparse(node) == "time.sleep"
            imported = isinstance(node, ast.ImportFrom) and node.module == "time"
            if called or (imported and any(alias.name == "sleep" for alias in node.names)):
                sleepers.append(f"{path}:{node.lineno}")
    assert sleepers == []


def test_nothing_names_a_package_index_or_a_folder_of_one_machine(tracked: list[Path]) -> None:
    found = []
    for path in tracked:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in FOREIGN.finditer(text)]
    assert found == []


def test_links_between_documents_resolve(tracked: list[Path]) -> None:
    broken = []
    for document in documents(tracked):
        for target in LINK.findall(FENCE.sub("", document.read_text())):
            if re.match(r"[a-z][a-z+.-]*:", target):
                continue
            name, _, anchor = target.partition("#")
            path = (document.parent / name).resolve() if name else document
            inside = path.is_dir() or path in tracked
            if not inside or (anchor and anchor not in anchors(path)):
                broken.append(f"{document.relative_to(ROOT)}: {target}")
    assert broken == []


def anchors(document: Path) -> set[str]:
    """The anchors that a forge makes of the headings."""
    headings = re.findall(r"^#+ +(.+?) *$", FENCE.sub("", document.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_guides_name_only_commands_and_scripts_that_exist(tracked: list[Path]) -> None:
    unknown = []
    for document in documents(tracked):
        if "design" in document.parts:
            continue  # the design also says what is to come
        text = document.read_text()
        commands = re.findall(r"(?:^|[`/])tawny ([a-z]+)\b", text, re.MULTILINE)
        scripts = re.findall(r"\b(scripts/[\w/.-]+)", text)
        unknown += [f"{document.name}: tawny {name}" for name in commands if name not in COMMANDS]
        unknown += [f"{document.name}: {name}" for name in scripts if not (ROOT / name.rstrip("/.-")).exists()]
    assert unknown == []


def test_the_version_stands_in_one_place() -> None:
    assert "version" in project()["project"]["dynamic"]
    others = [
        str(path)
        for path, tree in modules()
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    ]
    assert others == ["sidecar/tawny/__init__.py"]
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert tawny.__version__ in headings


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ("run",)), ("requirements-dev.lock", ("run", "dev"))]
)
def test_locks_fit_what_the_project_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    wanted = {"run": project()["project"]["dependencies"], "dev": project()["dependency-groups"]["dev"]}
    pins = locked(lock)
    for requirement in (Requirement(text) for group in groups for text in wanted[group]):
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{lock} lacks {name}: run scripts/lock"
        assert requirement.specifier.contains(pins[name], prereleases=True), (
            f"{lock} is behind on {name}: run scripts/lock"
        )


def test_both_locks_agree() -> None:
    development = locked("requirements-dev.lock")
    assert {name: development.get(name) for name in locked("requirements.lock")} == locked("requirements.lock")


def test_the_integration_is_tested_in_the_oldest_home_assistant_that_it_supports() -> None:
    """Which is the newest there is at the same time: earlier ones lack what it builds on."""
    oldest = json.loads((ROOT / "hacs.json").read_text())["homeassistant"]
    assert locked("requirements-ha.lock")["homeassistant"] == oldest
    assert f"homeassistant=={oldest}\n" in (ROOT / "tests" / "integration" / "requirements.in").read_text()


def test_the_integration_has_the_version_of_the_sidecar() -> None:
    manifest = json.loads((ROOT / "custom_components" / "tawny" / "manifest.json").read_text())
    assert manifest["version"] == tawny.__version__


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-ha.lock"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.findall(r"^\S+==.*(?:\n    .*)*", text, re.MULTILINE)
    assert len(entries) == len(locked(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


@pytest.mark.parametrize("script", [path for path in SCRIPTS if path.is_file()], ids=lambda path: path.name)
def test_scripts_start_by_themselves_and_stop_at_errors(script: Path) -> None:
    assert os.access(script, os.X_OK)
    text = script.read_text()
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "\nset -euo pipefail\n" in text


def test_setup_has_nothing_to_do_twice() -> None:
    if Path(sys.prefix) != ROOT / ".venv":
        pytest.skip("these tests do not run in the environment that scripts/setup makes")
    for _ in range(2):
        done = subprocess.run([ROOT / "scripts" / "setup"], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""


def test_hacs_is_told_what_it_needs() -> None:
    hacs = json.loads((ROOT / "hacs.json").read_text())
    assert hacs["name"] == "Tawny"
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", hacs["homeassistant"])
