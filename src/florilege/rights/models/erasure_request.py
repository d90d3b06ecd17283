"""A deletion that a person asked for, and its receipt."""

from django.db import models


class ErasureRequest(models.Model):
    """`id` is the receipt's number. `counts` says how much went from which table, in numbers.

    `erased_at` is written only when the scan for residue has found none.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(unique=True)
    origin = models.CharField(max_length=6, blank=True)  # empty: only the log of erasures knows it
    asked_at = models.DateTimeField(db_index=True)
    erased_at = models.DateTimeField(null=True)
    irreversible_on = models.DateField(null=True)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.id)
