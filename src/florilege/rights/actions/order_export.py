"""Order a file of everything about oneself."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.infra.workflow.running import begin
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import ExportOrder
from florilege.rights.workflows import EXPORT_SUBJECT


def order_export(*, person: SubjectRef, at: datetime) -> ExportOrder:
    """Order the file, or give the order that is under way; the worker makes it."""
    with transaction.atomic(using=Vault.IDENTITY.value):
        waiting = ExportOrder.objects.filter(person=person, ready_at__isnull=True).first()
        order = waiting or ExportOrder.objects.create(id=uuid4(), person=person, asked_at=at)
        begin(EXPORT_SUBJECT, subject=person, about=order.id, at=at)
    return order
