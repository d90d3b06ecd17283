"""CRT-01: two documents, two conditions, each once; told by a letter."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pypdf import PdfReader

from florilege.infra import clock
from florilege.infra.documents.events import DocumentIssued
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.documents.seal.recognising import SealState, seal_state
from florilege.infra.gate.looking import look
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import set_limits
from florilege.infra.mail.models import Letter
from florilege.infra.mail.writing import write_letter
from florilege.infra.outbox import sending
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.teaching.assessment.events import AttemptMarked
from florilege.teaching.certification import letters as certification_letters
from florilege.teaching.certification.actions.award_certificates import award_certificates
from florilege.teaching.certification.handlers import award_after_attempt, tell_the_holder
from florilege.teaching.certification.models import Award
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from tests.teaching.assessment.attempts_made import ALL_RIGHT
from tests.teaching.certification.earning import (
    LESSONS,
    Learner,
    certificates,
    file_and_facts,
    finish,
    learner,
    read_lessons,
    take,
)
from tests.teaching.gates import page_of

HALF_RIGHT: dict[str, str | list[str]] = {"eau": "10", "lame": "b"}


@pytest.fixture
def who(house: Path) -> Learner:
    return learner()


@pytest.fixture
def nothing_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave parcels to the worker, as when the process is killed after each commit."""
    monkeypatch.setattr(sending, "deliver", lambda *_, **__: False)


def letters(who: Learner) -> list[Letter]:
    found = list(Letter.objects.filter(person=who.made.person, kind="certificate_ready"))
    with page_of(who.made, Purpose.RIGHTS):
        look(found, "title", "text")
        for letter in found:
            assert letter.title
    return found


@pytest.mark.promise("CRT-01")
def test_a_finished_course_gives_both_documents(who: Learner) -> None:
    finish(who)

    found = certificates(who)
    assert found.keys() == {"path_certificate", "skills_attestation"}
    assert found["path_certificate"].number.startswith("CFP-")
    assert found["skills_attestation"].number.startswith("AR-")
    assert {one.holder for one in found.values()} == {"Odile Fougeray"}
    assert {one.course for one in found.values()} == {"Premier bouquet"}


@pytest.mark.promise("CRT-01")
def test_the_two_conditions_are_different(who: Learner) -> None:
    take(who, "controle", ALL_RIGHT)
    take(who, "epreuve", HALF_RIGHT)

    # The mean of 100 and 50 reaches the course's 70; the second quiz alone was not passed.
    assert certificates(who).keys() == {"skills_attestation"}


def test_lessons_alone_give_nothing(who: Learner) -> None:
    read_lessons(who, *LESSONS, "fiche")

    assert certificates(who) == {}


def test_nobody_looks_at_a_learner_who_is_in_the_middle(who: Learner) -> None:
    read_lessons(who, *LESSONS)

    assert not Entry.objects.filter(route="certification.award").exists()


def test_an_optional_sheet_is_not_waited_for(who: Learner) -> None:
    finish(who)

    _, facts = file_and_facts(who, certificates(who)["path_certificate"])
    assert facts["activities"] == 4


def test_what_is_printed_is_what_was_done(who: Learner) -> None:
    today = clock.legal_day(clock.now()).isoformat()
    finish(who)
    found = certificates(who)

    _, path = file_and_facts(who, found["path_certificate"])
    _, skills = file_and_facts(who, found["skills_attestation"])

    assert (path["minutes"], path["modules"]) == (120, ["Les tiges", "Les mesures"])
    assert (path["begun_on"], path["ended_on"]) == (today, today)
    assert (skills["mean"], skills["passing"]) == (100, 70)
    assert skills["results"] == [
        {"title": "Le contrôle", "percent": 100},
        {"title": "L’épreuve", "percent": 100},
    ]


def test_the_files_say_so_in_french_and_claim_no_more(who: Learner) -> None:
    finish(who)

    for kind, words in (
        ("path_certificate", "a mené à son terme le parcours"),
        ("skills_attestation", "a réussi les évaluations du parcours"),
    ):
        certificate = certificates(who)[kind]
        content, facts = file_and_facts(who, certificate)
        (page,) = PdfReader(io.BytesIO(content)).pages
        text = " ".join(page.extract_text().split())
        assert words in text
        assert "Odile Fougeray" in text
        assert certificate.number in text
        assert facts["code"][:19] in text
        assert "n’est pas le certificat de réalisation" in text
        assert "ne vaut pas agrément de l’État" in text
        assert seal_state(content, certificate=seal().certificate) is SealState.INTACT


def test_each_document_is_awarded_once(who: Learner) -> None:
    finish(who)
    before = certificates(who)

    award_certificates(enrolment_id=who.seat.id, person=who.made.person, at=clock.now())
    award_after_attempt(
        AttemptMarked(
            person=who.made.person,
            enrolment=who.seat.id,
            activity=who.course.content("controle").id,
            attempt=who.seat.id,
        )
    )
    take(who, "controle", ALL_RIGHT)

    assert certificates(who) == before
    assert Award.objects.count() == 2


def test_awarded_once_by_several_workers(who: Learner, nothing_delivered: None) -> None:
    finish(who)
    assert not Award.objects.exists()

    def work(_: int) -> int:
        try:
            return award_certificates(
                enrolment_id=who.seat.id, person=who.made.person, at=clock.now()
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 2
    assert Award.objects.count() == 2


def test_a_letter_tells_of_each_once(who: Learner) -> None:
    finish(who)
    assert len(letters(who)) == 2

    for one in certificates(who).values():
        tell_the_holder(
            DocumentIssued(person=who.made.person, document=one.id, vault=Vault.LEARNING)
        )

    found = letters(who)
    assert len(found) == 2
    with page_of(who.made, Purpose.RIGHTS):
        look(found, "title", "text")
        assert "/espace/documents/" in found[0].text
        assert "Odile" not in found[0].text


class Killed(BaseException):
    """Nothing of the program runs after it, as after a SIGKILL."""


@pytest.mark.parametrize("written", [False, True], ids=["before the letter", "after the letter"])
def test_a_kill_beside_the_letter_neither_loses_nor_doubles_it(
    who: Learner, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    finish(who)
    kept = letters(who)
    Letter.objects.filter(id=kept[0].id).delete()
    Award.objects.update(told_document_id=None)
    events = [
        DocumentIssued(person=who.made.person, document=one.id, vault=Vault.LEARNING)
        for one in certificates(who).values()
    ]

    def killed(**given: Any) -> None:
        if written:
            write_letter(**given)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(certification_letters, "write_letter", killed)
        for event in events:
            with pytest.raises(Killed):
                tell_the_holder(event)
    for event in events:
        tell_the_holder(event)

    assert len(letters(who)) == 2


def test_a_seat_that_was_given_up_earns_nothing(who: Learner) -> None:
    read_lessons(who, *LESSONS)
    withdraw_enrolment(enrolment_id=who.seat.id, at=clock.now())

    assert award_certificates(enrolment_id=who.seat.id, person=who.made.person, at=clock.now()) == 0


def test_somebody_elses_seat_earns_nothing(who: Learner) -> None:
    other = learner()

    assert (
        award_certificates(enrolment_id=who.seat.id, person=other.made.person, at=clock.now()) == 0
    )


def test_a_restricted_learner_gets_it_once_the_restriction_is_lifted(
    who: Learner, nothing_delivered: None
) -> None:
    finish(who)
    set_limits(who.made.person, Standing(restricted=True))
    tomorrow = clock.now() + timedelta(days=1)
    deliver_due(at=tomorrow)
    assert not Award.objects.exists()

    set_limits(who.made.person, Standing())
    deliver_due(at=tomorrow + timedelta(days=1))
    deliver_due(at=tomorrow + timedelta(days=1))

    assert certificates(who).keys() == {"path_certificate", "skills_attestation"}
