"""Phones with the companion app, as far as Home Assistant can tell, and the push service that reaches them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from tests.integration.waiting import SOON_S


@dataclass
class Push:
    """One that a phone got: when (monotonic seconds), and what."""

    at: float
    title: str | None
    message: str
    data: dict[str, Any]


@dataclass
class Phone:
    """One that Home Assistant pushes to. `web` is its connection to Home Assistant, logged in as its owner."""

    name: str
    app_id: str
    webhook: str
    device: str
    web: TestClient[Any, Any]
    pushes: list[Push] = field(default_factory=list)
    status: HTTPStatus = HTTPStatus.CREATED
    open_door: asyncio.Event = field(default_factory=asyncio.Event)
    """While it is not set, the push service takes its time."""
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def got(self, pushes: int) -> list[Push]:
        """Wait until it got so many, and no more; all of them."""
        async with asyncio.timeout(SOON_S), self.news:
            await self.news.wait_for(lambda: len(self.pushes) >= pushes)
        assert len(self.pushes) == pushes, self.pushes
        return self.pushes

    async def until(self, wanted: Callable[[Push], bool], within: float = SOON_S) -> Push:
        """Wait for a push like that; the first such."""

        def found() -> Push | None:
            return next((push for push in self.pushes if wanted(push)), None)

        async with asyncio.timeout(within), self.news:
            push = await self.news.wait_for(found)
        assert push is not None
        return push

    async def load(self, path: str) -> tuple[int, bytes]:
        """What the app gets that loads a picture or a clip of a notification, with its own login."""
        async with self.web.get(path) as answer:
            return answer.status, await answer.read()

    async def fire(self, event: str, **data: Any) -> None:
        """The app tells Home Assistant of something, as it does when a button is pressed."""
        body = {"type": "fire_event", "data": {"event_type": event, "event_data": data}}
        async with self.web.post(f"/api/webhook/{self.webhook}", json=body) as answer:
            assert answer.status == HTTPStatus.OK

    async def press(self, title: str) -> None:
        """Press the button of this title under the notification that is shown."""
        (button,) = (button for button in self.pushes[-1].data["actions"] if button["title"] == title)
        await self.fire("mobile_app_notification_action", action=button["action"], tag=self.pushes[-1].data["tag"])

    async def rename(self, name: str) -> None:
        """Its owner gives it another name."""
        app = {"app_version": "1", "device_name": name, "manufacturer": "m", "model": "m", "os_version": "1"}
        body = {"type": "update_registration", "data": app}
        async with self.web.post(f"/api/webhook/{self.webhook}", json=body) as answer:
            assert answer.status == HTTPStatus.OK


class PushService:
    """What companion apps name as their `push_url`: takes pushes and hands them to the phones."""

    def __init__(self) -> None:
        self._phones: dict[str, Phone] = {}
        app = web.Application()
        app.router.add_post("/push", self._take)
        self._server = TestServer(app)

    async def start(self) -> None:
        await self._server.start_server()

    async def stop(self) -> None:
        await self._server.close()

    async def register(
        self, hass: HomeAssistant, client: TestClient[Any, Any], name: str, *, apple: bool, takes_pushes: bool = True
    ) -> Phone:
        """A phone logs in, as the app does after it was installed."""
        app_id = f"id-of-{name}"
        body = {
            "device_id": app_id,
            "app_id": "io.example",
            "app_name": "Home Assistant",
            "app_version": "2026.11",
            "device_name": name,
            "manufacturer": "Apple" if apple else "Google",
            "model": "iPhone" if apple else "Pixel",
            "os_name": "iOS" if apple else "Android",
            "os_version": "26",
            "supports_encryption": False,
            "app_data": {"push_token": name, "push_url": str(self._server.make_url("/push"))} if takes_pushes else {},
        }
        async with client.post("/api/mobile_app/registrations", json=body) as answer:
            assert answer.status == HTTPStatus.CREATED
            webhook = (await answer.json())["webhook_id"]
        await hass.async_block_till_done()
        (entry,) = (e for e in hass.config_entries.async_entries("mobile_app") if e.data["webhook_id"] == webhook)
        (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        phone = self._phones[name] = Phone(name, app_id, webhook, device.id, client)
        phone.open_door.set()
        return phone

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.json()
        phone = self._phones[body["push_token"]]
        await phone.open_door.wait()
        async with phone.news:
            phone.pushes.append(Push(time.monotonic(), body.get("title"), body["message"], body.get("data", {})))
            phone.news.notify_all()
        limits = {"successful": 1, "errors": 0, "maximum": 500, "resetsAt": "2099-01-01T00:00:00.000Z"}
        return web.json_response({"target": "t", "rateLimits": limits}, status=phone.status)
