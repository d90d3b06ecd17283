"""What the desk itself holds about a person; `desk_data` has the rest."""

from florilege.kernel.declarations import ActedBy, Erasure, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose
from florilege.rights import brought_data, desk_data

__all__ = ["brought_data", "desk_data"]

_RIGHTS = frozenset({Purpose.RIGHTS})


def _fact(why: str, *, sealed: bool = False) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=_RIGHTS,
        why=why,
        source=Source.USE,
        sealed=sealed,
        portable=False,
    )


declare(
    Holding(
        model="rights.ErasureRequest",
        title="Deletions that you asked for",
        subject="person",
        retention="requests",
        erasure=Erasure.KEEP,
        keep_reason="the receipt proves that the deletion was done; its opaque id names nobody",
        export="erasures",
        since="asked_at",
        fields={
            "id": NotPersonal("a random id: the receipt's number"),
            "person": NotPersonal("an opaque id"),
            "origin": NotPersonal(
                "a word of a closed list: who asked, or that a duration was over"
            ),
            "asked_at": _fact("When you asked for the deletion."),
            "erased_at": NotPersonal("when a deletion ended; nobody is named by then"),
            "irreversible_on": NotPersonal("a day computed from the one before"),
            "counts": NotPersonal("numbers of rows by table"),
        },
    ),
    Holding(
        model="rights.RequestProof",
        title="Proofs of requests of people who are erased",
        retention="requests",
        since="ended_on",
        fields={
            "id": NotPersonal("a random number that nothing ties to anybody any more"),
            "kind": NotPersonal("a word of a closed list, about nobody any more"),
            "received_on": NotPersonal("a day, about nobody any more"),
            "due_on": NotPersonal("a day, about nobody any more"),
            "extended_until": NotPersonal("a day, about nobody any more"),
            "answered_on": NotPersonal("a day, about nobody any more"),
            "ended_on": NotPersonal("a day, about nobody any more"),
        },
    ),
    Holding(
        model="rights.ExportOrder",
        title="Files of your data that you asked for",
        subject="person",
        retention="exports",
        export="exports",
        since="asked_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "asked_at": _fact("When you asked for the file."),
            "done_count": NotPersonal("a count"),
            "total_count": NotPersonal("a count"),
            "file": Personal(
                category=Category.REQUESTS,
                purposes=_RIGHTS,
                why="The file itself, sealed, until you fetch it once.",
                source=Source.PROGRAM,
                portable=False,
                exported=False,
            ),
            "ready_at": _fact("When the file was ready."),
            "fetched_at": _fact("When you fetched it."),
            "ends_at": _fact("When it goes if you do not fetch it."),
        },
    ),
    Holding(
        model="rights.LegalHold",
        title="What is held for a legal proceeding",
        subject="person",
        retention="requests",
        export="legal_holds",
        since="placed_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "model": _fact("Which kind of entry is held; empty when everything is."),
            "row": NotPersonal("the opaque id of the entry that is held"),
            "reason": Personal(
                category=Category.REQUESTS,
                purposes=_RIGHTS,
                why="For which proceeding it is held.",
                source=Source.STAFF,
                portable=False,
            ),
            "placed_at": _fact("Since when it is held."),
            "placed_by": ActedBy("who placed the hold"),
            "lifted_at": _fact("When the hold ended."),
            "lifted_by": ActedBy("who lifted the hold"),
        },
    ),
    Holding(
        model="rights.SweepNight",
        title="Nights on which data left by their rules",
        fields={
            "id": NotPersonal("a random id"),
            "day": NotPersonal("a day of the calendar"),
            "begun_at": NotPersonal("when the program began"),
            "ended_at": NotPersonal("when the program ended"),
            "due": NotPersonal("numbers of rows by table"),
            "gone": NotPersonal("numbers of rows by table"),
            "kept": NotPersonal("numbers of rows by table"),
            "doubt": NotPersonal("a word of a closed list"),
            "confirmed_at": NotPersonal("when a night was confirmed"),
            "confirmed_by": ActedBy("who confirmed the night"),
        },
    ),
)
