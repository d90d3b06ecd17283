"""What is held while a school comes in by a page: who brought the files, and the files themselves."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_ID = NotPersonal("a random id")
_PERSON = NotPersonal("an opaque id")
_OF = NotPersonal("the id of an upload")
_COUNT = NotPersonal("a count")
_WHEN = NotPersonal("when files were judged, taken over or let go")


def _brought(why: str, *, sealed: bool = True, exported: bool = False) -> Personal:
    return Personal(
        category=Category.STAFF,
        purposes=frozenset({Purpose.ENROLMENT, Purpose.RIGHTS}),
        why=why,
        source=Source.USE,
        sealed=sealed,
        portable=False,
        exported=exported,
    )


declare(
    Holding(
        model="uploads.Upload",
        title="Take-overs of a school that you began",
        subject="person",
        retention="staff",
        export="uploads",
        since="begun_at",
        fields={
            "id": _ID,
            "person": _PERSON,
            "system": NotPersonal("the name of a system"),
            "language": NotPersonal("the language of a report"),
            "state": NotPersonal("a word of a closed list"),
            "begun_at": _brought(
                "When you brought the files of a school, so that it is known who did it.",
                sealed=False,
                exported=True,
            ),
            **dict.fromkeys(("ends_at", "tried_at", "confirmed_at", "ended_at"), _WHEN),
            "ended_by": ActedBy("dropped the files"),
            **dict.fromkeys(("done_lines", "fault_count", "remark_count"), _COUNT),
            "fates": NotPersonal("numbers of lines by file"),
            "counts": NotPersonal("numbers of lines by file"),
        },
    ),
    Holding(
        model="uploads.UploadedFile",
        title="Files of a school that you brought",
        subject="person",
        retention="exports",
        fields={
            "id": _ID,
            "upload": _OF,
            "person": _PERSON,
            "name": NotPersonal("a name of a closed list"),
            "size": _COUNT,
            "line_count": _COUNT,
            "file": _brought(
                "The file, sealed, until it is taken over or dropped; it is about other people."
            ),
        },
    ),
    Holding(
        model="uploads.Finding",
        title="What the dry run said of files that you brought",
        subject="person",
        retention="exports",
        fields={
            "id": _ID,
            "upload": _OF,
            "person": _PERSON,
            "number": NotPersonal("a running number"),
            "faults": _brought("Which lines you were asked to correct, until the files are gone."),
        },
    ),
)
