"""LRN-04: a place is a paragraph or a second, and nothing else that a browser may send."""

from datetime import UTC, datetime, timedelta

import pytest

from florilege.teaching.progress.rules import (
    Locator,
    NoSuchPlace,
    begins_sitting,
    locator_from,
    place_in_text,
    place_in_video,
)

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locator", "mark"),
    [
        (place_in_text(block="b12", ratio="0.25"), "b12:0.250"),
        (place_in_video(seconds="312.48"), "312.5"),
        (place_in_video(seconds="0"), "0.0"),
        (Locator(), ""),
    ],
)
def test_a_place_is_read_back_as_it_was_kept(locator: Locator, mark: str) -> None:
    assert locator.mark == mark
    assert locator_from(locator.stored) == locator


@pytest.mark.parametrize(
    ("block", "ratio"),
    [("", "0"), ("a b", "0"), ("b1", "1.1"), ("b1", "-1"), ("b1", "nan"), ("b", "x")],
)
def test_what_cannot_be_in_a_text_is_refused(block: str, ratio: str) -> None:
    with pytest.raises(NoSuchPlace):
        place_in_text(block=block, ratio=ratio)


@pytest.mark.parametrize("seconds", ["-1", "inf", "nan", "", "1e9"])
def test_what_cannot_be_in_a_video_is_refused(seconds: str) -> None:
    with pytest.raises(NoSuchPlace):
        place_in_video(seconds=seconds)


@pytest.mark.parametrize(
    ("minutes", "is_new"), [(1, False), (30, False), (31, True), (90_000, True)]
)
def test_a_sitting_ends_after_half_an_hour_away(minutes: int, is_new: bool) -> None:
    assert begins_sitting(last_seen=NOON, at=NOON + timedelta(minutes=minutes)) is is_new
