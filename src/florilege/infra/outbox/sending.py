"""Send an event in the transaction of the change that it tells of."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import connections, transaction

from florilege.infra.outbox.delivering import deliver
from florilege.infra.outbox.events import packed
from florilege.infra.outbox.models import Parcel
from florilege.infra.outbox.subscribing import names_for
from florilege.kernel.vocabulary import Vault


class NoTransaction(Exception):
    """An event was sent outside the transaction of its change, so that it could be lost."""


def send(event: Any, *, vault: Vault, at: datetime) -> None:
    """Write an event beside its change; it is delivered after the commit, or by the worker.

    Raises: NoTransaction.
    """
    if not connections[vault.value].in_atomic_block:
        raise NoTransaction(type(event).__name__)
    body = packed(event)
    for name in names_for(type(event)):
        parcel = Parcel.objects.using(vault.value).create(
            id=uuid4(),
            handler=name,
            subject=getattr(event, "person", None),
            body=body,
            made_at=at,
            due_at=at,
        )
        transaction.on_commit(partial(deliver, parcel, vault=vault), using=vault.value, robust=True)
