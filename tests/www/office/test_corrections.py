"""RGT-10: an issued certificate is not rewritten; the office decides on a corrected edition."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.documents.checking import check_number
from florilege.infra.documents.register.enums import EntryState
from florilege.kernel.vocabulary import Role
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.certification.models import Correction
from tests.letters import letters_to
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import Learner, certificates, finish, learner
from tests.www.learner.reading import words_of

DESK = "/bureau/certificats/corrections/"
DOCUMENTS = "/espace/documents/"


@pytest.fixture
def who(house: Path) -> Learner:
    made = learner()
    finish(made)
    return made


def office() -> Client:
    return browser(make_person(roles=(Role.OFFICE,)))


def rename(who: Learner, name: str = "Tréhorel") -> None:
    edit_profile(person=who.made.person, changes={"family_name": name}, at=clock.now())


def ask(who: Learner, kind: str = "path_certificate") -> Correction:
    old = certificates(who)[kind]
    renewal = reverse("learner:certificate_renewal", args=[old.id])
    assert browser(who.made).post(renewal, {"reason": "name_changed"}).status_code == 302
    return Correction.objects.get(document_id=old.id, state="waiting")


@pytest.mark.promise("RGT-10", "SEC-04")
def test_only_the_office_decides(house: Path) -> None:
    assert answers_by_role(DESK) == only(Role.OFFICE)


@pytest.mark.promise("RGT-10")
def test_profile_data_and_documents_say_why_the_old_name_stays(who: Learner) -> None:
    client = browser(who.made)
    rename(who)

    profile = words_of(client.get("/compte/profil/"))
    data = words_of(client.get(reverse("rights:category", args=["certificates"])))
    documents = words_of(client.get(DOCUMENTS))

    assert "Les documents déjà délivrés gardent le nom de leur jour" in profile
    assert "Ne se corrige pas ici. Un document délivré atteste ce qui était vrai ce jour-là" in data
    assert "Il atteste ce qui était vrai le jour où il a été délivré" in documents
    assert "Demander une édition corrigée" in documents


@pytest.mark.promise("RGT-10", "ID-11")
def test_the_office_grants_and_the_old_number_says_that_it_is_replaced(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    rename(who)
    asked = ask(who)
    assert "Vous avez demandé une édition corrigée" in words_of(browser(who.made).get(DOCUMENTS))
    desk = office()
    words = words_of(desk.get(DESK))
    assert "Odile Fougeray" in words
    assert "Odile Tréhorel" in words

    answer = desk.post(f"{DESK}{asked.id}/delivrer/", follow=True)

    new = certificates(who)["path_certificate"]
    checked = check_number(old.number)
    assert checked is not None
    assert (new.holder, new.replaces_number) == ("Odile Tréhorel", old.number)
    assert (checked.state, checked.replaced_by) == (EntryState.REPLACED, new.number)
    assert new.number in words_of(answer)
    assert "Aucune demande en attente" in words_of(desk.get(DESK))


@pytest.mark.promise("RGT-10")
def test_a_refusal_carries_its_reason_and_the_ways_to_complain(who: Learner) -> None:
    rename(who)
    asked = ask(who)
    desk = office()
    page = f"{DESK}{asked.id}/refuser/"
    without = desk.post(page, {f"{asked.id}-reason": "  "})
    assert without.status_code == 422
    assert "Un refus dit pourquoi." in words_of(without)

    desk.post(page, {f"{asked.id}-reason": "Il nous manque l’acte de mariage."})

    documents = words_of(browser(who.made).get(DOCUMENTS))
    (title, text) = letters_to(who.made.person)[-1]
    assert "Il nous manque l’acte de mariage." in documents
    assert "adressez une réclamation à la CNIL" in documents
    assert title.startswith("Pas d’édition corrigée pour l’instant")
    assert "https://www.cnil.fr/fr/plaintes" in text
    assert "acte de mariage" not in text
    assert certificates(who)["path_certificate"].holder == "Odile Fougeray"


def test_asking_twice_is_one_request_and_deciding_twice_one_decision(who: Learner) -> None:
    rename(who)
    first, second = ask(who), ask(who)
    desk = office()
    desk.post(f"{DESK}{first.id}/delivrer/")

    again = desk.post(f"{DESK}{first.id}/delivrer/", follow=True)

    assert first.id == second.id
    assert "Cette demande a déjà été décidée" in words_of(again)
    assert certificates(who)["path_certificate"].edition == 2


def test_a_name_that_changed_again_is_not_printed_unseen(who: Learner) -> None:
    rename(who)
    asked = ask(who)
    rename(who, "Le Goff")

    answer = office().post(f"{DESK}{asked.id}/delivrer/", follow=True)

    assert "a encore changé depuis" in words_of(answer)
    assert certificates(who)["path_certificate"].holder == "Odile Fougeray"


def test_the_list_costs_the_same_for_one_and_for_more(who: Learner) -> None:
    rename(who)
    desk = office()
    ask(who)
    one = query_count(desk, DESK)
    ask(who, "skills_attestation")
    other = learner()
    finish(other)
    rename(other, "Le Goff")
    ask(other)

    assert query_count(desk, DESK) == one <= 12
