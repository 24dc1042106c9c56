"""The OpenAPI document is valid, and says what the API does."""

from __future__ import annotations

import re

from openapi_spec_validator import validate

from support.house import FakeHouse, Site
from tawny.api.app import create_app, endpoints
from tawny.api.auth import Auth
from tawny.api.openapi import document

ELSEWHERE = {"/", "/app", "/app/", "/app/{name}", "/metrics"}


def test_the_document_is_valid_openapi() -> None:
    validate(document(endpoints()))


async def test_the_service_gives_the_document(site: Site) -> None:
    async with site.client.get(f"{site.api}/openapi.json") as response:
        assert response.content_type == "application/json"
        assert await response.json() == document(endpoints())


def test_every_route_is_in_the_document(house: FakeHouse) -> None:
    app = create_app(house, Auth("x"))
    paths = document(endpoints())["paths"]
    for route in app.router.routes():
        assert route.resource is not None
        path = re.sub(r"^/api/v1", "", route.resource.canonical)
        if path not in ELSEWHERE and route.method != "HEAD":
            assert route.method.lower() in paths[path], f"{route.method} {path} is not declared with @endpoint"


def test_operations_have_names_of_their_own_and_a_summary() -> None:
    operations = [of for path in document(endpoints())["paths"].values() for of in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations) > 20
    assert all(operation["summary"].endswith(".") for operation in operations)


def test_only_public_routes_need_nothing() -> None:
    public = {f"{found.method} {found.path}" for found in endpoints() if found.needs == "nothing"}
    assert public <= {"GET /health", "POST /session", "GET /auth", "DELETE /session", "POST /pair"}


def test_what_changes_something_is_for_admins() -> None:
    changing = [found for found in endpoints() if found.method != "GET" and found.needs == "viewer"]
    assert [f"{found.method} {found.path}" for found in changing] == [
        "POST /media-tokens",  # makes a link to what he may see anyway
        "POST /push/subscriptions",  # and these tell his own browsers of what he may see anyway
        "PATCH /push/subscriptions/{subscription}",
        "DELETE /push/subscriptions/{subscription}",
        "POST /push/subscriptions/{subscription}/test",
    ]
