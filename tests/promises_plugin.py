"""A pytest plugin: tests name the promises that they show, and a run may record how they ended.

`-p tests.promises_plugin` registers it; `florilege test --record-promises` writes the record.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from florilege.oversight.promises.bound import bound_tests
from florilege.oversight.promises.evidence import (
    Ended,
    Evidence,
    read_evidence,
    together,
    worst,
    write_evidence,
)
from florilege.oversight.promises.rows import row_ids

MARK = "promise"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record-promises",
        action="store_true",
        help="record how the tests of each promise ended; of a whole run, or they count as left out",
    )
    parser.addoption(
        "--record-more-promises",
        action="store_true",
        help="add this run to what the one before it recorded",
    )


def pytest_configure(config: pytest.Config) -> None:
    adds = config.getoption("--record-more-promises")
    if (adds or config.getoption("--record-promises")) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(adds=adds))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each report carry its rows; it travels with it from a worker to the controller."""
    for item in items:
        for row in rows_of(item):
            item.user_properties.append((MARK, row))


def rows_of(item: pytest.Item) -> list[str]:
    named = [row for mark in item.iter_markers(MARK) for row in mark.args]
    if unknown := [row for row in named if row not in row_ids()]:
        raise pytest.UsageError(f"{item.nodeid} names promises that do not exist: {unknown}")
    return sorted(set(named))


def test_name(nodeid: str) -> str:
    """Give the name under which all parameters of a test count together."""
    return nodeid.partition("[")[0].partition("@")[0]  # a group follows an @


class Recorder:
    """Gathers how bound tests end, and writes it down when the run is over."""

    def __init__(self, *, adds: bool) -> None:
        self.earlier = read_evidence().rows if adds else {}
        # By row, test and node: a test has a node for each of its parameters.
        self.ended: dict[str, dict[str, dict[str, Ended]]] = defaultdict(lambda: defaultdict(dict))

    def pytest_runtest_logreport(self, report: Any) -> None:
        for row in [value for mark, value in report.user_properties if mark == MARK]:
            nodes = self.ended[row][test_name(report.nodeid)]
            nodes[report.nodeid] = worst(nodes.get(report.nodeid, Ended.PASSED), how(report))

    def pytest_sessionfinish(self) -> None:
        rows = {
            row: {test: together(self._ends(row, test)) for test in tests}
            for row, tests in bound_tests().items()
        }
        write_evidence(Evidence(recorded_on=datetime.now(UTC).date(), rows=rows))

    def _ends(self, row: str, test: str) -> Iterator[Ended]:
        yield from self.ended[row][test].values()
        yield self.earlier.get(row, {}).get(test, Ended.LEFT_OUT)


def how(report: Any) -> Ended:
    if report.failed:
        return Ended.FAILED
    return Ended.PASSED if report.passed else Ended.LEFT_OUT
