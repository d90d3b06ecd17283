"""CRT-01, CRT-05, RGT-10: my documents, what checking shows of me, and an edition in a new name."""

from pathlib import Path

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.documents.checking import FileVerdict, check_file
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Role
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.certification.models import CertificateSharing, Correction
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import (
    Learner,
    certificates,
    file_and_facts,
    finish,
    learner,
)
from tests.www.learner.reading import counted, words_of

DOCUMENTS = "/espace/documents/"
MOST_QUERIES = 12


@pytest.fixture
def who(house: Path) -> Learner:
    made = learner()
    finish(made)
    return made


def address(name: str, certificate_id: object) -> str:
    return reverse(f"learner:{name}", args=[certificate_id])


def rename(who: Learner) -> None:
    edit_profile(person=who.made.person, changes={"family_name": "Tréhorel"}, at=clock.now())


def grant(document_id: object) -> None:
    office = browser(make_person(roles=(Role.OFFICE,)))
    asked = Correction.objects.get(document_id=document_id, state="waiting")
    office.post(reverse("office:grant_correction", args=[asked.id]))


def test_a_stranger_is_led_to_the_sign_in(house: Path) -> None:
    assert browser().get(DOCUMENTS).status_code == 302


def test_an_empty_page_says_what_will_stand_there(house: Path) -> None:
    words = words_of(browser(make_person()).get(DOCUMENTS))

    assert "Vos certificats paraîtront ici" in words


@pytest.mark.promise("CRT-01")
def test_the_page_lists_both_documents(who: Learner) -> None:
    page = browser(who.made).get(DOCUMENTS)

    words = words_of(page)
    for certificate in certificates(who).values():
        assert certificate.number in words
        assert certificate.title in words
        assert address("certificate_file", certificate.id) in page.content.decode()
    assert "Pourquoi un nom imprimé reste" in words
    assert page["Cache-Control"] == "no-store"


@pytest.mark.promise("CRT-04")
def test_the_file_comes_to_the_byte(who: Learner) -> None:
    certificate = certificates(who)["path_certificate"]
    content, _ = file_and_facts(who, certificate)

    answer = browser(who.made).get(address("certificate_file", certificate.id))

    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(content))
    assert answer["Content-Disposition"] == f'attachment; filename="{certificate.number}.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert check_file([content]).verdict is FileVerdict.GENUINE


def test_nobody_else_gets_anything(who: Learner) -> None:
    certificate = certificates(who)["path_certificate"]
    other = browser(make_person())

    assert other.get(address("certificate_file", certificate.id)).status_code == 404
    assert other.get(address("certificate_renewal", certificate.id)).status_code == 404
    sharing = other.post(address("certificate_sharing", certificate.id), {"shows": "name"})
    assert sharing.status_code == 404
    assert not CertificateSharing.objects.exists()
    assert browser().get(address("certificate_file", certificate.id)).status_code == 302


@pytest.mark.promise("CRT-01")
def test_the_holder_chooses_what_checking_shows(who: Learner) -> None:
    certificate = certificates(who)["path_certificate"]
    client = browser(who.made)
    target = address("certificate_sharing", certificate.id)
    _, facts = file_and_facts(who, certificate)
    check = reverse("public:check_number", args=[facts["code"]])

    for choice, there, absent in (
        ("name", "Odile Fougeray", ""),
        ("initials", "O. F.", "Fougeray"),
        ("nothing", "", "O. F."),
    ):
        assert client.post(target, {"shows": choice}).status_code == 302
        page = client.get(DOCUMENTS).content.decode()
        assert f'value="{choice}"' in page.split("checked", 1)[0].rsplit("<input", 1)[-1]
        shown = words_of(browser().get(check))
        assert there in shown
        assert not absent or absent not in shown


def test_an_unknown_choice_is_refused(who: Learner) -> None:
    certificate = certificates(who)["path_certificate"]

    target = address("certificate_sharing", certificate.id)
    assert browser(who.made).post(target, {"shows": "address"}).status_code == 404


@pytest.mark.promise("CRT-05", "RGT-10")
def test_a_new_edition_is_offered_once_the_name_differs(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    client = browser(who.made)
    renewal = address("certificate_renewal", old.id)
    assert renewal not in client.get(DOCUMENTS).content.decode()
    assert client.get(renewal).status_code == 404

    rename(who)

    assert renewal in client.get(DOCUMENTS).content.decode()
    words = words_of(client.get(renewal))
    assert "Odile Fougeray" in words
    assert "Odile Tréhorel" in words


@pytest.mark.promise("CRT-05")
def test_the_new_edition_stands_beside_the_old_one(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    before, _ = file_and_facts(who, old)
    rename(who)
    client = browser(who.made)

    answer = client.post(address("certificate_renewal", old.id), {"reason": "name_changed"})

    assert (answer.status_code, answer["Location"]) == (302, DOCUMENTS)
    grant(old.id)
    new = certificates(who)["path_certificate"]
    words = words_of(client.get(DOCUMENTS))
    assert "Éditions précédentes" in words
    assert f"Le numéro {new.number} en tient lieu." in words
    kept = b"".join(client.get(address("certificate_file", old.id)).streaming_content)
    assert kept == before


def test_a_renewal_without_a_reason_shows_the_error(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    rename(who)

    answer = browser(who.made).post(address("certificate_renewal", old.id), {})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert certificates(who)["path_certificate"] == old


def test_a_restricted_holder_sees_a_page_and_gets_no_file(who: Learner) -> None:
    certificate = certificates(who)["path_certificate"]
    client = browser(who.made)
    set_limits(who.made.person, Standing(restricted=True))

    assert client.get(DOCUMENTS).status_code == 200
    assert client.get(address("certificate_file", certificate.id)).status_code == 404


def test_the_page_costs_the_same_for_one_and_many(who: Learner) -> None:
    client = browser(who.made)
    client.get(DOCUMENTS)
    with counted() as few:
        client.get(DOCUMENTS)
    rename(who)
    for certificate in certificates(who).values():
        client.post(address("certificate_renewal", certificate.id), {"reason": "misspelt"})
        grant(certificate.id)

    with counted() as many:
        page = client.get(DOCUMENTS)

    assert page.content.count(b"certificate-number") == 4, "two numbers, each with what it replaces"
    assert "Éditions précédentes" in words_of(page)
    assert len(few) == len(many) <= MOST_QUERIES
