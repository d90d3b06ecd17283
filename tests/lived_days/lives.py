"""Invented lives: when people come, sign in, learn, hold a role, and how they answer."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tests.lived_days.naive import DAY, PARIS, in_paris

# Days on which counting goes wrong if it can: leap days, month ends, both clock changes.
ODD_DAYS = [
    (2, 28), (2, 29), (3, 1), (3, 31), (4, 30), (8, 31), (10, 31), (12, 31), (1, 1), (1, 31),
    (3, 28), (3, 29), (10, 25), (10, 26), (11, 30), (12, 30),
]  # fmt: skip
ODD_MINUTES = [(0, 0), (0, 1), (2, 30), (23, 59), (12, 0)]


class Answer(StrEnum):
    """What somebody does who is asked."""

    NONE = "none"
    CLICK = "click"
    SIGN_IN = "sign in"
    LAST_DAY = "click on the last day"
    LAST_SIGN_IN = "sign in on the last day"


@dataclass
class Life:
    """One person's days. `person` is given when they enter."""

    enters_on: date
    signs_in_on: set[date]
    still_until: list[tuple[str, date, date]]  # what stops the clock, since when it stands, until
    answers: list[Answer]  # how they answer the first question, the second, and so on
    person: UUID = field(default_factory=lambda: UUID(int=0))


@dataclass(frozen=True)
class Item:
    """One row with a rule of its own: of whom (by number), under which rule, since when."""

    rule: str
    life: int
    at: datetime


def odd_day(rng: random.Random, year: int) -> date:
    month, day = rng.choice(ODD_DAYS)
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1)


def some_day(rng: random.Random, first: date, last: date) -> date:
    if rng.random() < 0.5:
        day = odd_day(rng, rng.randint(first.year, last.year))
        if first <= day <= last:
            return day
    return first + rng.randint(0, (last - first).days) * DAY


def invented_lives(rng: random.Random, *, count: int, first: date, last: date) -> list[Life]:
    return [_life(rng, first, last) for _ in range(count)]


def _life(rng: random.Random, first: date, last: date) -> Life:
    enters = some_day(rng, first, first + (last - first) * 2 // 3)
    leaves = min(last, enters + rng.randint(0, 2 * 365) * DAY)
    signs = {some_day(rng, enters, leaves) for _ in range(rng.choice([0, 1, 3, 6]))}
    still: list[tuple[str, date, date]] = []
    for what in ("role", "training"):
        if rng.random() < 0.2:
            begins = some_day(rng, enters, last)
            still.append((what, begins, begins + rng.randint(1, 400) * DAY))
    answers = [rng.choice(list(Answer)) for _ in range(rng.choice([0, 1, 2, 2]))]
    return Life(enters_on=enters, signs_in_on=signs, still_until=still, answers=answers)


def invented_items(rng: random.Random, lives: list[Life], *, last: date) -> list[Item]:
    """Letters, receipts, exports and links at odd times of odd days."""
    rules = ("correspondence", "requests", "exports", "links")
    return [
        Item(rule, number, _moment(rng, life.enters_on, last))
        for number, life in enumerate(lives)
        for rule in rules
        if rng.random() < 0.4
    ]


def _moment(rng: random.Random, first: date, last: date) -> datetime:
    day = some_day(rng, first, min(last, first + timedelta(days=900)))
    hour, minute = rng.choice([*ODD_MINUTES, (rng.randint(3, 23), rng.randint(0, 59))])
    return max(in_paris(day, hour, minute), in_paris(first, 12)).astimezone(PARIS)
