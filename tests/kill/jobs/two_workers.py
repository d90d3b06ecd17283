"""Two workers come to the same task in the same moment."""

from datetime import timedelta
from functools import partial
from secrets import token_hex
from typing import Any

from florilege.infra import clock
from florilege.infra.mail.models import Letter
from florilege.kernel.vocabulary import Role
from florilege.people.departures.actions.plan_departure import Plan, plan_departure
from florilege.people.departures.actions.tell_of_departure import tell_of_departure
from florilege.people.departures.enums import Desk
from florilege.people.inactivity.actions.ask_to_keep import ask_to_keep
from florilege.people.inactivity.models import Question
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.actions.open_request import open_request
from florilege.rights.actions.remind_officers import remind_officers
from florilege.rights.enums import RequestKind
from tests.kill.jobs.meeting import at_once, somebody
from tests.kill.jobs.registering import job
from tests.people_made import Made, make_person

LONG_AGO = timedelta(days=3 * 366)


@job
def remind_officers_twice() -> dict[str, Any]:
    officer, at = _staff(Role.OFFICER), clock.now()
    received = at - timedelta(days=300)
    open_request(person=somebody().person, kind=RequestKind.ACCESS, told="Tout.", at=received)
    raised = at_once(
        [partial(remind_officers, at=at)] * 2,
        before='UPDATE "rights_rightsrequest"',
    )
    letters = Letter.objects.filter(person=officer.person, kind="rights_reminder")
    return {"raised": raised, "letters": letters.count()}


@job
def tell_of_a_departure_twice() -> dict[str, Any]:
    by, leaver = _staff(Role.OFFICE), _staff(Role.OFFICE)
    at = clock.now()
    last_day = clock.legal_day(at) + timedelta(days=9)
    plan = Plan(person=leaver.person, desk=Desk.OFFICE, last_day=last_day, to={})
    departure = plan_departure(plan, by=by.person, at=at)
    raised = at_once(
        [partial(tell_of_departure, departure.id, at=at)] * 2,
        before='UPDATE "departures_departure"',
    )
    letters = Letter.objects.filter(person=leaver.person, kind__startswith="departure")
    return {"raised": raised, "letters": letters.count()}


@job
def ask_to_keep_twice() -> dict[str, Any]:
    """Give whether the link of the one letter is the one that the program knows."""
    at, tag = clock.now(), token_hex(6)
    quiet = make_person(
        email=f"{tag}@courrier.example", pseudonym=f"Vive-Tulipe-{tag}", at=at - LONG_AGO
    )

    def ask() -> None:
        list(ask_to_keep(on=clock.legal_day(at), at=at))

    raised = at_once([ask, ask], before='INSERT INTO "mail_letter"')
    letters = Letter.objects.filter(person=quiet.person, kind="keep_account")
    asked = Question.objects.filter(person=quiet.person).values_list("letter", flat=True)
    return {
        "raised": raised,
        "letters": letters.count(),
        "known": list(asked) == list(letters.values_list("id", flat=True)),
    }


def _staff(role: Role) -> Made:
    made = somebody()
    grant_role(person=made.person, role=role, since=clock.today())
    return made
