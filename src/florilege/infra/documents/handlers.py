"""What follows a change of a document. Each may come twice, and late."""

from florilege.infra.clock import legal_day, now
from florilege.infra.documents.events import DocumentNumbered, DocumentRevoked
from florilege.infra.documents.finishing import finish
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.register.entries import mark_revoked
from florilege.infra.outbox.subscribing import handles


@handles(DocumentNumbered)
def finish_document(event: DocumentNumbered) -> None:
    finish(event.document, vault=event.vault)


@handles(DocumentRevoked)
def revoke_in_register(event: DocumentRevoked) -> None:
    document = IssuedDocument.objects.using(event.vault.value).filter(id=event.document).first()
    ended_at = document.ended_at if document and document.ended_at else now()
    mark_revoked(event.document, on=legal_day(ended_at))
