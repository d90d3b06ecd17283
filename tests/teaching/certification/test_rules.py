"""What each document takes, and what may be shown of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.teaching.certification.enums import Shows
from florilege.teaching.certification.rules import Skills, initials, path_is_complete, shown_name


@pytest.mark.parametrize(
    ("required", "done", "complete"),
    [
        (["a", "b"], {"a", "b"}, True),
        (["a", "b"], {"a", "b", "optional"}, True),
        (["a", "b"], {"a"}, False),
        (["a"], set(), False),
        ([], {"a"}, False),
    ],
)
def test_a_path_is_complete_when_all_that_is_required_is_done(
    required: list[str], done: set[str], complete: bool
) -> None:
    assert path_is_complete(required=required, done=done) is complete


@pytest.mark.parametrize(
    ("best", "passing", "mean", "shown"),
    [
        ({"a": 100, "b": 50}, 70, 75, True),
        ({"a": 60, "b": 80}, 70, 70, True),
        ({"a": 60, "b": 79}, 70, 69, False),
        ({"a": 100, "b": None}, 70, 100, False),
        ({"a": 0}, 0, 0, True),
        ({}, 0, 0, False),
    ],
)
def test_skills_are_shown_by_every_quiz_and_their_mean(
    best: dict[str, int | None], passing: int, mean: int, shown: bool
) -> None:
    skills = Skills(best=best, passing=passing)

    assert (skills.mean, skills.are_shown) == (mean, shown)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30), st.integers(0, 100))
def test_the_printed_mean_and_the_condition_agree(percents: list[int], passing: int) -> None:
    skills = Skills(best={str(i): p for i, p in enumerate(percents)}, passing=passing)

    assert skills.are_shown == (sum(percents) >= passing * len(percents))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Odile Fougeray", "O. F."),
        ("Marie-Claude d'Arcy", "M.-C. d’A."),
        ("élise", "É."),
        ("  Jean   de La Tour ", "J. D. L. T."),
        ("O'Neill", "O’N."),
        ("-", ""),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@given(st.text(max_size=40))
def test_any_name_has_initials_that_tell_less(name: str) -> None:
    assert len(initials(name)) <= 2 * len(name)


def test_what_is_shown_of_a_name_is_chosen() -> None:
    shown = [shown_name("Odile Fougeray", shows) for shows in Shows]

    assert shown == [None, "O. F.", "Odile Fougeray"]
