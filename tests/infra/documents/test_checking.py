"""What a stranger learns of a document: genuine, altered, replaced, revoked; never a name."""

import os
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra.documents.checking import (
    LONGEST_DOCUMENT,
    CheckedFile,
    FileVerdict,
    check_file,
    check_number,
)
from florilege.infra.documents.issuing import replace_document
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.printing import printed
from florilege.infra.documents.queries import document_of, read_document
from florilege.infra.documents.register.enums import EntryState
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.documents.revoking import revoke_document
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.documents.seal.sealing import sealed_pdf
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import destroy_key
from florilege.infra.media.files import delete_files_of
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from tests.infra.documents.slips import AT, SLIP, issue_slip, slip_facts
from tests.people_made import make_person

LEARNING = Vault.LEARNING


@pytest.fixture
def person(house: Path) -> SubjectRef:
    return make_person().person


def opened_document(person: SubjectRef, document_id) -> tuple[bytes, dict]:
    """The file and the facts, as their holder has them."""
    document = document_of(person, document_id=document_id, vault=LEARNING)
    assert document is not None
    actor = Actor(role=Role.LEARNER, person=person)
    with opened(actor=actor, purposes=(Purpose.RIGHTS,), route="test"):
        look([document], "facts")
        return b"".join(read_document(document)), document.facts


def test_a_number_tells_kind_day_and_state(person: SubjectRef) -> None:
    numbered = issue_slip(person)

    checked = check_number(numbered.number.lower())

    assert checked is not None
    assert asdict(checked) == {
        "document": numbered.id,
        "number": "SL-2026-000001",
        "kind": "slip",
        "titles": {"fr": "Bulletin d’essai", "en": "Trial slip"},
        "issued_on": AT.date(),
        "state": EntryState.ISSUED,
        "replaced_by": None,
        "ended_on": None,
        "by_code": False,
    }


def test_a_code_finds_the_same_and_says_so(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    _, facts = opened_document(person, numbered.id)

    checked = check_number(facts["code"].replace("-", " ").lower())

    assert checked is not None
    assert (checked.document, checked.by_code) == (numbered.id, True)
    assert facts["check_address"].endswith(f"/verifier/{facts['code'].replace('-', '')}/")


@pytest.mark.parametrize("typed", ["", "SL-2026-000002", "0" * 28, "né le 3 mars", "'; --"])
def test_what_is_not_in_the_register_is_not_found(person: SubjectRef, typed: str) -> None:
    issue_slip(person)

    assert check_number(typed) is None


def test_the_register_keeps_no_code_that_works(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    _, facts = opened_document(person, numbered.id)

    row = RegisterEntry.objects.values().get()

    assert facts["code"].replace("-", "") not in str(row)
    assert "Odile" not in str(row)


@pytest.mark.promise("CRT-04")
def test_the_issued_file_is_genuine(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    content, _ = opened_document(person, numbered.id)

    result = check_file([content[:1000], content[1000:]])

    assert result.verdict is FileVerdict.GENUINE
    assert result.checked is not None
    assert result.checked.number == numbered.number


@pytest.mark.promise("CRT-04")
def test_a_changed_file_is_altered(person: SubjectRef) -> None:
    content, _ = opened_document(person, issue_slip(person).id)

    altered = content[:900] + bytes([content[900] ^ 1]) + content[901:]

    assert check_file([altered]) == CheckedFile(FileVerdict.ALTERED, None)


def test_a_file_that_is_not_the_numbered_one_is_altered(person: SubjectRef) -> None:
    first, second = issue_slip(person), issue_slip(person)
    content, _ = opened_document(person, first.id)
    expected = check_number(second.number)

    assert check_file([content], expected=expected) == CheckedFile(FileVerdict.ALTERED, expected)
    assert check_file([b"%PDF"], expected=expected) == CheckedFile(FileVerdict.ALTERED, expected)
    assert check_file([content], expected=check_number(first.number)).verdict is FileVerdict.GENUINE


def test_a_file_sealed_by_us_and_never_issued_is_told_apart(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    _, facts = opened_document(person, numbered.id)
    forged = printed(SLIP, facts | {"holder": "Quelqu’un d’autre"}, at=AT)

    sealed = sealed_pdf(forged, seal=seal(), school="Atelier Corolle", at=AT)

    assert check_file([sealed]) == CheckedFile(FileVerdict.UNREGISTERED, None)
    assert check_file([forged]) == CheckedFile(FileVerdict.UNKNOWN, None)


def test_a_long_file_is_compared_in_bounded_memory(house: Path) -> None:
    piece = os.urandom(1 << 16)
    long = (piece for _ in range(2 * LONGEST_DOCUMENT // len(piece)))

    assert check_file(long) == CheckedFile(FileVerdict.UNKNOWN, None)


def test_a_replaced_document_names_the_one_that_stands(person: SubjectRef) -> None:
    old = issue_slip(person)
    content, _ = opened_document(person, old.id)
    new = replace_document(
        document_id=old.id,
        vault=LEARNING,
        facts=slip_facts(),
        reason="x",
        at=AT + timedelta(days=2),
    )

    result = check_file([content])

    assert result.verdict is FileVerdict.GENUINE
    assert result.checked is not None
    assert (result.checked.state, result.checked.replaced_by) == (EntryState.REPLACED, new.number)
    assert result.checked.ended_on == AT.date() + timedelta(days=2)


def test_a_revoked_document_is_told_to_be(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    revoke_document(document_id=numbered.id, vault=LEARNING, at=AT + timedelta(days=1))

    checked = check_number(numbered.number)

    assert checked is not None
    assert (checked.state, checked.ended_on) == (
        EntryState.REVOKED,
        AT.date() + timedelta(days=1),
    )


@pytest.mark.promise("CRT-01")
def test_after_erasure_the_answers_are_the_same(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    content, _ = opened_document(person, numbered.id)
    before = check_number(numbered.number), check_file([content]), check_file([content + b"x"])

    delete_files_of(person)
    IssuedDocument.objects.using(LEARNING.value).filter(person=person).delete()
    destroy_key(person, at=AT)

    after = check_number(numbered.number), check_file([content]), check_file([content + b"x"])
    assert after == before
    assert before[1].verdict is FileVerdict.GENUINE
    assert before[2].verdict is FileVerdict.ALTERED
