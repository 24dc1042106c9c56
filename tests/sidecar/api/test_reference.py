"""The committed reference page is the one that the routes and models make."""

from __future__ import annotations

from pathlib import Path

from tawny.api.app import endpoints
from tawny.api.openapi import document
from tawny.api.reference import reference_page

PAGE = Path(__file__).parents[3] / "docs/reference/api.md"


def test_the_committed_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == reference_page(), "run: python -m tawny.api.reference > docs/reference/api.md"


def test_what_may_be_null_says_so_once() -> None:
    page = reference_page()
    assert "null or null" not in page
    assert "table of ([ZonePatch](#zonepatch) or null) or null" in page


def test_every_route_and_every_field_is_explained() -> None:
    of = document(endpoints())
    page = reference_page()
    for found in endpoints():
        assert f"### `{found.method} {found.path}`" in page
    for name, schema in of["components"]["schemas"].items():
        assert f"### {name}\n\n{schema['description']}" in page
        for field, described in schema.get("properties", {}).items():
            assert described.get("description") or "$ref" in described, f"say what {name}.{field} means"
