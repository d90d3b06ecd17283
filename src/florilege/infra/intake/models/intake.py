"""One school's files that are being taken over, or were."""

from django.db import models


class Intake(models.Model):
    """`counts` are numbers by sheet; nobody is named."""

    id = models.UUIDField(primary_key=True)
    system = models.CharField(max_length=80)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.id)
