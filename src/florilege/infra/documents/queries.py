"""Read issued documents. What is sealed in them opens only after `look`."""

from collections.abc import Iterable
from uuid import UUID

from florilege.infra.documents.models import IssuedDocument
from florilege.infra.gate.looking import look
from florilege.infra.media.files import open_file
from florilege.infra.media.reading import SealedReader
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault


def documents_of(person: SubjectRef, *, vault: Vault, kinds: Iterable[str]) -> list[IssuedDocument]:
    """Give a person's documents of some kinds, the newest first, those being made included."""
    documents = IssuedDocument.objects.using(vault.value)
    return list(documents.filter(person=person, kind__in=set(kinds)).order_by("-number"))


def document_of(person: SubjectRef, *, document_id: UUID, vault: Vault) -> IssuedDocument | None:
    """Give one document of a person, if it is theirs."""
    documents = IssuedDocument.objects.using(vault.value)
    return documents.filter(id=document_id, person=person).first()


def read_document(document: IssuedDocument) -> SealedReader:
    """Look at a document's file for the page's purpose, and give it as a stream.

    Raises: Refused; FileWithheld; FileMissing while it is being made.
    """
    look([document], "file")
    return open_file(document, "file")


__all__ = ["IssuedDocument", "document_of", "documents_of", "read_document"]
