"""Whether the sidecar and this integration understand each other; where they don't, a repair says who is too old."""

from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN, MAX_API, MIN_API

TOO_NEW = "sidecar_too_new"
TOO_OLD = "sidecar_too_old"


class Versioned(Protocol):
    """An answer that says which API it belongs to."""

    @property
    def version(self) -> str:
        """The version of the sidecar."""

    @property
    def api(self) -> int:
        """The API that it speaks."""

    @property
    def api_oldest(self) -> int:
        """The oldest API whose clients it understands."""


def api_problem(answer: Versioned) -> str | None:
    """TOO_OLD, TOO_NEW, or None when all is well."""
    if answer.api < MIN_API:
        return TOO_OLD
    return TOO_NEW if answer.api_oldest > MAX_API else None


@callback
def check_api(hass: HomeAssistant, entry: ConfigEntry, answer: Versioned) -> None:
    """Raise or remove the entry's repair issue. Raises ConfigEntryNotReady, so that an update of either side helps."""
    problem = api_problem(answer)
    for kind in (TOO_OLD, TOO_NEW):
        if kind != problem:
            ir.async_delete_issue(hass, DOMAIN, issue_id(kind, entry))
    if problem is None:
        return
    placeholders = {"name": entry.title, "version": answer.version}
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(problem, entry),
        config_entry_id=entry.entry_id,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=problem,
        translation_placeholders=placeholders,
    )
    raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key=problem, translation_placeholders=placeholders)


def issue_id(kind: str, entry: ConfigEntry) -> str:
    """Of a repair issue that belongs to a config entry."""
    return f"{kind}_{entry.entry_id}"
