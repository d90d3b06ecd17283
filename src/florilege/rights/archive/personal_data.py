"""What the archive's desk holds about a person: that something of theirs is archived."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.RIGHTS, Purpose.ARCHIVING})


def _note(why: str) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=_PURPOSES,
        why=why,
        source=Source.PROGRAM,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="archive_desk.ArchivedNote",
        title="Your documents in the archive",
        subject="person",
        retention="account",
        export="archived",
        since="archived_on",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "item": NotPersonal("the number of a document in the archive"),
            "kind": _note("What kind of document the law has us keep."),
            "rule": _note("Which rule of the charter says for how long."),
            "law": _note("The article of law that has us keep it."),
            "event_on": _note("The day from which its time counts."),
            "expires_on": _note("The day on which it is gone."),
            "archived_on": _note("When it was put into the archive."),
        },
    ),
    Holding(
        model="archive_desk.KeptByLaw",
        title="What the law keeps after an erasure, in numbers",
        fields={
            "id": NotPersonal("a random id"),
            "receipt": NotPersonal("the number of a receipt"),
            "kind": NotPersonal("a closed list"),
            "rule": NotPersonal("the code of a rule of the charter"),
            "law": NotPersonal("an article of law"),
            "expires_on": NotPersonal("the day on which documents of this kind are gone"),
            "count": NotPersonal("a count"),
        },
    ),
)
