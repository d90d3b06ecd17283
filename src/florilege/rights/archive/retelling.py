"""Say of older notes what their documents are about, as far as the rooms can still tell."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final
from uuid import UUID

from florilege.infra.archive.depositing import item_id
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.keeping import UNTOLD, About, keepings
from florilege.kernel.subjects import SubjectRef
from florilege.rights.archive.models import ArchivedNote

MOST: Final = 2_000  # people a night; the others wait for the next


def tell_older_notes(*, on: date) -> int:
    """Fill in notes of a program that did not say it yet; give how many. Safe to repeat.

    A note whose source is gone is filled in with nothing, so that it is asked for once.
    """
    untold = ArchivedNote.objects.filter(about__isnull=True)
    people = list(untold.order_by("person").values_list("person", flat=True).distinct()[:MOST])
    return sum(_tell(SubjectRef(person), on=on) for person in people)


def _tell(person: SubjectRef, *, on: date) -> int:
    known, told = _known(person, on=on), 0
    for note in ArchivedNote.objects.filter(person=person, about__isnull=True):
        note.about = known.get(note.item, UNTOLD).told()
        with suppress(KeyWithheld):  # They are being erased, and the note with them.
            note.save(update_fields=["about"])
            told += 1
    return told


def _known(person: SubjectRef, *, on: date) -> Mapping[UUID, About]:
    return {
        item_id(source=keeping.kind, source_id=due.source_id): due.about
        for keeping in keepings()
        for due in keeping.finds(person, on=on)
    }
