"""What real ONVIF devices do differently, as switches of the simulated one."""

from __future__ import annotations

from enum import StrEnum

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "boom">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><b>&a11;</b>"
).encode()
"""A document of 900 bytes that would expand to 400 GB."""


class Quirk(StrEnum):
    """What real devices do differently."""

    WS_SECURITY = "ws_security"
    """Answers a missing login with a SOAP fault instead of a Digest challenge, and wants WS-Security."""
    FOREIGN_XADDR = "foreign_xaddr"
    """Says that its services are at another host."""
    NO_MEDIA_2 = "no_media_2"
    BROKEN_MEDIA_1 = "broken_media_1"
    BROKEN_MEDIA_2 = "broken_media_2"
    """Lists the second version of the media service and declines all its operations."""
    NO_SERVICES = "no_services"
    """Knows only GetCapabilities."""
    NO_SNAPSHOT = "no_snapshot"
    CLOCK_NEEDS_LOGIN = "clock_needs_login"
    ALL_NEEDS_LOGIN = "all_needs_login"
    ONE_TIME_NONCE = "one_time_nonce"
    """A new nonce for every request, and no word of the old one being stale."""
    BASIC_FIRST = "basic_first"
    """Offers Basic before Digest."""
    NO_RIGHTS = "no_rights"
    """The user may log in but not see profiles."""
    LOCKS = "locks"
    """Locks the account at the first wrong login."""
    REPEATS_MESSAGE_ID = "repeats_message_id"
    """Its answer to a Probe has the Probe's own message id."""
    RELATES_TO_NOTHING = "relates_to_nothing"
    TRANSMITTER_ONLY = "transmitter_only"
    """Answers a Probe only for the type NetworkVideoTransmitter."""
    DEVICE_ONLY = "device_only"
    MISSES_FIRST = "misses_first"
    """Overlooks the first round of Probes."""
    STALLS = "stalls"
    """Takes requests and never answers."""
    GARBAGE = "garbage"
    BOMB = "bomb"
    """Answers with a document that would expand to 400 GB."""
    HUGE = "huge"
    REDIRECTS = "redirects"
    WEB_PAGE = "web_page"
    """There is a web server, but it knows nothing of ONVIF."""
