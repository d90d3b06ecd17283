"""RGT-02, RGT-04: documents are in the export to the byte, and leave with their holder."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.gate.opened import opened
from florilege.infra.media.files import files_of
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import residue
from florilege.rights.exporting import export_bytes
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.enums import Shows
from florilege.teaching.certification.models import Award
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


@pytest.fixture
def who(house: Path) -> Learner:
    made = learner()
    finish(made)
    return made


@pytest.mark.promise("RGT-02")
def test_the_export_holds_the_files_to_the_byte(who: Learner) -> None:
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        whole = b"".join(export_bytes(who.made.person, order=None, at=clock.now()))

    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {Path(name).name: archive.read(name) for name in archive.namelist()}
    for one in certificates(who).values():
        assert files[f"{one.number}.pdf"] == file_and_facts(who, one)[0]


@pytest.mark.promise("RGT-01")
def test_my_data_shows_the_documents(who: Learner) -> None:
    page = browser(who.made).get(reverse("rights:category", args=["certificates"]))

    assert page.status_code == 200
    for one in certificates(who).values():
        assert one.number in page.content.decode()


@pytest.mark.promise("RGT-04")
def test_documents_leave_with_their_holder_and_the_register_stays(
    who: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)

    erasure = open_erasure_request(person=who.made.person, at=clock.now())

    assert erasure.erased_at is not None
    assert residue(who.made.person) == {}
    assert files_of(who.made.person) == ()
    assert not IssuedDocument.objects.using(Vault.LEARNING.value).exists()
    assert not Award.objects.exists()
    assert RegisterEntry.objects.count() == 2
    for entry in RegisterEntry.objects.values():
        assert str(who.made.person) not in str(entry)


@pytest.mark.promise("SEC-02")
def test_no_store_holds_a_printed_name_in_clear(house: Path) -> None:
    who = learner(given_name="Zéphyrine", family_name="Quenouillette")
    finish(who)
    certificate = certificates(who)["path_certificate"]
    with page_of(who.made, Purpose.CERTIFICATION):
        share_certificate(
            document_id=certificate.id, person=who.made.person, shows=Shows.NAME, at=clock.now()
        )
    content, _ = file_and_facts(who, certificate)
    canaries = ["Quenouillette".encode(enc) for enc in ("utf-8", "utf-16-le")]
    canaries += [b"Quenouillette".hex().encode(), content[:5000][-200:]]

    searched = 0
    for store in Path(settings.DATA_DIR).rglob("*"):
        if store.is_file():
            raw = raw_bytes(store)
            searched += 1
            assert not any(canary in raw for canary in canaries), store.name
    assert searched > 7
