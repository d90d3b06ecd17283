"""What the journal holds about people: opaque ids of who looked and at whom, by design."""

from florilege.kernel.declarations import Erasure, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.SECURITY, Purpose.RIGHTS})
_KEEP = "the opaque id stays so that the chain still verifies; it names nobody after erasure"


def _looked(why: str) -> Personal:
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
        model="journal.Entry",
        title="Looks at your data: the entries",
        fields={
            "number": NotPersonal("a running number"),
            "at": NotPersonal("the time of a look, told with the entry that names its subjects"),
            "visit": NotPersonal("a random id that joins the looks of one page"),
            "actor": NotPersonal("an opaque id, by design of the journal"),
            "role": NotPersonal("a closed list"),
            "purpose": NotPersonal("a closed list"),
            "subjects": NotPersonal("opaque ids, by design of the journal"),
            "categories": NotPersonal("a closed list"),
            "route": NotPersonal("the name of a page of the program"),
            "result": NotPersonal("a closed list"),
            "mac": NotPersonal("a keyed hash"),
        },
    ),
    Holding(
        model="journal.EntrySubject",
        title="Looks at your data",
        subject="subject",
        retention="journal",
        erasure=Erasure.KEEP,
        keep_reason=_KEEP,
        fields={
            "pk": NotPersonal("the two columns below"),
            "subject": NotPersonal("an opaque id"),
            "number": _looked("Who looked at your data, when and why."),
        },
    ),
    Holding(
        model="journal.Head",
        title="End of the journal",
        fields={
            "id": NotPersonal("always 1"),
            "number": NotPersonal("a running number"),
            "mac": NotPersonal("a keyed hash"),
        },
    ),
    Holding(
        model="journal.Segment",
        title="Pruned months of the journal",
        fields={
            "last_number": NotPersonal("a running number"),
            "last_mac": NotPersonal("a keyed hash"),
            "last_at": NotPersonal("when the last entry of a pruned month was made"),
            "pruned_at": NotPersonal("when a month was pruned"),
            "seal": NotPersonal("a keyed hash"),
        },
    ),
)
