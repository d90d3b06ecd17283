"""What the law has kept of a training: the proof of its hours and results, and its certificates.

The learning history itself is not archived; before it goes, this sheet is all that is made of it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext_noop

from florilege.infra.documents.archiving import keeps_documents
from florilege.infra.documents.kinds import Facts
from florilege.infra.documents.printing import print_sheet
from florilege.infra.documents.queries import documents_of
from florilege.infra.gate.looking import look
from florilege.kernel.keeping import About, Due, Keeping, Rendered, keeps
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.catalogue.queries import cards_of
from florilege.teaching.catalogue.shapes import CourseCard
from florilege.teaching.certification.achievement import Achievement, achievement_in
from florilege.teaching.certification.enums import CertificateKind
from florilege.teaching.certification.holder import name_of
from florilege.teaching.certification.kinds import KINDS_BY_CODE
from florilege.teaching.certification.models import Award
from florilege.teaching.enrolment.queries import (
    Enrolled,
    enrolled,
    enrolments_of,
    seats_ended,
    sessions,
)
from florilege.teaching.enrolment.rules import SEATED
from florilege.teaching.progress.queries import begun_among

PROOF = "training_proof"
LAW = "Code du travail, art. L6362-6"
_TEMPLATE = Path(__file__).parent / "documents" / "training_proof.typ"
_TITLES = {"fr": "Preuve d’heures et de résultats", "en": "Proof of hours and results"}
BATCH = 500


def _finds(person: SubjectRef, *, on: date) -> Iterable[Due]:
    seats = [s for s in enrolments_of(person) if s.state in SEATED and s.starts_on <= on]
    return _dues(seats, on=on)


def _ripens(*, since: date, until: date) -> Iterable[Due]:
    batch: list[Enrolled] = []
    for seat in seats_ended(since=since, until=until):
        batch.append(seat)
        if len(batch) == BATCH:
            yield from _dues(batch, on=until)
            batch.clear()
    yield from _dues(batch, on=until)


def _dues(seats: list[Enrolled], *, on: date) -> list[Due]:
    """Only where something was done, here or before: an empty seat has nothing to prove."""
    begun = begun_among(seat.id for seat in seats)
    proved = [seat for seat in seats if seat.id in begun or seat.carried_minutes]
    cards = cards_of(seat.version_id for seat in proved)
    return [_due(seat, cards.get(seat.version_id), on=on) for seat in proved]


def _due(seat: Enrolled, card: CourseCard | None, *, on: date) -> Due:
    ends_on = min(seat.ends_on, on)
    about = About(course=card.title if card else "", begins_on=seat.starts_on, ends_on=ends_on)
    return Due(person=seat.person, source_id=seat.id, event_on=ends_on, about=about)


def _renders(due: Due) -> Rendered | None:
    seat, name = enrolled(due.source_id, due.person), name_of(due.person)
    achieved = achievement_in(seat) if seat is not None else None
    if seat is None or achieved is None or name is None:
        return None
    numbers = _certificate_numbers(seat)
    facts = _facts(seat, achieved, name=name, numbers=numbers, until=due.event_on)
    at = datetime.combine(due.event_on, time(12), tzinfo=UTC)
    return Rendered(
        identity={"name": name, "numbers": " ".join(numbers)},
        content=print_sheet(_TEMPLATE, facts, at=at),
        media_type="application/pdf",
        file_name=f"preuve-{achieved.plan.slug}-{due.event_on}.pdf",
    )


def _facts(
    seat: Enrolled, achieved: Achievement, *, name: str, numbers: list[str], until: date
) -> Facts:
    """The least that proves the hours: who, what, when, how long, with which results."""
    plan, progress, session = achieved.plan, achieved.progress, sessions([seat.session_id])
    done = [one for one in plan.activities if progress.of(one.code).completed_at is not None]
    best = achieved.outcomes
    return {
        "title": _TITLES.get(plan.language, _TITLES["fr"]),
        "language": plan.language,
        "provider": achieved.provider,
        "holder": name,
        "course": plan.title,
        "session": session[seat.session_id].title,
        "begins_on": seat.starts_on.isoformat(),
        "ends_on": until.isoformat(),
        "planned_minutes": achieved.planned_minutes,
        "measured_minutes": progress.active_seconds // 60,
        "carried_minutes": seat.carried_minutes or 0,
        "done": len(done),
        "of": len(plan.activities),
        "results": [
            {"title": one.title, "percent": best[one.code].percent}
            for one in plan.activities
            if one.code in best
        ],
        "numbers": numbers,
        "law": LAW,
    }


def _certificate_numbers(seat: Enrolled) -> list[str]:
    awards = Award.objects.filter(enrolment_id=seat.id).values_list("document_id", flat=True)
    kinds = [kind.value for kind in CertificateKind]
    found = documents_of(seat.person, vault=Vault.LEARNING, kinds=kinds)
    rows = [one for one in found if one.id in set(awards)]
    look(rows, "number")
    return sorted(row.number for row in rows)


def _training_end(document_id: UUID) -> date | None:
    """Give the last day of the training that a certificate is about, its current edition's."""
    award = Award.objects.filter(document_id=document_id).first()
    seat = enrolled(award.enrolment_id, SubjectRef(award.person)) if award else None
    return seat.ends_on if seat else None


keeps(
    Keeping(
        kind=PROOF,
        title=gettext_noop("Proof of hours and results"),
        rule="attendance",
        law=LAW,
        finds=_finds,
        renders=_renders,
        ripens=_ripens,
    )
)
# Neither policy archives certificates: their numbers stand on the proof. A charter that gives them
# an archive has them kept, without another line here.
keeps_documents(
    KINDS_BY_CODE[CertificateKind.PATH_CERTIFICATE],
    title=gettext_noop("End-of-path certificate"),
    law=LAW,
    begins_on=_training_end,
)
keeps_documents(
    KINDS_BY_CODE[CertificateKind.SKILLS_ATTESTATION],
    title=gettext_noop("Skills attestation"),
    law=LAW,
    begins_on=_training_end,
)
