"""At the end of its active phase a document leaves daily use; its person still has their copy."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.infra.archive.archivists import as_archivist
from tests.signing_in import browser
from tests.teaching.certification.earning import (
    Learner,
    certificates,
    file_and_facts,
    finish,
    learner,
)

from florilege.infra import clock, policy
from florilege.infra.archive import depositing
from florilege.infra.archive.depositing import DepositLost
from florilege.infra.archive.guard import unguarded
from florilege.infra.archive.models import ArchivedItem
from florilege.infra.archive.reading import content_of
from florilege.infra.documents.queries import IssuedDocument, document_of, read_document
from florilege.infra.gate import rules
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.media.files import FileWithheld
from florilege.kernel.access import Grant, Scope, Verdict
from florilege.kernel.retention import Period
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.archive.keeping import to_keep
from florilege.rights.archive.models import ArchivedNote
from florilege.rights.archive.moving import archive_documents


@pytest.fixture
def archiving_charter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A charter that archives certificates for five years, as no shipped one does."""
    charter = policy.charter()
    entry = charter.retention["certificates"]
    rule = replace(entry.rule, active_for=Period(days=1), archived_for=Period(months=60))
    retention = dict(charter.retention) | {"certificates": replace(entry, rule=rule)}
    changed = replace(charter, retention=MappingProxyType(retention))
    monkeypatch.setattr(policy, "charter", lambda: changed)


@pytest.fixture
def office_may_read() -> Iterator[None]:
    """Let the office open certificates, as it will open contracts and invoices."""
    kept = set(rules._grants)
    kinds = frozenset({Category.CERTIFICATES})
    rules.grant(Grant(Role.OFFICE, Purpose.CERTIFICATION, kinds, Scope.EVERYBODY))
    yield
    rules._grants.clear()
    rules._grants.update(kept)


def graduate() -> Learner:
    who = learner(given_name="Odile", family_name="Fougeray")
    finish(who)
    return who


def ids(who: Learner) -> list[object]:
    rows = IssuedDocument.objects.using(Vault.LEARNING.value).filter(person=who.made.person)
    return list(rows.values_list("id", flat=True))


def read_by_office(document_id: object) -> bytes:
    with opened(
        actor=Actor(role=Role.OFFICE, person=None),
        purposes=(Purpose.CERTIFICATION,),
        route="test",
    ):
        row = IssuedDocument.objects.using(Vault.LEARNING.value).get(id=document_id)
        look([row], "title")
        if isinstance(row.title, Withheld):
            assert row.title.verdict is Verdict.WITHHELD_ARCHIVED
            assert row.title == "(aux archives)" or row.title == "(in the archive)"
        return b"".join(read_document(row))


@pytest.mark.promise("RET-07", "RGT-05")
def test_a_moved_document_is_closed_to_the_office_and_open_to_its_person(
    house: Path, archiving_charter: None, office_may_read: None
) -> None:
    who = graduate()
    before = {one.id: file_and_facts(who, one)[0] for one in certificates(who).values()}
    assert {i: read_by_office(i) for i in before} == before

    moved = archive_documents(ids(who), clock.now())

    assert set(moved) == set(before)
    for one in certificates(who).values():
        assert file_and_facts(who, one)[0] == before[one.id], "their own copy, to the byte"
        with pytest.raises(FileWithheld):
            read_by_office(one.id)
    page = browser(who.made).get("/espace/documents/")
    assert page.status_code == 200
    with unguarded():
        rows = list(ArchivedItem.objects.all())
    with as_archivist():
        assert {content_of(row) for row in rows} == set(before.values())


@pytest.mark.promise("RET-07")
def test_moving_again_moves_nothing(house: Path, archiving_charter: None) -> None:
    who = graduate()
    at = clock.now()

    assert len(archive_documents(ids(who), at)) == 2
    assert archive_documents(ids(who), at + timedelta(days=1)) == []
    assert ArchivedNote.objects.filter(person=who.made.person).count() == 2


def test_what_the_charter_does_not_archive_is_not_moved(house: Path) -> None:
    who = graduate()

    assert archive_documents(ids(who), clock.now()) == []
    assert [one.keeping.kind for one in to_keep(who.made.person, on=clock.today())] == [
        "training_proof"
    ]


@pytest.mark.parametrize("step", ["_insert", "_verify"])
def test_a_document_that_the_archive_did_not_take_stays_open(
    house: Path,
    archiving_charter: None,
    office_may_read: None,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    who = graduate()

    def lose(row: object) -> None:
        raise DepositLost("lost")

    with monkeypatch.context() as patched, pytest.raises(DepositLost):
        patched.setattr(depositing, step, lose)
        archive_documents(ids(who), clock.now())

    assert all(read_by_office(i) for i in ids(who))
    assert len(archive_documents(ids(who), clock.now())) == 2


@pytest.mark.promise("RGT-05", "RGT-04")
def test_certificates_are_kept_at_erasure_if_the_charter_says_so(
    house: Path, archiving_charter: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.ERASURE_DRAIN_SECONDS", 0)
    who = graduate()
    files = {file_and_facts(who, one)[0] for one in certificates(who).values()}

    assert open_erasure_request(person=who.made.person, at=clock.now()).erased_at is not None

    with unguarded():
        rows = list(ArchivedItem.objects.filter(rule="certificates"))
    with as_archivist():
        assert {content_of(row) for row in rows} == files
    assert document_of(who.made.person, document_id=rows[0].id, vault=Vault.LEARNING) is None
