"""Which epoch keys there are, and which one wraps now. The keys themselves are never here."""

from django.db import models


class Epoch(models.Model):
    """One epoch key, known by its number and by a value that only it opens."""

    number = models.PositiveIntegerField(primary_key=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    check_value = models.BinaryField()

    def __str__(self) -> str:
        return f"epoch {self.number}"


class EpochPointer(models.Model):
    """The single row that says which epoch new keys are wrapped under; it is also the lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    current = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="keys_one_epoch_pointer")
        ]

    def __str__(self) -> str:
        return f"current epoch {self.current}"
