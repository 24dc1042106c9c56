"""Fixing what problems.py reports, where a click can."""

from __future__ import annotations

from collections.abc import Awaitable

from homeassistant.components.repairs import FlowType, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from .api import Camera, TawnyApiError
from .const import DOMAIN
from .problems import CAMERA_OFFLINE, MQTT_MISSING
from .runtime import TawnyConfigEntry

type IssueData = dict[str, str | int | float | None] | None


async def async_create_fix_flow(hass: HomeAssistant, issue_id: str, data: IssueData) -> RepairsFlow:
    """The flow that fixes an issue."""
    kind = (data or {}).get("kind")
    if kind == MQTT_MISSING:
        return MqttFlow()
    return OfflineFlow() if kind == CAMERA_OFFLINE else RestartFlow()


class MqttFlow(RepairsFlow):
    """Sets Home Assistant's own MQTT integration up."""

    async def async_step_init(self, _issue: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin. What comes with it says only which issue it is: it is no answer."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask once, then go on with the set-up of MQTT."""
        if user_input is None:
            return self.async_show_form(step_id="confirm")
        flow = await self.hass.config_entries.flow.async_init("mqtt", context={"source": SOURCE_USER})
        return self.async_create_entry(data={}, next_flow=(FlowType.CONFIG_FLOW, flow["flow_id"]))


class RestartFlow(RepairsFlow):
    """Starts a camera's worker anew."""

    async def async_step_init(self, _issue: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin. What comes with it says only which issue it is: it is no answer."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask once."""
        if user_input is None:
            return self.async_show_form(step_id="confirm", description_placeholders=self._texts())
        return await self.async_step_restart()

    async def async_step_restart(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Start it anew."""
        runtime = self._entry().runtime_data
        return await self._do(runtime.client.restart_camera(self._camera))

    @property
    def _camera(self) -> str:
        return str((self.data or {})["camera"])

    def _entry(self) -> TawnyConfigEntry:
        entry: TawnyConfigEntry = self.hass.config_entries.async_get_known_entry(str((self.data or {})["entry_id"]))
        return entry

    def _texts(self) -> dict[str, str]:
        """What the texts of the issue name."""
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return dict((issue and issue.translation_placeholders) or {})

    async def _do(self, work: Awaitable[Camera | None]) -> RepairsFlowResult:
        runtime = self._entry().runtime_data
        try:
            camera = await work
        except TawnyApiError as error:
            return self.async_abort(reason="failed", description_placeholders={"reason": str(error)})
        runtime.problems.give_time(str((self.data or {})["kind"]), self._camera)
        if camera is not None:
            runtime.coordinator.async_know(camera)
        return self.async_create_entry(data={})


class OfflineFlow(RestartFlow):
    """Starts a camera anew that is offline, or leaves it alone."""

    async def async_step_init(self, _issue: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask what to do."""
        return self.async_show_menu(
            step_id="init", menu_options=["restart", "switch_off"], description_placeholders=self._texts()
        )

    async def async_step_switch_off(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Connect to it no more."""
        client = self._entry().runtime_data.client
        return await self._do(client.change_camera(self._camera, enabled=False))
