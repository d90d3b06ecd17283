"""Who is being erased opens for the archive's last copy, and for nothing else."""

from pathlib import Path

import pytest
from tests.people_made import make_person

from florilege.infra import clock
from florilege.infra.gate.errors import GateClosed
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.people import KeyWithheld, destroy_key, fence
from florilege.kernel.subjects import PROGRAM, Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.identity.models import Profile

ARCHIVING = (Purpose.ARCHIVING,)


def name_seen(person: SubjectRef, leaving: SubjectRef | None) -> str:
    with opened(actor=PROGRAM, purposes=ARCHIVING, route="test", leaving=leaving):
        row = Profile.objects.get(person=person)
        look([row], "given_name")
        return row.given_name


def test_a_fenced_person_opens_for_the_archive_until_the_key_is_gone(house: Path) -> None:
    person = make_person(given_name="Odile").person
    fence(person)

    assert name_seen(person, person) == "Odile"
    assert isinstance(name_seen(person, None), Withheld)
    destroy_key(person, at=clock.now())
    assert isinstance(name_seen(person, person), Withheld)


def test_another_fenced_person_stays_closed(house: Path) -> None:
    leaving, other = make_person().person, make_person().person
    fence(leaving)
    fence(other)

    assert isinstance(name_seen(other, leaving), Withheld)


def test_nothing_of_theirs_is_sealed_meanwhile(house: Path) -> None:
    person = make_person().person
    fence(person)
    row = Profile.objects.get(person=person)
    row.given_name = "Autre"

    with opened(actor=PROGRAM, purposes=ARCHIVING, route="test", leaving=person):
        with pytest.raises(KeyWithheld):
            row.save()


@pytest.mark.parametrize(("actor", "purposes"), [
    (PROGRAM, (Purpose.RIGHTS,)),
    (PROGRAM, (Purpose.ARCHIVING, Purpose.RIGHTS)),
    (Actor(role=Role.OFFICE), ARCHIVING),
])  # fmt: skip
def test_no_other_gate_may_ask_for_it(
    house: Path, actor: Actor, purposes: tuple[Purpose, ...]
) -> None:
    with (
        pytest.raises(GateClosed),
        opened(actor=actor, purposes=purposes, route="test", leaving=make_person().person),
    ):
        pass
