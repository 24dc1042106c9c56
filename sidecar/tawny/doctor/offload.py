"""The bucket: whether it can be reached, and written to, read from, listed and deleted from with these keys."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tawny.config import Config
from tawny.core.errors import TawnyError
from tawny.core.ids import new_ulid
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.doctor.running import Running
from tawny.offload.bucket import Bucket, Listed

NAME = "offload"
OFFLOAD_S = 50.0
FOLDER = "doctor/"
"""Where the object that is tried lies, behind the prefix: in nobody's folder."""

_PROBE = b"Tawny's doctor was here, and was kept from tidying up. This may be deleted."


async def check_offload(config: Config, running: Running) -> Sequence[Finding]:
    """Write an object, read it back, list it, and delete it; and how far behind a running service is."""
    offload = config.offload
    if not offload.enabled:
        return [ok(NAME, "recordings are copied nowhere: theft, fire or a dead disk would take them")]
    key = f"{offload.prefix}{FOLDER}{new_ulid(time.time_ns() // 1000)}"
    async with Bucket(offload) as bucket:
        where = f"bucket {offload.bucket} at {bucket.host}"
        began = time.monotonic()
        await bucket.put(key, _PROBE, "text/plain")
        took_ms = (time.monotonic() - began) * 1000
        wrong = []
        try:
            if await bucket.read(key, 0, len(_PROBE)) != _PROBE:
                wrong.append(failed(NAME, f"{where} returns something else than was written", "look at its own log"))
        except TawnyError as error:
            wrong.append(failed(NAME, f"copies can't be watched: {error.message}", error.hint))
        try:
            if [one async for one in bucket.list(key) if isinstance(one, Listed) and one.key == key] == []:
                wrong.append(failed(NAME, f"{where} does not list what was written", "look at its own log"))
        except TawnyError as error:
            # What is there of events is asked of the bucket, and nowhere else noted.
            wrong.append(failed(NAME, f"events can't be copied: {error.message}", error.hint))
        try:
            await bucket.delete(key)
        except TawnyError as error:
            wrong.append(failed(NAME, f"old copies can't be deleted: {error.message}", error.hint))
    return wrong or [
        _fine(f"{where} can be written, read, listed and deleted from; a small object takes {took_ms:.0f} ms", running)
    ]


def _fine(found: str, running: Running) -> Finding:
    state = running.status.get("offload")
    if not state:
        return ok(NAME, found)
    if state["waiting"] is None:
        return ok(NAME, f"{found}; how many recordings are there is not known while the event log's database is away")
    waiting = f"{state['waiting']} recordings ({show_bytes(state['waiting_bytes'])}) wait to be copied"
    if state["missed"]:
        remedy = "raise offload.max_mbit_s, copy less with offload.what, or keep recordings here for longer"
        return warning(NAME, f"{state['missed']} recordings expired before they could be copied; {waiting}", remedy)
    return ok(NAME, f"{found}; {waiting}, {state['stored']} are there")
