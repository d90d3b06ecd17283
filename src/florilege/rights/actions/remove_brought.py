"""Let a brought file go again, with everything that came in it."""

from uuid import UUID

from django.db import transaction

from florilege.infra.media.files import delete_file
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import Bringing, BroughtFile


def remove_brought(*, bringing_id: UUID, person: SubjectRef) -> bool:
    """Delete what stands apart; what rooms took as the person's own stays. True if it was there.

    While it is still being taken in nothing is removed. Safe to repeat, and after a kill.
    """
    found = Bringing.objects.filter(id=bringing_id, person=person, done_at__isnull=False).first()
    if found is None:
        return False
    for file_id in BroughtFile.objects.filter(bringing=found).values_list("id", flat=True):
        delete_file(person=person, file_id=file_id)
    with transaction.atomic(using=Vault.IDENTITY.value):
        found.delete()
    return True
