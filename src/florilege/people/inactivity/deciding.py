"""What a night does with each quiet person. Pure: who, since when and what was asked are given."""

from datetime import date
from enum import StrEnum

from florilege.people.inactivity.queries import Judged
from florilege.people.inactivity.rules import InactivityRule


class Fate(StrEnum):
    ASK = "ask"
    END = "end"
    WAIT = "wait"  # it would be time, and the clock stands still
    NOTHING = "nothing"


def fate(one: Judged, rule: InactivityRule, *, on: date) -> Fate:
    """Decide on a person.

    A clock that stood still while the answer was awaited gives the person the whole time again.
    """
    is_over = is_unanswered(one, rule, on=on)
    if one.question is not None and not is_over:
        return Fate.NOTHING
    if one.still is not None:
        return Fate.WAIT
    if rule.ask_on(one.clock) > on:
        return Fate.NOTHING
    if one.question is None or one.question.stood_still:
        return Fate.ASK
    return Fate.END


def is_unanswered(one: Judged, rule: InactivityRule, *, on: date) -> bool:
    """Tell whether the message left so long ago that no answer can come any more."""
    left_on = one.question.left_on if one.question else None
    return left_on is not None and rule.end_on(left_on) <= on
