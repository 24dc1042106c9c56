"""What is told of an event and when: one order of things each."""

from __future__ import annotations

from tawny.core.clock import SECOND_US, iso
from tawny.house import LiveEvent
from tawny.push.story import END_PATIENCE_S, MOST_PICTURES, PICTURE_PATIENCE_S, News, Phase, Stories

START_US = 1_700_000_000 * SECOND_US
ID = "01HF7YAT00AAAAAAAAAAAAAAAA"


class Teller:
    """Tells stories, `now` seconds after the start of the event."""

    def __init__(self) -> None:
        self.stories = Stories()
        self.now = 0.0

    def hear(self, kind: str, /, **data: object) -> list[tuple[Phase, str]]:
        heard = LiveEvent(kind, {"id": ID, "camera": "door", **data})
        return short(self.stories.tell(heard, self.now, START_US + round(self.now * SECOND_US)))

    def start(self, at_us: int = START_US, **data: object) -> list[tuple[Phase, str]]:
        return self.hear("event_started", start=iso(at_us), zones=(), score=0.5, **{"label": "motion", **data})

    def picture(self, kind: str) -> list[tuple[Phase, str]]:
        return self.hear("snapshot", kind=kind)

    def end(self, zones: tuple[str, ...] = ()) -> list[tuple[Phase, str]]:
        return self.hear("event_ended", start=iso(START_US), end=iso(START_US + 20 * SECOND_US), zones=zones, score=0.7)

    def wait(self, seconds: float) -> list[tuple[Phase, str]]:
        self.now += seconds
        return short(self.stories.due(self.now))


def short(news: list[News]) -> list[tuple[Phase, str]]:
    return [(each.phase, each.event.picture) for each in news]


FIRST, PICTURE, END = Phase.FIRST, Phase.PICTURE, Phase.END


def test_the_first_push_goes_with_the_picture() -> None:
    teller = Teller()
    assert teller.start() == []
    assert teller.picture("thumbnail") == []
    assert teller.picture("start") == [(FIRST, "start")]
    assert teller.wait(10) == []
    assert teller.stories.wake is None


def test_a_picture_that_was_there_before_is_not_waited_for() -> None:
    teller = Teller()
    assert teller.picture("start") == []
    assert teller.start() == [(FIRST, "start")]


def test_the_first_push_does_not_wait_for_ever() -> None:
    teller = Teller()
    teller.start()
    assert teller.stories.wake == PICTURE_PATIENCE_S
    assert teller.wait(PICTURE_PATIENCE_S - 0.1) == []
    assert teller.wait(0.1) == [(FIRST, "")]
    assert teller.picture("start") == [(PICTURE, "start")]


def test_a_better_picture_is_told() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    assert teller.picture("best") == [(PICTURE, "best")]


def test_better_pictures_are_told_only_so_often() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    told = [teller.picture("best") for _ in range(MOST_PICTURES + 5)]
    assert sum(map(len, told)) == MOST_PICTURES


def test_a_worse_picture_is_not_told() -> None:
    teller = Teller()
    teller.start()
    teller.picture("best")
    assert teller.picture("start") == []


def test_the_end_goes_with_its_picture() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    assert teller.end() == []
    assert teller.picture("best") == [(END, "best")]
    assert teller.wait(60) == []


def test_the_end_does_not_wait_for_ever() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    teller.now = 20
    teller.end()
    assert teller.stories.wake == 20 + END_PATIENCE_S
    assert teller.wait(END_PATIENCE_S) == [(END, "start")]
    assert teller.picture("best") == []


def test_an_event_that_is_over_before_it_was_told_is_told_first() -> None:
    teller = Teller()
    teller.start()
    assert teller.end() == [(FIRST, "")]
    assert teller.wait(END_PATIENCE_S) == [(END, "")]


def test_zones_that_are_touched_later_are_told_at_the_end() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    assert teller.hear("event_updated", at=iso(START_US), zones=("path",), score=0.6) == []
    teller.end(zones=("path", "lawn"))
    (news,) = teller.stories.due(100)
    assert news.event.zones == ("path", "lawn")
    assert news.event.end_us == START_US + 20 * SECOND_US


def test_an_event_is_begun_once() -> None:
    teller = Teller()
    teller.start()
    teller.picture("start")
    assert teller.start() == []
    assert teller.wait(10) == []


def test_nothing_follows_of_an_event_whose_beginning_was_not_heard() -> None:
    teller = Teller()
    assert teller.hear("event_updated", at=iso(START_US), zones=(), score=0.6) == []
    assert teller.end() == []
    assert teller.picture("best") == []
    assert teller.wait(60) == []


def test_what_began_long_ago_is_not_told() -> None:
    teller = Teller()
    assert teller.start(at_us=START_US - 601 * SECOND_US) == []
    assert teller.picture("start") == []
    assert teller.wait(60) == []


def test_other_things_are_not_told() -> None:
    teller = Teller()
    assert teller.hear("motion", zone="", active=True) == []
    assert teller.hear("stream", state="offline") == []


def test_only_the_newest_are_remembered() -> None:
    teller = Teller()
    for number in range(1000):
        teller.stories.tell(LiveEvent("snapshot", {"id": str(number), "camera": "door", "kind": "start"}), 0, START_US)
    assert len(teller.stories._stories) == 200
