"""Give the next number of a series, inside the transaction of the document that takes it."""

from django.db import connections, transaction
from django.db.models import F

from florilege.infra.documents.codes import number
from florilege.infra.documents.kinds import DocumentKind
from florilege.infra.documents.models import NumberSeries


def take_number(kind: DocumentKind, *, year: int) -> str:
    """Take the next number; if the transaction is undone, the number is free again.

    Raises: TransactionManagementError outside a transaction, where a number could be lost.
    """
    alias = kind.vault.value
    if not connections[alias].in_atomic_block:
        raise transaction.TransactionManagementError("a number is taken with its document")
    series = NumberSeries.objects.using(alias).filter(prefix=kind.prefix, year=year)
    if not series.exists():
        NumberSeries.objects.using(alias).bulk_create(
            [NumberSeries(prefix=kind.prefix, year=year)], ignore_conflicts=True
        )
    series.update(last=F("last") + 1)  # locks the row until the transaction ends
    return number(prefix=kind.prefix, year=year, position=series.values_list("last", flat=True)[0])


def carry_on(kind: DocumentKind, *, year: int, last: int) -> None:
    """Let a series go on behind the last number that another system gave; it never goes back."""
    with transaction.atomic(using=kind.vault.value):
        series = NumberSeries.objects.using(kind.vault.value)
        series.bulk_create([NumberSeries(prefix=kind.prefix, year=year)], ignore_conflicts=True)
        series.filter(prefix=kind.prefix, year=year, last__lt=last).update(last=last)
