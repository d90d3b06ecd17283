"""What the main pages ask of their databases, all vaults counted, for 1 row and for 30."""

from collections.abc import Iterator
from typing import Any

from bench.figures import Bound, Figure
from bench.ground import Ground

MOST, SAME = Bound(12), Bound(0)


def queries(ground: Ground) -> Iterator[Figure]:
    rows = ground.sizes.rows
    few, many = _counts(ground, rows=1), _counts(ground, rows=rows)
    for name, counts in many.items():
        total, before = sum(counts.values()), sum(few[name].values())
        note = ", ".join(f"{vault} {count}" for vault, count in counts.items())
        yield Figure(f"{name}, {rows} rows", total, "queries", MOST, note)
        yield Figure(f"{name}, {rows} rows more than 1", total - before, "queries", SAME)


def _counts(ground: Ground, *, rows: int) -> dict[str, dict[str, int]]:
    """Count in a school whose lists have so many rows: learners of a session, courses of one."""
    with ground.house() as house, house.process() as inside:
        pages = inside.call("bench.inside.school_of_pages:prepare", learners=rows, courses=rows)
        return {name: _counted(inside, page) for name, page in pages.items()}


def _counted(inside: Any, page: dict[str, Any]) -> dict[str, int]:
    words = {name: value for name, value in page.items() if name != "shows"}
    counts: dict[str, int] = inside.call("bench.inside.pages:count_queries", **words)
    return counts
