"""What the keys vault holds about people: opaque ids, and nothing that opens without an epoch."""

from florilege.kernel.declarations import Erasure, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_RIGHTS = frozenset({Purpose.RIGHTS, Purpose.SECURITY})

declare(
    Holding(
        model="keys.Epoch",
        title="Key epochs",
        fields={
            "number": NotPersonal("a running number"),
            "started_at": NotPersonal("when an epoch of the installation began"),
            "ended_at": NotPersonal("when an epoch of the installation ended"),
            "check_value": NotPersonal("a constant sealed under the epoch key"),
        },
    ),
    Holding(
        model="keys.EpochPointer",
        title="Current key epoch",
        fields={
            "id": NotPersonal("always 1"),
            "current": NotPersonal("a running number"),
        },
    ),
    Holding(
        model="keys.PersonKey",
        title="Your key and what you asked for",
        subject="person",
        retention="account",
        erasure=Erasure.KEEP,
        keep_reason="the opaque id stays, without its key, so that nothing revives it",
        export="standing",
        since="entered_on",
        fields={
            "person": NotPersonal("an opaque id"),
            "state": NotPersonal("whether the key is in use or destroyed"),
            "epoch": NotPersonal("the number of the installation's key epoch"),
            "wrapped": NotPersonal("the wrapped key, emptied at erasure"),
            "limits": Personal(
                category=Category.REQUESTS,
                purposes=_RIGHTS,
                why="Restrictions, objections, consents and whether you are under fifteen: the gate obeys.",
                sealed=False,
            ),
            "entered_on": Personal(
                category=Category.REQUESTS,
                purposes=_RIGHTS,
                why="Since when something about you is kept.",
                source=Source.PROGRAM,
                sealed=False,
            ),
            "erased_at": NotPersonal("when a key was destroyed; the id then names nobody"),
        },
    ),
    Holding(
        model="keys.Lookup",
        title="How you are found by e-mail or phone",
        subject="person",
        retention="account",
        fields={
            "id": NotPersonal("a random id"),
            "kind": NotPersonal("e-mail or phone"),
            "outer": NotPersonal("a keyed hash that changes every epoch"),
            "inner_wrapped": NotPersonal("a keyed hash, sealed under the epoch key"),
            "epoch": NotPersonal("the number of the installation's key epoch"),
            "person": NotPersonal("an opaque id"),
        },
    ),
    Holding(
        model="keys.Tombstone",
        title="The log of erasures",
        subject="person",
        retention="account",
        erasure=Erasure.KEEP,
        keep_reason="an older backup that is brought back is emptied of you by this line",
        fields={
            "number": NotPersonal("a running number"),
            "person": NotPersonal("an opaque id; it names nobody any more"),
            "about": NotPersonal("a random id: the receipt's number"),
            "made_at": NotPersonal("when an erasure began; told with the receipt"),
        },
    ),
)
