"""What the integration says: every key that the code names has a text, and every language says the same.

As in tests/test_integration_files.py, the rules are Home Assistant's own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from support.integration import INTEGRATION, TRANSLATIONS, flows, modules, read_json, texts, words

LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
SECTIONS = words(
    "common conditions config config_panel config_subentries device device_automation entity entity_component "
    "exceptions issues options preview_features selector services system_health title triggers"
)
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ADDRESS = re.compile(r"\b(?:https?|mqtts?|rtsp)://[a-z0-9]|www\.", re.IGNORECASE)


@pytest.fixture(scope="module")
def english() -> dict[str, Any]:
    return read_json(TRANSLATIONS / "en.json")


def test_translations_need_no_build_of_core() -> None:
    assert not (INTEGRATION / "strings.json").exists()
    assert [path.name for path in TRANSLATIONS.iterdir() if "[%key" in path.read_text(encoding="utf-8")] == []


def test_translations_have_sections_keys_and_texts_that_home_assistant_takes(english: dict[str, Any]) -> None:
    assert set(english) <= SECTIONS
    for path, text in texts(english):
        assert re.fullmatch(r"(?:\.?[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)+", path), path
        assert text == text.strip() != "", path
        assert not re.search(r"<[a-z/]|'\{\w+\}'", text), f"{path} has HTML or a quoted placeholder"
        assert not ADDRESS.search(text), f"{path} has an address, which has to be a placeholder"
    for key, issue in english.get("issues", {}).items():
        assert "title" in issue, key
        assert ("description" in issue) != ("fix_flow" in issue), key


def test_every_field_of_a_form_is_explained(english: dict[str, Any]) -> None:
    for flow in flows(english):
        for name, step in flow.get("step", {}).items():
            for form in (step, *step.get("sections", {}).values()):
                assert set(form.get("data", {})) == set(form.get("data_description", {})), name


def literals(node: ast.expr | None, constants: dict[str, str]) -> list[str]:
    """The texts that an expression can be, as far as the source says it: `"a"`, `A` where A = "a", or one of two."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name) if name in constants:
            return [constants[name]]
        case ast.IfExp(body=first, orelse=second):
            return literals(first, constants) + literals(second, constants)
    return []


def test_every_key_that_the_code_names_has_a_text(english: dict[str, Any]) -> None:
    everything = flows(english)
    known = {
        "reason": set(chain(*(flow.get("abort", {}) for flow in everything))),
        "step_id": set(chain(*(flow.get("step", {}) for flow in everything))),
        "error": set(chain(*(flow.get("error", {}) for flow in everything))),
        "issue": set(english.get("issues", {})),
        "selector": set(english.get("selector", {})),
        "entity": set(chain(*english.get("entity", {}).values())),
        "exception": set(english.get("exceptions", {})),
    }
    assert [f"{where}: {kind} {key}" for where, kind, key in named_keys() if key not in known[kind]] == []


def named_keys() -> Iterator[tuple[str, str, str]]:
    """Every key of a translation that stands in the code, as (where, which kind, key)."""
    for name, tree in modules():
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        }
        for node in ast.walk(tree):
            for kind, value in keys_of(node):
                yield from ((f"{name}:{node.lineno}", kind, key) for key in literals(value, constants))


def keys_of(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    """The expressions in `node` that are keys of translations, and of which kind."""
    match node:
        case ast.Call():
            called = ast.unparse(node.func).rpartition(".")[2]
            for keyword in node.keywords:
                if keyword.arg in {"reason", "step_id"} and ("abort" in called or "form" in called or "menu" in called):
                    yield keyword.arg, keyword.value
                elif keyword.arg == "translation_key":
                    yield kind_of(called), keyword.value
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id="errors"))]):
            yield "error", node.value
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target) if (
            ast.unparse(target).rpartition(".")[2] == "_attr_translation_key"
        ):
            yield "entity", node.value


def kind_of(called: str) -> str:
    """Where the text of a `translation_key` stands, by what it is given to."""
    for kind, pattern in (
        ("issue", r".*issue"),
        ("selector", r".*Selector.*"),
        ("entity", r".*(?:Description|Entity).*"),
    ):
        if re.fullmatch(pattern, called):
            return kind
    return "exception"


def test_there_are_the_promised_languages() -> None:
    assert {path.stem for path in TRANSLATIONS.glob("*.json")} >= {"en", *LANGUAGES}


@pytest.mark.parametrize("language", sorted(path.stem for path in TRANSLATIONS.glob("*.json") if path.stem != "en"))
def test_languages_say_the_same_as_english(english: dict[str, Any], language: str) -> None:
    wanted, said = dict(texts(english)), dict(texts(read_json(TRANSLATIONS / f"{language}.json")))
    assert sorted(wanted.keys() ^ said.keys()) == []
    for path, text in wanted.items():
        assert set(PLACEHOLDER.findall(said[path])) == set(PLACEHOLDER.findall(text)), path
        assert said[path] == said[path].strip() != "", path
        assert said[path] != text or len(PLACEHOLDER.sub("", text).split()) < 4, f"{path} is not translated"
