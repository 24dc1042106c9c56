"""Errors of the sidecar as Home Assistant shows them: in the user's language, with the sidecar's reason, if it has one.

A reason is the sidecar's own sentence, and English: it is told within a translated one.
"""

from __future__ import annotations

from homeassistant.exceptions import HomeAssistantError

from .api import AuthenticationError, CannotConnectError, ForbiddenError, TawnyApiError
from .const import DOMAIN

NAME = "Tawny"
"""What a sidecar is called where nobody knows which one it was."""


def refused(error: TawnyApiError, name: str = NAME) -> HomeAssistantError:
    """What to raise when something that somebody asked for did not work; `name` is that of the sidecar."""
    match error:
        case CannotConnectError():
            return failed("unavailable", name=name)
        case AuthenticationError():
            return failed("token_refused")
        case ForbiddenError():
            return failed("forbidden", reason=str(error))
    return failed("refused", reason=str(error))


def failed(key: str, **values: str) -> HomeAssistantError:
    """Something that did not work, in words of ours."""
    return HomeAssistantError(translation_domain=DOMAIN, translation_key=key, translation_placeholders=values or None)
