"""Measures run to their end on a tiny installation and say what they must say.

Those that share their steps with another are left to the long run.
"""

import pytest
from bench.figures import Figure
from bench.ground import Ground, Sizes
from bench.houses import Engine
from bench.measures import MEASURES

from tests.properties.sizes import LONG

TINY = Sizes(people=(4,), rows=3, records=40, rounds=2, times=1)
SAID = {
    "pages": {"learner home / trivial", "trainer's session: throughput / bare"},
    "sealed": {"3 sealed names / journaled in clear", "the page, plain"},
    "queries": {"lesson, 3 rows", "lesson, 3 rows more than 1"},
    "certificate": {"a certificate, printed and sealed"},
    "export": {"export, 40 records", "peak memory, 40 records / 4"},
    "erasure": {"erasure among 4 people: nothing is visible"},
    "epoch": {"key epoch, 4 people", "nightly sweep, 1,000,000 people (extrapolated)"},
    "growth": {"lesson, 4 people / 4"},
}


SAMPLE = ("pages", "export", "epoch")


@pytest.mark.long
@pytest.mark.parametrize("name", MEASURES if LONG else SAMPLE)
def test_a_measure_runs_and_gives_positive_figures(name: str) -> None:
    figures = list(MEASURES[name](Ground(engine=Engine("SQLite"), sizes=TINY)))

    assert SAID[name] <= {figure.what for figure in figures}
    assert [figure for figure in figures if figure.value < 0] == []
    assert bounded(figures), "a measure without a bound of the design measures nothing"


def bounded(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.bound is not None]
