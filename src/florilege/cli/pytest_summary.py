"""A pytest plugin: leave out what this machine cannot run, tell failures, write down the end.

It works the same with and without xdist, whose workers collect and whose controller reports.
"""

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

LEFT_OUT: Final = "FLORILEGE_TEST_LEFT_OUT"
SUMMARY: Final = "FLORILEGE_TEST_SUMMARY"
_left_out = pytest.StashKey[dict[str, int]]()


@dataclass(frozen=True)
class Summary:
    """`left_out` counts by marker; `skips` names the tests by reason, `ran` those that were not."""

    passed: int = 0
    failed: int = 0
    skips: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list, compare=False)

    @property
    def skipped(self) -> int:
        return sum(map(len, self.skips.values())) + sum(self.left_out.values())

    def plus(self, other: "Summary") -> "Summary":
        """Add what another run did: a test that ran in either is left out by neither."""
        ran = {*self.ran, *other.ran}
        reasons = {
            node: why for one in (self, other) for why, at in one.skips.items() for node in at
        }
        return Summary(
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            skips=by_reason({node: why for node, why in reasons.items() if node not in ran}),
            left_out=self.left_out,
            ran=sorted(ran),
        )

    def line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def read_summary(file: Path) -> Summary | None:
    return Summary(**json.loads(file.read_text())) if file.exists() else None


# Last, so that only what the person selected is counted.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    markers = os.environ.get(LEFT_OUT, "").split()
    out = {item: next(filter(item.get_closest_marker, markers), None) for item in items}
    remember(config, Counter(marker for marker in out.values() if marker))
    config.hook.pytest_deselected(items=[item for item in items if out[item]])
    items[:] = [item for item in items if not out[item]]


def remember(config: pytest.Config, counts: dict[str, int]) -> None:
    config.stash[_left_out] = dict(counts)
    if hasattr(config, "workeroutput"):
        config.workeroutput[LEFT_OUT] = dict(counts)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a worker left out: each collects the same tests, so one worker tells all."""
    if told := getattr(node, "workeroutput", {}).get(LEFT_OUT):
        node.config.stash[_left_out] = told


class AtOnce:
    """Prints a failure when it happens: a run that is cut short has still said what it found."""

    def __init__(self, reporter: Any) -> None:
        self.reporter = reporter

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.reporter.write_line(f"\n{report.when}: {report.nodeid}\n{report.longreprtext}")


def pytest_sessionstart(session: pytest.Session) -> None:
    """A worker has no reporter; its reports reach the controller's."""
    if reporter := session.config.pluginmanager.get_plugin("terminalreporter"):
        session.config.pluginmanager.register(AtOnce(reporter))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if path := os.environ.get(SUMMARY):
        summary = summarise(terminalreporter.stats, left_out=config.stash.get(_left_out, {}))
        Path(path).write_text(json.dumps(asdict(summary)))


def summarise(stats: dict[str, list[Any]], *, left_out: dict[str, int]) -> Summary:
    """A test that fails and whose clearing up fails too is one failed test."""
    failed = {report.nodeid for kind in ("failed", "error") for report in stats.get(kind, [])}
    passed = {report.nodeid for kind in ("passed", "xpassed") for report in stats.get(kind, [])}
    skips = {report.nodeid: reason_of(report) for report in stats.get("skipped", [])}
    skips |= {one.nodeid: one.wasxfail or "expected to fail" for one in stats.get("xfailed", [])}
    return Summary(
        passed=len(passed - failed),
        failed=len(failed),
        skips=by_reason(skips),
        left_out=left_out,
        ran=sorted(passed | failed),
    )


def by_reason(skips: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node, why in sorted(skips.items()):
        found.setdefault(why, []).append(node)
    return found


def reason_of(report: Any) -> str:
    """A skip's longrepr is (file, line, "Skipped: why")."""
    longrepr = report.longrepr
    told = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return str(told).removeprefix("Skipped: ")
