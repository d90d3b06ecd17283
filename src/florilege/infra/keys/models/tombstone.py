"""The log of erasures: who is gone for good, in the order in which it was asked."""

from django.db import models


class Tombstone(models.Model):
    """One erasure. The same line stands in a log outside, which outlives every restore.

    `about` is the number of the receipt.
    """

    number = models.PositiveIntegerField(primary_key=True)
    person = models.UUIDField(unique=True)
    about = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)
