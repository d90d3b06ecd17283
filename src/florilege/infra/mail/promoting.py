"""The only way to write a promotional letter: it asks of each person whether it may (NOT-02)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail import errands
from florilege.infra.mail.canvassing import Skip, skipped
from florilege.infra.mail.kinds import PromotionalKind
from florilege.infra.mail.models import Letter
from florilege.infra.mail.reaching import Reach
from florilege.infra.mail.tokens import way_out_of
from florilege.infra.mail.writing import put
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Vault

Fates = Mapping[SubjectRef, Skip | None]
Reaches = Callable[[list[SubjectRef]], Mapping[SubjectRef, Reach]]


@dataclass(frozen=True, slots=True)
class Promotion:
    """What is sent: its words, and the training whose customers it is for, if it is for them."""

    id: UUID
    kind: PromotionalKind
    title: str
    text: str
    course: UUID | None
    course_title: str = ""


def write_promotions(
    people: list[SubjectRef],
    *,
    promotion: Promotion,
    reaches: Reaches,
    note: Callable[[Fates], None],
    at: datetime,
) -> None:
    """Write to those of the people who may be written to; the others are skipped, with a reason.

    `note` is told in the same transaction. One letter a person and promotion, whatever is killed or
    repeated. The gate is open for the promotion's own purpose, so that consent and objection hold
    once more when addresses are read.
    """
    purpose = promotion.kind.purpose
    found = skipped(people, purpose=purpose, course=promotion.course)
    wanted = sorted(person for person, skip in found.items() if skip is None)
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.PROMOTE):
        reached = reaches(wanted)
        with transaction.atomic(using=Vault.IDENTITY.value):
            for person in wanted:
                reach = reached.get(person)
                found[person] = (
                    _write(person, reach, promotion, at=at) if reach else Skip.RESTRICTED
                )
            note(found)


def _write(person: SubjectRef, reach: Reach, promotion: Promotion, *, at: datetime) -> Skip | None:
    letter_id = _letter_id(promotion.id, person)
    if Letter.objects.filter(id=letter_id).exists():
        return None
    facts = {
        "title": promotion.title,
        "text": promotion.text,
        "course": promotion.course_title,
        "token": way_out_of(person),
    }
    try:
        put(
            person=person,
            code=promotion.kind.code,
            address=reach.address,
            language=reach.language,
            facts=facts,
            at=at,
            letter_id=letter_id,
        )
    except KeyWithheld:
        return Skip.GONE
    return None


def _letter_id(promotion: UUID, person: SubjectRef) -> UUID:
    return uuid5(promotion, str(person))
