"""What the desk holds of the files that people brought from elsewhere."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_ID = NotPersonal("a random id")
_PERSON = NotPersonal("an opaque id")
_OF = NotPersonal("the id of a file that was brought")
_NUMBER = NotPersonal("a running number")


def _brought(
    why: str, *, sealed: bool = True, exported: bool = True, source: Source = Source.PERSON
) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=frozenset({Purpose.RIGHTS}),
        why=why,
        source=source,
        sealed=sealed,
        exported=exported,
    )


def _within(why: str) -> Personal:
    """It stands in an export under its own table, with the number of its origin beside it."""
    return _brought(why, exported=False)


declare(
    Holding(
        model="rights.Bringing",
        title="Files that you brought from elsewhere",
        subject="person",
        retention="account",
        export="bringings",
        since="brought_at",
        fields={
            "id": _ID,
            "person": _PERSON,
            "source_id": NotPersonal("a number made from the file, by which it is known again"),
            "origins": _brought("Which school made the file, when, and under which number of you."),
            "brought_at": _brought("When you brought it.", sealed=False, source=Source.USE),
            "file": _within("The file itself, sealed, until everything in it is taken in."),
            "done_count": NotPersonal("a count"),
            "total_count": NotPersonal("a count"),
            "done_at": NotPersonal("when a file was taken in"),
        },
    ),
    Holding(
        model="rights.BroughtPage",
        title="What stood in the files that you brought",
        subject="person",
        retention="account",
        fields={
            "id": _ID,
            "bringing": _OF,
            "person": _PERSON,
            "number": _NUMBER,
            "place": _within("Which table of the file it was."),
            "rows": _within("Its entries as they came: yours to read and to take along again."),
        },
    ),
    Holding(
        model="rights.BroughtFile",
        title="Documents in the files that you brought",
        subject="person",
        retention="account",
        fields={
            "id": _ID,
            "bringing": _OF,
            "person": _PERSON,
            "number": _NUMBER,
            "place": _within("Where it stood in the file."),
            "file": _within(
                "The document as another school issued it; that school vouches for it."
            ),
        },
    ),
)
