"""The draft of an impact assessment (GDPR art. 35), computed as far as a program can know.

What only people can judge, how grave and how likely a harm is, is left open and says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.charter.model import Charter, Section
from florilege.infra.documents.reports import Grid, Part, Report
from florilege.kernel.declarations import Erasure, Holding
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose
from florilege.oversight.promises.states import RowState, State
from florilege.oversight.record_sheets import Sheet, leaves_the_union

_PROOF_WORDS = {
    State.SHOWN: gettext_noop("shown by tests"),
    State.PROBED: gettext_noop("shown by tests, tried here"),
    State.DATED: gettext_noop("on record"),
    State.FAILING: gettext_noop("failing"),
    State.UNPROVEN: gettext_noop("not shown yet"),
}


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    TO_JUDGE = "to_judge"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the nine criteria of the European guidelines (WP 248), and why it is met or not."""

    question: str
    answer: Answer
    because: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure against harm, with the promises that it keeps and the state of their proof."""

    title: str
    rows: tuple[str, ...]


def impact_report(
    sheets: tuple[Sheet, ...],
    *,
    charter: Charter,
    holdings: Iterable[Holding],
    states: Iterable[RowState],
    language: str,
) -> Report:
    held, proofs = tuple(holdings), {stated.row.id: stated.state for stated in states}
    return Report(
        title=_("Impact assessment, draft"),
        lead=_(
            "What the program knows of itself is filled in. How grave and how likely a harm is, only people can judge: those places are marked “to judge”."
        ),
        language=language,
        author=charter.provider.name,
        parts=(
            _needed(criteria(held)),
            _context(sheets, charter),
            *_principles(sheets, charter, held, language),
            *_risks(proofs),
            _opinions(charter),
        ),
    )


def criteria(holdings: tuple[Holding, ...]) -> tuple[Criterion, ...]:
    """Ask the nine questions; two that are met usually call for an assessment."""
    stored = frozenset[Category]().union(*(holding.categories for holding in holdings))
    used = frozenset[Purpose]().union(
        *(d.purposes for holding in holdings for d in holding.personal_fields.values())
    )
    scored = Category.ASSESSMENT in stored
    watched = Category.PROGRESS in stored
    advised = Purpose.PERSONALISATION in used
    return (
        _met(
            _("Evaluation or scoring"), scored, _("Answers are marked, and progress is measured.")
        ),
        Criterion(
            _("Decisions by machine alone with legal or similar effect"),
            Answer.NO,
            _("None: what harms somebody waits for a person, and can be appealed."),
        ),
        _met(
            _("Systematic observation"), watched, _("Active time and places in lessons are kept.")
        ),
        Criterion(
            _("Sensitive or highly personal data"), Answer.NO, _("No such category is declared.")
        ),
        Criterion(
            _("Large scale"), Answer.TO_JUDGE, _("It depends on how many people the school trains.")
        ),
        _met(_("Matching of data sets"), advised, _("Preferences and results are put together.")),
        Criterion(
            _("Vulnerable people"), Answer.TO_JUDGE, _("Minors may enrol; so may jobseekers.")
        ),
        Criterion(
            _("New technology"),
            Answer.TO_JUDGE,
            _("Nothing here is new in kind; the school may add tools that are."),
        ),
        Criterion(
            _("Keeping people from a right or a service"),
            Answer.NO,
            _("No data decide on access; only what enrolment needs is required."),
        ),
    )


def measures() -> tuple[Measure, ...]:
    return (
        Measure(_("Each value is sealed under its person’s key"), ("SEC-02", "RGT-04")),
        Measure(_("Nothing opens without a declared purpose and role"), ("POL-08", "SEC-04")),
        Measure(_("Each look is entered before it happens"), ("SEC-05",)),
        Measure(_("Separate databases by sensitivity"), ("SEC-03",)),
        Measure(_("Encrypted connection all the way"), ("SEC-01",)),
        Measure(_("Passwords hashed one-way, tries limited"), ("ID-07", "ID-09")),
        Measure(_("Every duration ends by itself"), ("RET-01",)),
        Measure(_("Encrypted backups, tried by restoring"), ("SEC-11",)),
    )


def _met(question: str, met: bool, because: str) -> Criterion:
    if met:
        return Criterion(question, Answer.YES, because)
    return Criterion(question, Answer.NO, _("No stored field serves this."))


def _needed(asked: tuple[Criterion, ...]) -> Part:
    met = sum(criterion.answer is Answer.YES for criterion in asked)
    words = {Answer.YES: _("yes"), Answer.NO: _("no"), Answer.TO_JUDGE: _("to judge")}
    rows = tuple((c.question, words[c.answer], c.because) for c in asked)
    verdict = (
        _("%(count)d of nine criteria are met: an assessment is called for.")
        if met > 1
        else _("%(count)d of nine criteria is met: an assessment is advisable.")
    )
    return Part(
        title=_("Is an assessment needed?"),
        paragraphs=(verdict % {"count": met},),
        grid=Grid(head=(_("Criterion"), _("Met"), _("Because")), rows=rows),
    )


def _context(sheets: tuple[Sheet, ...], charter: Charter) -> Part:
    sites = ", ".join(f"{site.name} ({site.country})" for site in charter.hosting.sites)
    return Part(
        title=_("Context"),
        facts=(
            (_("Controller"), charter.provider.name),
            (_("Processings"), ", ".join(sheet.title for sheet in sheets)),
            (_("Recipients"), ", ".join(recipient.name for recipient in charter.recipients)),
            (_("Where the data lie"), sites),
        ),
    )


def _principles(
    sheets: tuple[Sheet, ...], charter: Charter, held: tuple[Holding, ...], language: str
) -> tuple[Part, ...]:
    personal = [d for holding in held for d in holding.personal_fields.values()]
    sealed = sum(declared.sealed for declared in personal)
    kept = [_(h.keep_reason) for h in held if h.erasure is Erasure.KEEP and h.keep_reason]
    interests = [
        entry.title.in_language(language)
        for entry in charter.purposes.values()
        if entry.basis is LegalBasis.LEGITIMATE_INTEREST
    ]
    away = [r.name for r in charter.recipients if leaves_the_union(r)]
    days = {"answer": charter.deadlines.answer_days}
    return (
        Part(
            title=_("Necessity and proportion"),
            facts=(
                (_("Minimum"), _minimum(len(personal), sealed=sealed)),
                (
                    _("Legitimate interests, each with its balance"),
                    ", ".join(interests) or _("none"),
                ),
                (
                    _("What stays after an erasure, and why"),
                    "; ".join(dict.fromkeys(kept)) or _("nothing"),
                ),
                (_("Transfers outside the Union"), ", ".join(away) or _("none")),
            ),
            grid=Grid(
                head=(_("Processing"), _("Legal basis"), _("How long")),
                rows=tuple((s.title, s.basis, _durations(s)) for s in sheets),
                widths=(3, 2, 6),
            ),
        ),
        Part(
            title=_("People’s rights"),
            paragraphs=charter.statements[Section.RIGHTS].body.paragraphs(language),
            facts=((_("Answer within"), _("%(answer)d calendar days") % days),),
        ),
    )


def _minimum(fields: int, *, sealed: int) -> str:
    return _(
        "%(fields)d personal fields are declared, %(sealed)d of them sealed; silence stops the "
        "program."
    ) % {"fields": fields, "sealed": sealed}


def _durations(sheet: Sheet) -> str:
    return "\n".join(dict.fromkeys(d for line in sheet.data for d in line.durations)) or "–"


def _risks(proofs: dict[str, State]) -> tuple[Part, ...]:
    """The three feared events of the authority's method, with what stands against them."""
    open_place = _("to judge")
    rows = tuple(
        (measure.title, ", ".join(_proof(row, proofs) for row in measure.rows))
        for measure in measures()
    )
    feared = (
        (
            _("Illegitimate access"),
            _("Marks, remarks, contact details become known."),
            open_place,
            open_place,
        ),
        (_("Unwanted change"), _("A result or an identity is altered."), open_place, open_place),
        (_("Loss"), _("Proofs of hours and certificates cannot be shown."), open_place, open_place),
    )
    return (
        Part(
            title=_("Risks"),
            grid=Grid(
                head=(
                    _("Feared event"),
                    _("What people would suffer"),
                    _("Gravity"),
                    _("Likelihood"),
                ),
                rows=feared,
            ),
        ),
        Part(
            title=_("What stands against them"),
            level=2,
            paragraphs=(
                _(
                    "Each measure with the promises that it keeps and the state of their proof in this installation."
                ),
            ),
            grid=Grid(head=(_("Measure"), _("Proof")), rows=rows),
        ),
    )


def _proof(row: str, proofs: dict[str, State]) -> str:
    return f"{row} ({_(_PROOF_WORDS[proofs[row]])})" if row in proofs else row


def _opinions(charter: Charter) -> Part:
    return Part(
        title=_("Opinions and decision"),
        facts=(
            (
                _("Opinion of the data protection officer"),
                f"{charter.officer.name}, {_('to give')}",
            ),
            (_("Opinion of the people concerned"), _("to ask")),
            (_("Decision of the controller"), _("to take")),
        ),
    )
