"""What commands that talk to the running service share: finding it, asking it, and one line for what goes wrong."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Self

import aiohttp
import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from tawny.api.auth import read_token
from tawny.api.server import read_address
from tawny.cli.options import config_option
from tawny.config import find_config, load_config
from tawny.core.errors import NotFoundError, TawnyError, UsageError

CONNECT_S = 5.0
ANSWER_S = 60.0
NO_CONTENT = 204
_BLOCK = 1 << 20


class ApiError(TawnyError):
    """The service refused, and said why."""

    code = "refused"


class NotRunningError(TawnyError):
    """There is no service."""

    code = "not_running"

    def __init__(self) -> None:
        super().__init__("tawny isn't running here", "start it with `tawny run`")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is: its address, and the token that it accepts."""

    url: str
    token: str

    @classmethod
    def find(cls, config: Path | None, data: Path | None, url: str | None, token: str | None) -> Self:
        """From what the user said, else from the storage directory of the configuration. Raises TawnyError."""
        if url is not None and token is not None:
            return cls(url.rstrip("/"), token)
        root = data if data is not None else load_config(find_config(config)).storage.path
        address = url or read_address(root)
        if address is None:
            raise NotRunningError
        try:
            found = token or read_token(root)
        except OSError as error:
            raise TawnyError(
                f"the token in {root} can't be read ({error.strerror})", "run this as Tawny's user, or give --token"
            ) from error
        if found is None:
            raise TawnyError(f"there is no token in {root}", "give --token, or name the right --config")
        return cls(address.rstrip("/"), found)


class Client:
    """Asks the API of one service. An asynchronous context manager. `elsewhere`: it is no service of this machine."""

    def __init__(self, place: Place, *, elsewhere: bool = False) -> None:
        self._place = place
        self._elsewhere = elsewhere
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=ANSWER_S)
        headers = {"Authorization": f"Bearer {self._place.token}"}
        self._session = aiohttp.ClientSession(f"{self._place.url}/api/v1/", timeout=timeout, headers=headers)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()

    async def get(self, path: str, **query: object) -> dict[str, Any]:
        """The JSON at `path`; query values that are None are left out. Raises TawnyError."""
        async with self._request(path, query) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def send(
        self, method: str, path: str, body: dict[str, object] | None = None, **query: object
    ) -> dict[str, Any]:
        """Ask for a change; what is answered, empty when that is nothing. Raises TawnyError."""
        async with self._request(path, query, method, body) as response:
            answer: dict[str, Any] = await response.json() if response.status != NO_CONTENT else {}
            return answer

    async def download(self, path: str, target: Path | None, *, force: bool = False, **query: object) -> Path:
        """Save what is at `path` as `target` (None: under the name it is given), showing progress; the file.

        The file appears only when it is complete. Raises TawnyError.
        """
        async with self._request(path, query) as response:
            disposition = response.content_disposition
            file = target or Path(Path((disposition.filename if disposition else None) or "clip.mp4").name)
            if file.exists() and not force:
                raise UsageError(f"{file} exists", "name another file with -o, or replace it with --force")
            part = file.with_name(f"{file.name}.part")
            try:
                await _save(response, part)
                part.replace(file)
            except OSError as error:
                if isinstance(error, aiohttp.ClientError):
                    raise
                raise TawnyError(
                    f"{file} can't be written ({error.strerror})", "free some space, or choose another place with -o"
                ) from error
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        return file

    async def feed(self) -> AsyncIterator[dict[str, Any]]:
        """The messages of the live feed, until it ends. Raises TawnyError."""
        assert self._session is not None
        with _explained(self._place.url, elsewhere=self._elsewhere):
            async with self._session.ws_connect("ws", heartbeat=25) as socket:
                async for message in socket:
                    if message.type is aiohttp.WSMsgType.TEXT:
                        yield message.json()

    @asynccontextmanager
    async def _request(
        self, path: str, query: dict[str, object], method: str = "GET", body: dict[str, object] | None = None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        assert self._session is not None
        given = [(name, str(value)) for name, value in query.items() if value is not None]
        with _explained(self._place.url, elsewhere=self._elsewhere):
            async with self._session.request(method, path, params=given, json=body) as response:
                if response.status >= 400:
                    raise await _refusal(response)
                yield response


class _explained:  # noqa: N801 - a context manager, used like a function
    """Turns errors of the connection into one line."""

    def __init__(self, url: str, *, elsewhere: bool) -> None:
        self._url = url
        self._elsewhere = elsewhere

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, aiohttp.ClientConnectorError) and self._elsewhere:
            raise TawnyError(
                f"{self._url} does not answer", "is Tawny running there, and may this machine reach it?"
            ) from error
        if isinstance(error, aiohttp.ClientConnectorError):
            raise NotRunningError from error
        if isinstance(error, aiohttp.WSServerHandshakeError):
            raise ApiError("the service refused the connection", "check --url and --token") from error
        if isinstance(error, (aiohttp.ClientError, TimeoutError)):
            raise TawnyError(f"the connection to {self._url} broke", "is tawny still running? Try again") from error


async def _refusal(response: aiohttp.ClientResponse) -> TawnyError:
    try:
        error = (await response.json())["error"]
        message, hint = str(error["message"]), str(error["hint"])
    except (aiohttp.ClientError, ValueError, KeyError, TypeError):
        return ApiError(f"the service answered {response.status}", "is this the address of a Tawny?")
    kind = {404: NotFoundError, 422: UsageError}.get(response.status, ApiError)
    return kind(message, hint)


async def _save(response: aiohttp.ClientResponse, part: Path) -> None:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Saving", total=response.content_length)
        file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            async for block in response.content.iter_chunked(_BLOCK):
                await asyncio.to_thread(_write, file, block)
                progress.advance(task, len(block))
            await asyncio.to_thread(os.fsync, file)
        finally:
            os.close(file)


def _write(file: int, block: bytes) -> None:
    view = memoryview(block)
    while view:
        view = view[os.write(file, view) :]


def service_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say which service is meant: config, data, url, token."""
    for option in (
        click.option("--token", envvar="TAWNY_TOKEN", help="Token for it. Also: $TAWNY_TOKEN."),
        click.option("--url", envvar="TAWNY_URL", help="Address of a service elsewhere. Also: $TAWNY_URL."),
        click.option(
            "--data", type=click.Path(path_type=Path, file_okay=False), help="Its storage directory, instead."
        ),
        config_option,
    ):
        command = option(command)
    return command


def talks_to_service(command: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Make a click callback of a coroutine: adds the options that say which service, and hands it a client first."""

    @service_options
    @wraps(command)
    def run(config: Path | None, data: Path | None, url: str | None, token: str | None, **arguments: Any) -> None:
        place = Place.find(config, data, url, token)
        asyncio.run(with_client(place, lambda client: command(client, **arguments)))

    return run


async def with_client(place: Place, use: Callable[[Client], Awaitable[None]]) -> None:
    """Ask the service at `place`."""
    async with Client(place) as client:
        await use(client)


def wide_console() -> Console:
    """Standard output for tables; one that is piped is not cut to the width of a terminal."""
    console = Console()
    return console if console.is_terminal else Console(width=200)
