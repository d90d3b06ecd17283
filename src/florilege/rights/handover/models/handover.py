"""That the whole school was exported: when, why, under which key, and how much."""

from django.db import models


class Handover(models.Model):
    """Without `done_at` it was stopped, and no file that looks whole was left."""

    id = models.UUIDField(primary_key=True)
    reason = models.CharField(max_length=10)
    recipient = models.CharField(max_length=80)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.id)
