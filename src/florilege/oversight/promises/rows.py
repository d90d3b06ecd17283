"""The rows of the specification, read from `rows.toml`: what is promised, and when it is kept."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from florilege.charter.text import Text

ROWS: Final = Path(__file__).with_name("rows.toml")


class Kind(StrEnum):
    """How a row can be shown at all."""

    PRODUCT = "product"  # by tests
    DEPLOYMENT = "deployment"  # by tests, and by a probe where the program runs
    ORGANISATION = "organisation"  # by a dated register; never by a machine


@dataclass(frozen=True, slots=True)
class Row:
    """One promise. `source` names policies or the law; `missing` says what is not done yet."""

    id: str
    source: tuple[str, ...]
    kind: Kind
    promise: Text
    kept: Text
    missing: Text | None = None


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    title: Text
    rows: tuple[Row, ...]


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Give the groups in the order of the specification."""
    tables = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    return tuple(
        Group(code=code, title=Text(**table["title"]), rows=tuple(map(_row, table["rows"])))
        for code, table in tables.items()
    )


def rows() -> tuple[Row, ...]:
    return tuple(row for group in groups() for row in group.rows)


def row_ids() -> frozenset[str]:
    return frozenset(row.id for row in rows())


def _row(table: dict[str, Any]) -> Row:
    return Row(
        id=table["id"],
        source=tuple(table["source"]),
        kind=Kind(table["kind"]),
        promise=Text(**table["promise"]),
        kept=Text(**table["kept"]),
        missing=Text(**table["missing"]) if "missing" in table else None,
    )
