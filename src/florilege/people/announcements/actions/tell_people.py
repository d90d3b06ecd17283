"""Write to some people that the charter changes: one letter each, whatever is killed on the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail.writing import write_circular
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.announcements import errands
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
    with opened(actor=PROGRAM, purposes=purposes, route=errands.TELL) as gate:
        held_keys(gate, set(new))  # one query for the whole batch, not three a letter
        return _write(reaches_or_why(new), news=news, at=at)


def _write(reaches: Mapping[SubjectRef, Reach | Unreached], *, news: News, at: datetime) -> int:
    try:
        return _write_together(reaches, news=news, at=at)
    except KeyWithheld:  # Somebody was fenced between two statements: the others are told still.
        return sum(_write_to(person, reaches[person], news=news, at=at) for person in reaches)


def _write_to(person: SubjectRef, reach: Reach | Unreached, *, news: News, at: datetime) -> int:
    try:
        return _write_together({person: reach}, news=news, at=at)
    except KeyWithheld:
        return 0


def _write_together(
    reaches: Mapping[SubjectRef, Reach | Unreached], *, news: News, at: datetime
) -> int:
    """Who is leaving is passed over: with them goes what could be told."""
    readers = {p: (r.address, _language(r)) for p, r in reaches.items() if isinstance(r, Reach)}
    restricted = [p for p, reach in reaches.items() if reach is Unreached.RESTRICTED]
    with transaction.atomic(using=Vault.IDENTITY.value):
        letters = write_circular(readers, kind=CHARTER_CHANGE, facts=news.facts, at=at)
        told = [_note(p, Told.WAITING, news, letter=letters[p], at=at) for p in readers]
        told += [_note(p, Told.RESTRICTED, news, ended_at=at, at=at) for p in restricted]
        Announcement.objects.bulk_create(told)
    return len(told)


def _language(reach: Reach) -> str:
    return reach.language if reach.language in ("fr", "en") else "fr"


def _note(
    person: SubjectRef,
    state: Told,
    news: News,
    *,
    at: datetime,
    letter: UUID | None = None,
    ended_at: datetime | None = None,
) -> Announcement:
    return Announcement(
        id=uuid4(),
        person=person,
        version=news.version,
        letter=letter,
        state=state,
        written_at=at,
        ended_at=ended_at,
    )
