"""Decide who asks for a seat where: most people follow one course, some come back for another."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from demo.lived.people import Learner
from demo.lived.school import Planned

COMES_BACK = 0.3
NEVER_ASKS = 0.08

Seating = Mapping[str, tuple[Planned, ...]]


def seat_learners(
    learners: Sequence[Learner], sessions: Sequence[Planned], *, chance: Random
) -> Seating:
    """Give each learner's sessions by e-mail, the soonest first; a few never ask for any."""
    shown, *others = learners
    fresh = others[: len(others) - round(len(others) * NEVER_ASKS)]
    held: dict[str, list[Planned]] = {one.email: [] for one in learners}
    held[shown.email] = _of_the_shown(sessions)
    for session in _by_start(sessions):
        wanted = session.asks - (session in held[shown.email])
        for _ in range(wanted):
            _seat_one(session, fresh, held, others, chance=chance)
    return {email: tuple(_by_start(seats)) for email, seats in held.items()}


def _seat_one(
    session: Planned,
    fresh: list[Learner],
    held: dict[str, list[Planned]],
    others: Sequence[Learner],
    *,
    chance: Random,
) -> None:
    back = [one for one in others if _may_come_back(held[one.email], session)]
    if back and (not fresh or chance.random() < COMES_BACK):
        held[chance.choice(back).email].append(session)
    elif fresh:
        held[fresh.pop(0).email].append(session)


def _may_come_back(seats: Sequence[Planned], session: Planned) -> bool:
    """Two courses at most, one after the other."""
    return len(seats) == 1 and all(
        one.course != session.course and one.ends_on < session.starts_on for one in seats
    )


def _of_the_shown(sessions: Sequence[Planned]) -> list[Planned]:
    """One course done, one under way, one to come, of different kinds where there are several."""
    slugs = list(dict.fromkeys(one.course for one in sessions))
    by_course = [_by_start(one for one in sessions if one.course == slug) for slug in slugs]
    done, under_way, to_come = (by_course[number % len(slugs)] for number in (1, 0, 2))
    return [done[2], under_way[3], to_come[5]]


def _by_start(sessions: Iterable[Planned]) -> list[Planned]:
    return sorted(sessions, key=lambda one: (one.starts_on, one.title))
