"""Whether a subscription wants to be told of something now. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from tawny.core.clock import SECOND_US
from tawny.eventlog import PushWishes, QuietHours


def wants_camera(wishes: PushWishes, camera: str) -> bool:
    """Whether it wants to hear of that camera at all."""
    return wishes.cameras is None or camera in wishes.cameras


def is_paused(wishes: PushWishes, wall_us: int) -> bool:
    """Whether somebody wanted silence until later than now."""
    return wishes.paused_until_us is not None and wall_us < wishes.paused_until_us


def is_quiet(quiet: QuietHours | None, wall_us: int) -> bool:
    """Whether it is within the quiet hours, by the clocks in their zone. The first minute is, the last is not."""
    if quiet is None or quiet.start == quiet.end:
        return False
    moment = datetime.fromtimestamp(wall_us / SECOND_US, UTC).astimezone(time_zone(quiet.zone))
    minute = moment.hour * 60 + moment.minute
    if quiet.start < quiet.end:
        return quiet.start <= minute < quiet.end
    return minute >= quiet.start or minute < quiet.end


@lru_cache(maxsize=64)
def time_zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name. Blocks for a moment, once. Raises ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        raise ValueError("there is no such time zone; write one such as Europe/Berlin") from None
