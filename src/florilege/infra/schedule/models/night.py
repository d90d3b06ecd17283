"""What was done on which night, and when the worker was last alive."""

from django.db import models


class Night(models.Model):
    """One task of one legal day. `count` is what it did, in the task's own unit."""

    id = models.UUIDField(primary_key=True)
    task = models.CharField(max_length=60)
    day = models.DateField()
    done_at = models.DateTimeField(null=True)
    count = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "day"], name="schedule_once_a_night")
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.day}"


class Beat(models.Model):
    """The worker's last sign of life; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)
