"""Let accounts end whose person did not answer: closed at once, erased by the desk."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from florilege.infra.outbox.sending import leave
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.infra.retention.paths import Turn, Turns
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.actions.keep_account import close_accounts
from florilege.people.credentials.quiet import Quiet, last_signs
from florilege.people.inactivity.deciding import Fate, fate
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.queries import judged, questions_left_by, rule
from florilege.people.inactivity.rules import InactivityRule


def end_unanswered(*, on: date, at: datetime) -> Iterator[Turns]:
    """End what is over on a day; give what was done with each batch. Safe to repeat."""
    in_force = rule()
    for batch in questions_left_by(in_force.left_by(on)):
        yield _end({SubjectRef(q.person): q for q in batch}, in_force, on=on, at=at)


def _end(
    questions: dict[SubjectRef, Question], in_force: InactivityRule, *, on: date, at: datetime
) -> Turns:
    """A sign-in of this very moment comes before or after all of it, never in the middle."""
    with transaction.atomic(using=Vault.IDENTITY.value):
        fates = _fates(questions, in_force, on=on)
        over = [person for person, decided in fates.items() if decided is Fate.END]
        waiting = {person for person, decided in fates.items() if decided is Fate.WAIT}
        close_accounts(over)
        leave([ErasureWanted(person=person) for person in over], vault=Vault.IDENTITY, at=at)
        Question.objects.filter(person__in=waiting).update(stood_still=True)
        # The others ended, gave a sign since, or are asked once more in this very night.
        Question.objects.filter(person__in=questions.keys() - waiting).delete()
    return {Turn.ENDED: len(over), Turn.SUSPENDED: len(waiting)}


def _fates(
    questions: dict[SubjectRef, Question], in_force: InactivityRule, *, on: date
) -> dict[SubjectRef, Fate]:
    """Decide on those whose account is open, and keep their sign-ins waiting meanwhile."""
    signs = last_signs(questions, locked=True)
    quiet = [Quiet(person=person, since=since) for person, since in signs.items()]
    return {one.person: fate(one, in_force, on=on) for one in judged(quiet, questions, on=on)}
