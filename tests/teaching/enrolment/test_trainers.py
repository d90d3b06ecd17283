"""COM-07: a trainer sees the people of the sessions that they run, while they run them."""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.gate.errors import Refused
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import STRANGER, Actor
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.identity.models import Profile
from florilege.people.identity.queries import full_names
from florilege.teaching.enrolment.actions.assign_trainer import (
    NotATrainer,
    assign_trainer,
    release_trainer,
)
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.queries import (
    look_at_learners,
    look_at_trainers,
    sessions_taught,
    taught_session,
)
from florilege.teaching.enrolment.seating import NoSuchSession
from tests.people_made import Made, make_person
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import publish


def trainer_of(session_id, **given: str) -> Made:
    made = make_person(roles=(Role.TRAINER,), **given)
    assign_trainer(session_id=session_id, person=made.person, since=clock.today())
    return made


@contextmanager
def desk_of(made: Made):
    actor = Actor(role=Role.TRAINER, person=made.person)
    with opened(actor=actor, purposes=(Purpose.TEACHING,), route="test"):
        yield


@contextmanager
def days_later(days: int):
    with clock.CLOCK.fixed(clock.now().astimezone(clock.LEGAL_ZONE) + timedelta(days=days)):
        yield


def sees_the_name(trainer: Made, learner: Made) -> bool:
    with desk_of(trainer):
        try:
            full_names([learner.person])
        except Refused as refusal:
            return refusal.verdict is not Verdict.REFUSED_SCOPE
    return True


@pytest.mark.promise("COM-07")
def test_names_open_from_the_first_day_to_the_end_of_the_marking(house: Path) -> None:
    session_id = plan(publish(), starts_in=2, days=10)
    trainer, learner = trainer_of(session_id), complete_person()
    ask(learner, session_id)

    seen = {}
    for days in (1, 2, 12, 42, 43):
        with days_later(days):
            seen[days] = sees_the_name(trainer, learner)

    assert seen == {1: False, 2: True, 12: True, 42: True, 43: False}


@pytest.mark.promise("COM-07")
def test_another_sessions_learners_stay_closed(house: Path) -> None:
    course = publish()
    own, other = plan(course), plan(course)
    trainer, learner = trainer_of(own), complete_person()
    ask(learner, other)

    assert not sees_the_name(trainer, learner)
    assert taught_session(other, person=trainer.person, on=clock.today()) is None
    with desk_of(trainer), pytest.raises(Refused):
        look_at_learners(other)


@pytest.mark.promise("COM-07")
def test_an_address_or_a_phone_never_opens(house: Path) -> None:
    session_id = plan(publish())
    trainer, learner = trainer_of(session_id), complete_person()
    ask(learner, session_id)
    profile = Profile.objects.get(person=learner.person)

    with desk_of(trainer), pytest.raises(Refused) as refusal:
        look([profile], "phone")

    assert refusal.value.verdict.is_refusal


@pytest.mark.promise("COM-07")
def test_who_gave_the_seat_up_is_out_of_sight(house: Path) -> None:
    session_id = plan(publish())
    trainer, learner = trainer_of(session_id), complete_person()
    seat = ask(learner, session_id)
    assert sees_the_name(trainer, learner)

    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    assert not sees_the_name(trainer, learner)


@pytest.mark.promise("COM-07")
def test_a_replaced_trainer_sees_to_the_day_before(house: Path) -> None:
    session_id = plan(publish())
    trainer, learner = trainer_of(session_id), complete_person()
    ask(learner, session_id)

    with days_later(3):
        assert sees_the_name(trainer, learner)
        release_trainer(session_id=session_id, person=trainer.person, on=clock.today())
        release_trainer(session_id=session_id, person=trainer.person, on=clock.today())
        assert not sees_the_name(trainer, learner)
        assert sessions_taught(trainer.person, on=clock.today()) == ()


def test_a_part_taken_back_on_its_first_day_leaves_no_trace(house: Path) -> None:
    session_id = plan(publish())
    trainer = trainer_of(session_id)

    release_trainer(session_id=session_id, person=trainer.person, on=clock.today())

    with opened(
        actor=Actor(role=Role.OFFICE, person=trainer.person),
        purposes=(Purpose.ENROLMENT,),
        route="test",
    ):
        assert look_at_trainers([session_id]) == ()


def test_only_a_trainer_is_given_a_session(house: Path) -> None:
    session_id = plan(publish())

    with pytest.raises(NotATrainer):
        assign_trainer(session_id=session_id, person=make_person().person, since=clock.today())
    with pytest.raises(NoSuchSession):
        trainer_of(session_id=make_person().person)


def test_learners_and_visitors_read_who_teaches(house: Path) -> None:
    session_id = plan(publish(), days=5)
    trainer = trainer_of(session_id, given_name="Solène", family_name="Vasseur")
    learner, passer_by = complete_person(), make_person()
    ask(learner, session_id)

    def read_by(actor: Actor) -> str:
        with opened(actor=actor, purposes=(Purpose.TEACHING,), route="test"):
            return full_names([trainer.person])[trainer.person]

    attending = Actor(role=Role.LEARNER, person=learner.person)
    visiting = Actor(role=Role.LEARNER, person=passer_by.person)
    assert read_by(STRANGER) == "Solène Vasseur"
    assert read_by(visiting) == "Solène Vasseur"
    with days_later(6):
        assert read_by(attending) == "Solène Vasseur"
        with pytest.raises(Refused):
            read_by(visiting)
        with pytest.raises(Refused):
            read_by(STRANGER)


def test_learners_do_not_read_each_other(house: Path) -> None:
    session_id = plan(publish())
    one, other = complete_person(), complete_person()
    for made in (one, other):
        ask(made, session_id)

    actor = Actor(role=Role.LEARNER, person=one.person)
    with opened(actor=actor, purposes=(Purpose.TEACHING,), route="test"):
        with pytest.raises(Refused):
            full_names([other.person])


def test_sessions_to_come_are_named_before_their_learners(house: Path) -> None:
    session_id = plan(publish(), starts_in=3)
    trainer = trainer_of(session_id)
    today = clock.today()

    assert [card.id for card in sessions_taught(trainer.person, on=today)] == [session_id]
    assert taught_session(session_id, person=trainer.person, on=today) is None
