"""The parameters that may stand in a path: what the router lets through, and what the reference says about them.

The router is lenient where an id that cannot exist should be answered with "there is no such camera".
"""

from __future__ import annotations

from dataclasses import dataclass

from tawny.core.ids import ULID, USER_ID
from tawny.media.ladder import LADDER


@dataclass(frozen=True, slots=True)
class PathParameter:
    """One name: `pattern` is the router's, `proper` what valid values look like, for clients."""

    pattern: str
    description: str
    proper: str
    example: str


_ANY = "[^/]{1,63}"
_SILENCE = "s[0-9]{4,5}x[12]"
_SMALL = "|".join(LADDER)
_PIECE = f"(?:(?:{_SMALL})-)?[0-9]{{1,15}}(?:-[0-9]{{1,15}}){{2}}(?:(?:-[0-9]{{1,15}}){{2}})?p?(?:{_SILENCE})?"
_INIT = f"init|init-(?:{_SILENCE}|{_SMALL})"
_PART = f"[0-9]{{1,18}}(?:-{_SILENCE})?"

PATH_PARAMETERS = {
    "camera": PathParameter(_ANY, "Id of the camera.", USER_ID.pattern, "front_door"),
    "event": PathParameter(_ANY, "Id of the event, a ULID.", ULID.pattern, "01K742SHYGWMHCBQQ9CS4MG76Q"),
    "rendition": PathParameter(
        "[a-z0-9_]{1,63}",
        "Which picture: main, sub, or another that the master playlist lists.",
        USER_ID.pattern,
        "main",
    ),
    "token": PathParameter(_ANY, "Id of the token, a ULID.", ULID.pattern, "01K742SHYGWMHCBQQ9CS4MG76Q"),
    "export": PathParameter(_ANY, "Id of the export, a ULID.", ULID.pattern, "01K742SHYGWMHCBQQ9CS4MG76Q"),
    "subscription": PathParameter(
        _ANY, "Id of the push subscription, a ULID.", ULID.pattern, "01K742SHYGWMHCBQQ9CS4MG76Q"
    ),
    "run": PathParameter(_ANY, "Id of the dry run, a ULID.", ULID.pattern, "01K742SHYGWMHCBQQ9CS4MG76Q"),
    "piece": PathParameter(
        _PIECE,
        "Which piece of footage, from the playlist.",
        _PIECE,
        "733-120000-90000",
    ),
    "init": PathParameter(_INIT, "Which init segment, from the playlist.", _INIT, "init"),
    "part": PathParameter(_PART, "Which segment or part, from the playlist.", _PART, "1"),
    "number": PathParameter("[0-9]{1,18}", "Number of the segment, from the playlist.", "[0-9]{1,18}", "1"),
}
