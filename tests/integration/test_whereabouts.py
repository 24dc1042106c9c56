"""Whether whoever asks is at home, as Home Assistant knows it."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from aiohttp.test_utils import make_mocked_request
from homeassistant.components.http import current_request
from homeassistant.core import HomeAssistant

from custom_components.tawny.cards.whereabouts import is_outside
from tests.integration.cards import Card


@pytest.mark.parametrize(
    ("remote", "own", "outside"),
    [
        ("192.168.1.20", "192.168.1.2", False),
        ("127.0.0.1", "127.0.0.1", False),
        ("100.101.102.103", "100.64.0.1", False),
        ("198.51.100.1", "192.168.1.2", True),
        ("2001:db8:1:2::1", "2001:db8:1:2::8123", False),
        ("2001:db8:1:2::1", "2001:db8:1:3::8123", True),
        ("", "192.168.1.2", False),
    ],
)
async def test_the_address_of_who_asks_tells(hass: HomeAssistant, remote: str, own: str, outside: bool) -> None:
    asked: Any = make_mocked_request("GET", "/api/websocket").clone(remote=remote)
    token = current_request.set(asked)
    try:
        with patch.object(asked.transport, "get_extra_info", return_value=(own, 8123)):
            assert is_outside(hass) is outside
    finally:
        current_request.reset(token)


async def test_a_card_is_told_by_the_address_of_its_own_connection(card: Card) -> None:
    assert (await card.result("cameras"))["outside"] is False
    with patch("custom_components.tawny.cards.whereabouts.is_local", return_value=False):
        assert (await card.result("cameras"))["outside"] is True


async def test_who_comes_through_the_cloud_is_outside(card: Card) -> None:
    with patch("custom_components.tawny.cards.whereabouts.is_cloud_connection", return_value=True):
        assert (await card.result("cameras"))["outside"] is True
