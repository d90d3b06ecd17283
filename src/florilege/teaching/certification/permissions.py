"""Who may open certificates: their holder; the program, to issue them; the office, to find one, revoke
it, or decide on a corrected edition; strangers, what is shared.

`Scope.PUBLISHED` reaches those who let the check page show something of them.
"""

from collections.abc import Set
from datetime import datetime

from florilege.infra.gate.rules import answer_for, grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.teaching.certification.models import CertificateSharing


def who_share(actor: Actor, people: Set[SubjectRef], at: datetime) -> set[SubjectRef]:
    """Give those of the people who share something. One query."""
    rows = CertificateSharing.objects.filter(person__in=people)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


answer_for(Scope.PUBLISHED, who_share)

_NAME = frozenset({Category.IDENTITY})
_OWN = frozenset({Category.CERTIFICATES, Category.IDENTITY})

grant(
    Grant(Role.LEARNER, Purpose.CERTIFICATION, _OWN, Scope.SELF),
    Grant(Role.OFFICE, Purpose.CERTIFICATION, _OWN, Scope.EVERYBODY),
    Grant(Role.SYSTEM, Purpose.CERTIFICATION, _NAME, Scope.EVERYBODY),
    Grant(Role.ANONYMOUS, Purpose.CERTIFICATION, _NAME, Scope.PUBLISHED),
)
