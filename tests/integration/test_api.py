"""The client of a sidecar's API, when what answers is slow, broken, or no sidecar at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from custom_components.tawny.api import (
    AuthenticationError,
    CannotConnectError,
    InvalidAnswerError,
    NotReadyError,
    TawnyApiError,
    TawnyClient,
    TooManyTriesError,
    client,
)
from tests.integration.fake import TOKEN, FakeSidecar
from tests.integration.media import EVENT, NOON, says

type Ask = Callable[[TawnyClient], Awaitable[Any]]


@pytest.fixture
async def asked(hass: HomeAssistant, sidecar: FakeSidecar) -> TawnyClient:
    """A client of the fake sidecar."""
    return TawnyClient(async_get_clientsession(hass), sidecar.url, TOKEN)


@pytest.mark.parametrize(
    ("question", "answer", "ask"),
    [
        ("GET /status", [], lambda one: one.status()),
        ("GET /status", {"version": "0.1.0"}, lambda one: one.status()),
        ("GET /health", {"status": 7}, lambda one: one.health()),
        ("GET /events", {"events": {}, "next_cursor": None}, lambda one: one.events()),
        ("GET /system/events", [], lambda one: one.system_events()),
        ("GET /system/events", {"events": "none"}, lambda one: one.system_events()),
        (
            "GET /cameras/door/timeline",
            [],
            lambda one: one.timeline("door", NOON, NOON + timedelta(minutes=1)),
        ),
        ("POST /cameras/door/events", {"id": 7}, lambda one: one.trigger("door", "x", 1)),
        ("GET /config/schema", "none", lambda one: one.settings_schema()),
    ],
)
async def test_an_answer_of_another_shape_is_no_answer(
    sidecar: FakeSidecar, asked: TawnyClient, question: str, answer: Any, ask: Ask
) -> None:
    sidecar.answers[question] = says(answer)
    with pytest.raises(InvalidAnswerError, match="the answer"):
        await ask(asked)


async def test_a_page_is_no_answer(sidecar: FakeSidecar, asked: TawnyClient) -> None:
    sidecar.answers["GET /status"] = lambda _: web.Response(text="<html>", content_type="text/html")
    with pytest.raises(InvalidAnswerError, match="is this the address of a Tawny"):
        await asked.status()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, InvalidAnswerError),
        (401, AuthenticationError),
        (429, TooManyTriesError),
        (500, InvalidAnswerError),
        (503, NotReadyError),
    ],
)
async def test_a_refusal_without_the_words_of_a_sidecar_is_known_by_its_status(
    sidecar: FakeSidecar, asked: TawnyClient, status: int, kind: type[TawnyApiError]
) -> None:
    sidecar.answers["GET /status"] = lambda _: web.Response(text="<html>", content_type="text/html", status=status)
    with pytest.raises(kind, match=f"the answer was {status}") as refused:
        await asked.status()
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("told", "seconds"), [("2.5", 2.5), ("-1", 0.0), ("", None), ("Sun, 22 Nov 2026 12:00:00 GMT", None)]
)
async def test_when_to_try_again_is_taken_where_it_is_told_in_seconds(
    sidecar: FakeSidecar, asked: TawnyClient, told: str, seconds: float | None
) -> None:
    sidecar.refuse("GET /status", 503, **{"Retry-After": told})
    with pytest.raises(NotReadyError) as refused:
        await asked.status()
    assert refused.value.retry_after == seconds


async def test_a_sidecar_that_says_nothing_is_given_up(
    sidecar: FakeSidecar, asked: TawnyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: web.Request) -> web.Response:
        await left.wait()
        return web.Response()

    left = asyncio.Event()
    monkeypatch.setattr(client, "_ANSWER", aiohttp.ClientTimeout(total=0.05))
    sidecar.answers["GET /status"] = never
    with pytest.raises(CannotConnectError, match="did not answer in time"):
        await asked.status()
    left.set()


async def test_a_picture_that_is_refused_is_no_picture(sidecar: FakeSidecar, asked: TawnyClient) -> None:
    sidecar.refuse(f"GET /events/{EVENT}/snapshot.jpg", 503)
    with pytest.raises(NotReadyError):
        await asked.picture(f"/api/v1/events/{EVENT}/snapshot.jpg")


# the feed


async def test_a_feed_passes_over_what_is_no_text(sidecar: FakeSidecar, asked: TawnyClient) -> None:
    sidecar.answers["GET /ws"] = frames(b"\x00", '{"type": "state", "data": {"camera": 7}}')
    async with asked.feed() as feed:
        [message] = [message async for message in feed]
    assert (message.kind, message.camera) == ("state", None)


@pytest.mark.parametrize("frame", ["{", "[]", "7", '{"type": "state"}', '{"type": "state", "data": 7}'])
async def test_a_feed_of_something_else_is_an_error(sidecar: FakeSidecar, asked: TawnyClient, frame: str) -> None:
    sidecar.answers["GET /ws"] = frames(frame)
    async with asked.feed() as feed:
        with pytest.raises(InvalidAnswerError):
            [message async for message in feed]


async def test_where_nobody_listens_there_is_no_feed(sidecar: FakeSidecar, asked: TawnyClient) -> None:
    await sidecar.stop()
    with pytest.raises(CannotConnectError, match="can't be reached"):
        async with asked.feed():
            pass


def frames(*frames: str | bytes) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A WebSocket that says this, and ends."""

    async def answer(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for frame in frames:
            await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
        await socket.close()
        return socket

    return answer
