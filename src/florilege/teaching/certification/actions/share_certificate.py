"""Let the public check page show a certificate's holder, or no longer (promise CRT-01)."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.issuing import NotCurrent, current_document
from florilege.infra.documents.queries import document_of
from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.certification.enums import Shows
from florilege.teaching.certification.models import CertificateSharing
from florilege.teaching.certification.rules import shown_name


def share_certificate(*, document_id: UUID, person: SubjectRef, shows: Shows, at: datetime) -> None:
    """Keep the holder's choice; the check page obeys from its next opening on.

    The gate must be open for CERTIFICATION: what is shown is taken from what is printed.

    Raises: NotCurrent if the document is not theirs, or stands no more.
    """
    document = document_of(person, document_id=document_id, vault=Vault.LEARNING)
    if document is None or document.state != DocumentState.ISSUED:
        raise NotCurrent(str(document_id))
    look([document], "facts")
    shown = shown_name(document.facts["holder"], shows)
    with transaction.atomic(using=Vault.LEARNING.value):
        current_document(document_id, vault=Vault.LEARNING)  # of two clicks at once, one waits here
        CertificateSharing.objects.filter(document_id=document_id).delete()
        if shown is not None:
            CertificateSharing.objects.create(
                id=uuid4(),
                person=person,
                document_id=document_id,
                shows=shows,
                shown=shown,
                changed_at=at,
            )
