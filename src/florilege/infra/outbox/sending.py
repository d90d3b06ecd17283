"""Send an event in the transaction of the change that it tells of."""

from collections.abc import Iterable, Iterator
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
    for parcel in leave([event], vault=vault, at=at):
        transaction.on_commit(partial(deliver, parcel, vault=vault), using=vault.value, robust=True)


def leave(events: Iterable[Any], *, vault: Vault, at: datetime) -> list[Parcel]:
    """Write many events at once and leave them to the worker, so that a night is not held up.

    Raises: NoTransaction.
    """
    if not connections[vault.value].in_atomic_block:
        raise NoTransaction
    parcels = [parcel for event in events for parcel in _parcels(event, at)]
    return Parcel.objects.using(vault.value).bulk_create(parcels)


def _parcels(event: Any, at: datetime) -> Iterator[Parcel]:
    body = packed(event)
    for name in names_for(type(event)):
        yield Parcel(
            id=uuid4(),
            handler=name,
            subject=getattr(event, "person", None),
            body=body,
            made_at=at,
            due_at=at,
        )
