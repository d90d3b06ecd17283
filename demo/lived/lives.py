"""Plan a learner's months: they sign up, ask for seats, study; a few do it otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from demo.lived.acts.enrolling import AskForSeat
from demo.lived.acts.entering import ConfirmAddress, Mistype, OpenAccount
from demo.lived.acts.telling import TellOfOneself
from demo.lived.courses import Course
from demo.lived.days import around
from demo.lived.moments import Moment
from demo.lived.people import Learner, some_goal, some_interests
from demo.lived.school import Planned, School
from demo.lived.studies import Study
from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Role
from florilege.people.identity.enums import Level
from florilege.teaching.catalogue.enums import ActivityKind

FORGETS_PHONE = 0.15
NEVER_GIVES_PHONE = 0.2
TELLS_PREFERENCES = 0.3
MISTYPES = 0.06


@dataclass(frozen=True, slots=True)
class Life:
    """`last_lesson` is the code of what comes last in the latest course, quizzes set apart."""

    learner: Learner
    seats: tuple[Planned, ...]
    moments: tuple[Moment, ...]
    last_lesson: str


def live_of(
    learner: Learner, seats: Sequence[Planned], *, school: School, courses: Mapping[str, Course]
) -> Life:
    """Plan everything, the future too; what lies after the end is left to visitors."""
    chance = Random(f"{school.seed} life {learner.email}")
    asked_at = [_asks_at(session, learner, school, chance) for session in seats]
    enters_at = min(asked_at, default=_some_time(learner, school, chance))
    enters_at -= timedelta(minutes=chance.choice([12, 25, 60 * 26, 60 * 49]))
    moments = [*_enter(learner, enters_at, chance)]
    forgets = 0 if learner.email == school.with_role(Role.LEARNER).email else FORGETS_PHONE
    has_phone = False
    for session, at in sorted(zip(seats, asked_at, strict=True), key=lambda pair: pair[1]):
        asking, has_phone = _ask(
            learner, session, at, has_phone=has_phone, forgets=forgets, chance=chance
        )
        moments.extend(asking)
        if has_phone:
            study = Study(learner, session, courses[session.course], chance=chance)
            moments.extend(study.moments())
    return Life(
        learner=learner,
        seats=tuple(seats),
        moments=tuple(moments),
        last_lesson=_last_lesson(courses[seats[-1].course]) if seats else "",
    )


def _last_lesson(course: Course) -> str:
    lessons = (one.code for one in course.activities if one.kind is not ActivityKind.QUIZ)
    return list(lessons)[-1]


def _asks_at(session: Planned, learner: Learner, school: School, chance: Random) -> datetime:
    """Some days before the session begins, or before today if it is yet to come."""
    before = min(session.starts_on, legal_day(school.ends_at))
    earliest = legal_day(school.began_at) + timedelta(days=6)
    on = max(earliest, before - timedelta(days=chance.randint(4, 19)))
    return around(on, learner.temper.hour, chance=chance)


def _some_time(learner: Learner, school: School, chance: Random) -> datetime:
    first, last = legal_day(school.began_at), legal_day(school.ends_at)
    on = date.fromordinal(chance.randint(first.toordinal() + 8, last.toordinal() - 3))
    return around(on, learner.temper.hour, chance=chance)


def _enter(learner: Learner, at: datetime, chance: Random) -> Iterator[Moment]:
    entry = OpenAccount(
        learner.email,
        learner.password,
        learner.given_name,
        learner.family_name,
        learner.pseudonym,
    )
    yield Moment(at, entry)
    confirmed_at = at + timedelta(seconds=chance.randint(60, 600))
    yield Moment(confirmed_at, ConfirmAddress(learner.email, learner.password))
    if chance.random() < TELLS_PREFERENCES:
        told = (
            ("level", chance.choice(list(Level)).value),
            ("goals", some_goal(chance)),
            ("interests", some_interests(chance)),
        )
        yield Moment(confirmed_at + timedelta(seconds=40), TellOfOneself(learner.email, told))
    if chance.random() < MISTYPES:
        yield Moment(confirmed_at + timedelta(days=9), Mistype(learner.email))


def _ask(
    learner: Learner,
    session: Planned,
    at: datetime,
    *,
    has_phone: bool,
    forgets: float,
    chance: Random,
) -> tuple[list[Moment], bool]:
    """Ask for a seat; the phone is given before, or some days later, or never. Tell if it was."""
    phone = TellOfOneself(learner.email, (("phone", learner.phone),))
    asking = Moment(at, AskForSeat(learner.email, session.title))
    if has_phone:
        return [asking], True
    if chance.random() >= forgets:
        return [Moment(at - timedelta(seconds=45), phone), asking], True
    if chance.random() < NEVER_GIVES_PHONE:
        return [asking], False
    return [asking, Moment(at + timedelta(hours=chance.randint(3, 50)), phone)], True
