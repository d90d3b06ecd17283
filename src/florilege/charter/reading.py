"""Read a charter file into a `Charter`, or refuse it with everything that is wrong with it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from florilege.charter import periods, sections, sentences
from florilege.charter.checking import findings_in
from florilege.charter.colour import is_hex
from florilege.charter.faults import CharterRefused, Fault, Ledger
from florilege.charter.law import Bounds
from florilege.charter.model import (
    CategoryEntry,
    Charter,
    Look,
    PurposeEntry,
    Section,
    Statement,
)
from florilege.charter.quoting import Quotes
from florilege.charter.table import Table
from florilege.charter.text import Text
from florilege.kernel.vocabulary import Category, LegalBasis, Pillar, Purpose

_EDITIONS = Bounds(
    1, 9999, Text(fr="les versions se comptent à partir de 1", en="versions count from 1")
)
_SLUG = re.compile(r"[a-z][a-z0-9_]*")


def read_charter(path: Path) -> Charter:
    """Read and check a charter file.

    Raises: CharterRefused.
    """
    return charter_of(document_in(path))


def document_in(path: Path) -> dict[str, object]:
    """Parse a charter's file, without checking what it says.

    Raises: CharterRefused.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CharterRefused(Fault(path.name, sentences.unreadable(reason))) from error


def charter_of(document: Mapping[str, object]) -> Charter:
    """Make a charter of a parsed file.

    Raises: CharterRefused.
    """
    ledger = Ledger()
    with Table(document, ledger=ledger, quotes=Quotes(document)) as table:
        charter = _charter_in(table)
    ledger.close(findings_in(charter))
    return charter


def _charter_in(table: Table) -> Charter:
    return Charter(
        code=table.line("code", fits=_SLUG.fullmatch, or_say=sentences.BAD_CODE),
        version=table.whole("version", _EDITIONS),
        published_on=table.day("published_on"),
        in_force_on=table.day("in_force_on"),
        languages=table.lines("languages"),
        preamble=table.text("preamble"),
        provider=table.read("provider", sections.provider_in),
        officer=table.read("officer", sections.officer_in),
        authority=table.read("authority", sections.authority_in),
        purposes=MappingProxyType(table.read("purposes", _purposes_in)),
        categories=MappingProxyType(table.read("categories", _categories_in)),
        retention=MappingProxyType(table.read("retention", periods.retention_in)),
        recipients=table.read("recipients", sections.recipients_in),
        hosting=table.read("hosting", sections.hosting_in),
        deadlines=table.read("deadlines", periods.deadlines_in),
        security=table.read("security", periods.security_in),
        look=table.read("look", _look_in),
        statements=MappingProxyType(table.read("statements", _statements_in)),
    )


def _purposes_in(table: Table) -> dict[Purpose, PurposeEntry]:
    return {
        purpose: PurposeEntry(
            title=entry.text("title"),
            pillar=entry.word("pillar", Pillar),
            basis=entry.word("basis", LegalBasis),
            explanation=entry.text("explanation"),
            balance=entry.text("balance") if entry.has("balance") else None,
        )
        for purpose, entry in table.by_word(Purpose)
    }


def _categories_in(table: Table) -> dict[Category, CategoryEntry]:
    return {
        category: CategoryEntry(title=entry.text("title"), explanation=entry.text("explanation"))
        for category, entry in table.by_word(Category)
    }


def _look_in(table: Table) -> Look:
    return Look(
        accent=table.line("accent", fits=is_hex, or_say=sentences.BAD_COLOUR),
        plant=table.line("plant", fits=_SLUG.fullmatch, or_say=sentences.BAD_CODE),
    )


def _statements_in(table: Table) -> dict[Section, Statement]:
    return {
        section: Statement(title=entry.text("title"), body=entry.text("body"))
        for section, entry in table.by_word(Section)
    }
