"""What the document engine holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.CERTIFICATION, Purpose.ARCHIVING, Purpose.RIGHTS})


_FIXED = (
    "An issued document attests what was true on its day, and others may hold it: it is not "
    "rewritten. If your name has changed, ask for a corrected edition in “My documents”."
)


def _part(why: str, *, sealed: bool = False) -> Personal:
    return Personal(
        category=Category.CERTIFICATES,
        purposes=_PURPOSES,
        why=why,
        source=Source.PROGRAM,
        sealed=sealed,
        fixed=_FIXED,
    )


declare(
    Holding(
        model="documents.IssuedDocument",
        title="Documents issued to you",
        subject="person",
        retention="certificates",
        export="documents",
        since="issued_at",
        archived="archived_on",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "kind": _part("What kind of document it is."),
            "number": _part("The document is found and checked by it."),
            "edition": _part("How many times the document was made anew."),
            "replaces": NotPersonal("the id of the document that this one replaces"),
            "reason": _part("Why a new edition was made.", sealed=True),
            "title": _part("The title of the document.", sealed=True),
            "facts": _part("Everything that is printed on the document.", sealed=True),
            "language": _part("The language of the document."),
            "sha256": _part("Shows whether a file is the one that was issued."),
            "size": NotPersonal("a count of bytes"),
            "file": _part("The document itself, as it was issued.", sealed=True),
            "state": _part("Whether the document stands, was replaced or was revoked."),
            "issued_at": _part("When the document was issued."),
            "ended_at": _part("When the document was replaced or revoked."),
            "archived_on": NotPersonal(
                "when a document left daily use; the archive's note tells it"
            ),
        },
    ),
    Holding(
        model="documents.NumberSeries",
        title="Last numbers given",
        fields={
            "id": NotPersonal("a count"),
            "prefix": NotPersonal("the letters of a kind of document"),
            "year": NotPersonal("a year"),
            "last": NotPersonal("a count"),
        },
    ),
)
