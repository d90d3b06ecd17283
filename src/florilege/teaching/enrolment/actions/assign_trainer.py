"""Give a session to a trainer, or take it back."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role, Vault
from florilege.people.staff.queries import roles_of
from florilege.teaching.enrolment.models import SessionTrainer
from florilege.teaching.enrolment.seating import locked_session


class NotATrainer(Exception):
    """The person does not hold the trainer's role on that day."""


def assign_trainer(*, session_id: UUID, person: SubjectRef, since: date) -> None:
    """Let a trainer run a session from a day on; safe to repeat.

    Raises: NoSuchSession, NotATrainer.
    """
    if Role.TRAINER not in roles_of(person, on=since):
        raise NotATrainer(str(person))
    with transaction.atomic(using=Vault.LEARNING.value):
        session = locked_session(session_id)
        running = SessionTrainer.objects.filter(session=session, person=person, until=None)
        if not running.exists():
            SessionTrainer.objects.update_or_create(
                session=session,
                person=person,
                defaults={"since": since, "until": None},
                create_defaults={"id": uuid4(), "since": since, "until": None},
            )


def release_trainer(*, session_id: UUID, person: SubjectRef, on: date) -> None:
    """End a trainer's part in a session: its learners are out of their sight from this day on.

    A part that ends on the day on which it began leaves no row; safe to repeat.
    """
    yesterday = date.fromordinal(on.toordinal() - 1)
    with transaction.atomic(using=Vault.LEARNING.value):
        running = SessionTrainer.objects.filter(session_id=session_id, person=person, until=None)
        running.filter(since__gt=yesterday).delete()
        running.update(until=yesterday)
