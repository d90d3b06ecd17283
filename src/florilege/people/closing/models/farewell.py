"""That one person was told that the school closes."""

from django.db import models


class Farewell(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    closing_id = models.UUIDField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "closing_id"], name="farewell_told_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
