"""The whole script of a school's months, in the order of time."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from operator import attrgetter
from random import Random

from demo.lived.acts.passing import Night, WorkerRound
from demo.lived.courses import Course
from demo.lived.days import moment
from demo.lived.lives import live_of
from demo.lived.moments import Moment
from demo.lived.people import invent_learners
from demo.lived.school import School
from demo.lived.seating import seat_learners
from demo.lived.staffing import staff_moments
from demo.lived.stories import tell_stories
from florilege.infra.clock import legal_day

MONDAY, LAST_NIGHTS = 0, 8


def script_of(school: School, courses: Mapping[str, Course]) -> list[Moment]:
    """Plan every act from the first day to the moment at which the demonstration was begun."""
    learners = invent_learners(school)
    chance = Random(f"{school.seed} seats")
    seating = seat_learners(learners, school.sessions, chance=chance)
    lives = [
        live_of(learner, seating[learner.email], school=school, courses=courses)
        for learner in learners
    ]
    moments = [*staff_moments(school), *tell_stories(lives, school), *time_passing(school)]
    lived = (one for one in moments if school.began_at <= one.at <= school.ends_at)
    return sorted(lived, key=attrgetter("at"))


def time_passing(school: School) -> Iterator[Moment]:
    """The worker goes round after midday and before midnight.

    Each Sunday night is lived whole, and all of the last ones, which the officer's desk shows.
    """
    days = (legal_day(school.ends_at) - legal_day(school.began_at)).days
    for number in range(days + 1):
        on = legal_day(school.began_at) + timedelta(days=number)
        if on.weekday() == MONDAY or days - number <= LAST_NIGHTS:
            yield Moment(moment(on, 2, 30), Night())
        yield Moment(moment(on, 13, 10), WorkerRound())
        yield Moment(moment(on, 23, 40), WorkerRound())
    yield Moment(school.ends_at, WorkerRound())


def fingerprint(script: Sequence[Moment]) -> str:
    """Tell one script from another: a start may only go on with the one that it began."""
    total = hashlib.sha256()
    for one in script:
        total.update(f"{one.at.isoformat()} {one.act!r}\n".encode())
    return total.hexdigest()
