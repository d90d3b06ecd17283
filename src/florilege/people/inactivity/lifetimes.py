"""The one path by which a person's time here ends by itself, as the keeper of time walks it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from florilege.infra.retention.paths import Outlook, PersonPath, Turn, Turns, register_path
from florilege.infra.retention.suspending import OPEN_END
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.quiet import Quiet, last_signs, open_account_count
from florilege.people.inactivity.actions.ask_to_keep import ask_to_keep
from florilege.people.inactivity.actions.end_unanswered import end_unanswered
from florilege.people.inactivity.actions.note_leaving import note_leaving
from florilege.people.inactivity.deciding import Fate, fate
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.queries import Judged, judged, quiet_people, rule
from florilege.people.inactivity.rules import ONE_DAY, InactivityRule, clock_from

TURNS = {Fate.ASK: Turn.ASKED, Fate.END: Turn.ENDED, Fate.WAIT: Turn.SUSPENDED}


def act(on: date, at: datetime) -> Iterator[Turns]:
    """Do a night: note what left, end what is over, then ask; each batch whole or not at all."""
    yield {Turn.UNREACHED: note_leaving()}
    yield from end_unanswered(on=on, at=at)
    yield from ask_to_keep(on=on, at=at)


def due(on: date) -> Turns:
    """Count what a night would do."""
    in_force, turns = rule(), defaultdict[Turn, int](int)
    for batch in quiet_people(in_force.quiet_since(on), on=on):
        for one in batch:
            turn = TURNS.get(fate(one, in_force, on=on))
            if turn is not None:
                turns[turn] += 1
    turns[Turn.UNREACHED] += Question.objects.filter(left_on__isnull=True, asked_on__lt=on).count()
    return turns


def coming(after: date, until: date) -> dict[date, Turns]:
    """Count the messages and ends of the days ahead, if nobody gives a sign meanwhile."""
    in_force = rule()
    days: dict[date, Turns] = defaultdict(lambda: defaultdict(int))
    for batch in quiet_people(in_force.quiet_since(until), on=after):
        for one in batch:
            for day, turn in foreseen(one, in_force, on=after):
                days[day][turn] += 1
    return {day: turns for day, turns in days.items() if after < day <= until}


def outlook(person: SubjectRef, on: date) -> Outlook:
    """Tell one person what comes if they do nothing: a query, and one a kind of suspension."""
    sign = last_signs([person]).get(person)
    if sign is None:
        return Outlook()
    in_force = rule()
    # Whoever signed in lately, as who reads this page, was not asked after that.
    may_be_asked = in_force.ask_on(sign) <= on
    rows = Question.objects.filter(person=person) if may_be_asked else ()
    questions = {SubjectRef(question.person): question for question in rows}
    (one,) = judged([Quiet(person=person, since=sign)], questions, on=on)
    days = {turn: day for day, turn in foreseen(one, in_force, on=on)}
    still = one.still
    return Outlook(
        asked_on=one.question.asked_on if one.question else days.get(Turn.ASKED),
        ends_on=days.get(Turn.ENDED),
        still_until=still.until if still and still.until != OPEN_END else None,
        still_because=still.reason if still else "",
    )


def foreseen(one: Judged, in_force: InactivityRule, *, on: date) -> Iterator[tuple[date, Turn]]:
    """Give the turns of a person as they stand after a day, if nothing happens meanwhile."""
    if one.still is not None and one.still.until == OPEN_END:
        return
    clock = clock_from(one.sign, stood_until=one.still.until) if one.still else one.clock
    asks_again = one.question is None or one.still is not None or one.question.stood_still
    if one.question is not None and not asks_again:
        # A message that still waits leaves tomorrow at the earliest.
        ends_on = in_force.end_on(one.question.left_on or on + ONE_DAY)
        yield max(ends_on, on + ONE_DAY), Turn.ENDED
        return
    asked_on = max(in_force.ask_on(clock), on + ONE_DAY)
    yield asked_on, Turn.ASKED
    yield in_force.end_on(asked_on), Turn.ENDED


register_path(
    PersonPath(people=open_account_count, due=due, act=act, coming=coming, outlook=outlook)
)
