"""Years lived day by day under both charters: nothing early, nothing late, the right mails.

The product is compared, night by night, with what the policy's words say (`expected.py`). The
sample lives a few dozen people and only goes through nights near which something is due, and some
others; with FLORILEGE_LONG=1 a thousand people live twelve years, and every night is gone through.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from tests.lived_days import world
from tests.lived_days.expected import (
    Policy,
    State,
    apply,
    expected_of,
    is_near,
    item_gone_on,
    policy_of,
)
from tests.lived_days.lives import Answer, Item, invented_items, invented_lives
from tests.lived_days.naive import DAY, PARIS, last_day_to_answer
from tests.properties.sizes import LONG, sampled

FIRST = date(2027, 2, 27)  # twelve years from here hold three leap days
PEOPLE, YEARS = sampled(16, 1_000), sampled(4, 12)
SEED = 20270227


@dataclass
class Lived:
    """What was seen, so that a run that saw nothing is not taken for a good one."""

    nights: int = 0
    asked: int = 0
    ended: int = 0
    kept: int = 0
    items: int = 0
    faults: list[str] = field(default_factory=list)


@pytest.mark.long
@pytest.mark.promise("RET-02", "RET-03", "RET-04", "RET-05", "RET-06")
@pytest.mark.parametrize("code", ["b", "a"])
def test_every_day_is_lived_as_the_charter_says(
    house: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    policy = policy_of(code)
    monkeypatch.setattr(settings, "CHARTER_PATH", policy.path)
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    monkeypatch.setattr(settings, "RETENTION_LEAST_CUT", 10_000)

    lived = live(policy, random.Random(SEED + (code == "a")))

    print(
        f"\ncharter {code}: {PEOPLE} people, {YEARS} years, {lived.nights} nights, {lived.asked} "
        f"asked, {lived.kept} kept, {lived.ended} ended, {lived.items} items left on their day"
        f" ({'the full size' if LONG else 'a sample; all with FLORILEGE_LONG=1'})"
    )
    assert lived.faults == []
    assert min(lived.asked, lived.ended, lived.kept, lived.items) >= 3


def live(policy: Policy, rng: random.Random) -> Lived:
    last = FIRST + YEARS * 365 * DAY
    lives = invented_lives(rng, count=PEOPLE, first=FIRST, last=last)
    states = [State(life) for life in lives]
    items = invented_items(rng, lives, last=last)
    silent = {FIRST + rng.randint(0, YEARS * 365) * DAY for _ in range(YEARS * 10)}
    lived, shelf = Lived(), Shelf(policy, states, items)
    day = FIRST
    while day < last and not lived.faults:
        if LONG or is_worth_a_night(day, policy, states, shelf):
            through_a_night(day, policy, states, shelf, lived)
        if day not in silent:
            world.morning(day)
            for state in states:
                if state.asked and state.asked.left_on is None and state.is_here:
                    state.asked.left_on = day
        through_a_day(day, policy, states, shelf, lived)
        day += DAY
    return lived


class Shelf:
    """Items with a rule of their own: which were written, and until when they may stand."""

    def __init__(self, policy: Policy, states: list[State], items: list[Item]) -> None:
        self.policy, self.states = policy, states
        self.coming: dict[date, list[Item]] = {}
        for item in items:
            self.coming.setdefault(item.at.astimezone(PARIS).date(), []).append(item)
        self.standing: dict[UUID, tuple[Item, date]] = {}

    def write(self, day: date) -> None:
        for item in self.coming.pop(day, []):
            state = self.states[item.life]
            if state.is_here:
                row = world.write_item(item, state.life.person)
                self.standing[row] = (item, item_gone_on(item, self.policy))

    def expected_after(self, day: date) -> dict[str, set[UUID]]:
        """What stands after a night: its time is not over, and its person is not gone."""
        found: dict[str, set[UUID]] = {rule: set() for rule in world.MODELS}
        for row, (item, gone_on) in self.standing.items():
            is_mine = item.rule != "requests"
            if day < gone_on and not (is_mine and self.states[item.life].is_gone):
                found[item.rule].add(row)
        return found

    def is_near(self, day: date) -> bool:
        return any(is_near(day, gone_on) for _, gone_on in self.standing.values())


def is_worth_a_night(day: date, policy: Policy, states: list[State], shelf: Shelf) -> bool:
    """The nights on which something happens, those beside them, and one in nine besides."""
    turns = any(
        expected_of(state, policy, day + ahead * DAY) for state in states for ahead in (0, 1)
    )
    return turns or shelf.is_near(day) or day.toordinal() % 9 == 0


def through_a_night(
    day: date, policy: Policy, states: list[State], shelf: Shelf, lived: Lived
) -> None:
    does = {state.life.person: expected_of(state, policy, day) for state in states}
    for state in states:
        apply(state, does[state.life.person])
    report = world.night(day)
    compare(lived, day, "the clock is doubted", str(report.doubt), "")
    for word, found in (("ask", world.asked_in(day)), ("end", world.ended_in(day))):
        expected = sorted(person for person, what in does.items() if what == word)
        compare(lived, day, word, found, expected)
        lived.asked += len(found) if word == "ask" else 0
        lived.ended += len(found) if word == "end" else 0
    after = shelf.expected_after(day)
    for rule, expected_rows in after.items():
        rows = {row for row in world.standing(rule) if row in shelf.standing}
        compare(lived, day, rule, rows, expected_rows)
    kept = set().union(*after.values())
    for row in shelf.standing.keys() - kept:
        lived.items += shelf.standing.pop(row)[1] == day
    lived.nights += 1


def compare(lived: Lived, day: date, what: str, found: object, expected: object) -> None:
    if found != expected:
        lived.faults.append(f"{day}: {what}: {found!r} instead of {expected!r}")


def through_a_day(
    day: date, policy: Policy, states: list[State], shelf: Shelf, lived: Lived
) -> None:
    for state in states:
        if state.life.enters_on == day:
            state.life.person = world.enter(day)
            state.signs.append(day)
        if not state.is_here:
            continue
        for what, since, until in state.life.still_until:
            if since == day:
                world.stand_still(state.life.person, what, since=since, until=until)
                state.still.append((what, until))
        if day in state.life.signs_in_on:
            world.sign_in(state.life.person, day)
            state.signs.append(day)
        elif answers_today(state, policy, day):
            answer(state, day)
            lived.kept += 1
    with at_noon(day):
        shelf.write(day)


def answers_today(state: State, policy: Policy, day: date) -> bool:
    asked = state.asked
    if asked is None or asked.left_on is None or state.questions > len(state.life.answers):
        return False
    if asked.sign != max(state.signs) or asked.stood_still:
        return False
    how = state.life.answers[state.questions - 1]
    last = last_day_to_answer(policy.answer, asked.left_on)
    on_last = how in {Answer.LAST_DAY, Answer.LAST_SIGN_IN}
    return how is not Answer.NONE and day == (last if on_last else asked.left_on + 11 * DAY)


def answer(state: State, day: date) -> None:
    how = state.life.answers[state.questions - 1]
    # After a month the message itself has left the program, though not the person's mailbox.
    if how is Answer.CLICK:
        world.click(state.life.person, day)
        state.asked = None
    else:
        world.sign_in(state.life.person, day)
    state.signs.append(day)


@contextmanager
def at_noon(day: date) -> Iterator[None]:
    from florilege.infra import clock

    with clock.CLOCK.fixed(world.in_paris(day, *world.NOON)):
        yield
