"""RGT-11: a plan that changes while its letters are written: whoever was told hears of the change."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from florilege.infra import clock
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.contacts import Reach
from florilege.people.departures.actions import tell_of_departure
from florilege.people.departures.actions.plan_departure import Plan, plan_departure
from florilege.people.departures.enums import Desk
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from tests.people_made import Made, make_person
from tests.teaching.learners_made import plan_for, publish


def leave(trainer: Made, *, by: Made, session_id: UUID, to: Made) -> None:
    given = {("sessions", str(session_id)): to.person}
    last_day = clock.today() + timedelta(days=5)
    plan = Plan(person=trainer.person, desk=Desk.OFFICE, last_day=last_day, to=given)
    plan_departure(plan, by=by.person, at=clock.now())


def letters_about_it(made: Made) -> int:
    return Letter.objects.filter(person=made.person, kind__startswith="departure").count()


@pytest.mark.promise("RGT-11")
def test_who_was_told_hears_that_it_does_not_come_to_them(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_person(roles=(Role.OFFICE,))
    trainer, first, other = (make_person(roles=(Role.TRAINER,)) for _ in range(3))
    session_id = plan_for(publish())
    assign_trainer(session_id=session_id, person=trainer.person, since=clock.today())
    leave(trainer, by=office, session_id=session_id, to=first)
    reaches_of = tell_of_departure.reaches_of

    def changed_meanwhile(people: set[SubjectRef]) -> dict[SubjectRef, Reach]:
        monkeypatch.setattr(tell_of_departure, "reaches_of", reaches_of)
        leave(trainer, by=office, session_id=session_id, to=other)
        return reaches_of(people)

    monkeypatch.setattr(tell_of_departure, "reaches_of", changed_meanwhile)
    for _ in range(3):
        go_round(at=clock.now())

    assert (letters_about_it(first), letters_about_it(other)) == (2, 1)
