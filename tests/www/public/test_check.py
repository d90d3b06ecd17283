"""CRT-01, CRT-04: the check page in all its states, signed out, naming nobody unasked."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.documents.issuing import CHECK_PATH
from florilege.infra.documents.printing import printed
from florilege.infra.documents.revoking import revoke_document
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.documents.seal.sealing import sealed_pdf
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.teaching.certification.actions.renew_certificate import renew_certificate
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.enums import RenewalReason, Shows
from florilege.teaching.certification.kinds import KINDS_BY_CODE
from florilege.teaching.certification.queries import Certificate
from florilege.www.public.check import MOST_MISSES
from tests.raw import raw_bytes
from tests.signing_in import browser
from tests.teaching.certification.earning import (
    Learner,
    certificates,
    file_and_facts,
    finish,
    learner,
)
from tests.teaching.gates import page_of
from tests.www.learner.reading import counted, words_of

CHECK = "/verifier/"
IN_FORCE = "Ce document a été délivré, et il est en vigueur"
GENUINE = "Ce fichier est authentique, et en vigueur"
ALTERED = "Ce fichier a été modifié"


@pytest.fixture
def who(house: Path) -> Learner:
    made = learner()
    finish(made)
    return made


@pytest.fixture
def path(who: Learner) -> Certificate:
    return certificates(who)["path_certificate"]


def share(who: Learner, certificate: Certificate, shows: Shows) -> None:
    with page_of(who.made, Purpose.CERTIFICATION):
        share_certificate(
            document_id=certificate.id, person=who.made.person, shows=shows, at=clock.now()
        )


def by(typed: str) -> str:
    return words_of(browser().get(reverse("public:check_number", args=[typed])))


def send(content: bytes, *, number: str = "", name: str = "Odile Fougeray.pdf"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return browser().post(CHECK, {"number": number, "file": file})


def test_the_page_stands_where_documents_say(house: Path) -> None:
    assert reverse("public:check") == CHECK_PATH == CHECK
    assert browser().get(CHECK).status_code == 200


@pytest.mark.promise("CRT-01")
def test_the_qr_code_leads_to_the_answer(who: Learner, path: Certificate) -> None:
    _, facts = file_and_facts(who, path)
    address = facts["check_address"]
    assert address.startswith(settings.SITE_URL + CHECK)

    answer = browser().get(address.removeprefix(settings.SITE_URL))

    words = words_of(answer)
    assert IN_FORCE in words
    assert path.number in words
    assert "Certificat de fin de parcours" in words
    assert "Fougeray" not in words
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "no-store"


def test_a_typed_number_is_led_to_its_page(path: Certificate) -> None:
    answer = browser().post(CHECK, {"number": path.number.lower().replace("-", " ")})

    assert answer.status_code == 302
    assert answer["Location"] == reverse("public:check_number", args=[path.number])
    assert IN_FORCE in by(path.number)


def test_what_is_not_in_the_register_stays_out_of_the_address(who: Learner) -> None:
    answer = browser().post(CHECK, {"number": "Odile Fougeray"})

    assert answer.status_code == 404
    assert "Le registre ne connaît pas ce document" in words_of(answer)
    assert browser().get(f"{CHECK}CFP-1999-000001/").status_code == 404


def test_an_empty_form_says_what_to_give(house: Path) -> None:
    for given in ({}, {"number": ""}, {"file": SimpleUploadedFile("empty.pdf", b"")}):
        answer = browser().post(CHECK, given)

        assert answer.status_code == 422
        assert "Donnez un numéro, un code ou un fichier." in words_of(answer)


@pytest.mark.promise("CRT-01")
def test_a_name_is_shown_by_code_or_file_and_never_by_number(
    who: Learner, path: Certificate
) -> None:
    share(who, path, Shows.NAME)
    content, facts = file_and_facts(who, path)

    assert "Délivré à Odile Fougeray" in by(facts["code"])
    assert "Délivré à Odile Fougeray" in words_of(send(content))
    assert "Fougeray" not in by(path.number)


@pytest.mark.promise("CRT-01")
def test_a_look_at_a_shared_name_is_entered_as_a_strangers(who: Learner, path: Certificate) -> None:
    share(who, path, Shows.INITIALS)
    _, facts = file_and_facts(who, path)

    assert "Délivré à O. F." in by(facts["code"])

    entry = Entry.objects.order_by("number").last()
    assert (entry.role, entry.purpose, entry.subject_ids, entry.result) == (
        "anonymous",
        "certification",
        (who.made.person,),
        "open",
    )


def test_a_restricted_holder_is_not_shown(who: Learner, path: Certificate) -> None:
    share(who, path, Shows.NAME)
    _, facts = file_and_facts(who, path)
    set_limits(who.made.person, Standing(restricted=True))

    words = by(facts["code"])

    assert IN_FORCE in words
    assert "Délivré à" not in words


@pytest.mark.promise("CRT-04")
def test_the_genuine_file_is_known(who: Learner, path: Certificate) -> None:
    content, _ = file_and_facts(who, path)

    assert GENUINE in words_of(send(content))
    assert GENUINE in words_of(send(content, number=path.number))


@pytest.mark.promise("CRT-04")
def test_an_altered_file_is_told(who: Learner, path: Certificate) -> None:
    content, _ = file_and_facts(who, path)
    altered = content[:2000] + bytes([content[2000] ^ 1]) + content[2001:]

    assert ALTERED in words_of(send(altered))
    assert ALTERED in words_of(send(content + b"\n"))
    assert ALTERED in words_of(send(b"%PDF-1.7 something else", number=path.number))


@pytest.mark.promise("CRT-04")
def test_sealed_by_us_yet_never_issued_is_told_apart(who: Learner, path: Certificate) -> None:
    _, facts = file_and_facts(who, path)
    kind = KINDS_BY_CODE[path.kind]
    pdf = printed(kind, facts | {"holder": "Quelqu’un d’autre"}, at=clock.now())
    sealed = sealed_pdf(pdf, seal=seal(), school="Atelier Corolle", at=clock.now())

    assert "Scellé par l’école, mais absent du registre" in words_of(send(sealed))
    assert "Rien ne montre que l’école a délivré ce fichier" in words_of(send(pdf))


@pytest.mark.promise("CRT-01", "CRT-05")
def test_a_replaced_document_names_its_successor(who: Learner, path: Certificate) -> None:
    share(who, path, Shows.NAME)
    content, facts = file_and_facts(who, path)
    edit_profile(person=who.made.person, changes={"family_name": "Tréhorel"}, at=clock.now())
    with page_of(who.made, Purpose.CERTIFICATION):
        new = renew_certificate(
            document_id=path.id,
            person=who.made.person,
            name="Jeanne Tréhorel",
            reason=RenewalReason.MISSPELT,
            at=clock.now(),
        )

    for words in (by(path.number), by(facts["code"]), words_of(send(content))):
        assert "Ce document a été remplacé par une édition plus récente" in words
        assert f"Remplacé par {new.number}" in words
        assert "Fougeray" not in words
        assert "Tréhorel" not in words


@pytest.mark.promise("CRT-01")
def test_a_revoked_document_is_told(who: Learner, path: Certificate) -> None:
    share(who, path, Shows.NAME)
    content, facts = file_and_facts(who, path)
    revoke_document(document_id=path.id, vault=Vault.LEARNING, at=clock.now())

    for words in (by(facts["code"]), words_of(send(content))):
        assert "Ce document a été révoqué" in words
        assert "Fougeray" not in words


@pytest.mark.promise("CRT-01")
def test_after_erasure_the_answers_stay_and_name_nobody(
    who: Learner, path: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(who, path, Shows.NAME)
    content, facts = file_and_facts(who, path)
    skills = certificates(who)["skills_attestation"]
    other, _ = file_and_facts(who, skills)
    revoke_document(document_id=skills.id, vault=Vault.LEARNING, at=clock.now())
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    assert open_erasure_request(person=who.made.person, at=clock.now()).erased_at is not None

    answers = [by(facts["code"]), by(path.number), words_of(send(content))]
    altered, revoked = words_of(send(content + b" ")), words_of(send(other))

    assert all(path.number in words for words in answers)
    assert IN_FORCE in answers[0]
    assert GENUINE in answers[2]
    assert ALTERED in altered
    assert "Ce document a été révoqué" in revoked
    assert not any("Fougeray" in words for words in (*answers, altered, revoked))


def test_a_file_leaves_no_trace(who: Learner, path: Certificate) -> None:
    content, _ = file_and_facts(who, path)
    folder = Path(settings.DATA_DIR)

    answer = send(content.replace(b"%%EOF", b"%EOF %canary-in-the-file", 1))

    assert answer.status_code == 200
    assert "Odile Fougeray.pdf" not in answer.content.decode()
    for store in folder.rglob("*"):
        if store.is_file():
            assert b"canary-in-the-file" not in raw_bytes(store)


def test_a_long_file_is_refused_politely(house: Path) -> None:
    answer = browser().post(
        CHECK,
        b"",
        content_type="multipart/form-data; boundary=x",
        headers={"Content-Length": str(settings.UPLOAD_MAX_BYTES + 1)},
    )

    assert answer.status_code == 413


def test_a_file_of_the_longest_size_is_taken(house: Path) -> None:
    assert send(bytes(settings.UPLOAD_MAX_BYTES - 10_000)).status_code == 200


def test_a_forged_form_is_refused(house: Path) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(CHECK, {"number": "CFP-2026-000001"}).status_code == 403

    strict.get(CHECK)
    token = strict.cookies["csrftoken"].value
    answer = strict.post(CHECK, {"number": "CFP-2026-000001", "csrfmiddlewaretoken": token})
    assert answer.status_code == 404


def test_numbers_are_not_tried_out_and_codes_never_wait(who: Learner, path: Certificate) -> None:
    _, facts = file_and_facts(who, path)
    client = browser()
    for number in range(MOST_MISSES):
        assert client.get(f"{CHECK}CFP-2001-{number:06d}/").status_code == 404

    assert client.get(f"{CHECK}{path.number}/").status_code == 429
    assert client.post(CHECK, {"number": path.number}).status_code == 429
    assert client.get(f"{CHECK}{facts['code']}/").status_code == 200


def test_the_page_costs_few_queries(who: Learner, path: Certificate) -> None:
    share(who, path, Shows.NAME)
    _, facts = file_and_facts(who, path)

    with counted() as found:
        browser().get(reverse("public:check_number", args=[facts["code"]]))

    assert len(found) <= 12
