"""The queues between threads, processes and listeners: none makes its sender wait, and each loses what it should."""

from __future__ import annotations

import asyncio
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from support.packets import VIDEO, camera
from tawny.core.errors import StorageError
from tawny.core.messages import ArchiveTrouble, EventStarted, FromWorker, MotionChanged, SnapshotSaved
from tawny.house import LiveEvent
from tawny.media.packets import VideoPacket
from tawny.service.feed import MOST_WAITING, Feed, describe
from tawny.service.log_writer import LogWriter
from tawny.service.mailbox import PacketMailbox
from tawny.service.news import EventNews
from tawny.service.outbox import Outbox

SOON_S = 20


def pictures(count: int, gop: int = 10) -> list[VideoPacket]:
    return [taken.packet for taken in camera(count / 25, gop=gop) if isinstance(taken.packet, VideoPacket)]


def drain(mailbox: PacketMailbox, count: int) -> list[VideoPacket | None]:
    got = [mailbox.get() for _ in range(count)]
    return [item[0] for item in got if item is not None]


# the mailbox


def test_a_mailbox_hands_over_everything_in_order() -> None:
    mailbox = PacketMailbox()
    sent = pictures(30)
    for packet in sent:
        mailbox.put(packet, packet.arrival_us)
    assert drain(mailbox, 30) == sent
    assert mailbox.skipped == 0


def test_a_full_mailbox_drops_whole_gops() -> None:
    mailbox = PacketMailbox(limit=25)
    sent = pictures(50)
    for packet in sent:
        mailbox.put(packet, packet.arrival_us)
    # The 26th found it full: 25 pictures went, and 5 more until the next keyframe.
    assert mailbox.skipped == 30
    assert drain(mailbox, 20) == sent[30:]


def test_a_mailbox_begins_with_a_keyframe() -> None:
    mailbox = PacketMailbox()
    sent = pictures(25)[5:]
    for packet in sent:
        mailbox.put(packet, packet.arrival_us)
    assert drain(mailbox, 15) == sent[5:]
    assert mailbox.skipped == 5


def test_parameters_survive_the_packet_that_brought_them() -> None:
    mailbox = PacketMailbox(limit=15)
    sent = pictures(30)
    sent[10] = VideoPacket(sent[10].data, sent[10].pts, sent[10].dts, True, sent[10].arrival_us, VIDEO)
    for packet in sent:
        mailbox.put(packet, packet.arrival_us)
    first = drain(mailbox, 1)[0]
    assert first is not None
    assert first.keyframe
    assert first.parameters == VIDEO
    assert all(packet is not None and packet.parameters is None for packet in drain(mailbox, 9))


def test_the_end_of_pictures_is_told_in_its_turn() -> None:
    mailbox = PacketMailbox()
    (packet,) = pictures(1)
    mailbox.put(packet, 5)
    mailbox.put_end(7)
    assert [mailbox.get(), mailbox.get()] == [(packet, 5), (None, 7)]


def test_a_closed_mailbox_ends_its_reader() -> None:
    mailbox = PacketMailbox()
    got: list[object] = []
    reader = threading.Thread(target=lambda: got.append(mailbox.get()))
    reader.start()
    mailbox.close()
    reader.join(SOON_S)
    assert got == [None]


# the outbox


class Worker:
    """An outbox with its thread, and the service's end of the pipe."""

    def __init__(self) -> None:
        self.service, theirs = Pipe()
        self.theirs: Connection = theirs
        self.outbox = Outbox(theirs)
        self.thread = threading.Thread(target=self.outbox.run)
        self.thread.start()

    def close(self) -> None:
        self.outbox.stop()
        self.thread.join(SOON_S)
        self.service.close()
        self.theirs.close()


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.close()


def test_an_outbox_sends_in_order(worker: Worker) -> None:
    sent: list[FromWorker] = [MotionChanged("door", str(number), True, number) for number in range(100)]
    for message in sent:
        worker.outbox.send(message)
    assert [worker.service.recv() for _ in sent] == sent


def test_an_outbox_never_makes_its_sender_wait_for_a_service_that_does_not_listen(worker: Worker) -> None:
    big = ArchiveTrouble("door", "main", "x" * 1000)
    sender = threading.Thread(target=lambda: [worker.outbox.send(big) for _ in range(5000)])
    sender.start()
    sender.join(SOON_S)
    assert not sender.is_alive()
    assert all(worker.service.recv() == big for _ in range(5000))


def test_an_outbox_ends_when_the_service_is_gone(worker: Worker) -> None:
    worker.service.close()
    worker.outbox.send(ArchiveTrouble("door", "main", ""))
    worker.thread.join(SOON_S)
    assert not worker.thread.is_alive()


# the news of events

STARTED = EventStarted("door", "a", 0, (), 0.5)
CHANGED = MotionChanged("door", "", True, 0)


def test_the_start_of_an_event_is_told_when_it_is_released_and_the_rest_after_it() -> None:
    told: list[FromWorker] = []
    news = EventNews(told.append)
    news.send(CHANGED)
    news.hold(STARTED)
    news.send(CHANGED)
    assert told == [CHANGED]
    news.release()
    assert told == [CHANGED, STARTED, CHANGED]
    news.release()
    news.send(CHANGED)
    assert told == [CHANGED, STARTED, CHANGED, CHANGED]


def test_an_event_is_told_of_even_when_the_disk_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[FromWorker] = []
    news = EventNews(told.append)
    news.hold(STARTED)
    news.release_late()
    assert told == []
    monkeypatch.setattr("tawny.service.news.LONGEST_HOLD_S", 0)
    news.release_late()
    assert told == [STARTED]


# the log writer


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tawny.service.log_writer.RETRY_S", 0.01)
    made = LogWriter()
    made.start()
    yield made
    made.stop()


async def test_the_log_is_written_in_order(writer: LogWriter) -> None:
    written: list[int] = []
    for number in range(100):
        writer.put(lambda number=number: written.append(number))
    assert await writer.flush()
    assert written == list(range(100))
    assert writer.waiting == 0


async def test_a_log_that_fails_is_tried_again_in_order(writer: LogWriter) -> None:
    written: list[int] = []
    failures = iter([StorageError("the disk is full"), OSError("no"), StorageError("the disk is full")])

    def first() -> None:
        for failure in failures:
            raise failure
        written.append(0)

    writer.put(first)
    for number in range(1, 10):
        writer.put(lambda number=number: written.append(number))
    assert await writer.flush(SOON_S)
    assert written == list(range(10))
    assert writer.trouble == ""


async def test_a_log_that_fails_is_trouble(writer: LogWriter) -> None:
    tried = threading.Event()

    def fail() -> None:
        tried.set()
        raise StorageError("the disk is full")

    writer.put(fail)
    assert await asyncio.to_thread(tried.wait, SOON_S)
    assert not await writer.flush(0.05)
    assert writer.trouble == "the disk is full"


async def test_what_can_never_be_logged_does_not_stop_the_rest(writer: LogWriter) -> None:
    written: list[int] = []
    writer.put(lambda: 1 // 0)
    writer.put(lambda: written.append(1))
    assert await writer.flush()
    assert written == [1]


async def test_what_is_written_is_told_afterwards_in_order(writer: LogWriter) -> None:
    happened: list[str] = []
    for number in range(20):
        writer.put(lambda n=number: happened.append(f"write {n}"), lambda n=number: happened.append(f"tell {n}"))
    assert await writer.flush()
    assert happened == [f"{what} {number}" for number in range(20) for what in ("write", "tell")]


async def test_what_cannot_be_written_is_told_all_the_same_and_once(writer: LogWriter) -> None:
    told: list[int] = []
    broken, tried = threading.Event(), threading.Event()
    broken.set()

    def write() -> None:
        tried.set()
        if broken.is_set():
            raise StorageError("the disk is full")

    writer.put(write, lambda: told.append(0))
    writer.put(write, lambda: told.append(1))
    assert await asyncio.to_thread(tried.wait, SOON_S)
    assert not await writer.flush(0.05)
    writer.put(write, lambda: told.append(2))
    assert told == [0, 1, 2]
    broken.clear()
    assert await writer.flush()
    assert told == [0, 1, 2]


def test_a_log_that_fails_does_not_keep_the_service_from_stopping(writer: LogWriter) -> None:
    def fail() -> None:
        raise StorageError("the disk is full")

    writer.put(fail)
    stopper = threading.Thread(target=writer.stop)
    stopper.start()
    stopper.join(SOON_S)
    assert not stopper.is_alive()
    assert writer.waiting == 1


# the feed


async def test_a_feed_tells_every_listener_everything() -> None:
    feed = Feed()
    listeners = [asyncio.create_task(_collect(feed)) for _ in range(3)]
    await asyncio.sleep(0)
    events = [LiveEvent("motion", {"number": number}) for number in range(10)]
    for event in events:
        feed.publish(event)
    feed.close()
    assert await asyncio.gather(*listeners) == [events] * 3


async def test_a_listener_that_falls_far_behind_is_cut_off_and_the_others_are_not() -> None:
    feed = Feed()
    slow, quick = feed.listen(), feed.listen()
    steps = [asyncio.ensure_future(anext(listener)) for listener in (slow, quick)]
    await asyncio.sleep(0)
    for number in range(MOST_WAITING + 20):
        feed.publish(LiveEvent("motion", {"number": number}))
        if number == 0:
            await asyncio.gather(*steps)
        else:
            assert (await anext(quick)).data == {"number": number}
    assert len([event async for event in slow]) == MOST_WAITING
    await quick.aclose()


async def _collect(feed: Feed) -> list[LiveEvent]:
    return [event async for event in feed.listen()]


def test_what_is_told_has_times_in_iso_and_no_paths() -> None:
    told = describe(EventStarted("door", "01A", 1_700_000_000_000_000, ("gate",), 0.5))
    assert told.kind == "event_started"
    assert told.data == {
        "camera": "door",
        "id": "01A",
        "start": "2023-11-14T22:13:20.000Z",
        "zones": ("gate",),
        "score": 0.5,
        "label": "motion",
    }
    saved = describe(SnapshotSaved("door", "01A", "start", "snapshots/x.jpg", 0, 1, 1))
    assert "path" not in saved.data
