"""Names that several modules share."""

import logging
from datetime import timedelta
from typing import Final

DOMAIN: Final = "tawny"
LOGGER: Final = logging.getLogger(__package__)

CONF_TOKEN_ID: Final = "token_id"  # noqa: S105 - an id, which is no secret
"""Beside url and token in an entry's data: the token's id, with which it is revoked when the entry is removed."""

CONF_INSTANCE: Final = "instance"
"""Also in an entry's data: which installation it is, to notice another one with the same id."""

DEFAULT_PORT: Final = 8420

MIN_API: Final = 1
"""Sidecars with an older API lack something that is relied on here."""

MAX_API: Final = 1
"""The newest API that was known when this was made; a sidecar says how old its clients may be."""

RECONCILE_INTERVAL: Final = timedelta(minutes=5)
"""How often everything is asked for although the feed tells of changes: some figures change without one."""
