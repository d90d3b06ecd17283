"""Where the chain ends now, and where each pruned month ended."""

from django.db import models


class Head(models.Model):
    """The single row that the next entry is chained to; locking it orders the writers."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    mac = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="journal_one_head")]

    def __str__(self) -> str:
        return f"head {self.number}"


class Segment(models.Model):
    """What stays of pruned entries: the last number and MAC, sealed by a MAC of its own."""

    last_number = models.BigIntegerField(primary_key=True)
    last_mac = models.BinaryField()
    last_at = models.DateTimeField()
    pruned_at = models.DateTimeField()
    seal = models.BinaryField()

    def __str__(self) -> str:
        return f"segment up to {self.last_number}"
