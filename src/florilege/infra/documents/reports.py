"""Print a report of the school's own: sections of words, facts and tables, about nobody.

It is no issued document: it has no number, no holder and no seal.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from florilege.infra.clock import legal_day
from florilege.infra.documents.printing import print_sheet

TEMPLATE: Final = Path(__file__).with_name("paper") / "report.typ"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the words of its head, rows of as many cells, and how wide columns are in parts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One section. `level` is 1 for a chapter and 2 for what stands inside it."""

    title: str
    level: int = 1
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    lead: str
    language: str
    author: str
    parts: tuple[Part, ...]


def printed_report(report: Report, *, at: datetime) -> bytes:
    """Give the report as PDF/A-3a and PDF/UA-1. Raises: PrintingFailed."""
    facts = asdict(report) | {
        "provider": {"name": report.author},
        "issued_on": legal_day(at).isoformat(),
        # What the paper of issued documents reads, and a report does not have.
        "check_address": "",
        "replaces": None,
    }
    return print_sheet(TEMPLATE, facts, at=at)
