"""A request's life: opened or entered, doubted, extended, answered; its letters and its trace."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connections

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import KeyWithheld, fence, state_of
from florilege.infra.mail.models import Letter
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.actions.end_unconfirmed import end_unconfirmed
from florilege.rights.actions.answer_request import answer_request, withdraw_request
from florilege.rights.actions.doubt_identity import NobodyDoubts, accept_proof, doubt_identity
from florilege.rights.actions.extend_request import CannotBeTold, extend_request
from florilege.rights.actions.open_request import AlreadyAsked, NotReceivedYet
from florilege.rights.clocks import TooLateToExtend
from florilege.rights.enums import Outcome, RefusalGround, RequestKind, RequestState, StepKind
from florilege.rights.models import RightsRequest
from florilege.rights.steps import RequestClosed
from tests.letters import letters_to
from tests.people_made import Made, make_person
from tests.rights.requests_made import asked, at_noon, letter

DAY = date(2055, 3, 1)


def officer() -> Made:
    return make_person(roles=(Role.OFFICER,))


def read(request: RightsRequest, name: str) -> str:
    request = RightsRequest.objects.get(id=request.id)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        look([request], name)
        return str(getattr(request, name))


def again(request: RightsRequest) -> RightsRequest:
    """As it stands now; sealed values are not opened for it."""
    return RightsRequest.objects.get(id=request.id)


def trace(request: RightsRequest) -> list[str]:
    return list(request.steps.order_by("at").values_list("what", flat=True))


@pytest.mark.promise("RGT-06")
def test_a_request_has_its_clock_its_letter_and_its_trace(house: Path) -> None:
    made = make_person()

    request = asked(made, on=DAY)

    assert request.due_on == date(2055, 3, 16)
    assert trace(request) == [StepKind.OPENED]
    title, text = letters_to(made.person)[-1]
    assert title == "Nous avons bien reçu votre demande"
    assert "16 mars 2055" in text
    assert f"/mes-donnees/demandes/{request.id}/" in text


def test_what_was_asked_stands_sealed(house: Path) -> None:
    request = asked(make_person(), on=DAY)

    with connections["identity"].cursor() as cursor:
        cursor.execute("SELECT told FROM rights_rightsrequest")
        ((stored,),) = cursor.fetchall()
    assert "Tout" not in bytes(stored).decode("latin-1")
    assert read(request, "told") == "Tout, s’il vous plaît."


def test_a_day_counts_as_it_is_in_paris(house: Path) -> None:
    """At half past eleven in the evening in London it is the next day already in Paris."""
    from datetime import UTC, datetime

    from florilege.rights.actions.open_request import open_request

    made = make_person()
    late = datetime(2055, 3, 20, 23, 30, tzinfo=UTC)
    request = open_request(person=made.person, kind=RequestKind.ACCESS, told="…", at=late)

    assert (request.received_on, request.due_on) == (date(2055, 3, 21), date(2055, 4, 5))


def test_two_of_the_same_at_once_are_one(house: Path) -> None:
    made = make_person()
    first = asked(made, on=DAY)

    with pytest.raises(AlreadyAsked) as refused:
        asked(made, on=DAY)

    assert refused.value.request_id == first.id
    asked(made, RequestKind.ERASURE, on=DAY)
    assert RightsRequest.objects.count() == 2
    withdraw_request(first.id, person=made.person, at=at_noon(DAY))
    assert asked(made, on=DAY).id != first.id


def test_nobody_opens_one_while_they_are_erased(house: Path) -> None:
    made = make_person()
    fence(made.person)

    with pytest.raises(KeyWithheld):
        asked(made, on=DAY)

    assert not RightsRequest.objects.exists()


@pytest.mark.promise("RGT-06", "RGT-11")
def test_a_letter_runs_from_the_day_on_which_it_came(house: Path) -> None:
    request = letter(officer(), on=DAY, received_on=DAY - timedelta(days=20))

    assert request.due_on == date(2055, 2, 24)
    with pytest.raises(NotReceivedYet):
        letter(officer(), on=DAY, received_on=DAY + timedelta(days=1))


@pytest.mark.promise("RGT-11")
def test_who_has_no_account_is_known_to_the_desk_and_answered_by_mail(house: Path) -> None:
    by = officer()
    request = letter(by, on=DAY, email="berthe@ailleurs.example")
    person = SubjectRef(request.person)

    with clock.CLOCK.fixed(at_noon(DAY + timedelta(days=3))):
        end_unconfirmed(at=clock.now())
    assert state_of(person) is KeyState.ACTIVE
    answer_request(
        request.id, outcome=Outcome.GRANTED, answer="Rien du tout.", by=by.person, at=at_noon(DAY)
    )

    titles = [title for title, _text in letters_to(person)]
    assert titles == ["Nous avons bien reçu votre demande", "Notre réponse à votre demande"]
    assert "Rien du tout." in letters_to(person)[-1][1]


@pytest.mark.promise("RGT-11")
def test_a_letter_of_somebody_with_an_account_is_theirs(house: Path) -> None:
    made = make_person()

    request = letter(officer(), on=DAY, email=f" {made.email.upper()}")

    assert request.person == made.person
    assert request.writer_email is None


@pytest.mark.promise("RGT-06")
def test_on_reasonable_doubt_the_clock_stands_still(house: Path) -> None:
    by, made = officer(), make_person()
    request = letter(by, on=DAY, email=made.email)

    doubt_identity(request.id, reason="Autre signature.", by=by.person, at=at_noon(DAY))
    request = again(request)
    assert request.state == RequestState.PAUSED
    title, text = letters_to(made.person)[-1]
    assert title == "Montrez-nous que la demande vient de vous"
    assert "Autre signature." in text
    accept_proof(request.id, note="Une facture.", by=by.person, at=at_noon(DAY + timedelta(days=9)))

    request = again(request)
    assert (request.state, request.paused_days) == (RequestState.OPEN, 9)
    assert request.due_on == date(2055, 3, 25)
    assert trace(request) == [StepKind.TAKEN, StepKind.DOUBTED, StepKind.PROVED]


def test_nobody_doubts_who_asks_in_their_space(house: Path) -> None:
    request = asked(make_person(), on=DAY)

    with pytest.raises(NobodyDoubts):
        doubt_identity(request.id, reason="…", by=officer().person, at=at_noon(DAY))


@pytest.mark.promise("RGT-06")
def test_an_extension_leaves_with_its_reason_and_never_late(house: Path) -> None:
    by, made = officer(), make_person()
    request = asked(made, on=DAY)
    until = date(2055, 5, 1)

    with pytest.raises(TooLateToExtend):
        extend_request(
            request.id, until=until, reason="Dix ans d’archives.", told_on_paper=False,
            by=by.person, at=at_noon(date(2055, 3, 17)),
        )  # fmt: skip
    extend_request(
        request.id, until=until, reason="Dix ans d’archives.", told_on_paper=False,
        by=by.person, at=at_noon(date(2055, 3, 16)),
    )  # fmt: skip

    request = again(request)
    assert (request.due_on, request.extended_until) == (until, until)
    title, text = letters_to(made.person)[-1]
    assert title == "Votre demande nous prend plus de temps"
    assert "1er mai 2055" in text or "1 mai 2055" in text
    assert "Dix ans d’archives." in text


def test_without_an_address_the_notice_must_be_posted(house: Path) -> None:
    by = officer()
    request = letter(by, on=DAY)
    told = {"until": date(2055, 5, 1), "reason": "…", "by": by.person, "at": at_noon(DAY)}

    with pytest.raises(CannotBeTold):
        extend_request(request.id, told_on_paper=False, **told)
    extend_request(request.id, told_on_paper=True, **told)

    assert not Letter.objects.filter(person=request.person).exists()


@pytest.mark.promise("RGT-06")
def test_the_answer_stands_in_the_space_and_the_mail_does_not_carry_it(house: Path) -> None:
    by, made = officer(), make_person()
    request = asked(made, on=DAY)

    answer_request(
        request.id,
        outcome=Outcome.PARTLY,
        refusal=RefusalGround.OTHERS,
        answer="Voici donc.",
        by=by.person,
        at=at_noon(DAY),
    )

    assert read(request, "answer") == "Voici donc."
    assert "Voici donc." not in letters_to(made.person)[-1][1]
    with pytest.raises(RequestClosed):
        answer_request(
            request.id,
            outcome=Outcome.REFUSED,
            refusal=RefusalGround.CORRECT,
            answer="Non.",
            by=by.person,
            at=at_noon(DAY),
        )


def test_a_request_is_taken_back_by_its_person_alone(house: Path) -> None:
    made, other = make_person(), make_person()
    request = asked(made, on=DAY)

    with pytest.raises(RequestClosed):
        withdraw_request(request.id, person=other.person, at=at_noon(DAY))
    withdraw_request(request.id, person=made.person, at=at_noon(DAY))

    request = again(request)
    assert request.state == RequestState.WITHDRAWN
    assert trace(request) == [StepKind.OPENED, StepKind.WITHDRAWN]
