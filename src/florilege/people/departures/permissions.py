"""Who may see whose role ends: the office its own people, the operator the others; nobody more."""

from collections.abc import Set
from datetime import datetime

from florilege.infra.gate.rules import answer_for, grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.people.departures.enums import DESK_OF_ROLE, ROLES_OF_DESK
from florilege.people.staff.queries import grants_among

_SEEN = frozenset({Category.IDENTITY, Category.STAFF})


def colleagues(actor: Actor, people: Set[SubjectRef], at: datetime) -> set[SubjectRef]:
    """Give those who hold or held a role that the actor may end. One query."""
    desk = DESK_OF_ROLE.get(actor.role)
    if desk is None:
        return set()
    return {person for person, role in grants_among(people) if role in ROLES_OF_DESK[desk]}


answer_for(Scope.COLLEAGUES, colleagues)
grant(
    *(
        Grant(role=role, purpose=Purpose.ACCOUNT, categories=_SEEN, scope=Scope.COLLEAGUES)
        for role in (Role.OFFICE, Role.OPERATOR)
    )
)
