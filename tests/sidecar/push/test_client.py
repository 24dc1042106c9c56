"""What push services answer, and what becomes of it: also of answers that are none."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from email.utils import formatdate
from pathlib import Path

import pytest

from support.certificates import Certificates, make_certificates
from tawny.push.client import LONGEST_RETRY_AFTER_S, Client, Letter, Outcome, Reply, _reply

SECRET = "secret-path"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.TAKEN),
        (201, Outcome.TAKEN),
        (202, Outcome.TAKEN),
        (204, Outcome.TAKEN),
        (301, Outcome.REFUSED),
        (307, Outcome.REFUSED),
        (400, Outcome.REFUSED),
        (401, Outcome.REFUSED),
        (403, Outcome.REFUSED),
        (404, Outcome.GONE),
        (408, Outcome.LATER),
        (410, Outcome.GONE),
        (413, Outcome.REFUSED),
        (425, Outcome.LATER),
        (429, Outcome.LATER),
        (500, Outcome.LATER),
        (502, Outcome.LATER),
        (503, Outcome.LATER),
        (504, Outcome.LATER),
    ],
)
def test_what_a_status_means(status: int, outcome: Outcome) -> None:
    assert _reply(status, "", "").outcome is outcome


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("", 0),
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("-5", 0),
        ("9" * 400, LONGEST_RETRY_AFTER_S),
        ("999999", LONGEST_RETRY_AFTER_S),
        ("soon", 0),
        ("٣", 0),
        ("1.5", 0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_RETRY_AFTER_S),
        ("Fri, 99 Dec 2026 23:59:59 GMT", 0),
    ],
)
def test_how_long_a_service_wants_to_be_left_alone(said: str, seconds: float) -> None:
    assert _reply(429, "", said).retry_after_s == seconds


def test_a_date_is_understood_too() -> None:
    assert 55 < _reply(503, "", formatdate(time.time() + 60, usegmt=True)).retry_after_s <= 60


class Odd:
    """A server that has a good certificate and says what it likes."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self.answer)
        writer.close()


@pytest.fixture
async def client(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    made = Client(allow_local=True)
    yield made
    await made.close()


async def ask(client: Client, certificates: Certificates, answer: bytes) -> Reply:
    odd = Odd(answer)
    server = await asyncio.start_server(odd.serve, "127.0.0.1", 0, ssl=certificates.context)
    async with server:
        port = server.sockets[0].getsockname()[1]
        return await client.post(Letter(f"https://127.0.0.1:{port}/{SECRET}", "vapid", b"x" * 100, 60, "high"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 999999 What\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 201 Created\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
        b"\xff" * 1000,
    ],
)
async def test_an_answer_that_is_none_is_an_outage(client: Client, certificates: Certificates, answer: bytes) -> None:
    reply = await ask(client, certificates, answer)
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert SECRET not in reply.said


async def test_of_a_long_answer_only_the_beginning_is_read(client: Client, certificates: Certificates) -> None:
    answer = b"HTTP/1.1 400 Bad\r\nContent-Length: 10000000\r\n\r\n" + b"<b>\x00\x1b[31m \n no\xff</b>" + b"x" * 5000
    reply = await ask(client, certificates, answer)
    assert (reply.outcome, reply.status) == (Outcome.REFUSED, 400)
    assert reply.said.startswith("<b> [31m no\ufffd</b>xxx")
    assert len(reply.said) <= 200


async def test_a_certificate_of_somebody_else_is_not_good(client: Client, tmp_path: Path) -> None:
    reply = await ask(client, make_certificates(tmp_path), b"HTTP/1.1 201 Created\r\n\r\n")
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert "its certificate is not good" in reply.said
    assert SECRET not in reply.said


async def test_a_name_that_there_is_not(client: Client) -> None:
    reply = await client.post(Letter(f"https://nowhere.invalid/{SECRET}", "vapid", b"", 60, "high"))
    assert (reply.outcome, reply.status) == (Outcome.LATER, None)
    assert reply.said.startswith("the push service can't be reached (")
    assert SECRET not in reply.said
