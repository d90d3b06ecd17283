"""The record of processing as files: a report to print, a table for a sheet, data for a program."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict

from django.utils.translation import gettext as _

from florilege.charter.model import Charter, Section
from florilege.charter.telling import day_words
from florilege.infra.documents.reports import Grid, Part, Report
from florilege.oversight.record_sheets import DataLine, Sheet


def record_report(sheets: tuple[Sheet, ...], *, charter: Charter, language: str) -> Report:
    lead = _(
        "Computed from version %(version)d of the charter and from the declarations beside each "
        "stored field."
    )
    return Report(
        title=_("Record of processing"),
        lead=lead % {"version": charter.version},
        language=language,
        author=charter.provider.name,
        parts=(
            _who(charter),
            _security(charter, language),
            *(part for sheet in sheets for part in _parts(sheet, language)),
        ),
    )


def record_csv(sheets: tuple[Sheet, ...]) -> str:
    """One line a processing and category of data; separated as French spreadsheets read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_columns())
    for sheet in sheets:
        for line in sheet.data or (None,):
            writer.writerow(_row(sheet, line))
    # The mark tells a spreadsheet that the letters are UTF-8.
    return "\ufeff" + out.getvalue()


def record_json(sheets: tuple[Sheet, ...], *, charter: Charter) -> str:
    told = {
        "controller": asdict(charter.provider),
        "officer": asdict(charter.officer),
        "charter": {"code": charter.code, "version": charter.version},
        "processings": [asdict(sheet) for sheet in sheets],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)


def _who(charter: Charter) -> Part:
    provider, officer, authority = charter.provider, charter.officer, charter.authority
    address = provider.address
    place = f"{address.street}, {address.postcode} {address.city}"
    return Part(
        title=_("Who answers for it"),
        facts=(
            (_("Controller"), f"{provider.name}, {provider.legal_form}, {place}"),
            (_("SIRET"), provider.siret),
            (_("Reached at"), f"{provider.email}, {provider.phone}"),
            (_("Data protection officer"), f"{officer.name}, {officer.email}, {officer.phone}"),
            (_("Supervisory authority"), f"{authority.name}, {authority.address}"),
            (_("Joint controllers"), _("none")),
        ),
    )


def _security(charter: Charter, language: str) -> Part:
    said = charter.statements[Section.SECURITY].body
    return Part(
        title=_("Security, the same for every processing"), paragraphs=said.paragraphs(language)
    )


def _parts(sheet: Sheet, language: str) -> Iterable[Part]:
    yield Part(
        title=sheet.title,
        paragraphs=(sheet.purpose,),
        facts=_filled(
            (_("Reference"), sheet.reference),
            (_("Pillar"), sheet.pillar),
            (_("Legal basis"), sheet.basis),
            (_("Balance of interests"), sheet.balance),
            (_("People concerned"), sheet.people),
            (_("Sensitive data"), sheet.sensitive),
            (_("Recipients"), " ".join(sheet.recipients)),
            (_("Transfers outside the Union"), "; ".join(sheet.transfers) or _("none")),
            (_("In force since"), day_words(sheet.since).in_language(language)),
        ),
    )
    if sheet.data:
        head = (_("Category"), _("Stored fields"), _("How long"), _("Recipients"))
        rows = tuple(
            (
                f"{line.category}. {line.what}",
                "\n".join(line.told),
                "\n".join(line.durations),
                ", ".join(line.recipients) or "–",
            )
            for line in sheet.data
        )
        grid = Grid(head=head, rows=rows, widths=(4, 5, 4, 3))
        yield Part(title=_("Data"), level=2, grid=grid)


def _columns() -> list[str]:
    return [
        _("Reference"),
        _("Processing"),
        _("Pillar"),
        _("Purpose"),
        _("Legal basis"),
        _("People concerned"),
        _("Category"),
        _("Data"),
        _("Sensitive data"),
        _("Stored fields"),
        _("How long"),
        _("Recipients"),
        _("Transfers outside the Union"),
        _("Security"),
        _("In force since"),
        _("Names of the fields in the program"),
    ]


def _row(sheet: Sheet, line: DataLine | None) -> list[str]:
    return [
        sheet.reference,
        sheet.title,
        sheet.pillar,
        sheet.purpose,
        sheet.basis,
        sheet.people,
        line.category if line else "",
        line.what if line else "",
        sheet.sensitive,
        " / ".join(line.told) if line else "",
        " / ".join(line.durations) if line else "",
        ", ".join(line.recipients) if line else "",
        " / ".join(sheet.transfers),
        sheet.security,
        sheet.since.isoformat(),
        ", ".join(line.fields) if line else "",
    ]


def _filled(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)
