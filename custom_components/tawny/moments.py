"""Times that somebody gave, in UTC."""

from __future__ import annotations

from datetime import datetime

from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from .const import DOMAIN


def in_utc(moment: datetime) -> datetime:
    """A time in UTC; one without a zone is Home Assistant's.

    Raises ServiceValidationError for the first and the last hours of the calendar, which are in no year elsewhere.
    """
    try:
        return dt_util.as_utc(moment)
    except OverflowError:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="bad_time", translation_placeholders={"time": str(moment)}
        ) from None
