"""Issue, replace, revoke: gap-free numbers, unchanged files, one living edition."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections, transaction

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.issuing import NotCurrent, replace_document
from florilege.infra.documents.kinds import DocumentKind, KindTaken, register_kind
from florilege.infra.documents.models import IssuedDocument, NumberSeries
from florilege.infra.documents.numbering import take_number
from florilege.infra.documents.queries import document_of, documents_of, read_document
from florilege.infra.documents.register.enums import EntryState
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.documents.revoking import revoke_document
from florilege.infra.gate.errors import GateClosed, Refused
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import destroy_key, fence, set_limits
from florilege.infra.media.files import FileWithheld, files_of, open_file
from florilege.infra.media.places import path_of
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.access import Standing
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from tests.infra.documents.slips import AT, SLIP, issue_slip, slip_facts
from tests.people_made import make_person

LEARNING = Vault.LEARNING
DOCUMENTS = IssuedDocument.objects.using(LEARNING.value)


@pytest.fixture
def person(house: Path) -> SubjectRef:
    return make_person().person


def own(person: SubjectRef):
    """The person's own gate: their right of access opens every category."""
    actor = Actor(role=Role.LEARNER, person=person)
    return opened(actor=actor, purposes=(Purpose.RIGHTS,), route="test")


def raw(person: SubjectRef, document_id) -> bytes:
    return path_of(person=person, file_id=document_id).read_bytes()


def test_a_document_is_issued_whole(person: SubjectRef) -> None:
    numbered = issue_slip(person, holder="Odile Fougeray")

    (document,) = documents_of(person, vault=LEARNING, kinds=["slip"])
    assert (document.id, document.number, document.edition) == (numbered.id, "SL-2026-000001", 1)
    assert document.state == DocumentState.ISSUED
    with own(person):
        look([document], "facts", "title")
        assert document.facts["holder"] == "Odile Fougeray"
        assert document.title == "Bulletin d’essai"
        reader = read_document(document)
    content = b"".join(reader)
    assert reader.label.name == "SL-2026-000001.pdf"
    assert (content[:8], len(content), reader.size) == (b"%PDF-1.7", document.size, document.size)
    entry = RegisterEntry.objects.get()
    assert (entry.id, entry.number, entry.sha256) == (document.id, document.number, document.sha256)
    assert (entry.state, entry.issued_on) == (EntryState.ISSUED, AT.date())


def test_the_file_opens_only_where_it_was_looked_at(person: SubjectRef) -> None:
    issue_slip(person)
    (document,) = documents_of(person, vault=LEARNING, kinds=["slip"])

    with pytest.raises(GateClosed):
        open_file(document, "file")
    with own(person):
        with pytest.raises(GateClosed):
            open_file(document, "file")
        look([document], "file")
        assert open_file(document, "file").size == document.size
    with own(make_person().person), pytest.raises(Refused):
        read_document(document)


def test_a_document_of_somebody_else_is_not_found(person: SubjectRef) -> None:
    numbered = issue_slip(person)

    stranger = make_person().person
    assert document_of(stranger, document_id=numbered.id, vault=LEARNING) is None
    assert document_of(person, document_id=numbered.id, vault=LEARNING) is not None


def test_a_document_may_be_issued_at_any_instant(person: SubjectRef) -> None:
    issue_slip(person, at=AT + timedelta(microseconds=1))

    assert DOCUMENTS.get().state == DocumentState.ISSUED


def test_numbers_count_by_year_in_paris(person: SubjectRef) -> None:
    night = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)

    numbers = [issue_slip(person, at=at).number for at in (AT, night, night + timedelta(minutes=1))]

    assert numbers == ["SL-2026-000001", "SL-2026-000002", "SL-2027-000001"]


def test_twenty_at_once_leave_no_gap(person: SubjectRef) -> None:
    def issue(_: int) -> str:
        try:
            return issue_slip(person).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        numbers = list(pool.map(issue, range(20)))
    deliver_due(at=AT + timedelta(days=9_999))

    assert sorted(numbers) == [f"SL-2026-{n:06d}" for n in range(1, 21)]
    assert DOCUMENTS.filter(state=DocumentState.ISSUED).count() == 20
    assert RegisterEntry.objects.count() == len(files_of(person)) == 20


def test_an_undone_transaction_takes_no_number(person: SubjectRef) -> None:
    issue_slip(person)
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=LEARNING.value):
        issue_slip(person)
        raise ZeroDivisionError

    assert issue_slip(person).number == "SL-2026-000002"
    assert NumberSeries.objects.using(LEARNING.value).get().last == 2


def test_a_number_is_never_taken_alone(house: Path) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        take_number(SLIP, year=2026)


@pytest.mark.promise("CRT-05")
def test_a_new_edition_leaves_the_old_file_unchanged(person: SubjectRef) -> None:
    old = issue_slip(person, holder="Odile Fougeray")
    before = raw(person, old.id)

    new = replace_document(
        document_id=old.id,
        vault=LEARNING,
        facts=slip_facts("Odile Tréhorel"),
        reason="nom d’usage",
        at=AT + timedelta(days=30),
    )

    assert (new.number, new.edition) == ("SL-2026-000002", 2)
    assert raw(person, old.id) == before
    second, first = documents_of(person, vault=LEARNING, kinds=["slip"])
    assert (first.state, second.state) == (DocumentState.REPLACED, DocumentState.ISSUED)
    assert first.ended_at == AT + timedelta(days=30)
    with own(person):
        look([first, second], "facts", "reason")
        assert first.facts["holder"] == "Odile Fougeray"
        assert second.facts["replaces"] == {"number": "SL-2026-000001", "issued_on": "2026-03-01"}
        assert (second.facts["holder"], second.reason) == ("Odile Tréhorel", "nom d’usage")
    entry = RegisterEntry.objects.get(id=old.id)
    assert (entry.state, entry.replaced_by_number) == (EntryState.REPLACED, "SL-2026-000002")


def test_only_a_document_that_stands_is_replaced_or_revoked(person: SubjectRef) -> None:
    numbered = issue_slip(person)
    revoke_document(document_id=numbered.id, vault=LEARNING, at=AT)

    with pytest.raises(NotCurrent):
        revoke_document(document_id=numbered.id, vault=LEARNING, at=AT)
    with pytest.raises(NotCurrent):
        replace_document(
            document_id=numbered.id, vault=LEARNING, facts=slip_facts(), reason="", at=AT
        )
    with pytest.raises(NotCurrent):
        revoke_document(document_id=uuid4(), vault=LEARNING, at=AT)
    assert RegisterEntry.objects.get().state == EntryState.REVOKED


def test_of_two_replacements_at_once_one_is_made(person: SubjectRef) -> None:
    old = issue_slip(person)

    def replace(_: int) -> str | None:
        try:
            return replace_document(
                document_id=old.id, vault=LEARNING, facts=slip_facts(), reason="x", at=AT
            ).number
        except NotCurrent:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        made = [number for number in pool.map(replace, range(4)) if number]

    assert made == ["SL-2026-000002"]
    assert DOCUMENTS.filter(state=DocumentState.ISSUED).count() == 1


def test_the_files_of_an_erased_person_do_not_open(person: SubjectRef) -> None:
    issue_slip(person)
    fence(person)
    destroy_key(person, at=AT)
    (document,) = documents_of(person, vault=LEARNING, kinds=["slip"])

    with own(person), pytest.raises(FileWithheld):
        read_document(document)


def test_a_restricted_holders_document_waits(person: SubjectRef) -> None:
    set_limits(person, Standing(restricted=True))
    numbered = issue_slip(person)
    assert DOCUMENTS.get().state == DocumentState.NUMBERED

    set_limits(person, Standing())
    deliver_due(at=AT + timedelta(days=9_999))

    document = DOCUMENTS.get()
    assert (document.id, document.state) == (numbered.id, DocumentState.ISSUED)


def test_kinds_do_not_share_a_prefix(house: Path) -> None:
    twin = {f: getattr(SLIP, f) for f in SLIP.__slots__} | {"code": "other"}

    with pytest.raises(KindTaken):
        register_kind(DocumentKind(**twin))
