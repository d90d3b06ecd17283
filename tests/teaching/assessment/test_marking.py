"""ASM-01: six kinds of question, with partial credit, marked in exact fractions."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.teaching.assessment.rules import mark, marks_of, response_of
from florilege.teaching.catalogue.enums import ItemKind


@dataclass(frozen=True)
class Question:
    kind: ItemKind
    body: dict[str, Any] = field(hash=False)
    points: int = 1


def choices(right: str, wrong: str, kind: ItemKind = ItemKind.MULTIPLE_CHOICE, points: int = 1):
    """One letter, one choice."""
    body = {
        "choices": [{"id": c, "text": c, "correct": True} for c in right]
        + [{"id": c, "text": c, "correct": False} for c in wrong]
    }
    return Question(kind, body, points)


def matching(*pairs: tuple[str, str, str]) -> Question:
    return Question(
        ItemKind.MATCH, {"pairs": [{"id": i, "left": le, "right": r} for i, le, r in pairs]}
    )


def ordering(pieces: str) -> Question:
    return Question(ItemKind.ORDER, {"sequence": [{"id": p, "text": p} for p in pieces]})


def number(answer: float, tolerance: float = 0, unit: str = "") -> Question:
    body = {"answer": answer, "tolerance": tolerance, "unit": unit}
    return Question(ItemKind.NUMERIC, body)


def words(*accepted: str) -> Question:
    return Question(ItemKind.TEXT_ENTRY, {"accepted": list(accepted)})


def earned(item: Question, value: str | list[str]) -> Fraction:
    return mark(item, response_of(value))


@pytest.mark.parametrize(("value", "worth"), [("a", 2), ("b", 0), ("z", 0), ("", 0)])
def test_single_choice_is_all_or_nothing(value: str, worth: int) -> None:
    item = choices("a", "bc", ItemKind.SINGLE_CHOICE, points=2)

    assert earned(item, value) == worth


@pytest.mark.parametrize(
    ("chosen", "worth"),
    [
        ("abc", Fraction(1)),
        ("ab", Fraction(2, 3)),
        ("abd", Fraction(1, 3)),
        ("ad", Fraction(0)),
        ("de", Fraction(0)),
        ("abcde", Fraction(1, 3)),
        ("", Fraction(0)),
    ],
)
def test_multiple_choice_takes_wrong_ones_off_right_ones(chosen: str, worth: Fraction) -> None:
    assert earned(choices("abc", "de"), list(chosen)) == worth


def test_match_gives_a_part_for_each_pair() -> None:
    item = matching(("p1", "rose", "red"), ("p2", "iris", "blue"), ("p3", "lily", "white"))

    assert earned(item, ["p1 p1", "p2 p3", "p3 p2"]) == Fraction(1, 3)
    assert earned(item, ["p1 p1", "p2 p2", "p3 p3"]) == 1
    assert earned(item, ["p1 p1"]) == Fraction(1, 3)


def test_match_lets_equal_right_sides_be_exchanged() -> None:
    item = matching(("p1", "rose", "summer"), ("p2", "lily", "summer"), ("p3", "tulip", "spring"))

    assert earned(item, ["p1 p2", "p2 p1", "p3 p3"]) == 1


@pytest.mark.parametrize(
    ("given_order", "worth"),
    [
        ("12345", Fraction(1)),
        ("13425", Fraction(3, 4)),  # the worked example of the rule
        ("51234", Fraction(3, 4)),  # one piece misplaced costs one step wherever it went
        ("21345", Fraction(3, 4)),
        ("54321", Fraction(0)),
        ("123", Fraction(1, 2)),
        ("1", Fraction(0)),
        ("", Fraction(0)),
    ],
)
def test_order_counts_the_longest_run(given_order: str, worth: Fraction) -> None:
    assert earned(ordering("12345"), list(given_order)) == worth


@pytest.mark.parametrize("text", ["12,5", "12.5", " 12,50 € ", "12", "13,0", "+12,75", "12,5€"])
def test_numeric_takes_what_is_within_the_tolerance(text: str) -> None:
    assert earned(number(12.5, 0.5, unit="€"), text) == 1


@pytest.mark.parametrize("text", ["11,99", "13,01", "-12,5", "douze", "12,5 $", "12;5", "1e1"])
def test_numeric_refuses_what_is_not(text: str) -> None:
    assert earned(number(12.5, 0.5, unit="€"), text) == 0


def test_numeric_is_exact_in_tenths() -> None:
    assert earned(number(0.3, 0.1), "0,2") == 1
    assert earned(number(0.3, 0.1), "0,4") == 1


@pytest.mark.parametrize(
    "text", ["Œillet d’Inde", "oeillet d'inde", "  OEILLET   D'INDE ", "œillet d'Inde"]
)
def test_text_entry_passes_over_case_accents_and_spaces(text: str) -> None:
    assert earned(words("Œillet d’Inde"), text) == 1


def test_text_entry_refuses_another_word() -> None:
    assert earned(words("pivoine", "paeonia"), "pivoines") == 0


def test_no_response_earns_nothing() -> None:
    everything = [choices("a", "b"), ordering("12"), number(0), words("x")]

    assert [mark(item, None) for item in everything] == [0, 0, 0, 0]


def test_percent_is_rounded_down_and_passing_is_exact() -> None:
    item = choices("abc", "", points=3)
    marks = marks_of([(item, Fraction(2)), (item, Fraction(2)), (item, Fraction(2))])

    assert (marks.points, marks.points_max, marks.percent) == (6, 9, 66)
    assert marks.reaches(66)
    assert not marks.reaches(67)


LETTERS = "abcdefgh"
picks = st.lists(st.sampled_from(LETTERS), unique=True)


@given(right=st.sets(st.sampled_from(LETTERS), min_size=1), chosen=picks)
def test_multiple_choice_stays_between_nothing_and_all(right: set[str], chosen: list[str]) -> None:
    item = choices("".join(sorted(right)), "".join(sorted(set(LETTERS) - right)), points=4)

    worth = earned(item, chosen)

    assert 0 <= worth <= 4
    assert (worth == 4) == (set(chosen) == right)


@given(right=st.sets(st.sampled_from(LETTERS), min_size=1), chosen=picks)
def test_a_wrong_choice_never_helps(right: set[str], chosen: list[str]) -> None:
    item = choices("".join(sorted(right)), "".join(sorted(set(LETTERS) - right)))

    for wrong in set(LETTERS) - right - set(chosen):
        assert earned(item, [*chosen, wrong]) <= earned(item, chosen)


@given(given_order=st.permutations(LETTERS))
def test_order_is_whole_only_in_the_right_order(given_order: list[str]) -> None:
    worth = earned(ordering(LETTERS), given_order)

    assert 0 <= worth <= 1
    assert (worth == 1) == (given_order == list(LETTERS))


@given(piece=st.integers(0, 7), to=st.integers(0, 7))
def test_order_one_misplaced_piece_costs_at_most_one_step(piece: int, to: int) -> None:
    moved = list(LETTERS)
    moved.insert(to, moved.pop(piece))

    assert earned(ordering(LETTERS), moved) >= 1 - Fraction(1, len(LETTERS) - 1)


@given(given_pairs=st.dictionaries(st.sampled_from(LETTERS), st.sampled_from(LETTERS)))
def test_match_counts_the_right_pairs(given_pairs: dict[str, str]) -> None:
    item = matching(*((c, f"left {c}", f"right {c}") for c in LETTERS))

    worth = earned(item, [f"{left} {right}" for left, right in given_pairs.items()])

    good = sum(left == right for left, right in given_pairs.items())
    assert worth == Fraction(good, len(LETTERS))


@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_marked(text: str) -> None:
    assert earned(number(1.5, 0.1), text) in {0, 1}
    assert earned(words("pivoine"), text) in {0, 1}
