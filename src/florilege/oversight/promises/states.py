"""The state of each row, from recorded tests and live probes. Work not done is never shown as done.

A row is shown when it has tests, all of them passed in the last recorded run, and nothing of it is
written down as missing. A probe that holds makes it probed; one that fails makes it failing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from florilege.oversight.promises.bound import Bound
from florilege.oversight.promises.evidence import Ended, Evidence
from florilege.oversight.promises.probe import Answer, Probe
from florilege.oversight.promises.rows import Kind, Row, rows


class State(StrEnum):
    SHOWN = "shown"
    PROBED = "probed"
    DATED = "dated"  # given by the register of reviews, which does not exist yet
    FAILING = "failing"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class RowState:
    """A row with its state, its tests with how each ended, and what was tried here and now."""

    row: Row
    state: State
    tests: Mapping[str, Ended]
    probes: tuple[Probe, ...] = ()


def promise_states(
    *, evidence: Evidence, bound: Bound | None = None, probes: Iterable[Probe] = ()
) -> tuple[RowState, ...]:
    """Compute every row's state, in the order of the specification.

    `bound` are the tests of a checkout: those that were not recorded yet count as left out.
    """
    tried = tuple(probes)
    return tuple(_stated(row, evidence=evidence, bound=bound, tried=tried) for row in rows())


def _stated(
    row: Row, *, evidence: Evidence, bound: Bound | None, tried: tuple[Probe, ...]
) -> RowState:
    recorded = evidence.rows.get(row.id, {})
    names = recorded if bound is None else bound.get(row.id, ())
    tests = {name: recorded.get(name, Ended.LEFT_OUT) for name in names}
    of_row = tuple(probe for probe in tried if row.id in probe.rows)
    return RowState(row=row, state=_state(row, tests, of_row), tests=tests, probes=of_row)


def _state(row: Row, tests: Mapping[str, Ended], probes: tuple[Probe, ...]) -> State:
    answers = {probe.answer for probe in probes}
    if Ended.FAILED in tests.values() or Answer.FAILS in answers:
        return State.FAILING
    if row.kind is Kind.ORGANISATION or row.missing or Answer.NOT_HERE in answers:
        return State.UNPROVEN
    if not tests or set(tests.values()) != {Ended.PASSED}:
        return State.UNPROVEN
    return State.PROBED if probes else State.SHOWN
