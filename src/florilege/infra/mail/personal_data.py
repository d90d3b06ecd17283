"""What the mail machinery holds about a person."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import PROMOTIONAL, Category, Purpose

_PURPOSES = frozenset({Purpose.NOTICES, Purpose.RIGHTS}) | PROMOTIONAL


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
            "language": NotPersonal("one of the two languages of the school's mail"),
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
            "returned_at": _part("When the message came back.", sealed=False),
            "tries": NotPersonal("a count"),
        },
    ),
    Holding(
        model="mail.Muted",
        title="What you do not want to receive",
        subject="person",
        retention="account",
        export="muted_mail",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "topic": Personal(
                category=Category.PREFERENCES,
                purposes=frozenset({Purpose.NOTICES, Purpose.RIGHTS}),
                why="We do not write to you about it.",
                sealed=False,
            ),
        },
    ),
    Holding(
        model="mail.WayOut",
        title="The link that ends promotions",
        subject="person",
        retention="account",
        fields={
            "person": NotPersonal("an opaque id"),
            "token_hash": NotPersonal("a keyed hash of a word that only this program can make"),
        },
    ),
    Holding(
        model="mail.DeadAddress",
        title="That our mail to you comes back",
        subject="person",
        retention="account",
        export="mail_comes_back",
        since="since",
        fields={
            "person": NotPersonal("an opaque id"),
            "since": Personal(
                category=Category.CONTACT,
                purposes=frozenset({Purpose.NOTICES, Purpose.ENROLMENT, Purpose.RIGHTS}),
                why="Since when your address takes no mail: the office calls you, promotions stop.",
                source=Source.PROGRAM,
                sealed=False,
                portable=False,
            ),
        },
    ),
)
