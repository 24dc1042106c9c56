"""A simulated ONVIF device: answers WS-Discovery over UDP and SOAP over HTTP, with the quirks that real ones have.

async with SimulatedOnvif([SimulatedProfile("main", "rtsp://127.0.0.1:8554/front_door/main")]) as device:
    await discover(interfaces=[], unicast=["127.0.0.1"], port=device.discovery_port)
    await list_profiles(device.address)
"""

from __future__ import annotations

import asyncio
import socket
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Self
from xml.etree.ElementTree import Element

from aiohttp import web

from tawny.capture.onvif.discovery import GROUP
from tawny.capture.onvif.xml import BadXmlError, find, find_all, local_name, parse_xml, text_of
from tawny.capture.simulator import onvif_answers as answers
from tawny.capture.simulator.onvif_answers import Identity, SimulatedProfile
from tawny.capture.simulator.onvif_login import DeviceLogin
from tawny.capture.simulator.onvif_quirks import BOMB, Quirk

__all__ = ["Identity", "Quirk", "SimulatedOnvif", "SimulatedProfile"]

_OPEN = frozenset({"GetSystemDateAndTime", "GetServices", "GetCapabilities"})
_FOREIGN = "http://192.0.2.99:81"


class SimulatedOnvif:
    """One device at `host`. Port 0 takes a free one; `username` empty: nobody has to log in.

    `asked` counts its operations, `probes` lists the types that it was searched by.
    """

    def __init__(
        self,
        profiles: Sequence[SimulatedProfile] = (),
        *,
        identity: Identity | None = None,
        username: str = "",
        password: str = "",
        quirks: Collection[Quirk] = (),
        clock_ahead_s: float = 0.0,
        host: str = "127.0.0.1",
        port: int = 0,
        discovery_port: int = 0,
    ) -> None:
        self.profiles = tuple(profiles)
        self.identity = identity or Identity()
        self._quirks = frozenset(quirks)
        self._account = self._make_account(username, password)
        self._ahead = timedelta(seconds=clock_ahead_s)
        self._host = host
        self._port = port
        self.discovery_port = discovery_port
        self._transports: list[asyncio.DatagramTransport] = []
        self._stalled = asyncio.Event()
        self._overlooked = 0
        self.asked: Counter[str] = Counter()
        self.probes: list[str] = []

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        await self._listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stalled.set()
        for transport in self._transports:
            transport.close()
        await self._runner.cleanup()
        await asyncio.sleep(0)  # datagram transports close their sockets in the loop's next round

    @property
    def address(self) -> str:
        """Host and port of its device service."""
        return f"{self._host}:{self._port}"

    @property
    def xaddr(self) -> str:
        """The URL of its device service."""
        return f"http://{self.address}/onvif/device_service"

    @property
    def logins(self) -> int:
        """How many requests carried credentials."""
        return self._account.logins if self._account else 0

    @property
    def denied(self) -> int:
        """How many of them carried wrong ones."""
        return self._account.denied if self._account else 0

    def _make_account(self, username: str, password: str) -> DeviceLogin | None:
        if not username:
            return None
        return DeviceLogin(
            username,
            password,
            ws_security=Quirk.WS_SECURITY in self._quirks,
            one_time=Quirk.ONE_TIME_NONCE in self._quirks,
            locks=Quirk.LOCKS in self._quirks,
        )

    # discovery

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        direct, group = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        for each in (direct, group):  # other devices, and programs that search, take the same port on this machine
            each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        direct.bind((self._host, self.discovery_port))
        self.discovery_port = direct.getsockname()[1]
        group.bind((GROUP, self.discovery_port))
        membership = socket.inet_aton(GROUP) + socket.inet_aton(self._host)
        group.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        for each in (direct, group):
            each.setblocking(False)
            transport, _ = await loop.create_datagram_endpoint(lambda: _Probes(self), sock=each)
            self._transports.append(transport)

    def probed(self, data: bytes, sender: tuple[str, int]) -> None:
        """Answer a Probe; anything else is ignored."""
        try:
            root = parse_xml(data)
        except BadXmlError:
            return
        wanted = text_of(next(find_all(root, "Types"), None)).split()
        kinds = {word.rpartition(":")[2] for word in wanted}
        self.probes.append(" ".join(sorted(kinds)))
        mine = {"NetworkVideoTransmitter", "Device"}
        if Quirk.TRANSMITTER_ONLY in self._quirks:
            mine -= {"Device"}
        if Quirk.DEVICE_ONLY in self._quirks:
            mine -= {"NetworkVideoTransmitter"}
        if not kinds <= mine:
            return
        if Quirk.MISSES_FIRST in self._quirks and self._overlooked < 2:
            self._overlooked += 1
            return
        question = text_of(next(find_all(root, "MessageID"), None))
        own_id = question if Quirk.REPEATS_MESSAGE_ID in self._quirks else f"urn:uuid:{uuid.uuid4()}"
        relates = "" if Quirk.RELATES_TO_NOTHING in self._quirks else question
        self._transports[0].sendto(answers.probe_match(self.identity, self.xaddr, own_id, relates), sender)

    # SOAP

    async def _serve(self, request: web.Request) -> web.Response:
        body = await request.read()
        for quirk, reply in self._spoilt():
            if quirk in self._quirks:
                return reply
        if Quirk.STALLS in self._quirks:
            await self._stalled.wait()
        try:
            root = parse_xml(body)
        except BadXmlError:
            return _soap(answers.fault("WellFormed", "no XML"), 400)
        body_element = find(root, "Body")
        call = next(iter(body_element), None) if body_element is not None else None
        operation = local_name(call) if call is not None else ""
        self.asked[operation] += 1
        reply = self._check(request, root, operation) or self._answer(operation, call, request.path)
        reply.headers["Date"] = format_datetime(self._now(), usegmt=True)
        return reply

    @staticmethod
    def _spoilt() -> list[tuple[Quirk, web.Response]]:
        return [
            (Quirk.GARBAGE, web.Response(body=b"\x00\xff<<<&&&" * 50)),
            (Quirk.BOMB, _soap(BOMB)),
            (Quirk.HUGE, _soap(b"<a>" + b" " * 4_000_000 + b"</a>")),
            (Quirk.REDIRECTS, web.Response(status=302, headers={"Location": f"{_FOREIGN}/"})),
            (Quirk.WEB_PAGE, web.Response(status=404, text="<html><body>Not found</body></html>")),
        ]

    def _answer(self, operation: str, call: Element | None, path: str) -> web.Response:
        second = path.endswith("media2_service")
        base = _FOREIGN if Quirk.FOREIGN_XADDR in self._quirks else f"http://{self.address}"
        broken = {
            Quirk.BROKEN_MEDIA_1: path.endswith("media_service"),
            Quirk.BROKEN_MEDIA_2: second,
            Quirk.NO_SERVICES: operation == "GetServices",
            Quirk.NO_SNAPSHOT: operation == "GetSnapshotUri",
        }
        if any(concerned and quirk in self._quirks for quirk, concerned in broken.items()):
            return _soap(answers.fault("ActionNotSupported", "Optional Action Not Implemented"), 500)
        if operation in {"GetStreamUri", "GetSnapshotUri"}:
            return self._uri(operation, text_of(call, "ProfileToken"), second=second)
        media_2 = not {Quirk.NO_MEDIA_2, Quirk.NO_SERVICES} & self._quirks
        known = {
            "GetSystemDateAndTime": lambda: answers.date_and_time(self._now()),
            "GetDeviceInformation": lambda: answers.information(self.identity),
            "GetServices": lambda: answers.services(base, media_2=media_2),
            "GetCapabilities": lambda: answers.capabilities(base),
            "GetProfiles": lambda: answers.profiles(self.profiles, media_2=second),
        }
        if operation not in known:
            return _soap(answers.fault("ActionNotSupported", "no such operation"), 400)
        return _soap(answers.envelope(known[operation]()))

    def _uri(self, operation: str, token: str, *, second: bool) -> web.Response:
        url = next((profile.url for profile in self.profiles if profile.token == token), "")
        if not url:
            return _soap(answers.fault("NoProfile", "no such profile"), 400)
        if operation == "GetSnapshotUri":
            url = f"http://{self.address}/snapshot/{token}.jpg"
        return _soap(answers.envelope(answers.uri(operation, url, media_2=second)))

    # login

    def _check(self, request: web.Request, root: Element, operation: str) -> web.Response | None:
        """The refusal of a request that may not be made; None for one that may."""
        if self._account is None or not self._needs_login(operation):
            return None
        header = request.headers.get("Authorization", "")
        if self._account.admits(header, request.method, request.raw_path, root, self._now()):
            forbidden = Quirk.NO_RIGHTS in self._quirks and operation == "GetProfiles"
            return self._refusal(self._account) if forbidden else None
        return self._refusal(self._account)

    def _needs_login(self, operation: str) -> bool:
        if operation == "GetSystemDateAndTime":
            return bool({Quirk.CLOCK_NEEDS_LOGIN, Quirk.ALL_NEEDS_LOGIN} & self._quirks)
        return operation not in _OPEN or Quirk.ALL_NEEDS_LOGIN in self._quirks

    def _refusal(self, account: DeviceLogin) -> web.Response:
        reason = "Account is locked" if account.locked else "Sender not Authorized"
        reply = _soap(answers.fault("NotAuthorized", reason), 400)
        challenge = account.challenge()
        if challenge:
            reply.set_status(401)
            if Quirk.BASIC_FIRST in self._quirks:
                reply.headers.add("WWW-Authenticate", 'Basic realm="camera"')
            reply.headers.add("WWW-Authenticate", challenge)
        return reply

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


class _Probes(asyncio.DatagramProtocol):
    def __init__(self, device: SimulatedOnvif) -> None:
        self._device = device

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._device.probed(data, addr)


def _soap(body: bytes, status: int = 200) -> web.Response:
    return web.Response(body=body, status=status, content_type="application/soap+xml", charset="utf-8")
