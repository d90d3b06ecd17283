"""Issue a certificate's next edition after its holder rectified their name (promise CRT-05)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.documents.issuing import NotCurrent, Numbered, replace_document
from florilege.infra.documents.queries import document_of
from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.certification.enums import RenewalReason
from florilege.teaching.certification.models import Award, CertificateSharing
from florilege.teaching.certification.words import printed_reason


class NothingToCorrect(Exception):
    """The certificate carries this name already."""


def renew_certificate(
    *, document_id: UUID, person: SubjectRef, name: str, reason: RenewalReason, at: datetime
) -> Numbered:
    """Issue the next edition under the name on which the office decided.

    Everything else is as it was printed. The old file stays as it is, and is told to be replaced.
    The gate must be open for CERTIFICATION.

    Raises: NotCurrent, NothingToCorrect.
    """
    document = document_of(person, document_id=document_id, vault=Vault.LEARNING)
    if document is None:
        raise NotCurrent(str(document_id))
    look([document], "facts")
    if document.facts["holder"] == name:
        raise NothingToCorrect(str(document_id))
    with transaction.atomic(using=Vault.LEARNING.value):
        numbered = replace_document(
            document_id=document_id,
            vault=Vault.LEARNING,
            facts=document.facts | {"holder": name},
            reason=printed_reason(reason, language=document.language),
            at=at,
        )
        Award.objects.filter(document_id=document_id).update(document_id=numbered.id)
        CertificateSharing.objects.filter(document_id=document_id).delete()
    return numbered
