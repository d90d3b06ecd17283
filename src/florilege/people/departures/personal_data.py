"""What the departures room holds about who leaves a role, why, and for how long."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _duty(why: str, source: Source = Source.STAFF) -> Personal:
    return Personal(
        category=Category.STAFF,
        purposes=frozenset({Purpose.ACCOUNT, Purpose.SECURITY, Purpose.RIGHTS}),
        why=why,
        source=source,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="departures.Departure",
        title="The end of your roles",
        subject="person",
        retention="staff",
        export="departures",
        since="planned_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "desk": _duty("Which of your roles end: those of teaching and office, or the others."),
            "last_day": _duty("The last day on which you hold them."),
            "state": _duty("Whether they have ended.", Source.PROGRAM),
            "planned_by": ActedBy("who planned the departure"),
            "planned_at": _duty("When it was entered.", Source.PROGRAM),
            "edition": NotPersonal("how often it was changed"),
            "told_edition": NotPersonal("about which change letters were written"),
            "ended_on": _duty("When it was carried out or taken back.", Source.PROGRAM),
        },
    ),
    Holding(
        model="departures.Handover",
        title="What you hand over",
        subject="person",
        retention="staff",
        export="handed_over",
        fields={
            "id": NotPersonal("a random id"),
            "departure": NotPersonal("the id of a departure"),
            "person": NotPersonal("an opaque id"),
            "work": _duty("What kind of work passes to a colleague."),
            "line": _duty("Which session, or which piece of work."),
            "successor": ActedBy("who takes a piece of work over"),
            "told_to": ActedBy("who was told that it comes to them"),
        },
    ),
)
