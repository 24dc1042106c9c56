"""Identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.core.ids import is_ulid, is_user_id, new_ulid


@pytest.mark.parametrize("text", ["front_door", "a", "0", "cam_2", "x" * 63])
def test_ids_that_users_may_choose(text: str) -> None:
    assert is_user_id(text)


@pytest.mark.parametrize("text", ["", "Front", "_door", "a b", "a/b", "../x", "a\n", "ä", "x" * 64])
def test_ids_that_would_break_paths_or_topics(text: str) -> None:
    assert not is_user_id(text)


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**48 - 1))
def test_ulids_sort_by_time(one: int, other: int) -> None:
    if one != other:
        assert (new_ulid(one * 1000) < new_ulid(other * 1000)) == (one < other)


def test_ulids_of_one_moment_differ() -> None:
    made = {new_ulid(1_763_847_600_000_000) for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_ulid(ulid) for ulid in made)


def test_other_text_is_no_ulid() -> None:
    assert not is_ulid("8ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    assert not is_ulid("01ARZ3NDEKTSV4RRFFQ69G5FA")
    assert not is_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAU")
