"""Copies in a real bucket, which checks signatures: what is copied, what goes again, and whose it is."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import tomlkit
from aiohttp import web
from aiohttp.test_utils import TestServer
from click.testing import CliRunner

from support.archive import bare_segment, write_segment
from support.certificates import make_certificates
from support.offload import NOW_US, Home
from support.s3 import BUCKET, PAGE, S3, Line, s3_server
from tawny.archive.marker import check_marker
from tawny.archive.reconcile import reconcile
from tawny.archive.retention import sweep
from tawny.cli.main import cli
from tawny.config import Config
from tawny.config.offload import OffloadConfig
from tawny.core.errors import NotFoundError
from tawny.core.ids import new_ulid, ulid_us
from tawny.core.messages import EventEnded, EventStarted, SegmentClosed, SegmentKind, SnapshotSaved
from tawny.doctor.findings import Outcome
from tawny.doctor.offload import check_offload
from tawny.doctor.running import Running
from tawny.offload.bucket import Bucket
from tawny.offload.cache import BLOCK_BYTES, HEAD_BYTES
from tawny.offload.failures import BucketError, GoneFromBucketError, of_answer
from tawny.offload.pace import Pace
from tawny.playback import build_clip
from tawny.playback.away import TooMuchAwayError

SECOND = 1_000_000
DAY = 86_400 * SECOND


def record(home: Home, ago_s: float, kind: SegmentKind, *, size: int = 1000, camera: str = "door") -> SegmentClosed:
    """A minute that ended so long ago."""
    stream = "idle" if kind is SegmentKind.IDLE else "main"
    start_us = NOW_US - round((ago_s + 60) * SECOND)
    closed = bare_segment(home.root, start_us, size=size, camera=camera, stream=stream, kind=kind)
    home.log.segment_closed(closed)
    return closed


def happen(home: Home, ago_s: float, *, protected: bool = False, pre_roll_s: float = 5) -> None:
    """An event of ten seconds that began so long ago."""
    start_us = NOW_US - round(ago_s * SECOND)
    event = new_ulid(start_us)
    home.log.event_started(
        EventStarted("door", event, start_us, (), 0.5), clip_start_us=start_us - round(pre_roll_s * SECOND)
    )
    end_us = start_us + 10 * SECOND
    home.log.event_ended(EventEnded("door", event, start_us, end_us, (), 0.5), clip_end_us=end_us + SECOND)
    home.log.set_protected(event, protected)


def names(s3: S3, home: Home) -> set[str]:
    """The paths of what is in the home's folder."""
    own = f"{home.config.offload.prefix}{home.instance}/"
    return {key.removeprefix(own) for key in s3.videos(own)}


async def test_what_an_events_clip_needs_is_copied_and_the_rest_is_not(home: Home, s3: S3) -> None:
    event = record(home, 60, SegmentKind.EVENT)
    before = record(home, 120, SegmentKind.CONTINUOUS)  # the pre-roll lies in it
    record(home, 400, SegmentKind.CONTINUOUS)
    record(home, 60, SegmentKind.IDLE)
    happen(home, 118)
    async with home.copying():
        await home.copied()
        assert names(s3, home) == {event.path, before.path}
        assert s3.read(f"{home.config.offload.prefix}{home.instance}/{event.path}") == bytes(1000)
        assert home.figures.counts.stored_bytes == 2000
        late = record(home, 0, SegmentKind.EVENT)
        home.offload.wake()  # type: ignore[union-attr]
        await home.until(lambda: home.figures.counts.stored == 3)
    assert names(s3, home) == {event.path, before.path, late.path}


@pytest.mark.parametrize(("what", "expected"), [("continuous", 2), ("all", 3)])
async def test_more_is_copied_where_that_is_wanted(
    make_home: Callable[..., Home], s3: S3, what: str, expected: int
) -> None:
    home = make_home(what=what)
    for number, kind in enumerate(SegmentKind):
        record(home, 3 * 86_400 + 100 * number, kind)
    async with home.copying():
        await home.copied()
    assert len(names(s3, home)) == expected


async def test_homes_share_a_bucket_and_delete_their_own_alone(make_home: Callable[..., Home], s3: S3) -> None:
    mine, theirs = make_home("mine"), make_home("theirs")
    for home in (mine, theirs):
        for ago_s in (0, 86_400, 3 * 86_400):
            record(home, ago_s, SegmentKind.EVENT)
        happen(home, 3 * 86_400 + 30, protected=True)
        async with home.copying():
            await home.copied()
    before = names(s3, theirs)
    assert before == names(s3, mine)  # the same cameras at the same times
    assert len(before) == 3
    mine.clock.advance(DAY // 2)
    async with mine.copying(keep_days=1):
        await mine.until(lambda: mine.figures.counts.stored == 2)
    kept = names(s3, mine)
    assert len(kept) == 2, "a day has passed for one of them, and another is protected"
    assert names(s3, theirs) == before
    assert mine.figures.deleted == 1


async def test_wrong_keys_are_said_and_copying_goes_on_when_they_are_right(
    make_home: Callable[..., Home], s3: S3
) -> None:
    home = make_home()
    record(home, 0, SegmentKind.EVENT)
    async with home.copying(secret_key="wrong-secret-key"):
        await home.until(lambda: home.figures.trouble)
        assert "the secret key is wrong" in home.figures.trouble
        assert home.figures.hint == "check offload.access_key and offload.secret_key"
        assert "wrong-secret-key" not in home.figures.trouble
    async with home.copying():
        await home.copied()
        assert not home.figures.trouble
    assert [event.kind for event in home.log.system_events(limit=10)] == ["offload_failed"]


async def test_what_expires_while_the_bucket_is_away_leaves_the_queue(make_home: Callable[..., Home], s3: S3) -> None:
    home = make_home()
    gone, kept = record(home, 40 * 86_400, SegmentKind.EVENT), record(home, 0, SegmentKind.EVENT)
    with Line(s3.url) as line:
        line.cut()
        async with home.copying(endpoint=line.url):
            await home.until(lambda: home.figures.trouble and home.figures.counts.waiting == 2)
            await asyncio.to_thread(sweep_expired, home)
            line.mend()
            await home.until(lambda: home.figures.counts.stored == 1 and home.figures.missed == 1)
            assert not home.figures.trouble
    assert names(s3, home) == {kept.path}
    assert not (home.root / gone.path).exists()
    told = {event.kind for event in home.log.system_events(limit=10)}
    assert told == {"offload_failed", "offload_recovered", "offload_missed"}


def sweep_expired(home: Home) -> None:
    """What retention does with what is older than its days."""
    old = home.log.oldest_segments(None, home.clock.wall_us() - 30 * DAY, 10)
    for path in home.log.condemn_segments([segment.id for segment in old]):
        (home.root / path).unlink()
        home.log.garbage_removed([path])


async def test_only_what_is_watched_is_fetched_and_no_more_is_kept_than_allowed(
    make_home: Callable[..., Home], s3: S3
) -> None:
    home = make_home(cache_gb=0.05)
    size = 8 * BLOCK_BYTES
    segments = [record(home, ago_s, SegmentKind.EVENT, size=size) for ago_s in range(0, 300, 60)]
    async with home.copying() as offload:
        await home.copied()
        cache = offload.cache
        cache.most_bytes = 3 * BLOCK_BYTES
        root = await cache.prepare(segments[0].path, 5 * BLOCK_BYTES + 7, 6 * BLOCK_BYTES - 7)
        assert cache.fetched_bytes == 2 * BLOCK_BYTES  # the head, and the block that was asked for
        assert (root / segments[0].path).stat().st_size == size
        await cache.prepare(segments[0].path, 5 * BLOCK_BYTES, 6 * BLOCK_BYTES)
        assert cache.fetched_bytes == 2 * BLOCK_BYTES
        for segment in segments[1:]:
            await cache.prepare(segment.path, 0, HEAD_BYTES)
        held = {path.relative_to(root).as_posix() for path in root.rglob("*.mp4")}
        assert held == {segment.path for segment in segments[2:]}
    assert not root.exists()


async def test_many_who_watch_the_same_at_once_get_it_whole(home: Home) -> None:
    segment = record(home, 0, SegmentKind.EVENT, size=6 * BLOCK_BYTES + 1)
    content = bytes(range(256)) * (segment.size_bytes // 256) + b"!"
    (home.root / segment.path).write_bytes(content)
    async with home.copying() as offload:
        await home.copied()
        cache = offload.cache
        spans = [(number * BLOCK_BYTES, (number + 2) * BLOCK_BYTES) for number in (0, 4, 2, 5, 1, 3)]
        roots = await asyncio.gather(*(cache.prepare(segment.path, *span) for span in spans))
        assert {(root / segment.path).read_bytes() == content for root in roots} == {True}
        assert cache.fetched_bytes == segment.size_bytes
        cache.close()
        with pytest.raises(BucketError, match="the service stops"):
            await asyncio.to_thread(cache.fetch, segment.path, 0, 1)


async def test_what_somebody_deleted_in_the_bucket_is_no_footage_any_more(home: Home, s3: S3) -> None:
    segment = write_segment(home.root, NOW_US - 60 * SECOND, kind=SegmentKind.EVENT)
    home.log.segment_closed(segment)
    async with home.copying() as offload:
        await home.copied()
        for path in home.log.condemn_segments([home.log.segments("front", None, 0, NOW_US)[0].id]):
            (home.root / path).unlink()
        assert len(home.log.footage("front", 0, NOW_US, with_copies=True)) == 1
        day = {"buckets": 10, "now_us": NOW_US}
        assert len(home.log.timeline("front", NOW_US - DAY, NOW_US, **day).ranges) == 1
        key = f"{home.config.offload.prefix}{home.instance}/{segment.path}"
        s3.client().delete_object(Bucket=BUCKET, Key=key)
        with pytest.raises(GoneFromBucketError):
            await offload.cache.prepare(segment.path, 0, 1000)
        with pytest.raises(NotFoundError, match="no such footage"):
            await offload.cache.prepare(segment.path, 0, 1000)
        assert home.log.timeline("front", NOW_US - DAY, NOW_US, **day).ranges == ()


async def test_what_was_deleted_in_the_bucket_is_noticed_without_anybody_watching(home: Home, s3: S3) -> None:
    # More than a page of the list, in two folders of one camera and one of another.
    segments = [record(home, 60 * number, SegmentKind.EVENT) for number in range(PAGE)]
    segments += [record(home, DAY // SECOND + 60 * number, SegmentKind.EVENT) for number in range(2)]
    segments.append(record(home, 0, SegmentKind.EVENT, camera="yard"))
    own = f"{home.config.offload.prefix}{home.instance}/"
    async with home.copying() as offload:
        await home.until(lambda: home.figures.counts.stored == len(segments))
        assert await offload.comparison.check() == 0
        for gone in (segments[3], segments[-1]):
            s3.client().delete_object(Bucket=BUCKET, Key=own + gone.path)
        assert await offload.comparison.check() == 2
        assert await offload.comparison.check() == 0
        kept = [segment.path for segment in segments if home.log.copy_of(f"{BUCKET}/{own}{segment.path}")]
        assert kept == [segment.path for segment in segments[:3] + segments[4:-1]]


async def test_a_bucket_that_seems_empty_is_doubted_until_it_says_so_twice(home: Home, s3: S3) -> None:
    segments = [record(home, 60 * number, SegmentKind.EVENT) for number in range(3)]
    own = f"{home.config.offload.prefix}{home.instance}/"
    async with home.copying() as offload:
        await home.until(lambda: home.figures.counts.stored == len(segments))
        for segment in segments:
            s3.client().delete_object(Bucket=BUCKET, Key=own + segment.path)
        assert await offload.comparison.check() == 0
        assert home.log.copy_counts(home.instance).stored == len(segments)
        assert await offload.comparison.check() == len(segments)


@pytest.mark.parametrize("status", [403, 404, 500, 503])
async def test_a_bucket_that_is_away_makes_nobody_forget_a_copy(home: Home, s3: S3, status: int) -> None:
    """Proxies say 404, too, while what is behind them is away."""
    segment = record(home, 0, SegmentKind.EVENT)
    async with home.copying():
        await home.copied()

    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=status, text="404 page not found")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", refuse)
    async with TestServer(app) as server, home.copying(endpoint=str(server.make_url("")).rstrip("/")) as offload:
        with pytest.raises(BucketError):
            await offload.cache.prepare(segment.path, 0, 1000)
        with pytest.raises(BucketError):
            await offload.comparison.check()
    assert home.log.copy_counts(home.instance).stored == 1


async def test_events_are_listed_as_long_as_there_may_be_a_copy(home: Home) -> None:
    happen(home, 40 * 86_400)
    check_marker(home.root)
    sweep(home.log, home.root, home.config.storage, home.clock, events_listed_days=60)
    assert home.log.counts().events == 1
    sweep(home.log, home.root, home.config.storage, home.clock)
    assert home.log.counts().events == 0


async def test_a_log_whose_footage_was_stolen_shows_what_was_copied(home: Home) -> None:
    """What a backup brings back on a new machine: the log and the storage's id, and not a single recording."""
    home.log.segment_closed(write_segment(home.root, NOW_US - 60 * SECOND, kind=SegmentKind.EVENT))
    async with home.copying():
        await home.copied()
    shutil.rmtree(home.root / "media")
    reconcile(home.log, home.root)
    assert home.log.segments("front", None, 0, NOW_US) == []
    async with home.copying() as offload:
        wanted = {"camera": "front", "start_us": NOW_US - 60 * SECOND, "end_us": NOW_US}
        clip = await asyncio.to_thread(build_clip, home.log, home.root, [], away=offload.cache, **wanted)
        assert clip.duration_us == pytest.approx(4 * SECOND, abs=SECOND / 4)
        offload.cache.most_bytes = 10_000
        with pytest.raises(TooMuchAwayError, match="ask for a shorter range") as refused:
            await asyncio.to_thread(build_clip, home.log, home.root, [], away=offload.cache, **wanted)
        assert "bucket alone" in refused.value.message


async def test_recordings_can_be_listed_and_fetched_without_a_service(
    make_home: Callable[..., Home], s3: S3, prefix: str, tmp_path: Path
) -> None:
    stolen, other = make_home("stolen"), make_home("other")
    for home in (stolen, other):
        record(home, 0, SegmentKind.EVENT)
        record(home, 2 * 86_400, SegmentKind.EVENT, size=3000, camera="gate")
        async with home.copying():
            await home.copied()
    config = tmp_path / "new.toml"
    config.write_text(tomlkit.dumps({"offload": s3.config(prefix=prefix)}))
    run = partial(asyncio.to_thread, CliRunner().invoke, cli)
    listed = json.loads((await run(["offload", "list", "--json", "-c", str(config)])).stdout)
    assert {one["storage"] for one in listed} == {stolen.instance, other.instance}
    (mine,) = (one for one in listed if one["storage"] == stolen.instance)
    assert (mine["recordings"], mine["size_bytes"], mine["cameras"]) == (2, 4000, ["door", "gate"])
    assert mine["node"] == stolen.config.node.id
    fetch = ["offload", "fetch", stolen.instance, "-o", str(tmp_path / "back"), "-c", str(config)]
    assert "1 recordings fetched" in (await run([*fetch, "--camera", "gate"])).stdout
    assert "1 recordings fetched" in (await run(fetch)).stdout  # the other one is there already
    found = {path.relative_to(tmp_path / "back").as_posix() for path in (tmp_path / "back").rglob("*.*")}
    assert found == names(s3, stolen)
    gone = await run(["offload", "fetch", new_ulid(NOW_US), "-o", str(tmp_path / "none"), "-c", str(config)])
    assert "no such recordings" in str(gone.exception)


def of_events(s3: S3, home: Home) -> dict[str, int]:
    """What there is of events in the home's folder: paths and sizes."""
    own = f"{home.config.offload.prefix}{home.instance}/"
    found = {key.removeprefix(own): size for key, size in s3.objects(own).items() if not key.endswith(".mp4")}
    return {path: size for path, size in found.items() if path != "node.json"}


def picture(home: Home, event: str, kind: str, size: int) -> str:
    """A picture of the event, as the service makes it."""
    day = f"{datetime.fromtimestamp(ulid_us(event) / SECOND, UTC):%Y-%m-%d}"
    path = f"snapshots/door/{day}/{event}-{kind}.jpg"
    (home.root / path).parent.mkdir(parents=True, exist_ok=True)
    (home.root / path).write_bytes(bytes(size))
    home.log.snapshot_saved(SnapshotSaved("door", event, kind, path, ulid_us(event) + size * 1000, 640, 360))
    return path


async def test_events_are_copied_with_their_best_picture_and_as_they_change(home: Home, s3: S3) -> None:
    start_us = NOW_US - 20 * SECOND
    event = new_ulid(start_us)
    home.log.event_started(EventStarted("door", event, start_us, ("porch",), 0.5))
    start = picture(home, event, "start", 100)
    description = f"events/door/{start.split('/')[2]}/{event}.json"
    async with home.copying() as offload:
        await home.until(lambda: set(of_events(s3, home)) == {start, description})  # while it goes on
        best, thumbnail = picture(home, event, "best", 200), picture(home, event, "thumbnail", 50)
        end_us = NOW_US - 5 * SECOND
        home.log.event_ended(EventEnded("door", event, start_us, end_us, ("porch",), 0.9))
        offload.happened()
        await home.until(lambda: set(of_events(s3, home)) == {best, thumbnail, description})
        picture(home, event, "best", 300)
        home.log.set_protected(event, True)
        offload.happened()
        key = f"{home.config.offload.prefix}{home.instance}/{description}"
        await home.until(lambda: json.loads(s3.read(key))["protected"])  # the description comes last
    assert of_events(s3, home)[best] == 300
    told = json.loads(s3.read(key))
    assert (told["id"], told["zones"], told["score"], told["protected"]) == (event, ["porch"], 0.9, True)
    assert [one["path"] for one in told["pictures"]] == [best, thumbnail]


async def test_events_go_from_the_bucket_with_their_footage_and_are_not_copied_twice(home: Home, s3: S3) -> None:
    record(home, 0, SegmentKind.EVENT)
    for ago_s, protected in ((40 * 86_400, False), (86_400, False), (86_400 + 60, True)):
        happen(home, ago_s, protected=protected)
    async with home.copying():
        await home.copied()
        await home.until(lambda: len(of_events(s3, home)) == 2)  # what is older than is kept is not copied at all
    before = [key for key in s3.objects(home.config.offload.prefix) if "/events/" in key]
    for key in before:
        s3.client().put_object(Bucket=BUCKET, Key=key, Body=b"as it was")
    happen(home, 0)
    async with home.copying():
        await home.until(lambda: len(of_events(s3, home)) == 3)
    assert {s3.read(key) for key in before} == {b"as it was"}
    async with home.copying(keep_days=0.5):
        await home.until(lambda: len(of_events(s3, home)) == 2)  # the new one, and the protected one
    protected = [event for event in home.log.events(limit=10).events if event.protected]
    assert any(protected[0].id in path for path in of_events(s3, home))


async def test_events_come_back_without_a_backup(
    make_home: Callable[..., Home], s3: S3, prefix: str, tmp_path: Path
) -> None:
    stolen, new = make_home("stolen"), make_home("new")
    record(stolen, 0, SegmentKind.EVENT)
    happen(stolen, 50)
    (event,) = stolen.log.events(limit=10).events
    best = picture(stolen, event.id, "best", 200)
    async with stolen.copying():
        await stolen.copied()
        await stolen.until(lambda: len(of_events(s3, stolen)) == 2)
    (event,) = stolen.log.events(limit=10).events
    stolen.log.close()
    config = tmp_path / "new.toml"
    config.write_text(tomlkit.dumps({"offload": s3.config(prefix=prefix)}))
    fetch = ["offload", "fetch", stolen.instance, "-o", str(new.root), "-c", str(config)]
    done = await asyncio.to_thread(CliRunner().invoke, cli, fetch)
    assert "1 recordings and 1 events fetched" in done.stdout
    broken = new.root / "events" / "door" / "2026-01-01" / f"{new_ulid(NOW_US)}.json"
    broken.parent.mkdir(parents=True)
    broken.write_text('{"id": "../../x"}')
    assert reconcile(new.log, new.root).events == 1
    (back,) = new.log.events(limit=10).events
    assert back == event
    assert [one.path for one in back.snapshots] == [best]
    assert (new.root / best).stat().st_size == 200
    assert list((new.root / "events").rglob("*.json")) == [broken]  # which nobody can read
    assert reconcile(new.log, new.root).events == 0


async def test_a_bucket_behind_tls_has_to_be_vouched_for(
    make_home: Callable[..., Home], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "strangers").mkdir()
    certificates, strangers = (make_certificates(folder) for folder in (tmp_path, tmp_path / "strangers"))
    with s3_server(certificates) as s3:
        assert s3.url.startswith("https://")
        home = make_home(**s3.config())
        record(home, 0, SegmentKind.EVENT)
        for nobody in (None, strangers.authority):
            async with home.copying(tls_ca_file=nobody):
                await home.until(lambda: home.figures.trouble)
                assert "certificate" in home.figures.trouble
                assert "offload.tls_ca_file" in home.figures.hint
                assert s3.objects() == {}
        async with home.copying(tls_ca_file=certificates.authority):
            await home.copied()
        # Whom the system trusts is trusted, too.
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
        record(home, 120, SegmentKind.EVENT)
        async with home.copying() as offload:
            await home.until(lambda: home.figures.counts.stored == 2)
            (segment, *_) = home.log.segments("door", None, 0, NOW_US)
            root = await offload.cache.prepare(segment.path, 0, 1000)
            assert (root / segment.path).read_bytes() == bytes(1000)


async def test_the_doctor_tries_every_right(home: Home, s3: S3) -> None:
    (fine,) = await check_offload(home.config, Running())
    assert fine.outcome is Outcome.OK
    assert "can be written, read, listed and deleted from" in fine.found
    assert s3.objects(f"{home.config.offload.prefix}doctor/") == {}
    (off,) = await check_offload(Config(), Running())
    assert off.outcome is Outcome.OK
    keys = s3.make_keys(new_ulid(NOW_US), ("s3:PutObject",))
    limited = OffloadConfig(
        **{**home.config.offload.model_dump(), "access_key": keys.access, "secret_key": keys.secret}
    )
    findings = await check_offload(home.config.model_copy(update={"offload": limited}), Running())
    assert [finding.outcome for finding in findings] == [Outcome.FAILED] * 3
    rights = ("s3:GetObject", "s3:ListBucket", "s3:DeleteObject")
    assert [right in finding.remedy for right, finding in zip(rights, findings, strict=True)] == [True] * 3
    behind = Running(status={"offload": {"waiting": 3, "waiting_bytes": 9000, "missed": 2, "stored": 1}})
    (late,) = await check_offload(home.config, behind)
    assert late.outcome is Outcome.WARNING
    assert "2 recordings expired" in late.found


async def test_names_with_odd_characters_are_signed_rightly(home: Home, prefix: str) -> None:
    async with Bucket(home.config.offload) as bucket:
        name = f"{prefix}a b+c&d=e~f(1)'é.mp4"
        await bucket.put(name, b"some bytes", "video/mp4")
        assert await bucket.read(name, 5, 10) == b"bytes"
        assert [one.key async for one in bucket.list(prefix)] == [name]  # type: ignore[union-attr]
        await bucket.delete(name)
        await bucket.delete(name)
        assert [one async for one in bucket.list(prefix)] == []


async def test_a_long_list_comes_in_pages(home: Home, prefix: str, s3: S3) -> None:
    client = s3.client()
    names = [f"{prefix}{number:02}" for number in range(2 * PAGE + 1)]
    for name in names:
        client.put_object(Bucket=BUCKET, Key=name, Body=b"")
    async with Bucket(home.config.offload) as bucket:
        assert [one.key async for one in bucket.list(prefix)] == names  # type: ignore[union-attr]


async def test_no_more_is_sent_than_allowed() -> None:
    now, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    pace = Pace(1000, now=lambda: now, sleep=sleep)
    for _ in range(20):
        await pace.take(500)
    assert now == pytest.approx(19 * 0.5)
    now += 60
    await pace.take(500)
    assert now == pytest.approx(19 * 0.5 + 60)


@pytest.mark.parametrize(
    ("status", "body", "message", "hint"),
    [
        (403, "<Error><Code>InvalidAccessKeyId</Code></Error>", "host does not know the access key", "access_key"),
        (403, "", "the access key may not write to bucket b at host", "s3:PutObject"),
        (403, "<Code>RequestTimeTooSkewed</Code>", "the clocks of host and of this machine differ", "timedatectl"),
        (404, "<Code>NoSuchBucket</Code>", "there is no bucket b at host", "offload.bucket"),
        (400, "<Code>AuthorizationHeaderMalformed</Code><Region>garage</Region>", "region", 'region = "garage"'),
        (301, "<Code>PermanentRedirect</Code>", "bucket b at host is in another region", "offload.region"),
        (403, "<Code>QuotaExceeded</Code>", "bucket b at host is full", "offload.keep_days"),
        (507, "no room", "bucket b at host is full", "offload.keep_days"),
        (503, "<Code>SlowDown</Code>", "host is in trouble (503 SlowDown)", "tried again"),
        (302, "", "host sends elsewhere (302)", "offload.endpoint"),
        (400, "<html>", "host refuses (400)", "S3"),
    ],
)
def test_every_refusal_says_what_to_do(status: int, body: str, message: str, hint: str) -> None:
    error = of_answer(status, body.encode(), method="PUT", host="host", bucket="b")
    assert message in error.message
    assert hint in error.hint


async def test_a_certificate_that_nobody_vouches_for_is_refused(make_home: Callable[..., Home], tmp_path: Path) -> None:
    home = make_home(tls_ca_file=tmp_path / "missing.pem")
    async with home.copying():
        await home.until(lambda: home.figures.trouble)
        assert "missing.pem can't be used" in home.figures.trouble
        assert "offload.tls_ca_file" in home.figures.hint
