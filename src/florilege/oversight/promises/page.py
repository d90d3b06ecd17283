"""`docs/promises.md`: which tests show which promise, written from the tests' own marks."""

from pathlib import Path
from typing import Final

from florilege.oversight.promises.bound import Bound
from florilege.oversight.promises.rows import Group, groups, rows

PAGE: Final = Path(__file__).resolve().parents[4] / "docs" / "promises.md"
HEAD: Final = """\
# Which test shows which promise

Made from the marks of the tests by `./florilege promises --write-docs`; do not edit it by hand. What the last
recorded run showed stands on the public page of promises and in `./florilege promises`.
"""


def promises_page(bound: Bound) -> str:
    """Write the page: a table per group, and what no test shows yet said plainly."""
    parts = [HEAD, f"{len(bound)} of {len(rows())} rows have tests.\n"]
    parts += [_table(group, bound) for group in groups()]
    return "\n".join(parts)


def _table(group: Group, bound: Bound) -> str:
    lines = [f"## {group.code} · {group.title.en}\n"]
    tested = [row for row in group.rows if row.id in bound]
    if tested:
        lines += ["| row | promise | module | tests |", "|---|---|---|---|"]
        lines += [_line(row.id, row.promise.en, bound[row.id]) for row in tested]
        lines.append("")
    without = [row.id for row in group.rows if row.id not in bound]
    if without:
        lines.append(f"Not shown by any test yet: {', '.join(without)}.\n")
    return "\n".join(lines)


def _line(row: str, promise: str, tests: tuple[str, ...]) -> str:
    by_file: dict[str, list[str]] = {}
    for test in tests:
        file, _, name = test.partition("::")
        by_file.setdefault(file, []).append(name)
    modules = "<br>".join(_module(file) for file in by_file)
    names = "<br>".join(f"`{file}`: {', '.join(found)}" for file, found in by_file.items())
    return f"| {row} | {promise} | {modules} | {names} |"


def _module(file: str) -> str:
    """Name what a test file mirrors: `tests/rights/test_erasing.py` is about `rights/erasing`."""
    path = Path(file).relative_to("tests")
    return f"`{path.with_name(path.stem.removeprefix('test_')).as_posix()}`"
