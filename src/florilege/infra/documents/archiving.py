"""Let a kind of issued document be kept by law: a room says by which, and from which day it counts."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from uuid import UUID

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.kinds import DocumentKind
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.queries import documents_of
from florilege.infra.gate.looking import look
from florilege.infra.gate.withheld import Withheld
from florilege.infra.media.files import open_file
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.keeping import Due, Keeping, Rendered, keeps
from florilege.kernel.subjects import SubjectRef

BeginsOn = Callable[[UUID], date | None]


def keeps_documents(
    kind: DocumentKind, *, title: str, law: str, begins_on: BeginsOn, holder: str = "holder"
) -> Keeping:
    """Have every document of a kind kept, if the charter's rule for the kind has an archive.

    `begins_on` gives the day of the starting event of a document, None while it is not known.
    `holder` is the fact of the document that holds its person's printed name.
    """

    def finds(person: SubjectRef, *, on: date) -> Iterable[Due]:
        found = documents_of(person, vault=kind.vault, kinds=[kind.code])
        return [due for one in found if (due := due_of(one, begins_on))]

    def renders(due: Due) -> Rendered | None:
        return _as_issued(kind, due, holder=holder)

    def moved(due: Due, on: date) -> None:
        rows = IssuedDocument.objects.using(kind.vault.value)
        rows.filter(id=due.source_id, archived_on__isnull=True).update(archived_on=on)

    _begins[kind.code] = begins_on
    return keeps(Keeping(kind.code, title, kind.retention, law, finds, renders, moved=moved))


_begins: dict[str, BeginsOn] = {}


def due_of(document: IssuedDocument, begins_on: BeginsOn) -> Due | None:
    """Say from which day a complete document counts; None if it cannot be archived yet."""
    day = begins_on(document.id)
    if document.state == DocumentState.NUMBERED or day is None:
        return None
    return Due(person=SubjectRef(document.person), source_id=document.id, event_on=day)


def dues_among(document_ids: Iterable[UUID]) -> Iterator[tuple[str, Due]]:
    """Give kind and due of those of the documents that some room has kept."""
    wanted = list(document_ids)
    for vault in vaults_of("documents"):
        rows = IssuedDocument.objects.using(vault.value).filter(id__in=wanted)
        for row in rows.order_by("id"):
            begins_on = _begins.get(row.kind)
            due = due_of(row, begins_on) if begins_on else None
            if due is not None:
                yield row.kind, due


def _as_issued(kind: DocumentKind, due: Due, *, holder: str) -> Rendered | None:
    """Read a document's file to the byte; None if its person is gone."""
    documents = IssuedDocument.objects.using(kind.vault.value)
    row = documents.filter(id=due.source_id, person=due.person).first()
    if row is None:
        return None
    look([row], "facts", "file")
    if isinstance(row.facts, Withheld):
        return None
    return Rendered(
        identity={"name": str(row.facts[holder]), "numbers": row.number},
        content=b"".join(open_file(row, "file")),
        media_type="application/pdf",
        file_name=f"{row.number}.pdf",
    )
