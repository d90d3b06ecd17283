"""What the announcements room holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _kept(why: str) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=frozenset({Purpose.RIGHTS}),
        why=why,
        source=Source.PROGRAM,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="announcements.Announcement",
        title="Changes of the policy that you were told of",
        subject="person",
        retention="account",
        export="announcements",
        since="written_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "letter": NotPersonal("the id of a letter"),
            "version": _kept("Which version of the policy you were told of."),
            "state": _kept("Whether our message about the change has left."),
            "written_at": _kept("When our message about the change was written."),
            "ended_at": _kept("When our message about the change left."),
        },
    )
)
