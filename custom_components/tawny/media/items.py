"""Items of the media browser, and the ids under which they are found again.

<entry>                                   a sidecar
<entry>/events/<camera, or *>[/<day>]     its events; `before-<day>` instead of a day: older days; one more level: page
<entry>/event/<id>[/hls, or /snapshot]    an event
<entry>/recordings/<camera>[/<day>[/<range>]]
<entry>/range/<camera>/<range>[/hls]      what is recorded of a range
<entry>/exports, <entry>/export/<id>
"""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date
from typing import Final

from homeassistant.components.media_player import BrowseMedia, MediaClass, MediaType
from homeassistant.components.media_source import BrowseMediaSource
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..proxy.paths import VIDEO

EVERY: Final = "*"
HLS: Final = "hls"
SNAPSHOT: Final = "snapshot"
_BEFORE = "before-"


def event_id_of(entry_id: str, event: str, *more: str) -> str:
    """The id of an event's item."""
    return "/".join((entry_id, "event", event, *more))


def range_id_of(entry_id: str, camera: str, span: str, *more: str) -> str:
    """The id of a recorded range's item; `span` as in `urls.span_of`."""
    return "/".join((entry_id, "range", camera, span, *more))


def export_id_of(entry_id: str, export: str) -> str:
    """The id of an export's item."""
    return f"{entry_id}/export/{export}"


def before(day: date) -> str:
    """The part of an id that stands for all days before one."""
    return f"{_BEFORE}{day.isoformat()}"


def parse_before(text: str) -> date | None:
    """The day that `before` was made of; None when it is something else. Raises ValueError when it is no day."""
    return date.fromisoformat(text.removeprefix(_BEFORE)) if text.startswith(_BEFORE) else None


def page_of(cursor: str) -> str:
    """The part of an id that stands for a cursor of the sidecar, whatever characters that has."""
    return urlsafe_b64encode(cursor.encode()).decode().rstrip("=")


def parse_page(text: str) -> str:
    """The cursor that `page_of` was made of. Raises ValueError."""
    return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode()


def folder(
    identifier: str | None,
    title: str,
    *,
    thumbnail: str | None = None,
    can_search: bool = False,
    can_play: bool = False,
    media_class: MediaClass = MediaClass.DIRECTORY,
) -> BrowseMediaSource:
    """Something that has items in it, which `with_children` adds."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=media_class,
        media_content_type=VIDEO if can_play else MediaType.VIDEO,
        title=title,
        can_play=can_play,
        can_expand=True,
        can_search=can_search,
        search_media_classes=[MediaClass.VIDEO] if can_search else None,
        thumbnail=thumbnail,
    )


def video(identifier: str, title: str, thumbnail: str | None = None) -> BrowseMediaSource:
    """Something to play."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.VIDEO,
        media_content_type=VIDEO,
        title=title,
        can_play=True,
        can_expand=False,
        thumbnail=thumbnail,
    )


def with_children(parent: BrowseMediaSource, children: Sequence[BrowseMedia]) -> BrowseMediaSource:
    """The folder with what is in it; shown as pictures when the first of it is to be played."""
    parent.children = children
    is_video = bool(children) and children[0].media_class == MediaClass.VIDEO
    parent.children_media_class = MediaClass.VIDEO if is_video else MediaClass.DIRECTORY
    return parent


def failure[E: HomeAssistantError](kind: type[E], key: str, **values: str) -> E:
    """A translated error of a kind that the media browser shows."""
    return kind(translation_domain=DOMAIN, translation_key=key, translation_placeholders=values)
