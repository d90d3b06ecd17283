"""RGT-11: people without an account are told, found again, reached, kept for a time, and erased."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra import clock, policy
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.keys.people import state_of
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.actions.change_contact import (
    SomebodyElse,
    change_contact,
    end_relation,
    hand_over_contact,
)
from florilege.people.contacts.actions.enter_contact import NotTold, enter_contact
from florilege.people.contacts.actions.mail_way_in import ask_way_in
from florilege.people.contacts.models import Contact
from florilege.people.credentials.actions.end_unconfirmed import end_unconfirmed
from florilege.people.credentials.queries import person_by_email
from florilege.people.credentials.throttling import TooManyTries
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import residue
from florilege.rights.models import RightsRequest
from florilege.rights.retention.sweeping import sweep
from tests.letters import letters_to
from tests.people.contacts.made import EMAIL, card, contact
from tests.people_made import Made, make_person
from tests.rights.requests_made import at_noon, letter


@pytest.fixture
def office(house: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    return make_person(roles=(Role.OFFICE,))


@pytest.mark.promise("RGT-11")
@pytest.mark.parametrize(("language", "words"), [("fr", "Vos droits."), ("en", "Your rights.")])
def test_who_is_entered_is_told_once_in_their_language(
    office: Made, language: str, words: str
) -> None:
    made = contact(office, language=language)

    [(_title, text)] = letters_to(SubjectRef(made.person))

    charter = policy.charter()
    assert words in text
    assert charter.officer.email in text
    assert charter.authority.complaints in text
    assert charter.retention["contacts"].in_use.in_language(language) in text
    assert "/mes-donnees/sans-compte/" in text
    assert "Gaspard" not in text
    row = Contact.objects.get()
    assert (row.noticed_at is not None, row.notice_letter) == (
        True,
        Letter.objects.get(person=made.person).id,
    )


def test_without_an_address_somebody_must_have_told_them_on_paper(office: Made) -> None:
    with pytest.raises(NotTold):
        enter_contact(card(email=""), by=office.person, at=clock.now())

    told = enter_contact(card(email=""), told_on_paper=True, by=office.person, at=clock.now())

    assert (told.noticed_at is not None, letters_to(SubjectRef(told.person))) == (True, [])


@pytest.mark.promise("RGT-11")
def test_one_address_is_one_person_with_one_key(office: Made) -> None:
    first = contact(office)
    second = contact(office, kind="company", email=EMAIL.upper())
    learner = make_person()
    third = contact(office, email=learner.email)

    assert first.person == second.person
    assert third.person == learner.person
    assert person_by_email(EMAIL) is None, "the address stays free for an account"


def test_an_address_of_somebody_else_is_refused(office: Made) -> None:
    contact(office)
    other = contact(office, email="autre@fleurs-durand.example")

    with pytest.raises(SomebodyElse):
        change_contact(other.id, card(), at=clock.now())


@pytest.mark.promise("RGT-11")
def test_a_letter_of_a_contact_is_theirs_and_answered_by_mail(office: Made) -> None:
    made = contact(office)

    request = letter(office, on=clock.today(), email=EMAIL)

    texts = [text for _title, text in letters_to(SubjectRef(made.person))]
    assert request.person == made.person
    assert request.writer_email is None
    assert len(texts) == 2
    assert f"/mes-donnees/demandes/{request.id}/" not in texts[-1]


@pytest.mark.promise("RGT-11")
def test_nobody_takes_a_contact_for_a_sign_up_that_was_killed(office: Made) -> None:
    made = contact(office)

    later = clock.now() + timedelta(days=3)

    assert end_unconfirmed(at=later) == 0
    assert state_of(SubjectRef(made.person)) is KeyState.ACTIVE


@pytest.mark.promise("RGT-11", "RET-01")
def test_the_night_takes_them_at_their_day_and_not_before(office: Made) -> None:
    made = contact(office)
    person, rule = SubjectRef(made.person), policy.charter().retention["contacts"].rule
    end_relation(made.id, on=clock.today())
    over = rule.gone_on(clock.today())
    days = [over - timedelta(days=2), over - timedelta(days=1), over]

    left = []
    for day in days:
        with clock.CLOCK.fixed(at_noon(day)):
            sweep(on=day, at=at_noon(day))
        left.append(Contact.objects.count())
    night_after = at_noon(over + timedelta(days=1))
    with clock.CLOCK.fixed(night_after):
        end_unconfirmed(at=night_after)
        go_round(at=night_after)

    assert left == [1, 1, 0]
    assert state_of(person) is KeyState.ERASED
    assert find(LookupKind.CONTACT, EMAIL) is None


@pytest.mark.promise("RGT-11", "RGT-04")
def test_erasing_them_leaves_nothing(office: Made) -> None:
    made = contact(office)
    letter(office, on=clock.today(), email=EMAIL)
    person = SubjectRef(made.person)

    open_erasure_request(person=person, at=clock.now())

    assert residue(person) == {}
    assert not Contact.objects.exists()
    assert not RightsRequest.objects.exists()
    assert find(LookupKind.CONTACT, EMAIL) is None


def test_handing_over_names_a_colleague_and_changes_nothing_else(office: Made) -> None:
    made = contact(office)
    colleague = make_person(roles=(Role.OFFICE,))
    facts = ("person", "entered_by", "last_contact_on", "ended_on", "notice_letter")
    before = Contact.objects.values(*facts).get()

    hand_over_contact(made.id, to=colleague.person)

    assert Contact.objects.values(*facts).get() == before
    assert Contact.objects.get().keeper == colleague.person


@pytest.mark.promise("RGT-11")
def test_the_way_in_is_throttled_and_says_nothing(office: Made) -> None:
    made = contact(office)
    most, at = policy.charter().security.sign_in_attempts, clock.now()

    for number in range(most):
        ask_way_in(email="inconnu@ailleurs.example", source=f"192.0.2.{number}", at=at)
    with pytest.raises(TooManyTries):
        ask_way_in(email="inconnu@ailleurs.example", source="192.0.2.99", at=at)
    ask_way_in(email=EMAIL, source="192.0.2.98", at=at)

    kinds = list(
        Letter.objects.filter(kind__startswith="contact")
        .order_by("made_at")
        .values_list("person", "kind")
    )
    assert kinds == [(made.person, "contact_notice"), (made.person, "contact_way_in")]
