"""Consents, objections and restrictions: the ledger, and the gate that obeys from that second."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from florilege.infra import clock, policy
from florilege.infra.gate import rules
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.people import change_limits, fence, standing_of
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.access import Grant, Scope, Standing
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Role
from florilege.people.identity.queries import profile_of
from florilege.rights import standing as standing_module
from florilege.rights.actions import choose
from florilege.rights.actions.ask_second_person import (
    AgreementSpent,
    OwnAddress,
    answer_for_second_person,
    ask_second_person,
    end_agreement_links,
    purpose_asked,
)
from florilege.rights.actions.choose import NotForChoice, consent_to, object_to, say_fifteen
from florilege.rights.actions.restrict_data import NotRestricted, lift_own, restrict_data
from florilege.rights.enums import ChoiceKind, Ground
from florilege.rights.models import Choice, Restriction
from tests.letters import letters_to, link_in
from tests.people_made import Made, make_person
from tests.rights.requests_made import at_noon

PURPOSE = Purpose.PERSONALISATION
AT = at_noon(date(2055, 3, 1))


@pytest.fixture
def asked_for_consent(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A policy in which advice rests on consent; each charter may choose so."""
    published = policy.charter()
    entry = replace(published.purposes[PURPOSE], basis=LegalBasis.CONSENT, balance=None)
    changed = replace(published, purposes={**published.purposes, PURPOSE: entry})
    monkeypatch.setattr(policy, "charter", lambda *_, **__: changed)
    with bases(LegalBasis.CONSENT):
        yield


@contextmanager
def bases(basis: LegalBasis) -> Iterator[None]:
    before = dict(rules._bases)
    rules.set_bases({**before, PURPOSE: basis})
    try:
        yield
    finally:
        rules.set_bases(before)


@pytest.fixture(autouse=True)
def advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may give advice: no room does yet."""
    grant = Grant(Role.SYSTEM, PURPOSE, frozenset({Category.PREFERENCES}), Scope.EVERYBODY)
    monkeypatch.setattr(rules, "_grants", {*rules._grants, grant})


def advises(person: SubjectRef) -> bool:
    """Whether the next piece of advice would open what the person likes."""
    profile = profile_of(person)
    assert profile is not None
    with opened(actor=PROGRAM, purposes=(PURPOSE,), route="test.advice"):
        look([profile], "interests")
        return not isinstance(profile.interests, Withheld)


def with_interests() -> Made:
    from florilege.people.identity.actions.edit_profile import edit_profile

    made = make_person()
    edit_profile(person=made.person, changes={"interests": ["roses"]}, at=AT)
    return made


@pytest.mark.promise("RGT-07")
def test_an_objection_stops_the_purpose_from_the_next_look_on(house: Path) -> None:
    made = with_interests()
    assert advises(made.person)

    object_to(PURPOSE, person=made.person, given=True, at=AT)
    assert not advises(made.person)
    object_to(PURPOSE, person=made.person, given=False, at=AT)

    assert advises(made.person)


def test_nobody_objects_to_a_contract_or_consents_to_a_duty(house: Path) -> None:
    made = make_person()

    with pytest.raises(NotForChoice):
        object_to(Purpose.TEACHING, person=made.person, given=True, at=AT)
    with pytest.raises(NotForChoice):
        consent_to(Purpose.SECURITY, person=made.person, given=True, at=AT)

    assert not Choice.objects.exists()


@pytest.mark.promise("RGT-09")
def test_consent_is_off_until_given_and_taken_back_as_easily(
    house: Path, asked_for_consent: None
) -> None:
    made = with_interests()
    assert not advises(made.person)

    consent_to(PURPOSE, person=made.person, given=True, at=AT)
    assert advises(made.person)
    consent_to(PURPOSE, person=made.person, given=False, at=AT + timedelta(hours=1))
    assert not advises(made.person)

    charter = policy.charter()
    lines = Choice.objects.filter(person=made.person).order_by("number")
    assert [(one.number, one.given, one.at) for one in lines] == [
        (1, True, AT),
        (2, False, AT + timedelta(hours=1)),
    ]
    assert {(one.kind, one.charter, one.version) for one in lines} == {
        (ChoiceKind.CONSENT, charter.code, str(charter.version))
    }


@pytest.mark.promise("RGT-08", "RGT-07")
def test_a_kill_between_the_two_vaults_is_made_good(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is written and the gate not yet: the event that lies beside the line does it."""
    made = with_interests()

    def killed(person: SubjectRef) -> None:
        raise RuntimeError("killed")

    for place in (choose, standing_module):
        monkeypatch.setattr(place, "obey", killed)
    monkeypatch.setattr("florilege.rights.handlers.obey", killed)
    with pytest.raises(RuntimeError):
        object_to(PURPOSE, person=made.person, given=True, at=AT)
    assert advises(made.person)
    monkeypatch.undo()
    deliver_due(at=clock.now() + timedelta(hours=2))

    standing = standing_of(made.person)
    assert standing is not None and standing.objected == {PURPOSE}


def test_nothing_is_noted_about_somebody_who_is_going(house: Path) -> None:
    from florilege.infra.keys.people import KeyWithheld

    made = make_person()
    fence(made.person)

    with pytest.raises(KeyWithheld):
        object_to(PURPOSE, person=made.person, given=True, at=AT)
    with pytest.raises(KeyWithheld):
        restrict_data(person=made.person, category=None, ground=Ground.CLAIMS, note="", at=AT)

    assert not Choice.objects.exists() and not Restriction.objects.exists()


@pytest.mark.promise("RGT-08")
def test_a_restriction_of_one_category_leaves_the_others_open(house: Path) -> None:
    made = make_person()
    profile = profile_of(made.person)
    assert profile is not None

    row = restrict_data(
        person=made.person,
        category=Category.PREFERENCES,
        ground=Ground.ACCURACY,
        note="Je n’aime plus les roses.",
        at=AT,
    )

    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="test"):
        look([profile], "given_name", "language")
        assert profile.given_name == "Jeanne"
        assert isinstance(profile.language, Withheld)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        look([profile], "language")
        assert profile.language == "fr"
    lift_own(row.id, person=made.person, at=AT)
    assert standing_of(made.person) == Standing()


def test_the_same_restriction_twice_is_one_and_is_its_persons_alone(house: Path) -> None:
    made, other = make_person(), make_person()
    given = {"category": None, "ground": Ground.CLAIMS, "note": "", "at": AT}

    first = restrict_data(person=made.person, **given)
    second = restrict_data(person=made.person, **given)

    assert first.id == second.id
    with pytest.raises(NotRestricted):
        lift_own(first.id, person=other.person, at=AT)
    lift_own(first.id, person=made.person, at=AT)
    with pytest.raises(NotRestricted):
        lift_own(first.id, person=made.person, at=AT)


@pytest.mark.promise("LAW-03")
def test_below_fifteen_a_consent_waits_for_the_second_person(
    house: Path, asked_for_consent: None
) -> None:
    made = with_interests()
    change_limits(made.person, lambda now: replace(now, under_fifteen=True))

    consent_to(PURPOSE, person=made.person, given=True, at=AT)
    assert not advises(made.person)
    ask_second_person(
        PURPOSE, person=made.person, address="parent@foyer.example", language="fr", at=AT
    )
    title, text = letters_to(made.person)[-1]
    token = link_in(text).split("/")[-2]
    assert title == "Un jeune de moins de quinze ans demande votre accord"
    assert purpose_asked(token, at=AT) is PURPOSE
    answer_for_second_person(token, agrees=True, at=AT)

    assert advises(made.person)
    with pytest.raises(AgreementSpent):
        answer_for_second_person(token, agrees=False, at=AT)
    consent_to(PURPOSE, person=made.person, given=False, at=AT)
    assert not advises(made.person)


@pytest.mark.promise("LAW-03")
def test_a_parent_may_refuse_and_a_forged_or_old_link_does_nothing(
    house: Path, asked_for_consent: None
) -> None:
    made = with_interests()
    change_limits(made.person, lambda now: replace(now, under_fifteen=True))
    consent_to(PURPOSE, person=made.person, given=True, at=AT)
    ask = {"person": made.person, "language": "fr", "at": AT}

    ask_second_person(PURPOSE, address="un@foyer.example", **ask)
    first = link_in(letters_to(made.person)[-1][1]).split("/")[-2]
    ask_second_person(PURPOSE, address="deux@foyer.example", **ask)
    second = link_in(letters_to(made.person)[-1][1]).split("/")[-2]
    for token, at in ((first, AT), ("forged", AT), (second, AT + timedelta(hours=24))):
        with pytest.raises(AgreementSpent):
            answer_for_second_person(token, agrees=True, at=at)
    answer_for_second_person(second, agrees=False, at=AT)

    assert not advises(made.person)
    with pytest.raises(OwnAddress):
        ask_second_person(PURPOSE, address=made.email, **ask)


def test_old_links_end_by_themselves(house: Path, asked_for_consent: None) -> None:
    made = make_person()
    change_limits(made.person, lambda now: replace(now, under_fifteen=True))
    ask_second_person(
        PURPOSE, person=made.person, address="parent@foyer.example", language="fr", at=AT
    )

    assert end_agreement_links(at=AT + timedelta(hours=23, minutes=59)) == 0
    assert end_agreement_links(at=AT + timedelta(hours=24)) == 1


@pytest.mark.promise("LAW-03")
def test_who_is_fifteen_now_says_so(house: Path, asked_for_consent: None) -> None:
    made = with_interests()
    change_limits(made.person, lambda now: replace(now, under_fifteen=True))
    consent_to(PURPOSE, person=made.person, given=True, at=AT)

    say_fifteen(person=made.person, at=AT)

    assert advises(made.person)
