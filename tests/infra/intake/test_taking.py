"""A school comes in once, whole, and its people are told where their data come from."""

from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.documents.kinds import kind_named
from florilege.infra.documents.models import NumberSeries
from florilege.infra.documents.numbering import take_number
from florilege.infra.intake.models import Arrival, Taken
from florilege.infra.intake.trying import Fate
from florilege.infra.keys.lookups import forget
from florilege.infra.keys.people import destroy_key
from florilege.infra.mail.models import Letter
from florilege.kernel.vocabulary import Role, Vault
from florilege.people.credentials.models import Account
from florilege.people.credentials.queries import person_by_email
from florilege.people.staff.queries import roles_of
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import delete_everything, residue
from florilege.teaching.enrolment.models import Enrolment, SessionTrainer, Slot, TrainingSession
from tests.infra.intake.folders import PEOPLE, School, whole_school
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD, make_person
from tests.teaching.learners_made import publish

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def school(tmp_path: Path, house: Path) -> School:
    return whole_school(tmp_path, slug=publish().plan.slug)


def counted() -> dict[str, int]:
    models = (Account, TrainingSession, Slot, SessionTrainer, Enrolment, Taken, Arrival, Letter)
    return {model.__name__: model._default_manager.count() for model in models}


WHOLE = {
    "Account": 3,
    "TrainingSession": 1,
    "Slot": 2,
    "SessionTrainer": 1,
    "Enrolment": 2,
    "Taken": 11,
    "Arrival": 7,
    "Letter": 3,
}


@pytest.mark.promise("RGT-12")
def test_a_dry_run_says_what_would_be_made_and_writes_nothing(school: School) -> None:
    before = counted()

    found = school.try_it()

    assert (found.is_clean, school.faults, counted()) == (True, [], before)
    assert found.system == "Gestion Bouquet 4"
    assert {sheet: fates[Fate.MADE] for sheet, fates in found.fates.items()} == {
        "people": 3, "roles": 1, "sessions": 1, "slots": 2, "trainers": 1, "enrolments": 2,
        "numbers": 1,
    }  # fmt: skip


@pytest.mark.promise("RGT-12")
def test_a_school_comes_in_whole(school: School) -> None:
    school.take()
    letters = school.tell()

    amandine, yvon = (
        person_by_email(f"{name}@courrier.example")
        for name in ("amandine.leroux", "yvon.kermarrec")
    )
    assert amandine is not None
    assert yvon is not None
    assert (letters, counted()) == (3, WHOLE)
    assert roles_of(yvon, on=clock.today()) == {Role.TRAINER}
    seat = Enrolment.objects.get(person=amandine)
    assert (seat.state, seat.carried_minutes) == ("completed", 450)
    assert seat.completed_at is not None
    assert seat.completed_at.astimezone(clock.LEGAL_ZONE).date().isoformat() == "2025-11-28"
    assert Account.objects.get(person=amandine).last_sign_in_on is not None


@pytest.mark.promise("RGT-12")
def test_numbers_go_on_where_the_old_system_stopped(school: School) -> None:
    school.take()
    with transaction.atomic(using=Vault.LEARNING.value):
        number = take_number(kind_named("path_certificate"), year=2026)

    assert number == "CFP-2026-000042"
    school.write("numbers", "kind;year;last\nCFP;2026;40\n")
    school.take()
    assert NumberSeries.objects.using("learning").get(prefix="CFP", year=2026).last == 42


@pytest.mark.promise("RGT-12")
def test_the_same_folder_again_changes_nothing(school: School) -> None:
    school.take()
    school.tell()

    found = school.try_it()
    again = school.take()

    assert all(set(fates) == {Fate.ALONE} for fates in found.fates.values())
    assert (sum(again.values()), school.tell(), counted()) == (0, 0, WHOLE)


def test_what_the_old_system_says_anew_is_changed_and_a_persons_own_is_left(school: School) -> None:
    school.take()
    school.write("people", PEOPLE.replace("Amandine;Leroux", "Amandine;Mariée"))
    enrolments = (school.folder / "enrolments.csv").read_text().replace("7,5", "8h")
    school.write("enrolments", enrolments)

    found = school.try_it()
    school.take()

    assert found.fates["people"] == {Fate.ALONE: 3}
    assert found.fates["enrolments"] == {Fate.CHANGED: 1, Fate.ALONE: 1}
    assert sorted(Enrolment.objects.values_list("carried_minutes", flat=True), key=str) == [
        480,
        None,
    ]


@pytest.mark.promise("RGT-12", "LAW-01")
def test_each_person_is_told_once_whence_and_chooses_a_password(school: School) -> None:
    school.take()
    school.tell()
    person = person_by_email("amandine.leroux@courrier.example")
    assert person is not None
    ((title, text),) = letters_to(person)

    for said in (
        "Gestion Bouquet 4",
        "/confidentialite/",
        "/mes-donnees/",
        "Maëlle Tréhorel",
        "CNIL",
    ):
        assert said in text
    assert "Atelier Corolle" in title
    path = link_in(text)
    browser = Client()
    assert browser.post(path, {"email": "amandine.leroux@courrier.example"}).status_code == 302
    (_, reset) = letters_to(person)[-1]
    browser.post(link_in(reset), {"password": PASSWORD})
    given = {"email": "amandine.leroux@courrier.example", "password": PASSWORD}
    assert browser.post("/compte/entrer/", given).status_code == 302
    for category in ("identity", "contact", "preferences", "enrolments"):
        page = browser.get(reverse("rights:category", args=[category])).content.decode()
        assert "Repris de «\u00a0Gestion Bouquet 4\u00a0»" in page, category


def test_nobody_gets_in_before_they_chose_a_password(school: School) -> None:
    school.take()

    for password in ("", "!", Account.objects.values_list("person", flat=True)[0].hex):
        given = {"email": "amandine.leroux@courrier.example", "password": password}
        assert Client().post("/compte/entrer/", given).status_code == 422


def test_a_known_address_is_matched_and_another_name_is_told(school: School) -> None:
    made = make_person(email="Amandine.Leroux@courrier.example", family_name="Autrement")

    found = school.try_it()
    school.take()
    school.tell()

    assert found.fates["people"] == {Fate.MATCHED: 1, Fate.MADE: 2}
    (remark,) = school.faults
    assert (remark.line, remark.column, remark.is_remark) == (2, "email", True)
    assert Account.objects.count() == 3
    assert Enrolment.objects.filter(person=made.person).count() == 1
    assert any("Gestion Bouquet 4" in text for _, text in letters_to(made.person))


@pytest.mark.promise("RGT-12", "RGT-04")
def test_who_was_erased_since_does_not_come_back(school: School) -> None:
    school.take()
    person = person_by_email("amandine.leroux@courrier.example")
    assert person is not None
    open_erasure_request(person=person, at=clock.now())
    delete_everything(person)
    destroy_key(person, at=clock.now())
    forget(person)

    found = school.try_it()
    school.take()

    assert residue(person) == {}
    assert found.fates["people"] == {Fate.ALONE: 2, Fate.GONE: 1}
    assert found.fates["enrolments"] == {Fate.ALONE: 1, Fate.GONE: 1}
    assert Account.objects.count() == 2
    assert not Taken.objects.filter(person=person).exists()


class Killed(BaseException):
    """As a SIGKILL: nothing catches it."""


@pytest.mark.promise("RGT-12")
def test_killed_at_any_write_it_ends_the_same(school: School) -> None:
    """Cut before each commit in turn, as often as there are any; then once more to the end."""
    real, cuts = BaseDatabaseWrapper.commit, 0
    while True:
        left = cuts + 1

        def commit(self: BaseDatabaseWrapper) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self.rollback()
                raise Killed
            real(self)

        try:
            with patch.object(BaseDatabaseWrapper, "commit", commit):
                school.take()
                school.tell()
        except Killed:
            cuts += 1
            continue
        break

    assert cuts > 5
    assert counted() == WHOLE
