"""Adding a notification profile and changing it: one form, of which a name and the phones are enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import probatio as vol
from homeassistant.components.alarm_control_panel import DOMAIN as ALARM_CONTROL_PANEL
from homeassistant.components.alarm_control_panel import AlarmControlPanelState
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState, ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_NAME
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    DeviceSelector,
    DeviceSelectorConfig,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TimeSelector,
)

from ..api import Camera
from ..selectors import FiniteNumberSelector
from . import profile as stored
from .office import OFFICE
from .phones import MOBILE_APP, all_phones, is_phone
from .profile import ARMED, DEFAULT_COOLDOWN_S, WEEKDAYS, Level, Presence

if TYPE_CHECKING:
    from ..runtime import TawnyConfigEntry

_SCHEDULES = ["schedule", "input_boolean", "binary_sensor"]
_ALARM_STATES = (*ARMED, *sorted({state.value for state in AlarmControlPanelState} - set(ARMED)))


class NotificationSubentryFlow(ConfigSubentryFlow):
    """One flow is one profile."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """A new profile."""
        if not self.hass.config_entries.async_entries(MOBILE_APP):
            return self.async_abort(reason="no_app")
        return self._form("user", user_input, self._defaults())

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """A profile that is there."""
        subentry = self._get_reconfigure_subentry()
        return self._form("reconfigure", user_input, {CONF_NAME: subentry.title, **subentry.data})

    def _form(self, step: str, user_input: dict[str, Any] | None, known: Mapping[str, Any]) -> SubentryFlowResult:
        entry = cast("TawnyConfigEntry", self._get_entry())
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="not_loaded")
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._errors(user_input, known.get(stored.PHONES, ()))
            if not errors:
                return self._finish(user_input)
        schema = _schema(entry.runtime_data.coordinator.data.cameras.values(), known.get(stored.WHAT, {}))
        return self.async_show_form(
            step_id=step, data_schema=self.add_suggested_values_to_schema(schema, user_input or known), errors=errors
        )

    def _defaults(self) -> dict[str, Any]:
        name = self.hass.data[OFFICE].texts.word("common.profile_name")
        return {CONF_NAME: name, stored.PHONES: all_phones(self.hass)}

    def _errors(self, user_input: Mapping[str, Any], known_phones: Iterable[str]) -> dict[str, str]:
        """What is wrong, by field. A phone that was chosen before and is gone can stay: it may come back."""
        errors, phones = {}, user_input[stored.PHONES]
        if not user_input[CONF_NAME].strip():
            errors[CONF_NAME] = "no_name"
        if not phones:
            errors[stored.PHONES] = "no_phones"
        elif not all(phone in known_phones or is_phone(self.hass, phone) for phone in phones):
            errors[stored.PHONES] = "not_a_phone"
        return errors

    def _finish(self, user_input: dict[str, Any]) -> SubentryFlowResult:
        data = {**user_input, stored.PHONES: list(dict.fromkeys(user_input[stored.PHONES]))}
        title = data.pop(CONF_NAME).strip()
        if self.source == SOURCE_USER:
            return self.async_create_entry(title=title, data=data)
        # The profile hears of it by itself; the cameras need not be set up anew for it.
        return self.async_update_and_abort(self._get_entry(), self._get_reconfigure_subentry(), title=title, data=data)


def _schema(cameras: Iterable[Camera], chosen: Mapping[str, Any]) -> vol.Schema:
    phones = DeviceSelector(DeviceSelectorConfig(filter={"integration": MOBILE_APP}, multiple=True))
    return vol.Schema(
        {
            vol.Required(CONF_NAME): TextSelector(),
            vol.Required(stored.PHONES): phones,
            vol.Required(stored.LEVEL, default=Level.NORMAL.value): _choice(tuple(Level), "notification_level"),
            vol.Required(stored.WHAT): section(_what(cameras, chosen), {"collapsed": True}),
            vol.Required(stored.WHEN): section(_WHEN, {"collapsed": True}),
            vol.Required(stored.HOW): section(_HOW, {"collapsed": True}),
        }
    )


def _what(cameras: Iterable[Camera], chosen: Mapping[str, Any]) -> vol.Schema:
    names = {camera.id: camera.name for camera in cameras}
    zones = {f"{camera.id}/{zone.id}": f"{camera.name}: {zone.name}" for camera in cameras for zone in camera.zones}
    return vol.Schema(
        {
            vol.Optional(stored.CAMERAS): _several(names, chosen.get(stored.CAMERAS, ())),
            vol.Optional(stored.ZONES): _several(zones, chosen.get(stored.ZONES, ())),
            vol.Optional(stored.MIN_SECONDS, default=0): _seconds(60),
        }
    )


def _several(names: Mapping[str, str], chosen: Iterable[str]) -> SelectSelector:
    """Those that there are, and those that were chosen and are gone: they can be taken out, and may come back."""
    known = {key: key for key in chosen} | dict(names)
    options = [SelectOptionDict(value=key, label=name) for key, name in known.items()]
    return SelectSelector(SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.DROPDOWN))


def _choice(options: Iterable[str], key: str, *, multiple: bool = False) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=[str(option) for option in options],
            translation_key=key,
            multiple=multiple,
            mode=SelectSelectorMode.DROPDOWN,
        )
    )


def _seconds(most: int) -> FiniteNumberSelector:
    return FiniteNumberSelector(
        NumberSelectorConfig(min=0, max=most, step=1, unit_of_measurement="s", mode=NumberSelectorMode.BOX)
    )


_WHEN = vol.Schema(
    {
        vol.Optional(stored.DAYS): _choice(WEEKDAYS, "notification_days", multiple=True),
        vol.Optional(stored.BEGIN): TimeSelector(),
        vol.Optional(stored.END): TimeSelector(),
        vol.Optional(stored.SCHEDULE): EntitySelector(EntitySelectorConfig(domain=_SCHEDULES)),
        vol.Required(stored.PRESENCE, default=Presence.ANY.value): _choice(tuple(Presence), "notification_presence"),
        vol.Optional(stored.PERSONS): EntitySelector(EntitySelectorConfig(domain="person", multiple=True)),
        vol.Optional(stored.ALARM): EntitySelector(EntitySelectorConfig(domain=ALARM_CONTROL_PANEL)),
        vol.Optional(stored.ALARM_STATES): _choice(_ALARM_STATES, "notification_alarm_states", multiple=True),
    }
)
_HOW = vol.Schema(
    {
        vol.Optional(stored.COOLDOWN_S, default=DEFAULT_COOLDOWN_S): _seconds(3600),
        vol.Optional(stored.SOUND): TextSelector(),
    }
)
