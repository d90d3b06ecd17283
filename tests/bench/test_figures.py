"""Figures say whether their bound holds; comparisons go round by round."""

import json

import pytest
from bench.figures import Bound, Figure, Seconds, ratio
from bench.table import as_json, line
from bench.timing import WARM_UP, in_turns


@pytest.mark.parametrize(
    ("bound", "value", "word"),
    [
        (Bound(1.15), 1.15, "holds"),
        (Bound(1.15), 1.16, "MISSED"),
        (Bound(0.75, least=True), 0.75, "holds"),
        (Bound(0.75, least=True), 0.74, "MISSED"),
        (None, 99.0, ""),
    ],
)
def test_a_bound_includes_its_own_value(bound: Bound | None, value: float, word: str) -> None:
    assert Figure("a page", value, "×", bound).word == word


@pytest.mark.parametrize(
    ("processor", "word"), [(1.1, "unsure"), (1.2, "MISSED"), (None, "MISSED")]
)
def test_a_bound_that_only_the_clock_misses_is_unsure(processor: float | None, word: str) -> None:
    assert Figure("a page", 1.3, "×", Bound(1.15), processor=processor).word == word


def test_a_busy_round_weighs_on_both_sides() -> None:
    slow = Seconds(clock=[2.0, 20.0, 2.0], processor=[1.0, 1.0, 1.0])
    fast = Seconds(clock=[1.0, 10.0, 1.0], processor=[0.5, 0.5, 0.5])

    found = ratio(slow, fast)

    assert (found.value, found.processor) == (2.0, 2.0)


def test_things_are_timed_in_turns_there_and_back() -> None:
    asked: list[str] = []

    def timed(name: str) -> list[tuple[float, float]]:
        asked.append(name)
        return [(1.0, 0.5)]

    found = in_turns({"a": lambda: timed("a"), "b": lambda: timed("b")}, rounds=2)

    assert asked[-4:] in (["a", "b", "b", "a"], ["b", "a", "a", "b"])
    assert len(asked) == 2 * (WARM_UP + 2)
    assert found["a"] == Seconds(clock=[1.0, 1.0], processor=[0.5, 0.5])


def test_a_line_and_a_json_object_tell_the_same() -> None:
    figure = Figure("a page", 1.2, "×", Bound(1.15), "a note")

    told = json.loads(as_json("sealed", "SQLite", figure))

    assert (told["value"], told["bound"], told["word"]) == (1.2, "≤ 1.15", "MISSED")
    assert all(word in line(figure) for word in ("a page", "1.2", "≤ 1.15 ×", "MISSED", "a note"))
