"""LRN-07: active time, never more than real time whatever a browser claims."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from florilege.teaching.progress.rules import counted
from florilege.teaching.progress.rules.time import LONGEST_SILENCE

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def worth(claimed: int, *, at: float, opened: float | None = None, until: float | None = None):
    return counted(
        claimed=claimed,
        at=after(at),
        opened_at=None if opened is None else after(opened),
        counted_until=None if until is None else after(until),
    )


def test_a_first_beat_is_worth_what_it_claims() -> None:
    assert worth(30, at=30, opened=0).seconds == 30


def test_two_windows_share_one_real_time() -> None:
    first = worth(30, at=30, opened=0, until=0)
    second = counted(claimed=30, at=after(30), opened_at=NOON, counted_until=first.until)

    assert (first.seconds, second.seconds) == (30, 0)


def test_a_forged_number_is_worth_the_time_since_the_page_was_opened() -> None:
    assert worth(86_400, at=40, opened=0, until=-5_000).seconds == 40


def test_beats_held_back_without_network_all_count_when_they_arrive() -> None:
    until, total = NOON, 0
    for _ in range(10):
        beat = counted(claimed=30, at=after(300), opened_at=NOON, counted_until=until)
        until, total = beat.until, total + beat.seconds

    assert total == 300


def test_what_is_too_old_is_not_believed() -> None:
    longest = int(LONGEST_SILENCE.total_seconds())

    assert worth(90_000, at=90_000, opened=0, until=0).seconds == longest
    assert worth(90_000, at=90_000).seconds == longest


def test_a_claim_of_nothing_or_less_is_worth_nothing() -> None:
    assert worth(0, at=30, opened=0).seconds == 0
    assert worth(-10, at=30, opened=0).seconds == 0


def test_a_page_from_the_future_is_worth_nothing() -> None:
    assert worth(30, at=30, opened=3_000, until=0).seconds == 0


beats = st.lists(
    st.tuples(st.integers(0, 40), st.integers(-50, 5_000), st.sampled_from([0, 600, None])),
    max_size=60,
)


@given(beats=beats)
def test_whatever_is_claimed_counts_no_more_than_real_time(
    beats: list[tuple[int, int, int | None]],
) -> None:
    """Any number of windows, any claims: the sum stays below the time that passed."""
    now, until, total = 0, NOON, 0
    for passed, claimed, opened in beats:
        now += passed
        beat = counted(
            claimed=claimed,
            at=after(now),
            opened_at=None if opened is None else after(opened),
            counted_until=until,
        )
        assert beat.until >= until or beat.seconds == 0
        until, total = max(until, beat.until), total + beat.seconds
        assert 0 <= total <= now
