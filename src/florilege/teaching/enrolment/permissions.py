"""Who may see sessions' people: the office; trainers and learners of the same session; nobody else.

`Scope.OWN_SESSIONS` reaches both ways. A trainer sees learners of the sessions that they run, from
the first day to the end of the marking window. Learners, and visitors before them, see who teaches
the sessions that they attend or may enter.
"""

from collections.abc import Set
from datetime import date, datetime

from django.db.models import Q

from florilege.infra.clock import legal_day
from florilege.infra.gate.rules import answer_for, grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment, SessionTrainer
from florilege.teaching.enrolment.queries.trainers import in_window, teaching_on

_PEOPLE = frozenset({Category.IDENTITY, Category.CONTACT, Category.ENROLMENTS})
_TRAINERS = frozenset({Category.IDENTITY, Category.STAFF})
_CLASS = frozenset({Category.IDENTITY, Category.ENROLMENTS})
_SEATS = frozenset({Category.ENROLMENTS})


def people_of_own_sessions(actor: Actor, people: Set[SubjectRef], at: datetime) -> set[SubjectRef]:
    """Give those of the people whom the actor's sessions reach, and the actor. One query."""
    on = legal_day(at)
    oneself = {person for person in people if person == actor.person}
    others = people - oneself
    if not others:
        return oneself
    if actor.role is Role.TRAINER and actor.person is not None:
        return oneself | _learners(actor.person, others, on)
    return oneself | _trainers(actor.person, others, on)


def _learners(trainer: SubjectRef, people: Set[SubjectRef], on: date) -> set[SubjectRef]:
    taught = SessionTrainer.objects.filter(
        teaching_on(on), in_window(on, prefix="session__"), person=trainer
    )
    seats = Enrolment.objects.filter(person__in=people, session__in=taught.values("session"))
    held = seats.exclude(state=EnrolmentState.WITHDRAWN)
    return {SubjectRef(person) for person in held.values_list("person", flat=True)}


def _trainers(visitor: SubjectRef | None, people: Set[SubjectRef], on: date) -> set[SubjectRef]:
    reached = Q(session__ends_on__gte=on)
    if visitor is not None:
        attended = Enrolment.objects.filter(person=visitor).exclude(state=EnrolmentState.WITHDRAWN)
        reached |= Q(session__in=attended.values("session"))
    rows = SessionTrainer.objects.filter(reached, person__in=people)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


answer_for(Scope.OWN_SESSIONS, people_of_own_sessions)


def _grant(role: Role, purpose: Purpose, categories: frozenset[Category], scope: Scope) -> None:
    grant(Grant(role=role, purpose=purpose, categories=categories, scope=scope))


_grant(Role.OFFICE, Purpose.ENROLMENT, _PEOPLE | _TRAINERS, Scope.EVERYBODY)
_grant(Role.SYSTEM, Purpose.ENROLMENT, _PEOPLE, Scope.EVERYBODY)
_grant(Role.SYSTEM, Purpose.NOTICES, _SEATS, Scope.EVERYBODY)
_grant(Role.TRAINER, Purpose.TEACHING, _CLASS, Scope.OWN_SESSIONS)
_grant(Role.TRAINER, Purpose.TEACHING, frozenset({Category.STAFF}), Scope.SELF)
_grant(Role.LEARNER, Purpose.TEACHING, _SEATS, Scope.SELF)
_grant(Role.LEARNER, Purpose.ENROLMENT, _PEOPLE, Scope.SELF)
_grant(Role.LEARNER, Purpose.TEACHING, _TRAINERS, Scope.OWN_SESSIONS)
_grant(Role.ANONYMOUS, Purpose.TEACHING, _TRAINERS, Scope.OWN_SESSIONS)
