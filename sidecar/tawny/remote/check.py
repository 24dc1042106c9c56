"""`tawny remote check`: the whole way from outside to Tawny, one thing after the other, each with its remedy."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from tawny.doctor.examination import Check, examine
from tawny.doctor.findings import Finding, Outcome
from tawny.remote import answering, ways
from tawny.remote.answers import Answers
from tawny.remote.outside import Outside, Reach

_LIMIT_S = 60.0


async def check_remote(answers: Answers, token: str | None, reach: Reach | None = None) -> AsyncGenerator[Finding]:
    """Findings as they come. What can't be looked at because of an earlier failure is left out. Leave with `aclosing`.

    One after the other: together they would meet the very limits that they look for.
    """
    outside = Outside(answers, token, reach or Reach())
    ways_there = [
        *([] if outside.reach.address else [Check("dns", partial(ways.check_dns, outside))]),
        Check("tunnel", ways.check_tunnel),
        Check("tls", partial(ways.check_tls, outside)),
    ]
    behind = [
        Check("http", partial(ways.check_plain, outside)),
        Check("house", partial(answering.check_house, outside)),
    ]
    rest = [
        ("closed", answering.check_closed),
        ("trust", answering.check_trust),
        ("cache", answering.check_cache),
        ("latency", answering.check_latency),
        ("bandwidth", answering.check_bandwidth),
        ("limits", answering.check_limits),
    ]
    last = [Check(name, partial(look, outside), limit_s=_LIMIT_S) for name, look in rest]
    for stage, needed in ((ways_there, "tls"), (behind, "house"), (last, "")):
        passed = True
        for check in stage:
            async with aclosing(examine([check])) as findings:
                async for finding in findings:
                    passed = passed and not (finding.check == needed and finding.outcome is Outcome.FAILED)
                    yield finding
        if not passed:
            return
