"""What can be chosen for a sidecar beside where it is."""

from __future__ import annotations

from typing import Any, Final

import probatio as vol
from homeassistant.config_entries import ConfigEntry, ConfigFlowResult, OptionsFlowWithReload
from homeassistant.const import UnitOfTime
from homeassistant.helpers.selector import (
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
)

from .selectors import FiniteNumberSelector

CONF_LIVE_STREAM: Final = "live_stream"
"""Which stream of a camera the live view shows: `main` or `sub`, its smaller one, where it has one."""

CONF_OFFLINE_MINUTES: Final = "offline_minutes"
"""After how many minutes an offline camera becomes a repair; 0: never."""

MAIN: Final = "main"
SUB: Final = "sub"
DEFAULT_OFFLINE_MINUTES: Final = 30
_A_DAY_MIN = 1440


class TawnyOptionsFlow(OptionsFlowWithReload):
    """The options; the entry is loaded anew when they change."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for them all."""
        if user_input is not None:
            return self.async_create_entry(
                data={**user_input, CONF_OFFLINE_MINUTES: int(user_input[CONF_OFFLINE_MINUTES])}
            )
        present = {
            CONF_LIVE_STREAM: live_stream(self.config_entry),
            CONF_OFFLINE_MINUTES: offline_minutes(self.config_entry),
        }
        return self.async_show_form(step_id="init", data_schema=self.add_suggested_values_to_schema(_OPTIONS, present))


def live_stream(entry: ConfigEntry) -> str:
    """See CONF_LIVE_STREAM."""
    return str(entry.options.get(CONF_LIVE_STREAM, MAIN))


def offline_minutes(entry: ConfigEntry) -> int:
    """See CONF_OFFLINE_MINUTES."""
    return int(entry.options.get(CONF_OFFLINE_MINUTES, DEFAULT_OFFLINE_MINUTES))


_OPTIONS = vol.Schema(
    {
        vol.Required(CONF_LIVE_STREAM): SelectSelector(
            SelectSelectorConfig(options=[MAIN, SUB], translation_key=CONF_LIVE_STREAM)
        ),
        vol.Required(CONF_OFFLINE_MINUTES): FiniteNumberSelector(
            NumberSelectorConfig(
                min=0,
                max=_A_DAY_MIN,
                step=1,
                unit_of_measurement=UnitOfTime.MINUTES,
                mode=NumberSelectorMode.BOX,
            )
        ),
    }
)
