"""Tell by mail what is wrong, to the roles concerned: one letter a person and day, no more."""

import logging
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import override

from florilege.infra.alarming import Alarm, alarms_by_role
from florilege.infra.clock import legal_day
from florilege.infra.mail.reaching import holders, reach
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.oversight.mailing import ALARMS

log = logging.getLogger(__name__)
_LETTERS = UUID("5f0f2a53-58f6-4d0e-9b0b-6f3a2f6d1c0e")


def tell_of_alarms(*, at: datetime) -> int:
    """Write to every holder of a role with alarms; give how many were written to. Repeatable."""
    on, concerned = legal_day(at), dict[SubjectRef, list[Alarm]]()
    for role, alarms in alarms_by_role(at=at).items():
        people = holders(role, on=on)
        if not people:
            log.error("%d alarms concern the role %s, which nobody holds", len(alarms), role.value)
        for person in people:
            told = concerned.setdefault(person, [])
            told += [alarm for alarm in alarms if alarm not in told]
    return sum(_tell(person, alarms, at=at) for person, alarms in sorted(concerned.items()))


def _tell(person: SubjectRef, alarms: list[Alarm], *, at: datetime) -> int:
    reached = reach(person, purpose=Purpose.NOTICES)
    if reached is None:
        return 0
    with override(reached.language):
        sentences = [str(alarm) for alarm in alarms]
    with transaction.atomic(using=Vault.IDENTITY.value):
        write_letter(
            person=person,
            kind=ALARMS,
            address=reached.address,
            language=reached.language,
            facts={"sentences": sentences, "count": len(sentences)},
            at=at,
            letter_id=uuid5(_LETTERS, f"{legal_day(at)} {person}"),
        )
    return 1
