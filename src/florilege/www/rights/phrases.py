"""The words of the desk: kinds of requests, states, grounds, wishes, and what recipients were told."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.rights.enums import (
    Cause,
    Ground,
    NotToldReason,
    Outcome,
    RequestKind,
    RequestState,
    StepKind,
    TellingState,
    Urgency,
    Way,
    Wish,
)

KINDS = {
    RequestKind.ACCESS: gettext_noop("See the data that you hold about me"),
    RequestKind.RECTIFICATION: gettext_noop("Have something corrected"),
    RequestKind.ERASURE: gettext_noop("Have something erased"),
    RequestKind.RESTRICTION: gettext_noop("Have something kept and not used"),
    RequestKind.OBJECTION: gettext_noop("Object to a use"),
    RequestKind.PORTABILITY: gettext_noop("Take my data along"),
    RequestKind.CONSENT: gettext_noop("Take a consent back"),
    RequestKind.AFTER_DEATH: gettext_noop("Have a directive after death carried out"),
}
STATES = {
    RequestState.OPEN: gettext_noop("under way"),
    RequestState.PAUSED: gettext_noop("waiting for a proof of identity"),
    RequestState.ANSWERED: gettext_noop("answer given"),
    RequestState.WITHDRAWN: gettext_noop("taken back"),
}
WAYS = {
    Way.SPACE: gettext_noop("in the personal space"),
    Way.LETTER: gettext_noop("by letter"),
    Way.MAIL: gettext_noop("by e-mail"),
    Way.SPOKEN: gettext_noop("by word of mouth"),
    Way.PAGE: gettext_noop("on the page of the closed school"),
}
OUTCOMES = {
    Outcome.GRANTED: gettext_noop("granted"),
    Outcome.PARTLY: gettext_noop("granted in part"),
    Outcome.REFUSED: gettext_noop("turned down"),
}
STEPS = {
    StepKind.OPENED: gettext_noop("Request opened"),
    StepKind.TAKEN: gettext_noop("Request entered by the school"),
    StepKind.DOUBTED: gettext_noop("Proof of identity asked for; the clock stands still"),
    StepKind.PROVED: gettext_noop("Identity shown; the clock runs again"),
    StepKind.EXTENDED: gettext_noop("Longer delay announced, with its reason"),
    StepKind.CARRIED_OUT: gettext_noop("Carried out"),
    StepKind.ANSWERED: gettext_noop("Answer given"),
    StepKind.WITHDRAWN: gettext_noop("Taken back by the person"),
}
URGENCIES = {
    Urgency.LATE: gettext_noop("late"),
    Urgency.TODAY: gettext_noop("due today"),
    Urgency.SOON: gettext_noop("due soon"),
    Urgency.IN_TIME: gettext_noop("in time"),
    Urgency.PAUSED: gettext_noop("clock stopped"),
}
GROUNDS = {
    Ground.ACCURACY: gettext_noop("It is wrong, and I ask you to check it"),
    Ground.UNLAWFUL: gettext_noop("You may not use it, and I would rather it were kept"),
    Ground.CLAIMS: gettext_noop("I need it for a dispute or a claim of mine"),
    Ground.OBJECTION: gettext_noop("I have objected, and wait for the answer"),
}
WISHES = {
    Wish.ERASE: gettext_noop("Erase everything that the law does not oblige you to keep"),
    Wish.HAND_OVER: gettext_noop("Hand my data over to the person whom I name, then erase them"),
    Wish.BY_RULE: gettext_noop("Let each datum follow its published duration"),
}
CAUSES = {
    Cause.RECTIFICATION: gettext_noop("a correction"),
    Cause.ERASURE: gettext_noop("an erasure"),
    Cause.RESTRICTION: gettext_noop("a restriction"),
}
TOLD = {
    TellingState.WAITING: gettext_noop("to be told by the officer"),
    TellingState.TOLD: gettext_noop("told"),
    TellingState.NOT_TOLD: gettext_noop("not told"),
}
NOT_TOLD = {
    NotToldReason.NOTHING_HANDED: gettext_noop("nothing of yours was handed over to them"),
    NotToldReason.OUR_STORES: gettext_noop(
        "they hold only our own stores, in which the change is made"
    ),
    NotToldReason.DELIVERED: gettext_noop("they carried our messages to you and keep none of them"),
    NotToldReason.LEFT: gettext_noop("they have left the school and cannot be reached"),
    NotToldReason.IMPOSSIBLE: gettext_noop("it proves impossible"),
    NotToldReason.EXCESSIVE: gettext_noop("it would take a disproportionate effort"),
}


def words(table: Mapping[Any, str], key: object) -> str:
    return _(table[key])


def choices_of(table: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Give a form's choices from a table of words."""
    return [(str(key), _(sentence)) for key, sentence in table.items()]
