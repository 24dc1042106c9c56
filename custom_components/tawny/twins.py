"""Two sidecars that call themselves the same, which somebody made by copying a configuration.

A node's id names its topics, entities and this integration's entries, so only the first one can be used until the other
is given an id of its own. They are told apart by their instance, which no copy of a configuration takes along.
"""

from __future__ import annotations

from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import Health, TawnyApiError, TawnyClient
from .const import CONF_INSTANCE, DOMAIN
from .handshake import issue_id

TWIN: Final = "twin"
_OTHER = "other"


def is_twin(entry: ConfigEntry, health: Health) -> bool:
    """Whether a sidecar with the id of the entry's is another one."""
    known = entry.data.get(CONF_INSTANCE)
    return health.node == entry.unique_id and bool(known and health.instance) and known != health.instance


async def answers_as(client: TawnyClient, health: Health) -> bool:
    """Whether the sidecar that said `health` is the one that `client` asks, too."""
    try:
        other = await client.health()
    except TawnyApiError:
        return False
    return (other.node, other.instance) == (health.node, health.instance)


@callback
def report_twin(hass: HomeAssistant, entry: ConfigEntry, url: str) -> None:
    """Make it a repair that the sidecar at `url` has the id of the entry's."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(TWIN, entry),
        config_entry_id=entry.entry_id,
        data={_OTHER: url},
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=TWIN,
        translation_placeholders={
            "name": entry.title,
            "node": entry.unique_id or "",
            "url": entry.data[CONF_URL],
            "other": url,
        },
    )


async def look_for_twin(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Remove the repair once the other sidecar has gone, or has an id of its own."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id(TWIN, entry))
    if issue is None or issue.data is None:
        return
    client = TawnyClient(async_get_clientsession(hass), str(issue.data[_OTHER]))
    try:
        still = is_twin(entry, await client.health())
    except TawnyApiError:
        still = False
    if not still:
        ir.async_delete_issue(hass, DOMAIN, issue.issue_id)
