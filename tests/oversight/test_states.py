"""The state of a row: nothing is called shown that is not, and what fails is called failing."""

from dataclasses import replace
from datetime import date

import pytest

from florilege.charter.text import Text
from florilege.oversight.promises import states as module
from florilege.oversight.promises.bound import Bound
from florilege.oversight.promises.evidence import Ended, Evidence
from florilege.oversight.promises.probe import Answer, Probe
from florilege.oversight.promises.rows import Kind, Row, rows
from florilege.oversight.promises.states import State, promise_states

ONE, TWO = "tests/test_a.py::test_one", "tests/test_a.py::test_two"
WHOLE = replace(rows()[0], id="ID-01", kind=Kind.PRODUCT, missing=None)
PASSED, LEFT_OUT, FAILED = Ended.PASSED, Ended.LEFT_OUT, Ended.FAILED


def state(
    monkeypatch: pytest.MonkeyPatch,
    recorded: dict[str, Ended],
    *,
    row: Row = WHOLE,
    bound: Bound | None = None,
    answers: tuple[Answer, ...] = (),
) -> State:
    monkeypatch.setattr(module, "rows", lambda: (row,))
    evidence = Evidence(recorded_on=date(2026, 3, 1), rows={row.id: recorded} if recorded else {})
    probes = [Probe(name="it", rows=(row.id,), answer=answer, said="") for answer in answers]
    (stated,) = promise_states(evidence=evidence, bound=bound, probes=probes)
    return stated.state


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, State.UNPROVEN),
        ({ONE: PASSED}, State.SHOWN),
        ({ONE: PASSED, TWO: LEFT_OUT}, State.UNPROVEN),
        ({ONE: PASSED, TWO: FAILED}, State.FAILING),
        ({ONE: LEFT_OUT, TWO: FAILED}, State.FAILING),
    ],
)
def test_recorded_tests_decide(
    monkeypatch: pytest.MonkeyPatch, recorded: dict[str, Ended], expected: State
) -> None:
    assert state(monkeypatch, recorded) is expected


def test_a_test_that_was_not_recorded_yet_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert state(monkeypatch, {ONE: PASSED}, bound={"ID-01": (ONE, TWO)}) is State.UNPROVEN


def test_a_failure_of_a_test_that_is_gone_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = {ONE: PASSED, TWO: FAILED}

    assert state(monkeypatch, recorded, bound={"ID-01": (ONE,)}) is State.SHOWN


def test_passing_tests_do_not_show_a_row_of_which_something_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    partly = replace(WHOLE, missing=Text(fr="la suite", en="the rest"))

    assert state(monkeypatch, {ONE: PASSED}, row=partly) is State.UNPROVEN
    assert state(monkeypatch, {ONE: FAILED}, row=partly) is State.FAILING


def test_a_row_of_the_organisation_is_never_shown_by_a_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = replace(WHOLE, kind=Kind.ORGANISATION)

    assert state(monkeypatch, {ONE: PASSED}, row=row) is State.UNPROVEN
    assert state(monkeypatch, {ONE: PASSED}, row=row, answers=(Answer.HOLDS,)) is State.UNPROVEN


@pytest.mark.parametrize(
    ("recorded", "answers", "expected"),
    [
        ({ONE: PASSED}, (Answer.HOLDS,), State.PROBED),
        ({ONE: PASSED}, (Answer.HOLDS, Answer.FAILS), State.FAILING),
        ({ONE: PASSED}, (Answer.NOT_HERE,), State.UNPROVEN),
        ({}, (Answer.HOLDS,), State.UNPROVEN),
        ({}, (Answer.FAILS,), State.FAILING),
    ],
)
def test_probes_add_to_tests_and_never_replace_them(
    monkeypatch: pytest.MonkeyPatch,
    recorded: dict[str, Ended],
    answers: tuple[Answer, ...],
    expected: State,
) -> None:
    assert state(monkeypatch, recorded, answers=answers) is expected
