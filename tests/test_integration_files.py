"""The integration's files fit together: what hassfest and HACS look for, without either of them or a network.

The rules are those of Home Assistant's developer documentation; the checks themselves run in .github/workflows, too.
"""

from __future__ import annotations

import ast
import re
import struct
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from support.integration import INTEGRATION, ROOT, modules, read_json, read_yaml, texts, words

LARGEST_FILE = 128 * 1024

MANIFEST_KEYS = words(
    "after_dependencies categories codeowners config_flow connectivity dependencies dhcp documentation domain homekit "
    "import_executor integration_type iot_class issue_tracker loggers mqtt name requirements single_config_entry ssdp "
    "usb version zeroconf"
)
MANIFEST_NEEDS = words("codeowners documentation domain integration_type iot_class issue_tracker name version")
HACS_KEYS = words(
    "content_in_root filename hacs hide_default_branch homeassistant name persistent_directory zip_release"
)
USABLE_UNDECLARED = words(  # which Home Assistant always has, or which call us and not the other way round
    "alarm_control_panel binary_sensor button camera datetime device_automation device_tracker diagnostics event "
    "frontend image logbook media_player notify number person repairs select sensor switch system_health update "
    "websocket_api zone"
)
SCALE = {
    "bronze": "action-setup appropriate-polling brands common-modules config-flow config-flow-test-coverage "
    "dependency-transparency docs-actions docs-conditions docs-high-level-description docs-installation-instructions "
    "docs-removal-instructions docs-triggers entity-event-setup entity-unique-id has-entity-name runtime-data "
    "test-before-configure test-before-setup unique-config-entry",
    "silver": "action-exceptions config-entry-unloading docs-configuration-parameters docs-installation-parameters "
    "entity-unavailable integration-owner log-when-unavailable parallel-updates reauthentication-flow test-coverage",
    "gold": "devices diagnostics discovery discovery-update-info docs-data-update docs-examples docs-known-limitations "
    "docs-supported-devices docs-supported-functions docs-troubleshooting docs-use-cases dynamic-devices "
    "entity-category entity-device-class entity-disabled-by-default entity-translations exception-translations "
    "icon-translations reconfiguration-flow repair-issues stale-devices",
    "platinum": "async-dependency inject-websession strict-typing",
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return read_json(INTEGRATION / "manifest.json")


@pytest.fixture(scope="module")
def icons() -> dict[str, Any]:
    path = INTEGRATION / "icons.json"
    return read_json(path) if path.exists() else {}


@pytest.fixture(scope="module")
def actions() -> dict[str, Any]:
    return read_yaml(INTEGRATION / "services.yaml")


def test_manifest_has_the_keys_that_are_needed_and_no_others(manifest: dict[str, Any]) -> None:
    assert MANIFEST_NEEDS <= set(manifest) <= MANIFEST_KEYS


def test_manifest_begins_with_domain_and_name_and_goes_on_alphabetically(manifest: dict[str, Any]) -> None:
    keys = list(manifest)
    assert keys == ["domain", "name", *sorted(set(keys) - {"domain", "name"})]


def test_manifest_says_what_home_assistant_understands(manifest: dict[str, Any]) -> None:
    assert manifest["domain"] == INTEGRATION.name
    assert manifest["integration_type"] in {"device", "entity", "hardware", "helper", "hub", "service", "system"}
    assert re.fullmatch(r"(?:assumed_state|calculated|(?:cloud|local)_(?:polling|push))", manifest["iot_class"])
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:[ab]\d+|rc\d+)?", manifest["version"])
    assert manifest["config_flow"] == (INTEGRATION / "config_flow.py").exists()
    assert [owner for owner in manifest["codeowners"] if not re.fullmatch(r"@[\w-]+", owner)] == []
    assert [
        manifest[key] for key in ("documentation", "issue_tracker") if not manifest[key].startswith("https://")
    ] == []
    assert [
        kind for kind in manifest.get("zeroconf", []) if not re.fullmatch(r"_[a-z0-9-]+\._tcp\.local\.", kind)
    ] == []
    assert [pin for pin in manifest["requirements"] if not re.fullmatch(r"[\w.-]+(?:\[[\w,]+\])?==[\w.]+", pin)] == []


def test_manifest_declares_every_integration_that_the_code_uses(manifest: dict[str, Any]) -> None:
    declared = {*manifest["dependencies"], *manifest["after_dependencies"]}
    assert sorted(declared) == sorted(manifest["dependencies"] + manifest["after_dependencies"])
    used = {
        match.group(1): name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (match := re.match(r"homeassistant\.components\.(\w+)", node.module or ""))
    }
    assert {name: where for name, where in used.items() if name not in declared | USABLE_UNDECLARED} == {}


def test_hacs_finds_one_integration_and_knows_every_key() -> None:
    assert set(read_json(ROOT / "hacs.json")) <= HACS_KEYS
    assert [path.parent.name for path in (ROOT / "custom_components").glob("*/manifest.json")] == ["tawny"]
    assert (ROOT / "README.md").stat().st_size > 0


@pytest.mark.parametrize("name", ["icon", "logo", "dark_logo"])
def test_brand_images_are_transparent_and_as_large_as_wanted(name: str) -> None:
    width, height = size_of_png(INTEGRATION / "brand" / f"{name}.png")
    assert size_of_png(INTEGRATION / "brand" / f"{name}@2x.png") == (2 * width, 2 * height)
    assert (width, height) == (256, 256) if name == "icon" else 128 <= min(width, height) <= 256


def size_of_png(path: Path) -> tuple[int, int]:
    """Width and height in pixels of a PNG that can be seen through."""
    data = path.read_bytes()
    width, height, _depth, colours = struct.unpack(">8x4x4xIIBB", data[:26])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert colours in {4, 6} or b"tRNS" in data, f"{path.name} has a background"
    return width, height


def test_no_file_is_larger_than_it_has_to_be() -> None:
    files = [path for path in INTEGRATION.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert [str(path) for path in files if path.stat().st_size > LARGEST_FILE] == []


def test_quality_scale_answers_every_rule_once() -> None:
    text = (INTEGRATION / "quality_scale.yaml").read_text()
    answered = re.findall(r"^  ([a-z-]+):", text, re.MULTILINE)
    assert answered == [rule for rules in SCALE.values() for rule in sorted(rules.split())]
    for rule, answer in read_yaml(INTEGRATION / "quality_scale.yaml")["rules"].items():
        status, comment = (answer, None) if isinstance(answer, str) else (answer["status"], answer.get("comment"))
        assert status in {"done", "todo", "exempt"}, rule
        assert comment or status != "exempt", f"{rule} is exempt and does not say why"


def test_every_platform_says_how_many_updates_may_run_at_once() -> None:
    silent = []
    for name, tree in modules():
        functions = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef)]
        is_platform = any(node.name == "async_setup_entry" and len(node.args.args) == 3 for node in functions)
        assigned = {
            ast.unparse(target) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets
        }
        if is_platform and "PARALLEL_UPDATES" not in assigned:
            silent.append(name)
    assert silent == []


def test_every_action_has_a_handler_texts_and_an_icon(icons: dict[str, Any], actions: dict[str, Any]) -> None:
    english = read_json(INTEGRATION / "translations" / "en.json")
    assert set(actions) == set(english.get("services", {})) == set(icons.get("services", {}))
    written = {
        node.value
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(actions) <= written
    for name, action in actions.items():
        said = english["services"][name]
        fields = (action or {}).get("fields", {})
        flat = dict(
            chain(*(field["fields"].items() if "fields" in field else [(key, field)] for key, field in fields.items()))
        )
        assert set(said.get("fields", {})) == set(flat), name
        assert all(part.get("name") and part.get("description") for part in (said, *said.get("fields", {}).values())), (
            name
        )
        assert set(said.get("sections", {})) == {key for key, field in fields.items() if "fields" in field}, name


def test_icons_are_of_the_set_that_home_assistant_has(icons: dict[str, Any]) -> None:
    assert [path for path, icon in texts(icons) if not re.fullmatch(r"mdi:[a-z0-9]+(?:-[a-z0-9]+)*", icon)] == []
