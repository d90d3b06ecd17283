"""What the mail machinery holds about a person."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.NOTICES, Purpose.RIGHTS})


def _part(why: str, *, sealed: bool = True) -> Personal:
    return Personal(
        category=Category.CORRESPONDENCE,
        purposes=_PURPOSES,
        why=why,
        source=Source.PROGRAM,
        sealed=sealed,
        portable=False,
    )


declare(
    Holding(
        model="mail.Letter",
        title="Mail that we sent you",
        subject="person",
        retention="correspondence",
        export="letters",
        since="made_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "kind": _part("What kind of message it was.", sealed=False),
            "address": _part("Where the message went."),
            "title": _part("The title of the message."),
            "text": Personal(
                category=Category.CORRESPONDENCE,
                purposes=_PURPOSES,
                why="The message; links in it work once.",
                source=Source.PROGRAM,
                portable=False,
            ),
            "made_at": _part("When the message was written.", sealed=False),
            "due_at": NotPersonal("when sending is tried again"),
            "sent_at": _part("When the message left.", sealed=False),
            "tries": NotPersonal("a count"),
        },
    )
)
