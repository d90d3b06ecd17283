"""What is kept of a take-over: the source that is told to the person, and marks of lines."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _told(why: str) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=frozenset({Purpose.RIGHTS}),
        why=why,
        source=Source.STAFF,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="intake.Arrival",
        title="What was taken over from another system",
        subject="person",
        retention="account",
        export="taken_over",
        since="taken_on",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "table": _told("Which of your data came from there."),
            "system": _told("Which system of the school they came from."),
            "taken_on": _told("When they were taken over."),
            "told_at": _told("When we wrote to you about it."),
        },
    ),
    Holding(
        model="intake.Taken",
        title="Lines of a school’s files that were taken over",
        fields={
            "id": NotPersonal("a count"),
            "sheet": NotPersonal("the name of a file"),
            "key_mark": NotPersonal("a keyed hash of a line’s key; nothing can be read back"),
            "row_mark": NotPersonal("a keyed hash of a line; nothing can be read back"),
            "target": NotPersonal("the id of what was made; of a person’s own line it is empty"),
            "person": ActedBy("whose line it was; empty once they have left"),
            "is_about_person": NotPersonal("whether it was anybody’s line"),
            "done_at": NotPersonal("when the line was taken over"),
        },
    ),
    Holding(
        model="intake.Intake",
        title="Schools’ files that were taken over",
        fields={
            "id": NotPersonal("a random id"),
            "system": NotPersonal("the name of a system"),
            "begun_at": NotPersonal("when taking over began"),
            "done_at": NotPersonal("when it ended"),
            "counts": NotPersonal("numbers of lines by file"),
        },
    ),
)
