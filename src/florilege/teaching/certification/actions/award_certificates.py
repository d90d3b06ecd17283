"""Award what a learner has earned in a course: each document once."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra.documents.issuing import issue_document
from florilege.infra.gate.looking import is_restricted
from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Vault
from florilege.teaching.assessment.queries import marked_codes
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import outline
from florilege.teaching.certification import errands
from florilege.teaching.certification.achievement import Achievement, achievement_in
from florilege.teaching.certification.enums import CertificateKind
from florilege.teaching.certification.holder import NameWithheld, name_of
from florilege.teaching.certification.kinds import KINDS_BY_CODE
from florilege.teaching.certification.models import Award
from florilege.teaching.certification.rules import path_is_complete
from florilege.teaching.enrolment.queries import Enrolled, enrolled
from florilege.teaching.enrolment.rules import SEATED
from florilege.teaching.progress.queries import done_codes

_USED = (Category.IDENTITY, Category.PROGRESS, Category.ASSESSMENT)


def award_certificates(*, enrolment_id: UUID, person: SubjectRef, at: datetime) -> int:
    """Issue every document that is due and was not awarded yet; give how many.

    Raises: NameWithheld while the learner's data may not be used; it is then tried again.
    """
    seat = enrolled(enrolment_id, person)
    if seat is None or seat.state not in SEATED:
        return 0
    awarded = Award.objects.filter(enrolment_id=seat.id).values_list("kind", flat=True)
    missing = [kind for kind in CertificateKind if kind not in set(awarded)]
    if not any(_may_be_due(kind, seat) for kind in missing):
        return 0
    if is_restricted(person, purpose=Purpose.CERTIFICATION, categories=_USED):
        raise NameWithheld(str(person))
    with opened(actor=PROGRAM, purposes=(Purpose.CERTIFICATION,), route=errands.AWARD):
        achieved = achievement_in(seat)
        due = [kind for kind in missing if achieved and achieved.earns(kind)]
        holder = name_of(person) if due else None
        if achieved is None or holder is None:
            return 0
        return sum(_award(kind, seat, achieved, holder=holder, at=at) for kind in due)


def _may_be_due(kind: CertificateKind, seat: Enrolled) -> bool:
    """Tell from codes alone whether it is worth a look: one after each lesson would be noise."""
    plan = outline(seat.version_id)
    if plan is None:
        return False
    match kind:
        case CertificateKind.PATH_CERTIFICATE:
            required = [one.code for one in plan.activities if one.required]
            return path_is_complete(required=required, done=done_codes(seat.id))
        case CertificateKind.SKILLS_ATTESTATION:
            quizzes = {one.code for one in plan.activities if one.kind is ActivityKind.QUIZ}
            return bool(quizzes) and quizzes <= marked_codes(seat.id)


def _award(
    kind: CertificateKind, seat: Enrolled, achieved: Achievement, *, holder: str, at: datetime
) -> bool:
    """Issue one document, unless another worker just did."""
    try:
        with transaction.atomic(using=Vault.LEARNING.value):
            award = Award.objects.create(
                id=uuid4(),
                person=seat.person,
                enrolment_id=seat.id,
                kind=kind,
                document_id=uuid4(),
                awarded_at=at,
            )
            numbered = issue_document(
                kind=KINDS_BY_CODE[kind],
                person=seat.person,
                facts=achieved.facts(kind, holder=holder),
                language=achieved.plan.language,
                at=at,
            )
            Award.objects.filter(id=award.id).update(document_id=numbered.id)
    except IntegrityError:
        return False
    return True
