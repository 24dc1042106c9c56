"""Adding a sidecar: found by MQTT, by zeroconf or as an app, or told by hand; then the pairing code that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, override

import probatio as vol
from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from .addresses import complete_url
from .announcements import Announcement
from .api import (
    AuthenticationError,
    CannotConnectError,
    Health,
    Paired,
    PairingRefusedError,
    TawnyApiError,
    TawnyClient,
    TooManyTriesError,
)
from .const import CONF_INSTANCE, CONF_TOKEN_ID, DEFAULT_PORT, DOMAIN
from .handshake import api_problem
from .notifications.flow import NotificationSubentryFlow
from .notifications.profile import SUBENTRY_TYPE
from .options import TawnyOptionsFlow
from .twins import answers_as, is_twin, report_twin

CONF_CODE = "code"
LONGEST_CODE = 40
_URL = vol.Schema({vol.Required(CONF_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))})
_CODE = vol.Schema({vol.Required(CONF_CODE): TextSelector(TextSelectorConfig(autocomplete="one-time-code"))})
_A_MINUTE_S = 60


class ProblemError(Exception):
    """Why a sidecar can't be used: the key of an error or abort, with what stands in its text."""

    def __init__(self, key: str, **placeholders: str) -> None:
        super().__init__(key)
        self.key = key
        self.placeholders = placeholders


class TawnyConfigFlow(ConfigFlow, domain=DOMAIN):
    """One flow is one sidecar."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        self._url = ""
        self._name = ""

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(cls, config_entry: ConfigEntry) -> dict[str, type[ConfigSubentryFlow]]:
        """What can be added to a sidecar."""
        return {SUBENTRY_TYPE: NotificationSubentryFlow}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """The options of a sidecar."""
        return TawnyOptionsFlow()

    # found

    @override
    async def async_step_mqtt(self, discovery_info: MqttServiceInfo) -> ConfigFlowResult:
        """A sidecar said over MQTT that it is there."""
        return await self._found(Announcement.from_mqtt(discovery_info))

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """A sidecar said in the local network that it is there."""
        return await self._found(Announcement.from_zeroconf(discovery_info))

    @override
    async def async_step_hassio(self, discovery_info: HassioServiceInfo) -> ConfigFlowResult:
        """Tawny was installed as an app."""
        return await self._found(Announcement.from_app(discovery_info))

    async def _found(self, announcement: Announcement | None) -> ConfigFlowResult:
        if announcement is None:
            return self.async_abort(reason="invalid_announcement")
        self._url = announcement.url
        if announcement.node:
            known = await self.async_set_unique_id(announcement.node)
            if known is not None and known.data.get(CONF_URL, self._url) == self._url:
                self._abort_if_unique_id_configured()
        try:
            health = await self._look()
        except ProblemError as problem:
            return self.async_abort(reason=problem.key, description_placeholders=problem.placeholders)
        if health.node != (announcement.node or health.node):
            return self.async_abort(reason="another_sidecar")
        await self.async_set_unique_id(health.node)
        await self._abort_if_known(health)
        self._name = announcement.name or health.node
        self.context["title_placeholders"] = {"name": self._name}
        return await self.async_step_pair()

    # told

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask where the sidecar is."""
        if user_input is None:
            return self._ask_url("user")
        try:
            health = await self._look(user_input[CONF_URL])
        except ProblemError as problem:
            return self._ask_url("user", user_input, problem)
        await self.async_set_unique_id(health.node, raise_on_progress=False)
        await self._abort_if_known(health)
        self._name = health.node
        return await self.async_step_pair()

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask where the sidecar is now."""
        entry = self._get_reconfigure_entry()
        if user_input is None:
            return self._ask_url("reconfigure", entry.data)
        try:
            health = await self._look(user_input[CONF_URL])
            await self.async_set_unique_id(health.node, raise_on_progress=False)
            self._abort_if_unique_id_mismatch(reason="another_sidecar")
            await self._client(entry.data[CONF_TOKEN]).status()
        except AuthenticationError:
            self._name = entry.title
            return await self.async_step_pair()
        except TawnyApiError:
            return self._ask_url("reconfigure", user_input, ProblemError("cannot_connect"))
        except ProblemError as problem:
            return self._ask_url("reconfigure", user_input, problem)
        updates = {CONF_URL: self._url, CONF_INSTANCE: health.instance}
        return self.async_update_reload_and_abort(entry, data_updates=updates)

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """The token was refused: ask for a new pairing code."""
        self._url = entry_data[CONF_URL]
        self._name = self._get_reauth_entry().title
        return await self.async_step_pair()

    def _ask_url(
        self, step: str, known: Mapping[str, Any] | None = None, problem: ProblemError | None = None
    ) -> ConfigFlowResult:
        placeholders = {"example": f"http://192.0.2.10:{DEFAULT_PORT}"}
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(_URL, known),
            errors={"base": problem.key} if problem else {},
            description_placeholders=placeholders | (problem.placeholders if problem else {}),
        )

    # paired

    async def async_step_pair(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the pairing code."""
        errors: dict[str, str] = {}
        placeholders = {"name": self._name, "url": self._url}
        if user_input is not None:
            try:
                health = await self._look()
                paired = await self._pair(user_input[CONF_CODE])
            except ProblemError as problem:
                errors[CONF_CODE if problem.key == "wrong_code" else "base"] = problem.key
                placeholders |= problem.placeholders
            else:
                return await self._finish(health, paired)
        return self.async_show_form(
            step_id="pair", data_schema=_CODE, errors=errors, description_placeholders=placeholders
        )

    async def _pair(self, code: str) -> Paired:
        try:
            return await self._client().pair(code[:LONGEST_CODE], self.hass.config.location_name)
        except PairingRefusedError:
            raise ProblemError("wrong_code") from None
        except TooManyTriesError as error:
            raise ProblemError("too_many_tries", seconds=str(round(error.retry_after or _A_MINUTE_S))) from None
        except CannotConnectError:
            raise ProblemError("cannot_connect") from None
        except TawnyApiError as error:
            raise ProblemError("refused", reason=str(error)) from None

    async def _finish(self, health: Health, paired: Paired) -> ConfigFlowResult:
        data = {
            CONF_URL: self._url,
            CONF_TOKEN: paired.token,
            CONF_TOKEN_ID: paired.id,
            CONF_INSTANCE: health.instance,
        }
        await self.async_set_unique_id(paired.node, raise_on_progress=False)
        if self.source in {SOURCE_REAUTH, SOURCE_RECONFIGURE}:
            self._abort_if_unique_id_mismatch(reason="another_sidecar")
            entry = self._get_reauth_entry() if self.source == SOURCE_REAUTH else self._get_reconfigure_entry()
            return self.async_update_reload_and_abort(entry, data=data)
        self._abort_if_unique_id_configured(updates=data)
        return self.async_create_entry(title=await self._title(paired), data=data)

    async def _title(self, paired: Paired) -> str:
        try:
            status = await self._client(paired.token).status()
        except TawnyApiError:
            return self._name
        return status.node.name

    # helpers

    async def _look(self, typed: str | None = None) -> Health:
        """Whether a sidecar that we understand is at the address. Raises ProblemError."""
        try:
            if typed is not None:
                self._url = complete_url(typed)
            health = await self._client().health()
        except ValueError:
            raise ProblemError("invalid_url") from None
        except TawnyApiError:
            raise ProblemError("cannot_connect") from None
        if problem := api_problem(health):
            raise ProblemError(problem, version=health.version)
        return health

    async def _abort_if_known(self, health: Health) -> None:
        """Raises AbortFlow for a sidecar that is set up already; its address is changed if that is of use.

        Who types an address means it. One that was merely found is taken only when the known one is dead: the known
        one may be a name or a proxy that somebody chose, and the token must not go to whoever claims to be Tawny.
        """
        entry = self.hass.config_entries.async_entry_for_domain_unique_id(DOMAIN, health.node)
        if entry is None or entry.source == SOURCE_IGNORE:
            return self._abort_if_unique_id_configured()
        if is_twin(entry, health) and entry.data[CONF_URL] != self._url:
            report_twin(self.hass, entry, self._url)
            raise AbortFlow("twin", {"node": health.node, "url": entry.data[CONF_URL]})
        moved = self.source == SOURCE_USER or not await answers_as(self._client(url=entry.data[CONF_URL]), health)
        return self._abort_if_unique_id_configured(updates={CONF_URL: self._url} if moved else None)

    def _client(self, token: str | None = None, url: str | None = None) -> TawnyClient:
        return TawnyClient(async_get_clientsession(self.hass), url or self._url, token)
