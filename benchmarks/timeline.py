"""How long a timeline takes in a log with 30 days of 16 cameras.

    python benchmarks/timeline.py [--days 30] [--cameras 16] [--times 20]

Prints milliseconds for a day, a week and everything, by zoom. The target is 50 ms for everything.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

import seeded
from tawny.eventlog import EventLog, Timeline

TARGET_MS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a timeline takes.")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    end = seeded.START + args.days * seeded.DAY
    with tempfile.TemporaryDirectory() as folder, seeded.open_log(Path(folder), end) as log:
        fill(log, seeded.camera_names(args.cameras), args.days)
        told: dict[str, object] = {
            "cameras": args.cameras,
            "days": args.days,
            "segments": log.counts().segments,
            "events": log.counts().events,
            "target_ms": TARGET_MS,
        }
        for name, days, buckets in (
            ("day", 1, 288),
            ("week", 7, 500),
            ("all", args.days, 720),
            ("all_coarse", args.days, 60),
        ):
            told[name] = seeded.timed(lambda d=days, b=buckets: ask(log, end, d, b), args.times)
        answer = ask(log, end, args.days, 720)
        told["answer"] = {
            "ranges": len(answer.ranges),
            "gaps": len(answer.gaps),
            "buckets": len(answer.motion),
            "events": len(answer.events),
        }
        print(json.dumps(told, indent=1))


def ask(log: EventLog, end: int, days: int, buckets: int) -> Timeline:
    return log.timeline("camera_03", end - days * seeded.DAY, end, buckets=buckets, now_us=end)


def fill(log: EventLog, cameras: list[str], days: int) -> None:
    chance = random.Random(20_261_122)
    minutes = days * 1440
    outages = {chance.randrange(minutes // 30) for _ in range(days)}
    for camera in cameras:
        log.upsert_camera(camera, camera, ["main"])
    with log._database.write() as connection:  # noqa: SLF001 - nothing else fills it this fast
        rows = seeded.segment_rows(cameras, minutes, outages)
        seeded.insert(connection, "segments", rows)
        connection.exec_driver_sql(
            "INSERT INTO segment_usage SELECT camera, stream, kind, count(*), 1, 1 FROM segments GROUP BY 1, 2, 3"
        )
        seeded.insert(
            connection,
            "events",
            (
                seeded.event_row(camera, seeded.START + minute * seeded.MINUTE, chance, reviewed=True)
                for camera in cameras
                for minute in range(0, minutes, 15)
            ),
        )
        seeded.insert(
            connection,
            "motion_density",
            (
                (camera, seeded.START + minute * seeded.MINUTE, chance.randrange(1, 60) * 1_000_000, chance.random())
                for camera in cameras
                for minute in range(minutes)
                if minute % 3 == 0
            ),
        )
        seeded.insert(
            connection,
            "system_events",
            (
                (None, seeded.START + (slot * 30 + step) * seeded.MINUTE, kind, camera, "no answer", "{}")
                for camera in cameras
                for slot in sorted(outages)
                for step, kind in ((0, "camera_offline"), (30, "camera_online"))
            ),
        )


if __name__ == "__main__":
    main()
