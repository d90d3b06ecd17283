"""What the contacts room holds about a person, why, and for how long."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _kept(
    why: str, source: Source = Source.STAFF, *, sealed: bool = False, rectifiable: bool = False
) -> Personal:
    return Personal(
        category=Category.RELATIONS,
        purposes=frozenset({Purpose.RELATIONS, Purpose.RIGHTS}),
        why=why,
        source=source,
        sealed=sealed,
        portable=False,
        rectifiable=rectifiable,
    )


def _own(why: str) -> Personal:
    """What the person corrects themselves, on their own page."""
    return _kept(why, sealed=True, rectifiable=True)


declare(
    Holding(
        model="contacts.Contact",
        title="What we keep about you as a contact",
        subject="person",
        retention="contacts",
        export="contacts",
        since="entered_on",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "kind": _kept("In which part we know you."),
            "name": _own("We address you by it, and it stands on what you sign."),
            "organisation": _own("For whom you speak or sign."),
            "job": _own("In which function you speak or sign."),
            "email": _kept("Where we write to you about the training.", sealed=True),
            "phone": _own("Where we reach you when it is urgent."),
            "language": _kept("We write to you in this language."),
            "given_by": _kept("Who gave us your data."),
            "giver": _kept("The name of who gave us your data.", sealed=True),
            "entered_on": _kept("Since when we keep it.", Source.PROGRAM),
            "entered_by": ActedBy("who entered a contact"),
            "keeper": ActedBy("who looks after a contact"),
            "last_contact_on": _kept("From this day the time counts until it goes."),
            "ended_on": _kept("When we had nothing more to do with each other."),
            "noticed_at": _kept("When we told you what we keep and why.", Source.PROGRAM),
            "notice_letter": NotPersonal("the id of the letter that told of it"),
        },
    )
)
