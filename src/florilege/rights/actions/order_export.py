"""Order a file of everything about oneself."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.infra.gate.opened import sealing_key
from florilege.infra.workflow.running import begin
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import ExportOrder
from florilege.rights.workflows import EXPORT_SUBJECT


def order_export(*, person: SubjectRef, at: datetime) -> ExportOrder:
    """Order the file, or give the order that is under way; the worker makes it.

    Raises: KeyWithheld if the person is going or gone.
    """
    sealing_key(person)  # No file can be made without it, so no order is noted either.
    with transaction.atomic(using=Vault.IDENTITY.value):
        waiting = ExportOrder.objects.filter(person=person, ready_at__isnull=True).first()
        order = waiting or ExportOrder.objects.create(id=uuid4(), person=person, asked_at=at)
        run = begin(EXPORT_SUBJECT, subject=person, about=order.id, at=at)
        if run.about == order.id:
            return order
        # Two clicks at once: the other one's order is under way, and ours would wait for ever.
        ExportOrder.objects.filter(id=order.id).delete()
    assert run.about is not None
    return ExportOrder.objects.get(id=run.about)
