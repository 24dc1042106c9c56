"""The cameras that an action is for, whatever was targeted: entities, devices, areas, floors or labels.

Home Assistant's own entity actions leave out entities that are unavailable without a word, as those of a sidecar that
is away are; here that is an error.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import cast

from homeassistant.auth.models import User
from homeassistant.components.camera import DOMAIN as CAMERA_DOMAIN
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_registry import RegistryEntry
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.util.json import JsonObjectType

from ..api import TawnyApiError
from ..const import DOMAIN
from ..coordinator import TawnyCoordinator
from ..devices import camera_of
from ..errors import refused
from ..permissions import camera_entity_id, is_allowed
from ..runtime import TawnyConfigEntry


@dataclass(frozen=True, slots=True)
class Target:
    """A camera of a sidecar, and the entity by which answers name it."""

    coordinator: TawnyCoordinator
    camera: str
    entity_id: str

    @property
    def entry_id(self) -> str:
        """The sidecar's config entry."""
        return self.coordinator.config_entry.entry_id


def invalid(key: str, **values: str) -> ServiceValidationError:
    """What to raise when somebody asks for something that makes no sense."""
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=values or None
    )


async def caller(call: ServiceCall) -> User | None:
    """Who calls; None for Home Assistant itself and its automations. Raises UnknownUser."""
    if call.context.user_id is None:
        return None
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    return user


async def targets(call: ServiceCall, policy: str) -> list[Target]:
    """The cameras that are targeted, each once, all of them for the caller to read or control.

    Raises ServiceValidationError when there is none, or when something else was named; Unauthorized.
    """
    user = await caller(call)
    found: dict[str, Target] = {}
    for entity in _entities(call):
        target = _target(call.hass, entity)
        if not is_allowed(call.hass, user, target.coordinator.node, target.camera, policy):
            raise Unauthorized(context=call.context, entity_id=target.entity_id, permission=policy)
        found[target.entity_id] = target
    if not found:
        raise invalid("no_camera")
    return list(found.values())


def loaded(hass: HomeAssistant, entry_id: str) -> TawnyCoordinator:
    """The coordinator of a sidecar. Raises ServiceValidationError."""
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise invalid("no_such_entry", entry=entry_id)
    if entry.state is not ConfigEntryState.LOADED:
        raise invalid("not_loaded", name=entry.title)
    return cast("TawnyConfigEntry", entry).runtime_data.coordinator


async def for_each(
    those: Iterable[Target], work: Callable[[Target], Awaitable[JsonObjectType]]
) -> dict[str, JsonObjectType]:
    """Do `work` for all of them at once; the answers by entity.

    Raises the first error when all are through, as Home Assistant shows it.
    """
    those = list(those)
    answers = await asyncio.gather(*map(work, those), return_exceptions=True)
    for target, answer in zip(those, answers, strict=True):
        if isinstance(answer, TawnyApiError):
            raise refused(answer, target.coordinator.name) from answer
        if isinstance(answer, BaseException):
            raise answer
    return {
        target.entity_id: answer
        for target, answer in zip(those, answers, strict=True)
        if not isinstance(answer, BaseException)
    }


def _entities(call: ServiceCall) -> list[RegistryEntry]:
    """Our cameras among what is targeted, in a fixed order. Raises ServiceValidationError for others that are named."""
    registry = er.async_get(call.hass)
    ours = {
        entity.entity_id: entity
        for entity in registry.entities.values()
        if entity.platform == DOMAIN and entity.domain == CAMERA_DOMAIN
    }
    if call.data.get(ATTR_ENTITY_ID) == ENTITY_MATCH_ALL:
        return list(ours.values())
    selected = async_extract_referenced_entity_ids(call.hass, TargetSelection(call.data))
    for entity_id in sorted(selected.referenced):
        if entity_id not in ours:
            raise invalid("not_a_camera", entity=entity_id)
    return [ours[entity_id] for entity_id in ours if entity_id in selected.referenced | selected.indirectly_referenced]


def _target(hass: HomeAssistant, entity: RegistryEntry) -> Target:
    assert entity.config_entry_id is not None
    coordinator = loaded(hass, entity.config_entry_id)
    camera = camera_of(entity.unique_id)
    assert camera is not None
    return Target(coordinator, camera, camera_entity_id(hass, coordinator.node, camera) or entity.entity_id)
