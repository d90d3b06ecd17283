"""Which tests name which rows, read from the tests' own source without running any of it.

A test is bound by `@pytest.mark.promise("ID-07", …)` on itself or its class, or by `pytestmark`.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from florilege.oversight.promises.rows import row_ids

TESTS: Final = Path(__file__).resolve().parents[4] / "tests"
Bound = dict[str, tuple[str, ...]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


class MarkUnreadable(Exception):
    """A mark names no row, a row that does not exist, or something that is not plain text."""


def bound_tests(folder: Path = TESTS) -> Bound:
    """Give the names of the tests of each row that has any, both in the order of the alphabet.

    Raises: MarkUnreadable.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted(folder.rglob("test_*.py")):
        for row, test in _bound_in(file, name=file.relative_to(folder.parent).as_posix()):
            found[row].add(test)
    return {row: tuple(sorted(found[row])) for row in sorted(found)}


def is_checkout() -> bool:
    """Tell whether the tests are at hand; an installed program has only what was recorded."""
    return TESTS.is_dir()


def _bound_in(file: Path, *, name: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(file.read_text(encoding="utf-8"), filename=name)
    of_file = [row for node in tree.body for row in _pytestmark(node, name)]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            of_class = of_file + _marked(node.decorator_list, name)
            of_class += [row for inner in node.body for row in _pytestmark(inner, name)]
            for inner in node.body:
                yield from _bound_by(inner, of_class, name=f"{name}::{node.name}")
        else:
            yield from _bound_by(node, of_file, name=name)


def _bound_by(node: ast.stmt, above: list[str], *, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Function) and node.name.startswith("test"):
        for row in above + _marked(node.decorator_list, name):
            yield row, f"{name}::{node.name}"


def _pytestmark(node: ast.stmt, name: str) -> list[str]:
    if not isinstance(node, ast.Assign):
        return []
    if "pytestmark" not in [t.id for t in node.targets if isinstance(t, ast.Name)]:
        return []
    several = isinstance(node.value, (ast.List, ast.Tuple))
    return _marked(node.value.elts if several else [node.value], name)  # type: ignore[attr-defined]


def _marked(marks: list[ast.expr], name: str) -> list[str]:
    calls = [m for m in marks if isinstance(m, ast.Call) and _is_promise(m.func)]
    return [row for call in calls for row in _rows_of(call, name)]


def _is_promise(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and ast.unparse(function) == "pytest.mark.promise"


def _rows_of(call: ast.Call, name: str) -> list[str]:
    named = [a.value for a in call.args if isinstance(a, ast.Constant)]
    rows = [row for row in named if isinstance(row, str) and row in row_ids()]
    if not rows or len(rows) != len(call.args) or call.keywords:
        raise MarkUnreadable(f"{name}:{call.lineno}: {ast.unparse(call)}")
    return rows
