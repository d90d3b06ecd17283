"""The gate on real rows: nothing opens unlooked, nothing is looked at unjournaled."""

import copy
import pickle
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from tests.people_made import Made, make_person

from florilege.infra.gate.errors import GateClosed, Refused, SubjectChanged
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import fence, set_limits
from florilege.kernel.access import Standing, Verdict
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.identity.models import Profile

ACCOUNT = (Purpose.ACCOUNT,)


def own_gate(made: Made):
    return opened(
        actor=Actor(role=Role.LEARNER, person=made.person), purposes=ACCOUNT, route="test"
    )


def test_a_sealed_value_raises_outside_the_gate(house: Path) -> None:
    profile = Profile.objects.get(person=make_person().person)

    with pytest.raises(GateClosed):
        str(profile.given_name)


def test_a_sealed_value_raises_until_it_is_looked_at(house: Path) -> None:
    made = make_person(given_name="Odile")
    profile = Profile.objects.get(person=made.person)

    with own_gate(made):
        with pytest.raises(GateClosed):
            str(profile.given_name)
        look([profile], "given_name")
        assert profile.given_name == "Odile"
        with pytest.raises(GateClosed):
            str(profile.family_name)


def test_a_look_is_entered_before_the_value_opens(house: Path) -> None:
    made = make_person()
    before = Entry.objects.count()

    with own_gate(made):
        look([Profile.objects.get(person=made.person)], "given_name", "family_name")

    entry = Entry.objects.get(number=before + 1)
    assert (entry.subject_ids, entry.role, entry.purpose, entry.categories, entry.result) == (
        (made.person,),
        "learner",
        "account",
        "identity",
        "open",
    )


def test_looking_twice_in_one_page_is_one_entry(house: Path) -> None:
    made = make_person()
    profile = Profile.objects.get(person=made.person)
    before = Entry.objects.count()

    with own_gate(made):
        look([profile], "given_name")
        look([profile], "family_name")

    assert Entry.objects.count() == before + 1


def test_another_person_is_out_of_a_learners_scope(house: Path) -> None:
    made, other = make_person(), make_person()

    with own_gate(made), pytest.raises(Refused) as refusal:
        look([Profile.objects.get(person=other.person)], "given_name")

    assert refusal.value.verdict is Verdict.REFUSED_SCOPE
    assert Entry.objects.order_by("number").last().result == "refused_scope"


def test_an_undeclared_purpose_is_refused_and_entered(house: Path) -> None:
    made = make_person()

    with (
        opened(
            actor=Actor(role=Role.LEARNER, person=made.person),
            purposes=(Purpose.PERSONALISATION,),
            route="test",
        ),
        pytest.raises(Refused) as refusal,
    ):
        look([Profile.objects.get(person=made.person)], "given_name")

    assert refusal.value.verdict is Verdict.REFUSED_PURPOSE
    assert Entry.objects.order_by("number").last().result == "refused_purpose"


def test_a_fenced_person_yields_a_placeholder(house: Path) -> None:
    made = make_person(given_name="Odile")
    fence(made.person)
    profile = Profile.objects.get(person=made.person)

    with own_gate(made):
        look([profile], "given_name")
        assert "Odile" not in str(profile.given_name)


def test_a_restricted_person_yields_a_placeholder_but_for_their_rights(house: Path) -> None:
    made = make_person(given_name="Odile")
    set_limits(made.person, Standing(restricted=True))
    profile = Profile.objects.get(person=made.person)

    with own_gate(made):
        look([profile], "given_name")
        assert "Odile" not in str(profile.given_name)
    with opened(
        actor=Actor(role=Role.LEARNER, person=made.person),
        purposes=(Purpose.RIGHTS,),
        route="test",
    ):
        look([profile], "given_name")
        assert profile.given_name == "Odile"


def test_sealed_fields_are_not_searched_compared_or_updated_in_bulk(house: Path) -> None:
    make_person()

    with pytest.raises(FieldError):
        Profile.objects.filter(given_name="Jeanne").count()
    with pytest.raises(FieldError):
        Profile.objects.update(given_name="Jeanne")


def test_copies_hold_no_plain_value(house: Path) -> None:
    profile = Profile.objects.get(person=make_person(given_name="Odile").person)

    assert b"Odile" not in pickle.dumps(profile)
    assert "Odile" not in repr(copy.deepcopy(profile).__dict__)
    with pytest.raises(GateClosed):
        pickle.dumps(Profile(person=profile.person, given_name="Odile"))


def test_a_row_cannot_change_its_subject(house: Path) -> None:
    made, other = make_person(), make_person()
    profile = Profile.objects.get(person=made.person)
    profile.person = other.person

    with pytest.raises(SubjectChanged):
        profile.save()
