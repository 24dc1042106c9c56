"""How fast the built web page is.

    python benchmarks/page.py [--cameras 4] [--times 8] [--events 10000]

On loopback, with simulated cameras: from asking for the page to the first live picture, from a tap to an event that
moves, and the pictures a second while a timeline with many events is scrubbed and zoomed; and what a kiosk of these
cameras costs the browser, in percent of a core. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

import browser
import live
import rig

SCRUB_S = 5
KIOSK_S = 40
"""As long as the scene: what moves, and what does not, counts as it does there."""
EVENT_LIMIT_S = 90.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast the built web page is.")
    parser.add_argument("--cameras", type=int, default=live.CAMERAS)
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--events", type=int, default=10_000)
    args = parser.parse_args()
    told: dict[str, Any] = {"machine": rig.machine()}
    with live.station(args.cameras) as (recorder, _):
        run = browser.runner(recorder)
        if run is None:
            sys.exit("this needs Chromium and `npm ci` in tests/browser")
        rig.say("waiting for an event …")
        wait_for_clip(recorder)
        rig.say("looking at the page …")
        seen = run("app_figures", times=args.times, events=args.events, seconds=SCRUB_S)
        rig.say("hanging the kiosk up …")
        told["kiosk"] = run("kiosk_figures", cameras=args.cameras, seconds=KIOSK_S)
    told["first_live_picture_ms"] = browser.spread(seen["live_ms"])
    told["event_moves_ms"] = browser.spread(seen["event_ms"])
    told["scrub"] = seen["scrub"]
    json.dump(told, sys.stdout, indent=1)
    sys.stdout.write("\n")


def wait_for_clip(recorder: rig.Recorder) -> None:
    """Until an event is over that can be played."""
    until = time.monotonic() + EVENT_LIMIT_S
    while not any(event["end"] and event["thumbnail"] for event in recorder.get("/api/v1/events")["events"]):
        if time.monotonic() > until:
            sys.exit(f"nothing moved within {EVENT_LIMIT_S:.0f} s")
        time.sleep(0.5)


if __name__ == "__main__":
    main()
