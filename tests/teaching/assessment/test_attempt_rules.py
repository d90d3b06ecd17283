"""The server's clock and the mixing of pieces: pure rules."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.teaching.assessment.rules import (
    answered_elsewhere,
    attempts_left,
    deadline_for,
    is_overdue,
    shown_order,
    takes_answers,
)

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def test_an_untimed_quiz_takes_answers_for_ever() -> None:
    assert deadline_for(started_at=NOON, minutes=0) is None
    assert takes_answers(deadline_at=None, at=NOON + timedelta(days=900))
    assert not is_overdue(deadline_at=None, at=NOON + timedelta(days=900))


@pytest.mark.parametrize(("late", "taken"), [(-60, True), (0, True), (5, True), (6, False)])
def test_a_deadline_leaves_a_few_seconds_for_the_way(late: int, taken: bool) -> None:
    deadline = deadline_for(started_at=NOON, minutes=20)
    at = NOON + timedelta(minutes=20, seconds=late)

    assert takes_answers(deadline_at=deadline, at=at) is taken
    assert is_overdue(deadline_at=deadline, at=at) is not taken


@pytest.mark.parametrize(
    ("allowed", "begun", "left"), [(0, 7, None), (2, 0, 2), (2, 1, 1), (2, 2, 0), (2, 3, 0)]
)
def test_attempts_left(allowed: int, begun: int, left: int | None) -> None:
    assert attempts_left(allowed=allowed, begun=begun) == left


def test_only_another_window_that_answered_since_is_elsewhere() -> None:
    mine, other = uuid4(), uuid4()

    def elsewhere(newest_window: UUID, newest_seq: int, seen_seq: int) -> bool:
        return answered_elsewhere(
            newest_seq=newest_seq, newest_window=newest_window, seen_seq=seen_seq, window=mine
        )

    assert elsewhere(other, 4, 3)
    assert not elsewhere(mine, 4, 3)
    assert not elsewhere(other, 3, 3)


@given(count=st.integers(2, 12), attempt=st.uuids(), item=st.text(max_size=10))
def test_pieces_are_mixed_the_same_way_and_never_in_order(
    count: int, attempt: UUID, item: str
) -> None:
    pieces = [f"s{number}" for number in range(count)]

    shown = shown_order(pieces, attempt=attempt, item=item)

    assert sorted(shown) == sorted(pieces)
    assert shown != pieces
    assert shown == shown_order(pieces, attempt=attempt, item=item)
