"""`tawny offload`: what is in the bucket, and back from there. It needs no service and no storage."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from tawny.cli.options import config_option
from tawny.config import find_config, load_config
from tawny.config.offload import OffloadConfig
from tawny.core.errors import NotFoundError, StorageError, TawnyError, UsageError
from tawny.core.ids import is_ulid, is_user_id
from tawny.eventlog.described import EVENTS
from tawny.offload.bucket import Bucket, Listed
from tawny.offload.descriptions import PICTURES
from tawny.offload.offload import NODE_FILE, own_prefix

BLOCK_BYTES = 8 << 20
SPARE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Folder:
    """What one storage has in the bucket; `oldest` and `newest` are days."""

    storage: str
    node: str
    name: str
    recordings: int
    size_bytes: int
    cameras: tuple[str, ...]
    oldest: str
    newest: str


@click.group()
def offload() -> None:
    """List what is in the bucket, and fetch recordings from it.

    \b
    tawny offload list                       which services have copies there
    tawny offload fetch STORAGE -o FOLDER    their recordings, as they lay in the storage
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping


@offload.command("list")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def list_(*, config: Path | None, as_json: bool) -> None:
    """List the services that have copies in the bucket, with the ids of their storages."""
    folders = asyncio.run(_folders(_settings(config)))
    if as_json:
        click.echo(json.dumps([asdict(folder) for folder in folders], ensure_ascii=False))
        return
    for folder in folders:
        span = f", {folder.oldest} to {folder.newest}" if folder.recordings else ""
        who = f"{folder.name} ({folder.node})" if folder.node else "unknown"
        size = f"{folder.size_bytes / 1e9:.2f} GB"
        click.echo(
            f"{folder.storage}  {who}: {folder.recordings} recordings, {size}{span}: {', '.join(folder.cameras)}"
        )
    if not folders:
        click.echo("the bucket holds nothing of Tawny")


@offload.command()
@click.argument("storage")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for them."
)
@click.option("--camera", help="Only this camera.")
@click.option("--since", metavar="DAY", help="Only from this day on (YYYY-MM-DD, UTC).")
@click.option("--until", metavar="DAY", help="Only up to this day (YYYY-MM-DD, UTC).")
@config_option
def fetch(
    *, storage: str, output: Path, camera: str | None, since: str | None, until: str | None, config: Path | None
) -> None:
    """Fetch the recordings of one storage, by its id from `tawny offload list`.

    They lie in FOLDER as they lay in the storage, and any player plays them; so do descriptions and pictures of events.
    What is there already is not fetched again. In the storage directory of a service, its next start takes all of it
    into the event log, and so does `tawny storage check --repair`.
    """
    if not is_ulid(storage):
        raise UsageError(f"{storage} is no id of a storage", "`tawny offload list` shows all")
    wanted = (camera, since or "", until or "9999")
    recordings, events = asyncio.run(_fetch(_settings(config), storage, output, wanted))
    also = f" and {events} events" if events else ""
    click.echo(f"{recordings} recordings{also} fetched into {output}")


def _settings(path: Path | None) -> OffloadConfig:
    settings = load_config(find_config(path)).offload
    if settings.bucket is None or settings.access_key is None or settings.secret_key is None:
        raise UsageError("no bucket is configured", "write [offload] into the configuration: see docs/guide/offload.md")
    return settings


async def _folders(settings: OffloadConfig) -> list[Folder]:
    async with Bucket(settings) as bucket:
        below = [one async for one in bucket.list(settings.prefix, delimiter="/") if isinstance(one, str)]
        names = [one.removeprefix(settings.prefix).rstrip("/") for one in below]
        return [await _folder(bucket, settings.prefix, name) for name in names if is_ulid(name)]


async def _folder(bucket: Bucket, prefix: str, storage: str) -> Folder:
    found = [one async for one in _recordings(bucket, own_prefix(prefix, storage))]
    card: dict[str, str] = {}
    with suppress(TawnyError, ValueError):
        path = own_prefix(prefix, storage) + NODE_FILE
        sizes = [one.size async for one in bucket.list(path) if isinstance(one, Listed)]
        card = json.loads(await bucket.read(path, 0, sizes[0])) if sizes else {}
    parts = [path.split("/") for path, _ in found]
    days = sorted(part[3] for part in parts)
    return Folder(
        storage,
        str(card.get("node", "")),
        str(card.get("name", "")),
        len(found),
        sum(one.size for _, one in found),
        tuple(sorted({part[1] for part in parts})),
        days[0] if days else "",
        days[-1] if days else "",
    )


async def _recordings(bucket: Bucket, own: str) -> AsyncIterator[tuple[str, Listed]]:
    """The recordings with their paths, which lead nowhere else than below `media`."""
    async for one in bucket.list(f"{own}media/"):
        if isinstance(one, Listed):
            path = one.key.removeprefix(own)
            parts = path.split("/")
            if len(parts) == 5 and not {"", ".", ".."} & set(parts) and path.endswith(".mp4"):
                yield path, one


async def _of_events(bucket: Bucket, own: str) -> AsyncIterator[tuple[str, Listed]]:
    """Pictures of events with their paths, and then their descriptions: these count when all of it is there."""
    for folder, ending in ((PICTURES, ".jpg"), (EVENTS, ".json")):
        async for one in bucket.list(f"{own}{folder}/"):
            if isinstance(one, Listed):
                path = one.key.removeprefix(own)
                parts = path.split("/")
                named = len(parts) == 4 and is_user_id(parts[1]) and is_ulid(parts[3][:26])
                if named and not {"", ".", ".."} & set(parts) and path.endswith(ending):
                    yield path, one


async def _fetch(
    settings: OffloadConfig, storage: str, output: Path, wanted: tuple[str | None, str, str]
) -> tuple[int, int]:
    """How many recordings and events were fetched."""
    camera, since, until = wanted
    async with Bucket(settings) as bucket, _progress() as progress:
        own = own_prefix(settings.prefix, storage)
        found = [
            (path, one)
            async for path, one in _chained(_recordings(bucket, own), _of_events(bucket, own))
            if camera in {None, path.split("/")[1]} and since <= path.split("/")[-2] <= until
        ]
        if not found:
            raise NotFoundError(
                f"the bucket has no such recordings of {storage}", "`tawny offload list` shows what it has"
            )
        missing = [(path, one) for path, one in found if not _is_there(output / path, one.size)]
        _check_room(output, sum(one.size for _, one in missing))
        bar = progress.add_task("fetching", total=sum(one.size for _, one in missing))
        for path, one in missing:
            await _save(bucket, one, output / path, lambda size: progress.advance(bar, size))
    paths = [path for path, _ in missing]
    return sum(path.endswith(".mp4") for path in paths), sum(path.endswith(".json") for path in paths)


async def _chained[T](*several: AsyncIterator[T]) -> AsyncIterator[T]:
    for some in several:
        async for one in some:
            yield one


async def _save(bucket: Bucket, one: Listed, path: Path, tell: Callable[[int], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            for begin in range(0, one.size, BLOCK_BYTES):
                end = min(one.size, begin + BLOCK_BYTES)
                file.write(await bucket.read(one.key, begin, end))
                tell(end - begin)
        part.replace(path)
    except OSError as error:
        raise StorageError(f"{path} can't be written ({error.strerror})", "choose another folder") from error
    finally:
        part.unlink(missing_ok=True)


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _check_room(output: Path, size: int) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(output).free
    except OSError as error:
        raise StorageError(f"{output} can't be used ({error.strerror})", "choose another folder") from error
    if size + SPARE_BYTES > free:
        raise StorageError(
            f"they need {size / 1e9:.2f} GB, and {output} has {free / 1e9:.2f} GB left",
            "choose another folder, or fetch less with --camera, --since and --until",
        )


@asynccontextmanager
async def _progress() -> AsyncIterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress
