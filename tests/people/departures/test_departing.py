"""RGT-11: staff and trainers leave: told, handed over, out of their roles on the day, never stuck."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from florilege.infra import clock, policy
from florilege.infra.alarming import alarms_by_role
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.rounds import go_round
from florilege.infra.workflow import steps
from florilege.infra.workflow.models import Run
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.models import Contact
from florilege.people.departures.actions.begin_leaving import begin_leaving
from florilege.people.departures.actions.plan_departure import (
    DayIsPast,
    HasBegun,
    LeftEmpty,
    Lines,
    NoRoleEnds,
    NotTheirs,
    Plan,
    plan_departure,
)
from florilege.people.departures.actions.take_back_departure import take_back_departure
from florilege.people.departures.enums import DepartureState, Desk
from florilege.people.departures.models import Departure, Handover
from florilege.people.staff.actions.grant_role import grant_role
from florilege.people.staff.models import RoleGrant
from florilege.people.staff.queries import roles_of
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import residue
from florilege.rights.retention.sweeping import sweep
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.models import SessionTrainer
from tests.letters import letters_to
from tests.people.contacts.made import contact
from tests.people_made import Made, make_person
from tests.rights.requests_made import at_noon
from tests.signing_in import browser
from tests.teaching.learners_made import plan_for, publish

STEPS = ("end_roles", "end_sessions", "hand_over", "finish")


@contextmanager
def on_day(day: date) -> Iterator[datetime]:
    """The first round of a day, some minutes after midnight in Paris."""
    at = datetime.combine(day, time(0, 5), tzinfo=clock.LEGAL_ZONE)
    with clock.CLOCK.fixed(at):
        yield at


def in_days(count: int) -> date:
    return clock.today() + timedelta(days=count)


@pytest.fixture
def office(house: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    return make_person(roles=(Role.OFFICE,))


@pytest.fixture
def trainer(office: Made) -> Made:
    return make_person(roles=(Role.TRAINER,), given_name="Odile", family_name="Kermarec")


@pytest.fixture
def successor(office: Made) -> Made:
    return make_person(roles=(Role.TRAINER,))


@pytest.fixture
def session_id(trainer: Made) -> UUID:
    planned = plan_for(publish())
    assign_trainer(session_id=planned, person=trainer.person, since=clock.today())
    return planned


def leave(
    made: Made,
    *,
    by: Made,
    last_day: date,
    to: Lines | None = None,
    desk: Desk = Desk.OFFICE,
) -> Departure:
    plan = Plan(person=made.person, desk=desk, last_day=last_day, to=to or {})
    return plan_departure(plan, by=by.person, at=clock.now())


def parts() -> dict[SubjectRef, tuple[date, date | None]]:
    return {SubjectRef(r.person): (r.since, r.until) for r in SessionTrainer.objects.all()}


@pytest.mark.promise("RGT-11")
def test_on_the_day_after_the_role_is_gone_and_the_successor_goes_on(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    today, last = clock.today(), in_days(5)
    to = {("sessions", str(session_id)): successor.person}
    leave(trainer, by=office, last_day=last, to=to)

    with on_day(last) as at:
        go_round(at=at)
        client = browser(trainer)
        before = client.get("/formateur/").status_code
    with on_day(last + timedelta(days=1)) as at:
        go_round(at=at)
        after = client.get("/formateur/").status_code
        again = browser(trainer)
        answers = [again.get(path).status_code for path in ("/formateur/", "/mes-donnees/")]

    assert (before, after, answers) == (200, 302, [403, 200])
    assert RoleGrant.objects.get(person=trainer.person).until == last
    assert parts() == {
        trainer.person: (today, last),
        successor.person: (last + timedelta(days=1), None),
    }
    assert Departure.objects.get().state == DepartureState.DONE


@pytest.mark.promise("RGT-11")
def test_both_are_told_once_and_nobody_is_named(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    to = {("sessions", str(session_id)): successor.person}
    leave(trainer, by=office, last_day=in_days(5), to=to)

    for _ in range(2):
        go_round(at=clock.now())

    (title, text), (_, handed) = (letters_to(made.person)[-1] for made in (trainer, successor))
    kinds = Letter.objects.filter(kind__startswith="departure").values_list("person", "kind")
    charter = policy.charter()
    assert "Vos fonctions prennent fin" in title
    assert charter.retention["staff"].in_use.in_language("fr") in text
    assert charter.officer.email in text
    assert "/mes-donnees/" in text
    assert "Sessions animées\u00a0: 1" in text
    assert "Sessions animées\u00a0: 1" in handed
    assert "Kermarec" not in handed
    assert sorted(kind for _, kind in kinds) == ["departure", "departure_handover"]
    assert {person for person, _ in kinds} == {trainer.person, successor.person}


@pytest.mark.promise("RGT-11")
def test_until_its_day_it_is_changed_and_taken_back_and_everybody_hears_of_it(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    other = make_person(roles=(Role.TRAINER,))
    line = ("sessions", str(session_id))
    planned = leave(trainer, by=office, last_day=in_days(5), to={line: successor.person})
    go_round(at=clock.now())

    changed = leave(trainer, by=office, last_day=in_days(9), to={line: other.person})
    go_round(at=clock.now())
    first_told = letters_to(successor.person)[-1][0]
    take_back_departure(planned.id, at=clock.now())
    go_round(at=clock.now())
    with on_day(in_days(10)) as at:
        go_round(at=at)

    assert changed.id == planned.id
    assert first_told == "Finalement, rien ne vous revient"
    assert letters_to(other.person)[-1][0] == "Finalement, rien ne vous revient"
    assert "Vous gardez vos fonctions" in letters_to(trainer.person)[-1][0]
    assert Role.TRAINER in roles_of(trainer.person, on=in_days(10))
    assert parts() == {trainer.person: (clock.today(), None)}
    with pytest.raises(HasBegun):
        take_back_departure(planned.id, at=clock.now())


def test_what_cannot_be_is_refused(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    line = ("sessions", str(session_id))
    stranger = make_person()
    leave(successor, by=office, last_day=in_days(3))

    with pytest.raises(DayIsPast):
        leave(trainer, by=office, last_day=in_days(-2))
    with pytest.raises(NoRoleEnds):
        leave(stranger, by=office, last_day=in_days(2))
    for nobody in (stranger, trainer, successor):
        with pytest.raises(NotTheirs):
            leave(trainer, by=office, last_day=in_days(5), to={line: nobody.person})
    with pytest.raises(NotTheirs):
        leave(trainer, by=office, last_day=in_days(1), to={("corrections", "all"): office.person})

    assert list(Departure.objects.values_list("person", flat=True)) == [successor.person]


@pytest.mark.promise("RGT-11")
@pytest.mark.parametrize(
    ("role", "desk"),
    [
        (Role.OFFICE, Desk.OFFICE),
        (Role.OFFICER, Desk.OPERATION),
        (Role.OPERATOR, Desk.OPERATION),
    ],
)
def test_nobody_is_left_without(office: Made, role: Role, desk: Desk) -> None:
    RoleGrant.objects.all().delete()
    last_one, by = make_person(roles=(role,)), office
    with pytest.raises(LeftEmpty) as refused:
        leave(last_one, by=by, last_day=in_days(5), desk=desk)
    second = make_person(roles=(role,))
    leave(last_one, by=by, last_day=in_days(5), desk=desk)

    with pytest.raises(LeftEmpty):
        leave(second, by=by, last_day=in_days(2), desk=desk)

    assert refused.value.roles == [role]


@pytest.mark.promise("RGT-11")
def test_on_the_day_itself_it_waits_is_told_and_goes_on_when_somebody_came(office: Made) -> None:
    first, second = (make_person(roles=(Role.OFFICER,)) for _ in range(2))
    operator = make_person(roles=(Role.OPERATOR,))
    leave(first, by=operator, last_day=in_days(2), desk=Desk.OPERATION)
    open_erasure_request(person=second.person, at=clock.now())

    with on_day(in_days(3)) as at:
        go_round(at=at)
        waits = Departure.objects.get().state
        alarms = [alarm.words for alarm in alarms_by_role(at=at)[Role.OFFICER]]
        shown = [
            "Un départ attend" in browser(made).get(path).content.decode()
            for made, path in ((operator, "/exploitation/"), (first, "/delegue/"))
        ]
        still = roles_of(first.person, on=in_days(3))
    grant_role(person=make_person().person, role=Role.OFFICER, since=in_days(4))
    with on_day(in_days(5)) as at:
        go_round(at=at)

    assert (waits, Role.OFFICER in still, shown) == (DepartureState.WAITING, True, [True, True])
    assert any("Departures that wait" in words for words in alarms)
    assert Departure.objects.get().state == DepartureState.DONE
    assert RoleGrant.objects.get(person=first.person).until == in_days(4)


class Killed(Exception):
    """What a kill looks like from inside."""


def breaking(name: str, at_step: str, *, after: bool) -> steps.Workflow:
    whole = steps.workflow_named(name)

    def act(step: steps.Step) -> Any:
        def broken(now: steps.Situation) -> steps.Counts:
            if after:
                step.act(now)
            raise Killed

        return broken

    changed = (replace(s, act=act(s)) if s.name == at_step else s for s in whole.steps)
    steps.register(steps.Workflow(name=whole.name, steps=tuple(changed)))
    return whole


@pytest.mark.promise("RGT-11")
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at_step", STEPS)
def test_killed_at_any_step_it_ends_the_same(
    office: Made, trainer: Made, successor: Made, session_id: UUID, at_step: str, *, after: bool
) -> None:
    today, last = clock.today(), in_days(1)
    leave(trainer, by=office, last_day=last, to={("sessions", str(session_id)): successor.person})
    whole = breaking("leave_role_office", at_step, after=after)

    with on_day(last + timedelta(days=1)) as at:
        go_round(at=at)
        stopped = Run.objects.get(workflow=whole.name).state
        steps.register(whole)
        go_round(at=at + timedelta(minutes=5))
        go_round(at=at + timedelta(minutes=9))

    assert (stopped, Run.objects.get(workflow=whole.name).state) == ("under_way", "done")
    assert parts() == {
        trainer.person: (today, last),
        successor.person: (last + timedelta(days=1), None),
    }
    assert RoleGrant.objects.get(person=trainer.person).until == last
    assert Departure.objects.get().state == DepartureState.DONE


def test_who_takes_over_and_leaves_first_takes_nothing(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    to = {("sessions", str(session_id)): successor.person}
    leave(trainer, by=office, last_day=in_days(5), to=to)
    go_round(at=clock.now())
    leave(successor, by=office, last_day=in_days(2))
    go_round(at=clock.now())

    with on_day(in_days(6)) as at:
        go_round(at=at)

    assert Handover.objects.get().successor is None
    assert set(parts()) == {trainer.person}
    titles = {title for title, _ in letters_to(successor.person)}
    assert "Finalement, rien ne vous revient" in titles


def test_a_session_that_ends_sooner_for_them_ends_so_for_the_successor(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    SessionTrainer.objects.update(until=in_days(20))
    leave(
        trainer,
        by=office,
        last_day=in_days(1),
        to={("sessions", str(session_id)): successor.person},
    )

    with on_day(in_days(2)) as at:
        go_round(at=at)

    assert parts()[successor.person] == (in_days(2), in_days(20))


@pytest.mark.parametrize("handed", [True, False])
def test_contacts_pass_on_together_or_stay_with_nobody(office: Made, *, handed: bool) -> None:
    leaver, colleague = make_person(roles=(Role.OFFICE,)), office
    contact(leaver)
    Contact.objects.update(keeper=leaver.person)
    to = {("contacts", "all"): colleague.person if handed else None}
    leave(leaver, by=office, last_day=in_days(1), to=to)

    with on_day(in_days(2)) as at:
        go_round(at=at)

    assert Contact.objects.get().keeper == (colleague.person if handed else None)


@pytest.mark.promise("RGT-11", "RET-01")
def test_what_is_kept_of_a_role_goes_when_its_time_is_over(
    office: Made, trainer: Made, session_id: UUID
) -> None:
    last = in_days(1)
    planned = leave(trainer, by=office, last_day=last, to={("sessions", str(session_id)): None})
    with on_day(last + timedelta(days=1)) as at:
        assert begin_leaving(planned, at=at)
    rule = policy.charter().retention["staff"].rule
    day_of_role, day_of_departure = rule.gone_on(last), rule.gone_on(last + timedelta(days=1))

    left = []
    for day in (day_of_role - timedelta(days=1), day_of_role, day_of_departure):
        with clock.CLOCK.fixed(at_noon(day)):
            sweep(on=day, at=at_noon(day))
        roles = RoleGrant.objects.filter(person=trainer.person)
        tables = (roles, SessionTrainer.objects, Departure.objects, Handover.objects)
        left.append(tuple(table.count() for table in tables))

    assert left == [(1, 1, 1, 1), (0, 0, 1, 1), (0, 0, 0, 0)]


@pytest.mark.promise("RGT-11", "RGT-04")
def test_their_right_to_be_erased_stays_and_leaves_nothing(
    office: Made, trainer: Made, successor: Made, session_id: UUID
) -> None:
    to = {("sessions", str(session_id)): successor.person}
    leave(trainer, by=office, last_day=in_days(5), to=to)
    go_round(at=clock.now())
    for gone in (successor, trainer):
        open_erasure_request(person=gone.person, at=clock.now())
        if gone is successor:
            line = Handover.objects.get()
            assert (line.successor, line.told_to) == (None, None)

    with on_day(in_days(6)) as at:
        go_round(at=at)

    assert residue(trainer.person) == {}
    assert not Departure.objects.exists()
