"""Write to some people that the charter changes: one letter each, whatever is killed on the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.announcements.enums import Told
from florilege.people.announcements.mailing import CHARTER_CHANGE
from florilege.people.announcements.models import Announcement
from florilege.people.announcements.news import News
from florilege.people.announcements.queries import told_among
from florilege.people.credentials.contacts import Reach, Unreached, reaches_or_why


def tell_people(people: Sequence[SubjectRef], *, news: News, at: datetime) -> int:
    """Tell those of the people who were not told yet; give how many. One transaction.

    A letter and the note of it are written together, and the table takes one note a person: a
    second worker, or a second try, writes to nobody again.
    """
    told = told_among(people, version=news.version)
    new = [person for person in people if person not in told]
    purposes = (Purpose.NOTICES,)
    with opened(actor=PROGRAM, purposes=purposes, route="announcements.tell") as gate:
        held_keys(gate, set(new))  # one query for the whole batch, not three a letter
        return _write(reaches_or_why(new), news=news, at=at)


def _write(reaches: Mapping[SubjectRef, Reach | Unreached], *, news: News, at: datetime) -> int:
    with transaction.atomic(using=Vault.IDENTITY.value):
        return sum(_tell(person, reaches[person], news=news, at=at) for person in reaches)


def _tell(person: SubjectRef, reach: Reach | Unreached, *, news: News, at: datetime) -> int:
    if reach is Unreached.GONE:
        return 0  # They are leaving, and with them what could be told.
    if isinstance(reach, Unreached):
        _note(person, news.version, Told.RESTRICTED, at=at)
        return 1
    language = reach.language if reach.language in ("fr", "en") else "fr"
    try:
        letter = write_letter(
            person=person,
            kind=CHARTER_CHANGE,
            address=reach.address,
            language=language,
            facts=news.facts(language),
            at=at,
        )
    except KeyWithheld:
        return 0  # Fenced between the two statements.
    Announcement.objects.create(
        id=uuid4(),
        person=person,
        version=news.version,
        letter=letter.id,
        state=Told.WAITING,
        written_at=at,
    )
    return 1


def _note(person: SubjectRef, version: int, state: Told, *, at: datetime) -> None:
    Announcement.objects.create(
        id=uuid4(), person=person, version=version, state=state, written_at=at, ended_at=at
    )
