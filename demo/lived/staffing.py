"""Plan what the staff does: enters, plans sessions, looks at them week by week."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.lived.acts.enrolling import GiveToTrainer, PlanSession
from demo.lived.acts.entering import ComeBack, ConfirmAddress, OpenAccount, SignIn, TakeUpRole
from demo.lived.acts.looking import OfficeLooks, OfficerLooks, TrainerLooks
from demo.lived.days import around, moment, next_working_day
from demo.lived.moments import Moment
from demo.lived.people import some_password
from demo.lived.school import Planned, School, StaffMember
from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Role

PLANNED_AHEAD = timedelta(weeks=8)
ANNOUNCED_SINCE = timedelta(weeks=5)
LOOKED_AT_AFTERWARDS = timedelta(weeks=2)
MONDAY, THURSDAY = 0, 3
REASONS = (
    "question posée par une stagiaire",
    "contrôle au hasard du trimestre",
    "regard à une heure inhabituelle",
)


def staff_moments(school: School) -> Iterator[Moment]:
    chance = Random(f"{school.seed} staff")
    first_day = next_working_day(legal_day(school.began_at) + timedelta(days=1))
    for number, one in enumerate(staff_of(school)):
        yield from _enter(one, first_day, minute=number * 5, chance=chance)
    yield from _keep_watch(school, first_day, chance=chance)
    for session in school.sessions:
        yield from _plan(session, school, first_day, chance=chance)
        yield from _look(session, school, chance=chance)


def staff_of(school: School) -> list[StaffMember]:
    return [one for one in school.staff if one.role is not Role.LEARNER]


def _enter(one: StaffMember, on: date, *, minute: int, chance: Random) -> Iterator[Moment]:
    password = one.password or some_password(chance)
    at = moment(on, 9) + timedelta(minutes=minute)
    account = OpenAccount(
        one.email, password, one.given_name, one.family_name, f"{one.given_name} {minute}"
    )
    yield Moment(at, account)
    yield Moment(at + timedelta(minutes=2), ConfirmAddress(one.email, password))
    yield Moment(at + timedelta(minutes=3), TakeUpRole(one.email, one.role))
    yield Moment(at + timedelta(minutes=4), SignIn(one.email, password))


def _keep_watch(school: School, first_day: date, *, chance: Random) -> Iterator[Moment]:
    """Officer, security, operator and archivist come in each week; the officer asks who looked."""
    weeks = (legal_day(school.ends_at) - first_day).days // 7
    for week in range(1, weeks):
        for role in (Role.OFFICER, Role.SECURITY, Role.OPERATOR, Role.ARCHIVIST):
            on = first_day + timedelta(weeks=week, days=chance.randint(0, 4))
            yield Moment(around(on, 9, chance=chance), ComeBack(school.with_role(role).email))
    for number, reason in enumerate(REASONS, start=1):
        on = first_day + timedelta(weeks=8 * number)
        look = OfficerLooks(school.with_role(Role.OFFICER).email, reason)
        yield Moment(around(on, 15, chance=chance), look)


def _plan(session: Planned, school: School, first_day: date, *, chance: Random) -> Iterator[Moment]:
    """Two months ahead, and sessions that are far away before the demonstration begins."""
    today = legal_day(school.ends_at)
    on = min(session.starts_on - PLANNED_AHEAD, today - ANNOUNCED_SINCE)
    on = next_working_day(max(first_day, on))
    at = around(on, 14, chance=chance)
    yield Moment(at, PlanSession(session))
    yield Moment(at + timedelta(minutes=6), GiveToTrainer(session.title, session.trainer))


def _look(session: Planned, school: School, *, chance: Random) -> Iterator[Moment]:
    """The trainer looks twice a week, the office before the first day and once a week."""
    clerk = school.with_role(Role.OFFICE).email
    eve = next_working_day(session.starts_on - timedelta(days=4))
    days = (session.ends_on + LOOKED_AT_AFTERWARDS - session.starts_on).days
    for on in [eve, *(session.starts_on + timedelta(days=number) for number in range(days))]:
        if on == eve or (on.weekday() == MONDAY and on <= session.ends_on):
            at = around(on, 10, chance=chance)
            yield Moment(at, ComeBack(clerk))
            yield Moment(at + timedelta(minutes=1), OfficeLooks(clerk, session.title))
        if on >= session.starts_on and on.weekday() in {MONDAY, THURSDAY}:
            at = around(on, 17, chance=chance)
            yield Moment(at, ComeBack(session.trainer))
            look = TrainerLooks(session.trainer, session.title)
            yield Moment(at + timedelta(minutes=1), look)
