"""What the house has against a notification."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

import pytest

from custom_components.tawny.notifications.conditions import Refusal, refusal
from custom_components.tawny.notifications.profile import Conditions, Presence
from custom_components.tawny.notifications.window import Window


class House:
    """One whose clock and states a test sets."""

    def __init__(self, states: Mapping[str, str | None], at: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)) -> None:
        self.states = states
        self.at = at

    def now(self) -> datetime:
        return self.at

    def state(self, entity: str) -> str | None:
        return self.states.get(entity)

    def everybody(self) -> Sequence[str]:
        return [entity for entity in self.states if entity.startswith("person.")]


ANN, BEN = "person.ann", "person.ben"
NOBODY, SOMEBODY = Presence.NOBODY_HOME, Presence.SOMEBODY_HOME


def test_without_conditions_nothing_speaks_against_it() -> None:
    assert refusal(Conditions(), House({})) is None


def test_outside_of_its_hours_it_is_refused() -> None:
    night = Conditions(window=Window(begin=time(22), end=time(6)))
    assert refusal(night, House({})) is Refusal.SCHEDULE
    assert refusal(night, House({}, datetime(2026, 11, 23, 23, tzinfo=UTC))) is None


@pytest.mark.parametrize(
    ("state", "expected"),
    [("on", None), ("off", Refusal.SCHEDULE), ("unavailable", None), ("unknown", None), (None, None)],
)
def test_a_schedule_that_is_off_refuses_and_one_that_can_not_be_told_does_not(
    state: str | None, expected: Refusal | None
) -> None:
    assert refusal(Conditions(schedule="schedule.night"), House({"schedule.night": state})) is expected


@pytest.mark.parametrize(
    ("presence", "persons", "ann", "ben", "allowed"),
    [
        (NOBODY, (), "not_home", "not_home", True),
        (NOBODY, (), "not_home", "home", False),
        (NOBODY, (ANN,), "work", "home", True),
        (NOBODY, (ANN, BEN), "unknown", "not_home", True),
        (NOBODY, (ANN, BEN), "unknown", "home", False),
        (SOMEBODY, (), "not_home", "home", True),
        (SOMEBODY, (), "not_home", "work", False),
        (SOMEBODY, (ANN,), "not_home", "home", False),
        (SOMEBODY, (ANN,), "unavailable", "not_home", True),
        (Presence.ANY, (ANN,), "home", "home", True),
    ],
)
def test_presence(presence: Presence, persons: tuple[str, ...], ann: str, ben: str, *, allowed: bool) -> None:
    found = refusal(Conditions(presence=presence, persons=persons), House({ANN: ann, BEN: ben}))
    assert found is (None if allowed else Refusal.PRESENCE)


def test_a_house_without_persons_is_told() -> None:
    assert refusal(Conditions(presence=SOMEBODY), House({})) is None
    assert refusal(Conditions(presence=NOBODY), House({})) is None


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("armed_away", None),
        ("triggered", None),
        ("disarmed", Refusal.ALARM),
        ("arming", Refusal.ALARM),
        ("unavailable", None),
    ],
)
def test_an_alarm_counts_when_it_is_armed_unless_other_states_are_chosen(state: str, expected: Refusal | None) -> None:
    assert (
        refusal(Conditions(alarm="alarm_control_panel.house"), House({"alarm_control_panel.house": state})) is expected
    )


def test_chosen_states_of_an_alarm_count_alone() -> None:
    conditions = Conditions(alarm="alarm_control_panel.house", alarm_states=frozenset({"disarmed"}))
    assert refusal(conditions, House({"alarm_control_panel.house": "disarmed"})) is None
    assert refusal(conditions, House({"alarm_control_panel.house": "armed_away"})) is Refusal.ALARM
