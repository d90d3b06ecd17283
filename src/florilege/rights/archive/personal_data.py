"""What the archive's desk holds about a person: that something of theirs is archived."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.RIGHTS, Purpose.ARCHIVING})


def _note(why: str, *, sealed: bool = False) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=_PURPOSES,
        why=why,
        source=Source.PROGRAM,
        sealed=sealed,
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
            "about": _note(
                "Which course and which days it is about, so that you can tell it from others.",
                sealed=True,
            ),
            "rule": _note("Which rule of the charter says for how long."),
            "law": _note("The article of law that has us keep it."),
            "event_on": _note("The day from which its time counts."),
            "expires_on": _note("The day on which it is gone."),
            "archived_on": _note("When it was put into the archive."),
        },
    ),
    Holding(
        model="archive_desk.WaitingOpening",
        title="Openings of the archive that wait for a second person",
        fields={
            "id": NotPersonal("the id of an opening"),
            "keeper": ActedBy("who asked for an opening of the archive, or took it over"),
            "asked_at": NotPersonal("when an archivist asked"),
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
