"""Phones with the companion app: who they are now, found anew for every push, so that a renamed one still gets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect

MOBILE_APP: Final = "mobile_app"
_APPLE = "apple"
_PUSHED = "mobile_app_record_notification"
"""mobile_app's own signal, with a webhook's id, that a phone was pushed something, by whomever."""

_ours: ContextVar[bool] = ContextVar("ours", default=False)


@dataclass(frozen=True, slots=True)
class Phone:
    """One that can be pushed to now; `service` is its notify action."""

    id: str
    name: str
    service: str
    apple: bool


@callback
def find_phone(hass: HomeAssistant, device_id: str) -> Phone | None:
    """The phone that a device is; None when it is gone, or takes no notifications."""
    device = dr.async_get(hass).async_get(device_id)
    if device is None or (entry := _entry(hass, device.config_entry_id)) is None:
        return None
    service = _service(hass, entry.data[CONF_WEBHOOK_ID])
    if service is None:
        return None
    apple = str(entry.data.get("manufacturer", "")).lower() == _APPLE
    return Phone(device_id, phone_name(hass, device_id), service, apple)


@callback
def is_phone(hass: HomeAssistant, device_id: str) -> bool:
    """Whether a device is a phone with the app, be it that it can be pushed to now or not."""
    device = dr.async_get(hass).async_get(device_id)
    return device is not None and _entry(hass, device.config_entry_id) is not None


@callback
def phone_name(hass: HomeAssistant, device_id: str) -> str:
    """What people call it; its id when it is gone."""
    device = dr.async_get(hass).async_get(device_id)
    return (device.name_by_user or device.name or device_id) if device else device_id


@callback
def all_phones(hass: HomeAssistant) -> list[str]:
    """The devices of all phones that take notifications."""
    devices = dr.async_get(hass)
    return [
        device.id
        for entry in hass.config_entries.async_entries(MOBILE_APP)
        for device in dr.async_entries_for_config_entry(devices, entry.entry_id)
        if find_phone(hass, device.id) is not None
    ]


@callback
def phones_of(hass: HomeAssistant, *, app_device: str | None, user: str | None) -> set[str]:
    """The devices of the phone that calls itself `app_device`, else of all phones of `user`."""
    entries = hass.config_entries.async_entries(MOBILE_APP)
    found = [entry for entry in entries if app_device and entry.data.get("device_id") == app_device]
    found = found or [entry for entry in entries if user and entry.data.get("user_id") == user]
    devices = dr.async_get(hass)
    return {device.id for entry in found for device in dr.async_entries_for_config_entry(devices, entry.entry_id)}


@contextmanager
def counted_by_us() -> Iterator[None]:
    """What is pushed in here, `on_foreign_push` says nothing of."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


@callback
def on_foreign_push(hass: HomeAssistant, heard: Callable[[str], None]) -> CALLBACK_TYPE:
    """Call `heard` with the device of every phone that somebody else pushes something to; returns how to stop that."""

    @callback
    def pushed(webhook_id: str) -> None:
        if _ours.get():
            return
        devices = dr.async_get(hass)
        for entry in hass.config_entries.async_entries(MOBILE_APP):
            if entry.data.get(CONF_WEBHOOK_ID) == webhook_id:
                for device in dr.async_entries_for_config_entry(devices, entry.entry_id):
                    heard(device.id)

    return async_dispatcher_connect(hass, _PUSHED, pushed)


def _entry(hass: HomeAssistant, entry_id: str | None) -> ConfigEntry | None:
    entry = hass.config_entries.async_get_entry(entry_id) if entry_id else None
    return entry if entry is not None and entry.domain == MOBILE_APP else None


def _service(hass: HomeAssistant, webhook_id: str) -> str | None:
    if MOBILE_APP not in hass.config.components:
        return None
    # What it is made of is installed only where it is used.
    from homeassistant.components.mobile_app.util import get_notify_service  # noqa: PLC0415

    try:
        return get_notify_service(hass, webhook_id)
    except KeyError:  # it is still being set up
        return None
