"""What the inactivity room holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _fact(why: str) -> Personal:
    return Personal(
        category=Category.CREDENTIALS,
        purposes=frozenset({Purpose.ACCOUNT, Purpose.RIGHTS}),
        why=why,
        source=Source.PROGRAM,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="inactivity.Question",
        title="The message that asks whether to keep your account",
        subject="person",
        retention="credentials",
        export="inactivity",
        since="asked_on",
        fields={
            "person": NotPersonal("an opaque id"),
            "since": _fact("The day of your last sign before the account fell quiet."),
            "token_hash": NotPersonal("a hash of a random token"),
            "letter": NotPersonal("the random id of the message"),
            "asked_on": _fact("When the message was written."),
            "left_on": _fact("When it left: your time to answer runs from then."),
            "stood_still": NotPersonal("whether the clock was stopped meanwhile"),
        },
    )
)
