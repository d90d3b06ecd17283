"""Recipients are told of a rectification, a restriction and an erasure, or the reason why not."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra import clock
from florilege.infra.mail.sending import send_due
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.vocabulary import Category, Role
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.rights import receiving
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.actions.tell_recipients import (
    NothingToTell,
    settle_telling,
    tell_recipients,
)
from florilege.rights.enums import Cause, Ground, NotToldReason, TellingState
from florilege.rights.models import Telling
from tests.letters import letters_to
from tests.people_made import Made, make_person
from tests.signing_in import browser


def looked_at_by(trainer: Made, learner: Made) -> None:
    """Enter a trainer's look, as their page of a session does."""
    from florilege.infra.journal.appending import append
    from florilege.kernel.subjects import Actor
    from florilege.kernel.vocabulary import Purpose

    append(
        at=clock.now(),
        visit=trainer.person,
        actor=Actor(role=Role.TRAINER, person=trainer.person),
        purpose=Purpose.TEACHING,
        subjects=[learner.person],
        categories=[Category.IDENTITY],
        route="trainer:session",
        result="open",
    )


def told(learner: Made) -> dict[str, tuple[str, str]]:
    """State and reason by recipient, for one change."""
    return {
        row.recipient: (row.state, row.reason)
        for row in Telling.objects.filter(person=learner.person)
    }


def trainer_and_learner() -> tuple[Made, Made]:
    trainer, learner = make_person(roles=(Role.TRAINER,)), make_person(family_name="Marchand")
    looked_at_by(trainer, learner)
    return trainer, learner


@pytest.mark.promise("LAW-09")
def test_a_trainer_who_looked_is_told_of_a_correction_without_a_name(house: Path) -> None:
    trainer, learner = trainer_and_learner()
    other = make_person(roles=(Role.TRAINER,))
    before = len(letters_to(other.person))

    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())

    title, text = letters_to(trainer.person)[-1]
    assert title == "Un apprenant a corrigé ses données"
    assert "Marcha" not in text
    assert len(letters_to(other.person)) == before, "who never looked received nothing"
    assert told(learner)["trainers"] == (TellingState.TOLD, "")


@pytest.mark.promise("LAW-09")
def test_each_other_recipient_has_its_reason(house: Path) -> None:
    _trainer, learner = trainer_and_learner()
    send_due(at=clock.now() + timedelta(days=1))

    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())

    assert told(learner) == {
        "trainers": (TellingState.TOLD, ""),
        "host": (TellingState.NOT_TOLD, NotToldReason.OUR_STORES),
        "backups": (TellingState.NOT_TOLD, NotToldReason.OUR_STORES),
        "mail": (TellingState.NOT_TOLD, NotToldReason.DELIVERED),
        "payment": (TellingState.NOT_TOLD, NotToldReason.NOTHING_HANDED),
        "funders": (TellingState.NOT_TOLD, NotToldReason.NOTHING_HANDED),
    }


@pytest.mark.promise("LAW-09")
def test_who_received_something_waits_for_the_officer(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room that hands something to a recipient says so; from then on they have to be told."""
    monkeypatch.setitem(receiving._handed, "funders", lambda person: True)
    learner, officer = make_person(), make_person(roles=(Role.OFFICER,))

    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())
    waiting = Telling.objects.get(state=TellingState.WAITING)
    settle_telling(waiting.id, reason=None, by=officer.person, at=clock.now())

    assert told(learner)["funders"] == (TellingState.TOLD, "")
    with pytest.raises(NothingToTell):
        settle_telling(waiting.id, reason=None, by=officer.person, at=clock.now())


@pytest.mark.promise("LAW-09")
def test_a_restriction_is_told_of_and_only_to_whom_it_concerns(house: Path) -> None:
    trainer, learner = trainer_and_learner()

    restrict_data(
        person=learner.person, category=Category.CONTACT, ground=Ground.ACCURACY, note="",
        at=clock.now(),
    )  # fmt: skip

    assert letters_to(trainer.person)[-1][0].startswith("Les données d’un apprenant ne peuvent")
    assert set(told(learner)) == {"trainers", "host", "backups", "mail", "payment"}


@pytest.mark.promise("LAW-09", "RGT-04")
def test_an_erasure_is_told_of_before_nobody_knows_who_looked(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    trainer, learner = trainer_and_learner()

    open_erasure_request(person=learner.person, at=clock.now())

    title, text = letters_to(trainer.person)[-1]
    assert title == "Les données d’un apprenant ont été effacées"
    assert "détruisez-le" in text
    rows = Telling.objects.filter(person=learner.person, cause=Cause.ERASURE)
    assert rows.count() == 7, "the proof that they were told outlives the person"


def test_told_twice_is_told_once(house: Path) -> None:
    trainer, learner = trainer_and_learner()
    given = {
        "person": learner.person, "cause": Cause.RECTIFICATION, "about": learner.person,
        "categories": frozenset({Category.IDENTITY}), "at": clock.now(),
    }  # fmt: skip

    first, again = tell_recipients(**given), tell_recipients(**given)  # type: ignore[arg-type]

    assert (first > 0, again) == (True, 0)
    titles = [title for title, _text in letters_to(trainer.person)]
    assert titles.count("Un apprenant a corrigé ses données") == 1


def test_a_kill_before_they_were_told_is_made_good(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trainer, learner = trainer_and_learner()

    def killed(**_: object) -> int:
        raise RuntimeError("killed")

    monkeypatch.setattr("florilege.rights.handlers.tell_recipients", killed)
    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())
    assert not Telling.objects.exists()
    monkeypatch.undo()
    deliver_due(at=clock.now() + timedelta(hours=2))

    assert told(learner)["trainers"] == (TellingState.TOLD, "")


def test_a_trainer_who_left_is_noted_as_such(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    trainer, learner = trainer_and_learner()
    open_erasure_request(person=trainer.person, at=clock.now())

    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())

    assert told(learner)["trainers"] == (TellingState.NOT_TOLD, NotToldReason.LEFT)


@pytest.mark.promise("LAW-09")
def test_the_person_may_ask_who(house: Path) -> None:
    _trainer, learner = trainer_and_learner()
    edit_profile(person=learner.person, changes={"family_name": "Marchais"}, at=clock.now())

    page = browser(learner).get("/mes-donnees/destinataires/").content.decode()

    assert "L’un d’eux a ouvert quelque chose vous concernant." in page
    assert "Un formateur qui avait regardé" in page
    assert "Organismes financeurs" in page and "rien de vous ne leur a été remis" in page
